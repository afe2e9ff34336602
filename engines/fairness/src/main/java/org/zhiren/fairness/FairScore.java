package org.zhiren.fairness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verification;

/**
 * One person's fair score beside the raw mean, and what lies between them.
 *
 * <p>Raw mean − corrections − caution = fair score, exactly.
 *
 * @param person the person
 * @param ratings number of ratings
 * @param rawMean their (weighted) mean
 * @param corrections by name: how far lenient raters, groups or favourable conditions raised the
 *     raw mean; subtracted
 * @param caution what was taken off because few ratings say little: the estimate is drawn towards
 *     the mean of all
 * @param score the fair score: average conditions, average raters
 * @param predictionSd standard deviation of its error
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
public record FairScore(
    String person,
    int ratings,
    double rawMean,
    Map<String, Double> corrections,
    double caution,
    double score,
    double predictionSd,
    double low,
    double high) {

  /** So many deviations to each side hold 95 in 100 of a normal distribution. */
  public static final double QUANTILE_95 = 1.959963984540054;

  private static final Text POINTS = Text.of("分", "points");

  private static final Citation HENDERSON =
      new Citation(
          Text.same(
              "C. R. Henderson, Best linear unbiased estimation and prediction under a selection"
                  + " model, Biometrics 31"),
          "",
          "1975",
          null,
          Verification.SECONDARY);

  /**
   * The score without the adjustment for these conditions: what stands beside the adjusted one.
   *
   * @param conditions names of corrections; unknown ones change nothing
   */
  public double before(Collection<String> conditions) {
    double value = score;
    for (Map.Entry<String, Double> correction : corrections.entrySet()) {
      value += conditions.contains(correction.getKey()) ? correction.getValue() : 0;
    }
    return value;
  }

  /** The score as an explanation that shows raw mean, corrections, interval and ratings. */
  public Explanation explain() {
    Explanation.Builder tree =
        Explanation.of(
                "fairness.person",
                new Value.Estimate(round(score), round(low), round(high), 0.95, POINTS),
                Text.of(
                        "{0}的公平得分 {1}：原始均分 {2}，{3} 条评分，已扣除评分人宽严与条件差异",
                        "Fair score of {0} is {1}: raw mean {2} of {3} ratings, less what raters"
                            + " and conditions account for")
                    .fill(person, round(score), round(rawMean), ratings))
            .using(Fact.of(Text.of("评分条数", "ratings"), ratings))
            .using(Fact.of(Text.of("原始均分", "raw mean"), round(rawMean)))
            .citing(HENDERSON);
    corrections.forEach((name, by) ->
        tree.because(
            Explanation.of(
                    "fairness.correction." + name,
                    new Value.Quantity(round(-by), POINTS),
                    by >= 0
                        ? Text.of(
                                "{0} 使原始均分偏高 {1}，予以扣除", "{0} raised the raw mean by {1}; taken off")
                            .fill(name, round(by))
                        : Text.of(
                                "{0} 使原始均分偏低 {1}，予以补回",
                                "{0} lowered the raw mean by {1}; given back")
                            .fill(name, round(-by)))
                .build()));
    tree.because(
        Explanation.of(
                "fairness.caution",
                new Value.Quantity(round(-caution), POINTS),
                Text.of(
                        "评分条数有限，向总体均值收缩 {0}",
                        "Few ratings say little: drawn towards the mean by {0}")
                    .fill(round(-caution)))
            .build());
    return tree.build();
  }

  private static BigDecimal round(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
  }
}
