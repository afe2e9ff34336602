package org.zhiren.platform.appraisal.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.Campaign;
import org.zhiren.platform.appraisal.Item;
import org.zhiren.platform.appraisal.RaterGroup;
import org.zhiren.platform.appraisal.Subject;

/** Reads what was marked in a campaign; trial sheets are never read. */
@Repository
class AnsweredSheets {

  private final JdbcClient jdbc;

  AnsweredSheets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Answered of(Campaign campaign) {
    Map<Integer, Integer> items = new HashMap<>();
    campaign.plan().items().forEach(item -> items.put(item.no(), items.size()));
    Map<Integer, Integer> groups = new HashMap<>();
    campaign.plan().groups().forEach(group -> groups.put(group.no(), groups.size()));
    Map<Integer, Integer> people = new HashMap<>();
    campaign.people().forEach(person -> people.put(person.no(), people.size()));
    Map<UUID, Answered.Sheet> sheets = new LinkedHashMap<>();
    int[] unknown = {0};
    jdbc.sql(
            """
            select s.id, s.group_no, m.subject_no, m.item_no, m.mark
            from appraisal.sheet s left join appraisal.mark m on m.sheet_id = s.id
            where s.campaign_id = :campaign and not s.trial order by s.id
            """)
        .param("campaign", campaign.id())
        .query((java.sql.ResultSet row) -> {
          int group = place(groups, row.getInt("group_no"));
          Answered.Sheet sheet =
              sheets.computeIfAbsent(
                  row.getObject("id", UUID.class),
                  key -> new Answered.Sheet(group, empty(people.size(), items.size())));
          Integer person = people.get(row.getInt("subject_no"));
          Integer item = items.get(row.getInt("item_no"));
          if (person != null && item != null) {
            int mark = row.getInt("mark");
            unknown[0] += row.wasNull() ? 1 : 0;
            sheet.marks().get(person).set(item, mark);
          }
        });
    return new Answered(
        campaign.plan().scale().points(),
        campaign.plan().leastScores(),
        campaign.plan().leastRemarks(),
        campaign.plan().items().stream().map(AnsweredSheets::item).toList(),
        campaign.plan().groups().stream().map(AnsweredSheets::group).toList(),
        campaign.people().stream().map(person -> person(campaign, person)).toList(),
        List.copyOf(sheets.values()),
        unknown[0]);
  }

  private static int place(Map<Integer, Integer> places, int no) {
    Integer place = places.get(no);
    if (place == null) {
      throw new IllegalStateException(
          "A sheet is of group (%d), which is not there.".formatted(no));
    }
    return place;
  }

  private static List<List<Integer>> empty(int people, int items) {
    List<List<Integer>> marks = new ArrayList<>(people);
    for (int p = 0; p < people; p++) {
      List<Integer> of = new ArrayList<>(items);
      for (int i = 0; i < items; i++) {
        of.add(0);
      }
      marks.add(of);
    }
    return marks;
  }

  private static Answered.Item item(Item item) {
    return new Answered.Item(item.no(), item.title(), item.weight());
  }

  private static Answered.Group group(RaterGroup group) {
    return new Answered.Group(
        group.no(),
        Text.of(group.name(), group.english()),
        group.weight(),
        group.expected(),
        group.raterName());
  }

  private static Answered.Person person(Campaign campaign, Subject person) {
    return new Answered.Person(
        person.no(), person.personId(), campaign.unitId(), person.name(), person.post());
  }

  /**
   * What was written about people, by place of the person: of groups of which enough sheets marked
   * the person, all in one random order, so that neither group nor sheet can be told.
   */
  Map<Integer, List<ResultDetail.Remark>> remarks(Campaign campaign, Shown shown) {
    Map<Integer, List<ResultDetail.Remark>> remarks = new HashMap<>();
    Answered from = shown.from();
    jdbc.sql(
            """
            select group_no, subject_no, remark from appraisal.remark
            where campaign_id = :campaign and not trial order by gen_random_uuid()
            """)
        .param("campaign", campaign.id())
        .query((java.sql.ResultSet row) -> {
          for (int g = 0; g < from.groups().size(); g++) {
            for (int p = 0; p < from.people().size(); p++) {
              Answered.Group group = from.groups().get(g);
              boolean asked =
                  group.no() == row.getInt("group_no")
                      && from.people().get(p).no() == row.getInt("subject_no");
              if (asked && (group.attributed() || shown.sheets(g, p) >= from.leastRemarks())) {
                remarks
                    .computeIfAbsent(p, key -> new ArrayList<>())
                    .add(new ResultDetail.Remark(row.getString("remark"), group.raterName()));
              }
            }
          }
        });
    return remarks;
  }
}
