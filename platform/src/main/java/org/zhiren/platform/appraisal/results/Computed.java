package org.zhiren.platform.appraisal.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.platform.appraisal.AppraisalResult.Method;

/**
 * The results of a campaign as they would be published.
 *
 * @param people in the order of the campaign
 * @param summary the campaign as a whole
 */
public record Computed(List<OnePerson> people, Summary summary) {

  /** Copies the list. */
  public Computed {
    people = List.copyOf(people);
  }

  /**
   * One person.
   *
   * @param place of the person in the campaign, from 0
   * @param raters sheets behind what is shown
   * @param raw plain mean; {@code null} if withheld
   * @param fair fair score; {@code null} without a model
   * @param low lower end of the interval of {@code fair}, else of {@code raw}
   * @param high upper end
   * @param rankLow best place of the rank interval
   * @param rankHigh worst place
   * @param compared people in the same connected part
   * @param part the connected part, from 0, the largest first
   * @param corrected before drawing towards the mean of all
   * @param corrections what lies between raw and fair
   * @param explanation how it came about
   */
  public record OnePerson(
      int place,
      Method method,
      int raters,
      @Nullable Double raw,
      @Nullable Double fair,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Integer rankLow,
      @Nullable Integer rankHigh,
      int compared,
      int part,
      @Nullable Double corrected,
      List<ResultDetail.Correction> corrections,
      Explanation explanation) {}
}
