package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;

/**
 * A tree of up to millions of targets with twelve monthly values each, in columns: lights, weighted
 * progress and the share of the weight that is known, at every node.
 *
 * <p><b>Rules.</b> A target without parts follows the rules of {@link Lights} at the ends of
 * months, in whole numbers, so that a threshold is decided exactly. A target with parts takes the
 * weighted mean of progress and of lag over the parts that are known. It is red if its lag is
 * beyond the red threshold for certain (counting what is unknown as on course); grey if too little
 * is known; otherwise green, yellow or red by its lag, but never green while a part is red.
 *
 * <p><b>Layout.</b> Nodes are numbered level by level, so that the parts of a target lie side by
 * side and each level can be worked out from the one below, by several threads. One changed value
 * is carried up the path to the root only. Both ways add up in the same order and give the same
 * bits.
 *
 * <p>Not thread-safe: changes and readings want one lock around them.
 */
public final class Rollup {

  /** Decimals in which values are kept; finer ones are rounded half up. */
  public static final int DECIMALS = 4;

  private static final int SHOWN_PARTS = 12;
  private static final Light[] LIGHTS = Light.values();

  private final RollupColumns columns;
  private final RollupWork work;
  private int asOfMonth;

  Rollup(RollupColumns columns, int year, Thresholds thresholds) {
    this.columns = columns;
    this.work = new RollupWork(columns, year, thresholds);
    this.asOfMonth = 12;
    work.all(asOfMonth - 1);
  }

  /**
   * Starts a tree.
   *
   * @param year the year of the twelve values
   * @param expected about how many targets will be added
   */
  public static RollupBuilder builder(int year, Thresholds thresholds, int expected) {
    return new RollupBuilder(year, thresholds, expected);
  }

  /** How many targets there are. */
  public int size() {
    return columns.count;
  }

  /** The month as of whose end the tree stands, 1 to 12. */
  public int asOfMonth() {
    return asOfMonth;
  }

  /**
   * Works everything out anew, as of the end of a month.
   *
   * @param month 1 to 12
   */
  public void recompute(int month) {
    index(month);
    asOfMonth = month;
    work.all(month - 1);
  }

  /**
   * Changes one value and carries the change up to the root.
   *
   * @param target the number that the builder gave
   * @param month 1 to 12
   * @param value the value in the unit of the target; null if it is not known (any more)
   * @return how many targets were worked out anew
   * @throws ReckoningFault if the value is too large
   * @throws IllegalArgumentException if the target has parts, or the number or month does not exist
   */
  public int set(int target, int month, @Nullable BigDecimal value) {
    int at = leaf(target);
    columns.values[index(month)][at] = RollupBuilder.scaled(value);
    return work.path(at, asOfMonth - 1);
  }

  /**
   * Says what the milestones of a target tell, and carries it up to the root.
   *
   * @param target the number that the builder gave
   * @param late green if no milestone is overdue, otherwise yellow or red
   * @return how many targets were worked out anew
   * @throws IllegalArgumentException if the target has parts or the number does not exist
   */
  public int late(int target, Light late) {
    int at = leaf(target);
    columns.late[at] = RollupBuilder.late(late);
    return work.path(at, asOfMonth - 1);
  }

  /**
   * Works everything out anew from what is told about the targets that {@link RollupBuilder#told}
   * added. Several threads ask at the same time.
   *
   * @param teller says by its number how a target stands
   */
  public void retell(IntFunction<Told> teller) {
    work.retell(asOfMonth - 1, teller);
  }

  /**
   * Says how one target stands, and carries it up to the root.
   *
   * @param target the number that the builder gave
   * @return how many targets were worked out anew
   * @throws IllegalArgumentException if {@link RollupBuilder#told} did not add the target
   */
  public int tell(int target, Told told) {
    int at = columns.at(target);
    if (columns.plan[at] != RollupColumns.TOLD) {
      throw new IllegalArgumentException("Target %d is not one to be told.".formatted(target));
    }
    return work.tell(at, told, asOfMonth - 1);
  }

  /** The light of a target, without the rest of its standing. */
  public Light light(int target) {
    return LIGHTS[work.light[columns.at(target)]];
  }

  /** The share of the task behind the plan, from 0 to 1; 0 where nothing is known. */
  public double lag(int target) {
    return work.lag[columns.at(target)];
  }

  /** How a target stands. */
  public Standing standing(int target) {
    return standingAt(columns.at(target));
  }

  private Standing standingAt(int at) {
    double known = work.known[at];
    return new Standing(
        LIGHTS[work.light[at]],
        known > 0 ? work.progress[at] : null,
        known > 0 ? work.lag[at] : null,
        known,
        work.count(Light.GREEN, at),
        work.count(Light.YELLOW, at),
        work.count(Light.RED, at),
        work.count(Light.GREY, at));
  }

  /** The parts of a target, in the order in which they were added. */
  public List<Integer> parts(int target) {
    int at = columns.at(target);
    int first = columns.firstPart[at];
    return IntStream.range(first, first + columns.partCount[at])
        .mapToObj(part -> columns.target[part])
        .toList();
  }

  /** The target of which a target is a part, or -1 for the root. */
  public int parent(int target) {
    int parent = columns.parent[columns.at(target)];
    return parent < 0 ? -1 : columns.target[parent];
  }

  /**
   * Why a target with parts stands as it does: the parts that hold it back most come first.
   *
   * @param target the number that the builder gave
   * @param names the name of a target by its number
   */
  public Explanation explain(int target, IntFunction<Text> names) {
    int at = columns.at(target);
    Standing standing = standingAt(at);
    int first = columns.firstPart[at];
    List<Integer> parts =
        IntStream.range(first, first + columns.partCount[at])
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                        (Integer p) -> -columns.weight[p] * work.known[p] * work.lag[p])
                    .thenComparingDouble(p -> -columns.weight[p] * (1 - work.known[p])))
            .toList();
    Explanation.Builder explanation =
        Explanation.of("rollup", value(standing.light()), sentence(names.apply(target), standing));
    for (int part : parts.subList(0, Math.min(SHOWN_PARTS, parts.size()))) {
      Standing of = standingAt(part);
      Text name =
          Text.of("{0}（权重 {1}%）", "{0} (weight {1} %)")
              .fill(names.apply(columns.target[part]), Weights.percent(columns.weight[part]));
      explanation.because(
          Explanation.of("rollup.part", value(of.light()), sentence(name, of)).build());
    }
    if (parts.size() > SHOWN_PARTS) {
      explanation.using(
          Fact.of(
              Text.of("未逐一列出的目标", "targets not listed one by one"), parts.size() - SHOWN_PARTS));
    }
    return explanation.build();
  }

  private static Value value(Light light) {
    return light == Light.GREY ? new Value.Missing() : new Value.Words(light.text());
  }

  private static Text sentence(Text name, Standing standing) {
    Double progress = standing.progress();
    Double lag = standing.lag();
    if (progress == null || lag == null) {
      return Text.of("{0}：没有已知数值。", "{0}: no value is known.").fill(name);
    }
    return Text.of(
            "{0}：{1}，完成 {2}%，落后计划 {3}%，权重的 {4}% 已知；绿 {5}、黄 {6}、红 {7}、灰 {8}。",
            "{0}: {1}, {2} % done, {3} % behind the plan, {4} % of the weight known; {5} green, {6}"
                + " yellow, {7} red, {8} grey.")
        .fill(
            name,
            standing.light().text(),
            percent(progress),
            percent(lag),
            percent(standing.knownShare()),
            standing.green(),
            standing.yellow(),
            standing.red(),
            standing.grey());
  }

  private static String percent(double share) {
    return ScoringRules.plain(
        BigDecimal.valueOf(share * 100).setScale(1, java.math.RoundingMode.HALF_UP));
  }

  private int leaf(int target) {
    int at = columns.at(target);
    if (columns.plan[at] < 0) {
      throw new IllegalArgumentException(
          "Target %d is a group of %d parts and takes no values of its own."
              .formatted(target, columns.partCount[at]));
    }
    return at;
  }

  private static int index(int month) {
    if (month < 1 || month > 12) {
      throw new IllegalArgumentException("month (%d) must be 1 to 12.".formatted(month));
    }
    return month - 1;
  }
}
