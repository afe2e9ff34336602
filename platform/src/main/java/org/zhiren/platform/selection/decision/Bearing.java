package org.zhiren.platform.selection.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * What a decision means beyond the people it is about: how far the choice reaches over the roster,
 * and what the leadership team would look like with each of them. It tells of groups and concludes
 * nothing about anybody.
 *
 * @param groups the groups of the roster; empty for a post that is no leading one
 * @param suppressed whether whole groups were left out because they would tell of single people
 * @param team what the team looks like; {@code null} if the post does not belong to one
 */
public record Bearing(List<Group> groups, boolean suppressed, @Nullable Team team) {

  /** Copies the list. */
  public Bearing {
    groups = List.copyOf(groups);
  }

  /**
   * A group of the roster.
   *
   * @param dimension by what people are grouped
   * @param group the group
   * @param roster how many of those in service belong to it; {@code null} if so few that the number
   *     is not shown
   * @param rosterPercent their share of the roster, in whole per cent
   * @param qualified how many of them qualify for the post; {@code null} with {@code roster}
   * @param candidates the candidates who belong to it
   */
  public record Group(
      Text dimension,
      Text group,
      @Nullable Integer roster,
      @Nullable Integer rosterPercent,
      @Nullable Integer qualified,
      List<String> candidates) {
    /** Copies the list. */
    public Group {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The leadership team, now and with each candidate in the post.
   *
   * @param members how many members were counted
   * @param unseen how many members lie outside the scope of the one who asks and were not counted
   * @param measures its structure
   */
  public record Team(int members, int unseen, List<Measure> measures) {
    /** Copies the list. */
    public Team {
      measures = List.copyOf(measures);
    }
  }

  /**
   * One feature of the structure.
   *
   * @param label what is counted
   * @param needed whether the profile of the post says that the team lacks it
   * @param now as the team is
   * @param after with each candidate, in the order of the candidates
   */
  public record Measure(Text label, boolean needed, Text now, List<Text> after) {
    /** Copies the list. */
    public Measure {
      after = List.copyOf(after);
    }
  }
}
