package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;

/**
 * Points for one target or a group of targets. A score informs people; it decides nothing.
 *
 * @param points the points, two decimals; null while what they rest on is not known
 * @param low the fewest points that unknown parts leave possible; equal to {@code points} if known
 * @param high the most points that unknown parts leave possible
 * @param knownShare basis points of the weight that is known: 10,000 or 0 for a single target
 * @param explanation why
 */
public record Score(
    @Nullable BigDecimal points,
    BigDecimal low,
    BigDecimal high,
    int knownShare,
    Explanation explanation) {

  /** Decimals of points; rounded once, half up, at the very end. */
  public static final int DECIMALS = 2;

  /**
   * One part of a weighted score.
   *
   * @param name the target
   * @param weight basis points; those of all parts add up to 10,000
   * @param score its score, on the same scale as the other parts
   */
  public record Part(Text name, int weight, Score score) {}

  /** Whether the points are known. */
  public boolean known() {
    return points != null;
  }

  /**
   * The weighted score of several targets. While a part is unknown the whole is unknown, and {@code
   * low} and {@code high} say what is still possible; nothing unknown counts as zero.
   *
   * @param parts at least one, weights adding up to 10,000
   * @throws ReckoningFault if the weights do not add up
   */
  public static Score weighted(List<Part> parts) {
    Weights.fault(parts.stream().mapToInt(Part::weight).toArray())
        .ifPresent(text -> {
          throw new ReckoningFault(text);
        });
    Exact sum = Exact.ZERO;
    Exact low = Exact.ZERO;
    Exact high = Exact.ZERO;
    long known = 0;
    List<Explanation> children = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    for (Part part : parts) {
      Exact weight = Exact.of(part.weight()).shift(-4);
      Score score = part.score();
      low = low.plus(weight.times(Exact.of(score.low)));
      high = high.plus(weight.times(Exact.of(score.high)));
      known += (long) part.weight() * score.knownShare;
      if (score.points != null) {
        sum = sum.plus(weight.times(Exact.of(score.points)));
      }
      Text name =
          Text.of("{0}（权重 {1}%）", "{0} (weight {1} %)")
              .fill(part.name(), Weights.percent(part.weight()));
      facts.add(
          score.points == null ? Fact.missing(name) : Fact.of(name, score.points.toPlainString()));
      children.add(score.explanation);
    }
    int share = (int) (known / Weights.WHOLE);
    boolean complete = parts.stream().allMatch(p -> p.weight() == 0 || p.score().known());
    BigDecimal lowest = low.rounded(DECIMALS);
    BigDecimal highest = high.rounded(DECIMALS);
    BigDecimal points = complete ? sum.rounded(DECIMALS) : null;
    Text sentence =
        points != null
            ? Text.of("按权重合计得 {0} 分。", "Weighted, the targets come to {0} points.")
                .fill(points.toPlainString())
            : Text.of(
                    "权重的 {0}% 已有结果；合计分数尚无法确定，在 {1} 至 {2} 分之间。",
                    "Results are known for {0} % of the weight; the sum cannot be told yet and lies"
                        + " between {1} and {2} points.")
                .fill(Weights.percent(share), lowest.toPlainString(), highest.toPlainString());
    Explanation.Builder explanation =
        Explanation.of("score.weighted", value(points), sentence).because(children);
    facts.forEach(explanation::using);
    return new Score(points, lowest, highest, share, explanation.build());
  }

  static Value value(@Nullable BigDecimal points) {
    return points == null ? new Value.Missing() : new Value.Quantity(points, Unit.POINTS.text());
  }
}
