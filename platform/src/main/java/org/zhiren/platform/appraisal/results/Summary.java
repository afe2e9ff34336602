package org.zhiren.platform.appraisal.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.AppraisalResult.Method;

/**
 * What a campaign says as a whole: for whoever runs it, without anybody's identity.
 *
 * @param method how results were worked out
 * @param reason why no model was fitted; {@code null} if one was
 * @param groups turnout by group
 * @param marks how many marks are behind what is shown
 * @param unknown how many answers were 不了解
 * @param shares where differences between marks come from; {@code null} without a model
 * @param pooled sheets that share one severity, so that none of them stands out; 0 for none
 * @param findings what stands out among the sheets
 * @param parts people by connected part, the largest first
 * @param links who else should be marked by whom next time, so that all can be compared
 * @param leftOut which groups are left out with which people
 * @param unanimous where everybody gave the same mark
 * @param spread how often each mark from 1 to the best was given; empty for a reader who is among
 *     the people or near to one of them
 */
public record Summary(
    Method method,
    @Nullable Text reason,
    List<Turnout> groups,
    int marks,
    int unknown,
    @Nullable Shares shares,
    int pooled,
    List<Finding> findings,
    List<Part> parts,
    List<Text> links,
    List<LeftOut> leftOut,
    List<Unanimous> unanimous,
    List<Integer> spread) {

  /** Sheets of one group. */
  public record Turnout(
      int no, Text name, double weight, int expected, int returned, @Nullable String raterName) {}

  /** Shares of the variance in percent: true differences, severity, and the rest. */
  public record Shares(double people, double raters, double rest) {

    /** Copies with one decimal, as they are published. */
    static Shares of(double people, double raters, double rest) {
      double all = people + raters + rest;
      return new Shares(percent(people / all), percent(raters / all), percent(rest / all));
    }

    private static double percent(double share) {
      return Math.round(share * 1000) / 10.0;
    }
  }

  /**
   * Something that stands out.
   *
   * @param count in how many sheets; {@code null} if fewer than the least number that is shown
   */
  public record Finding(Text name, Text meaning, @Nullable Integer count) {}

  /** People who can be compared with one another. */
  public record Part(int people, int sheets, List<String> names) {}

  /**
   * A group left out with somebody.
   *
   * @param everywhere whether it is left out with everybody
   * @param names with whom, if not with everybody
   */
  public record LeftOut(Text group, boolean everywhere, List<String> names) {}

  /**
   * Everybody gave the same mark.
   *
   * @param what the group, or the item
   */
  public record Unanimous(String name, Text what) {}

  /**
   * The same without the distribution of all marks: who may see everybody's but one would have the
   * last one by subtraction.
   */
  Summary withoutTotals() {
    return new Summary(
        method,
        reason,
        groups,
        marks,
        unknown,
        shares,
        pooled,
        findings,
        parts,
        links,
        leftOut,
        unanimous,
        List.of());
  }

  /** Whether everybody can be compared with everybody. */
  public boolean connected() {
    return parts.size() <= 1;
  }
}
