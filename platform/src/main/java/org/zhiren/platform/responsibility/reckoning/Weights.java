package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.zhiren.explain.Text;

/**
 * Exact weights of siblings in whole basis points: 10,000 make the whole, so 1 is 0.01 %.
 *
 * <p>Shares that do not come out even are given by the method of the largest remainder (Hamilton):
 * everyone first gets the whole points of the exact share, then those with the largest remainder
 * one more each, earlier siblings first when remainders are equal.
 */
public final class Weights {

  /** The whole, in basis points. */
  public static final int WHOLE = 10_000;

  private static final Text NO_SIBLINGS =
      Text.of("没有可分配权重的同级目标；请先建立目标。", "There are no siblings to weigh; add a target first.");
  private static final Text NEGATIVE =
      Text.of(
          "第 {0} 项的权重为 {1}，不得小于 0；请改为 0 至 100% 之间的数。",
          "Weight number {0} is {1}; it must not be below 0. Give a share between 0 and 100 %.");
  private static final Text SUM =
      Text.of(
          "同级权重合计 {0}%，应为 100%，{1} {2}%；请调整其中一项或者按比例重新分配。",
          "The weights of the siblings add up to {0} % instead of 100 %, {1} {2} %. Change one of"
              + " them or distribute them anew.");
  private static final Text ALL_ZERO =
      Text.of("各项份额都是 0，无法按比例分配。", "All shares are 0; nothing can be distributed by them.");
  private static final Text TOO_FINE =
      Text.of(
          "第 {0} 项的权重 {1}% 超过两位小数；权重以 0.01% 为最小单位。",
          "Weight number {0} is {1} %, finer than 0.01 %, the smallest unit of weights.");

  private Weights() {}

  /**
   * Equal weights for siblings.
   *
   * @param count how many, at least 1
   * @return {@code count} basis points that add up to {@link #WHOLE}
   */
  public static int[] even(int count) {
    return distribute(java.util.Collections.nCopies(count, BigDecimal.ONE));
  }

  /**
   * Weights in proportion to shares.
   *
   * @param shares not negative, in any unit, not all zero
   * @return basis points in the order of the shares that add up to {@link #WHOLE}
   * @throws ReckoningFault if there are no shares, one is negative or all are zero
   */
  public static int[] distribute(List<BigDecimal> shares) {
    return distribute(WHOLE, shares);
  }

  /**
   * A whole number handed out in proportion to shares, nothing lost and nothing added.
   *
   * @param total what is handed out, at least 0
   * @param shares not negative, in any unit, not all zero
   * @return whole parts in the order of the shares that add up to {@code total}
   * @throws ReckoningFault if there are no shares, one is negative or all are zero
   */
  public static int[] distribute(int total, List<BigDecimal> shares) {
    if (total < 0) {
      throw new IllegalArgumentException("total (%d) must not be below 0.".formatted(total));
    }
    if (shares.isEmpty()) {
      throw new ReckoningFault(NO_SIBLINGS);
    }
    int scale = 0;
    for (int i = 0; i < shares.size(); i++) {
      if (shares.get(i).signum() < 0) {
        throw new ReckoningFault(NEGATIVE.fill(i + 1, shares.get(i).toPlainString()));
      }
      scale = Math.max(scale, shares.get(i).scale());
    }
    List<BigInteger> whole = new ArrayList<>();
    BigInteger sum = BigInteger.ZERO;
    for (BigDecimal share : shares) {
      BigInteger scaled = share.setScale(scale).unscaledValue();
      whole.add(scaled);
      sum = sum.add(scaled);
    }
    if (sum.signum() == 0) {
      throw new ReckoningFault(ALL_ZERO);
    }
    int[] parts = new int[shares.size()];
    List<BigInteger> remainders = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    int left = total;
    for (int i = 0; i < parts.length; i++) {
      BigInteger[] quotient =
          whole.get(i).multiply(BigInteger.valueOf(total)).divideAndRemainder(sum);
      parts[i] = quotient[0].intValueExact();
      remainders.add(quotient[1]);
      order.add(i);
      left -= parts[i];
    }
    order.sort(Comparator.comparing((Integer i) -> remainders.get(i)).reversed());
    for (int i = 0; i < left; i++) {
      parts[order.get(i)]++;
    }
    return parts;
  }

  /**
   * What is wrong with the weights of siblings, if anything.
   *
   * @param basisPoints the weights of all siblings under one parent
   * @return a sentence for the user that says by how much the whole is missed, or empty
   */
  public static Optional<Text> fault(int[] basisPoints) {
    if (basisPoints.length == 0) {
      return Optional.of(NO_SIBLINGS);
    }
    long sum = 0;
    for (int i = 0; i < basisPoints.length; i++) {
      if (basisPoints[i] < 0) {
        return Optional.of(NEGATIVE.fill(i + 1, percent(basisPoints[i]) + "%"));
      }
      sum += basisPoints[i];
    }
    if (sum == WHOLE) {
      return Optional.empty();
    }
    Text side = sum < WHOLE ? Text.of("还差", "short by") : Text.of("超出", "over by");
    return Optional.of(SUM.fill(percent(sum), side, percent(Math.abs(WHOLE - sum))));
  }

  /**
   * Basis points of percentages as people write them.
   *
   * @param percents percentages with at most two decimals
   * @return basis points in the same order; their sum is not checked
   * @throws ReckoningFault if a percentage is finer than 0.01 or negative
   */
  public static int[] ofPercent(List<BigDecimal> percents) {
    int[] points = new int[percents.size()];
    for (int i = 0; i < points.length; i++) {
      BigDecimal percent = percents.get(i);
      if (percent.signum() < 0) {
        throw new ReckoningFault(NEGATIVE.fill(i + 1, percent.toPlainString() + "%"));
      }
      try {
        points[i] = percent.movePointRight(2).intValueExact();
      } catch (ArithmeticException e) {
        throw new ReckoningFault(TOO_FINE.fill(i + 1, percent.toPlainString()), e);
      }
    }
    return points;
  }

  /** Basis points as a percentage without superfluous zeros, for instance {@code 12.5}. */
  public static String percent(long basisPoints) {
    BigDecimal percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
    return percent.setScale(Math.max(0, percent.scale())).toPlainString();
  }
}
