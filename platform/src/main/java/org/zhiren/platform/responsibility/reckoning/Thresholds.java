package org.zhiren.platform.responsibility.reckoning;

import org.zhiren.explain.Text;

/**
 * The published thresholds of lights.
 *
 * <p>Being behind is measured in basis points of the whole task (from baseline to target), not of
 * what was planned so far, so that a small delay in January does not look like a disaster.
 *
 * @param yellowBeyond behind by more than this is yellow, basis points of the task
 * @param redBeyond behind by more than this is red, not below {@code yellowBeyond}
 * @param staleAfterDays a value older than this many days is not trusted any more: grey
 * @param redAfterDaysLate a milestone overdue by more than this many days is red, before that
 *     yellow
 * @param leastKnown a roll-up with less of its weight known is grey, basis points
 */
public record Thresholds(
    int yellowBeyond, int redBeyond, int staleAfterDays, int redAfterDaysLate, int leastKnown) {

  /**
   * Yellow beyond 5 %, red beyond 15 %, stale after 45 days, red after 10 days late, 60 % known.
   */
  public static final Thresholds USUAL = new Thresholds(500, 1500, 45, 10, 6000);

  /**
   * Checks the order.
   *
   * @throws ReckoningFault naming the threshold that stands wrong
   */
  public Thresholds {
    if (yellowBeyond < 0 || redBeyond < yellowBeyond) {
      throw new ReckoningFault(
          Text.of(
                  "黄灯界限 {0}% 应不小于 0，红灯界限 {1}% 应不小于黄灯界限。",
                  "The threshold of yellow, {0} %, must not be below 0, and that of red, {1} %, not"
                      + " below that of yellow.")
              .fill(Weights.percent(yellowBeyond), Weights.percent(redBeyond)));
    }
    if (staleAfterDays < 1 || redAfterDaysLate < 0) {
      throw new ReckoningFault(
          Text.of(
                  "数据有效天数 {0} 应至少为 1，逾期转红天数 {1} 应不小于 0。",
                  "The days for which a value is trusted ({0}) must be at least 1, the days late"
                      + " until red ({1}) at least 0.")
              .fill(staleAfterDays, redAfterDaysLate));
    }
    if (leastKnown < 0 || leastKnown > Weights.WHOLE) {
      throw new ReckoningFault(
          Text.of(
                  "已知权重的最低比例 {0}% 应在 0 至 100% 之间。",
                  "The least share of weight known, {0} %, must lie between 0 and 100 %.")
              .fill(Weights.percent(leastKnown)));
    }
  }
}
