package org.zhiren.platform.appraisal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many sheets came back, by group. Never what is on them. */
@Component
@Transactional(readOnly = true)
public class Turnout {

  private final JdbcClient jdbc;
  private final Campaigns campaigns;

  Turnout(JdbcClient jdbc, Campaigns campaigns) {
    this.jdbc = jdbc;
    this.campaigns = campaigns;
  }

  /**
   * The count of one group.
   *
   * @param group the group
   * @param returned sheets that came back, by phone and on paper
   * @param onPaper those of them on paper
   * @param shown whether its marks can be shown as things stand; a named rater's always can
   */
  public record Line(RaterGroup group, int returned, int onPaper, boolean shown) {

    /** Sheets that are still out. */
    public int open() {
      return group.expected() - returned;
    }
  }

  /**
   * The count of a campaign.
   *
   * @param lines by group
   * @param expected sheets that should come back
   * @param returned sheets that came back
   * @param needed sheets that must come back for the campaign to be valid
   */
  public record Count(List<Line> lines, int expected, int returned, int needed) {

    /** Copies the list. */
    public Count {
      lines = List.copyOf(lines);
    }

    /** Whether enough came back. */
    public boolean valid() {
      return returned >= needed;
    }

    /** Groups of whom nothing could be shown as things stand. */
    public List<Line> hidden() {
      return lines.stream().filter(line -> !line.shown()).toList();
    }
  }

  /** The count of a campaign that the acting account may see. */
  public Count of(UUID id) {
    return of(campaigns.required(id));
  }

  /** The count of this campaign. */
  public Count of(Campaign campaign) {
    Map<Integer, int[]> returned = new HashMap<>();
    jdbc.sql(
            """
            select group_no, count(*) as sheets, count(*) filter (where paper) as paper
            from appraisal.sheet where campaign_id = :id group by group_no
            """)
        .param("id", campaign.id())
        .query(row -> {
          returned.put(
              row.getInt("group_no"), new int[] {row.getInt("sheets"), row.getInt("paper")});
        });
    List<Line> lines = new ArrayList<>();
    int all = 0;
    for (RaterGroup group : campaign.plan().groups()) {
      int[] count = returned.getOrDefault(group.no(), new int[2]);
      all += count[0];
      lines.add(
          new Line(
              group,
              count[0],
              count[1],
              group.attributed() || count[0] >= campaign.plan().leastScores()));
    }
    int expected = campaign.plan().expected();
    return new Count(lines, expected, all, needed(expected, campaign.plan().validPercent()));
  }

  /** Sheets needed: the percentage of those expected, rounded up. */
  static int needed(int expected, int percent) {
    return (int) Math.ceilDiv((long) expected * percent, 100L);
  }
}
