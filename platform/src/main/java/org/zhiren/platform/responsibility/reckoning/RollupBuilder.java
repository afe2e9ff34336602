package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Collects the targets of a {@link Rollup}, parents before their parts. Not thread-safe. */
public final class RollupBuilder {

  private static final BigInteger LARGEST = BigInteger.TEN.pow(14);
  private static final Text TOO_LARGE =
      Text.of(
          "数值 {0} 过大（上限为一百亿）；请改用更大的单位，例如万元、亿元。",
          "The value {0} is too large (at most ten thousand million); use a larger unit.");

  private final int year;
  private final Thresholds thresholds;
  private final List<MonthlyPlan> plans = new ArrayList<>();
  private final Map<MonthlyPlan, Integer> planNumbers = new HashMap<>();
  private int count;
  private int[] parent;
  private int[] weight;
  private int[] plan;
  private byte[] direction;
  private byte[] late;
  private long[] baseline;
  private long[] goal;
  private long[] tolerance;
  private final long[][] values = new long[12][];

  RollupBuilder(int year, Thresholds thresholds, int expected) {
    this.year = year;
    this.thresholds = thresholds;
    int room = Math.max(16, expected);
    parent = new int[room];
    weight = new int[room];
    plan = new int[room];
    direction = new byte[room];
    late = new byte[room];
    baseline = new long[room];
    goal = new long[room];
    tolerance = new long[room];
    for (int month = 0; month < 12; month++) {
      values[month] = new long[0];
    }
  }

  /**
   * Adds a group: a target that stands as its parts stand. Its parts are added after it.
   *
   * @param parent the number of the target of which it is a part; -1 for the root, which comes
   *     first
   * @param weight basis points among its siblings; those of the root do not count
   * @return its number
   */
  public int group(int parent, int weight) {
    return add(parent, weight, Direction.UP, 0, 0, 0, RollupColumns.GROUP);
  }

  /**
   * Adds a target without parts whose standing is told from outside, day by day, rather than worked
   * out from monthly values; see {@link Rollup#retell}. Until it is told, it is grey.
   *
   * @return its number
   */
  public int told(int parent, int weight) {
    return add(parent, weight, Direction.UP, 0, 0, 0, RollupColumns.TOLD);
  }

  /**
   * Adds a target that goes from a baseline to a value. Work without an indicator is added with
   * baseline 0 and target 100, and its values say how many percent are done.
   *
   * @return its number
   * @throws ReckoningFault if the target is worse than the baseline, or a value too large
   */
  public int toward(
      int parent,
      int weight,
      Direction direction,
      BigDecimal baseline,
      BigDecimal target,
      MonthlyPlan plan) {
    ScoringRules.oneWay(direction);
    Planning.noWorse(direction, baseline, target);
    return add(parent, weight, direction, scaled(baseline), scaled(target), 0, number(plan));
  }

  /**
   * Adds a target that keeps within a range all the time.
   *
   * @return its number
   * @throws ReckoningFault if the ends stand wrong, or a value is too large
   */
  public int within(int parent, int weight, BigDecimal low, BigDecimal high, BigDecimal tolerance) {
    Planning.corridor(low, high, tolerance);
    return add(
        parent,
        weight,
        Direction.RANGE,
        scaled(low),
        scaled(high),
        scaled(tolerance),
        number(MonthlyPlan.straight(1, 12)));
  }

  /**
   * Enters a value.
   *
   * @param target the number of the target
   * @param month 1 to 12
   * @param value null if it is not known
   * @throws ReckoningFault if the value is too large
   */
  public RollupBuilder value(int target, int month, @Nullable BigDecimal value) {
    check(target);
    if (values[month - 1].length < parent.length) {
      roomForValues();
    }
    values[month - 1][target] = scaled(value);
    return this;
  }

  /** Says what the milestones of a target tell: green if none is overdue, else yellow or red. */
  public RollupBuilder late(int target, Light light) {
    check(target);
    late[target] = late(light);
    return this;
  }

  /**
   * The finished tree, worked out as of December.
   *
   * @throws ReckoningFault if weights of siblings do not add up to the whole, or there is no target
   */
  public Rollup build() {
    if (count == 0) {
      throw new ReckoningFault(Text.of("没有目标。", "There are no targets."));
    }
    int[] partCount = new int[count];
    for (int i = 1; i < count; i++) {
      partCount[parent[i]]++;
    }
    int[] order = levelByLevel(partCount);
    int[] level = new int[count];
    int deepest = 0;
    for (int i = 1; i < count; i++) {
      level[i] = level[parent[i]] + 1;
      deepest = Math.max(deepest, level[i]);
    }
    int[] levels = new int[deepest + 2];
    for (int i = 0; i < count; i++) {
      levels[level[i] + 1]++;
    }
    for (int i = 1; i < levels.length; i++) {
      levels[i] += levels[i - 1];
    }
    boolean monthly = !plans.isEmpty();
    if (monthly) {
      roomForValues();
    }
    RollupColumns columns =
        new RollupColumns(levels, count, plans.toArray(MonthlyPlan[]::new), monthly);
    for (int at = 0; at < count; at++) {
      columns.position[order[at]] = at;
    }
    int next = 1;
    for (int at = 0; at < count; at++) {
      int from = order[at];
      columns.target[at] = from;
      columns.parent[at] = from == 0 ? -1 : columns.position[parent[from]];
      columns.partCount[at] = partCount[from];
      columns.firstPart[at] = next;
      next += partCount[from];
      columns.weight[at] = weight[from];
      columns.direction[at] = direction[from];
      columns.baseline[at] = baseline[from];
      columns.goal[at] = goal[from];
      columns.tolerance[at] = tolerance[from];
      columns.plan[at] = plan[from];
      columns.late[at] = late[from];
      for (int month = 0; monthly && month < 12; month++) {
        columns.values[month][at] = values[month][from];
      }
    }
    checkWeights(columns);
    return new Rollup(columns, year, thresholds);
  }

  /** Root, its parts, their parts, and so on; parts in the order in which they were added. */
  private int[] levelByLevel(int[] partCount) {
    int[] start = new int[count + 1];
    for (int i = 0; i < count; i++) {
      start[i + 1] = start[i] + partCount[i];
    }
    int[] parts = new int[count];
    int[] filled = start.clone();
    for (int i = 1; i < count; i++) {
      parts[filled[parent[i]]++] = i;
    }
    int[] order = new int[count];
    int to = 1;
    for (int at = 0; at < count; at++) {
      int from = order[at];
      System.arraycopy(parts, start[from], order, to, partCount[from]);
      to += partCount[from];
    }
    return order;
  }

  private static void checkWeights(RollupColumns columns) {
    for (int at = 0; at < columns.count; at++) {
      int parts = columns.partCount[at];
      if (parts == 0) {
        continue;
      }
      int first = columns.firstPart[at];
      Optional<Text> fault =
          Weights.fault(Arrays.copyOfRange(columns.weight, first, first + parts));
      if (fault.isPresent()) {
        throw new ReckoningFault(
            Text.of("第 {0} 号目标之下：{1}", "Below target number {0}: {1}")
                .fill(columns.target[at], fault.get()));
      }
    }
  }

  private int add(
      int above, int share, Direction way, long from, long to, long around, int planNumber) {
    if (count == 0 ? above != -1 : above < 0 || above >= count) {
      throw new IllegalArgumentException(
          "parent (%d) must be -1 for the first target and a number from 0 to %d for the others."
              .formatted(above, count - 1));
    }
    if (above >= 0 && plan[above] != RollupColumns.GROUP) {
      throw new IllegalArgumentException(
          "parent (%d) takes values of its own; only groups have parts.".formatted(above));
    }
    if (count == parent.length) {
      grow();
    }
    parent[count] = above;
    weight[count] = share;
    direction[count] = (byte) way.ordinal();
    baseline[count] = from;
    goal[count] = to;
    tolerance[count] = around;
    plan[count] = planNumber;
    return count++;
  }

  /** Values take much room, so they get it only once there is one. */
  private void roomForValues() {
    for (int month = 0; month < 12; month++) {
      int before = values[month].length;
      if (before < parent.length) {
        values[month] = Arrays.copyOf(values[month], parent.length);
        Arrays.fill(values[month], before, parent.length, RollupColumns.UNKNOWN);
      }
    }
  }

  private void grow() {
    int room = count * 2;
    parent = Arrays.copyOf(parent, room);
    weight = Arrays.copyOf(weight, room);
    plan = Arrays.copyOf(plan, room);
    direction = Arrays.copyOf(direction, room);
    late = Arrays.copyOf(late, room);
    baseline = Arrays.copyOf(baseline, room);
    goal = Arrays.copyOf(goal, room);
    tolerance = Arrays.copyOf(tolerance, room);
  }

  private int number(MonthlyPlan one) {
    Integer known = planNumbers.get(one);
    if (known != null) {
      return known;
    }
    planNumbers.put(one, plans.size());
    plans.add(one);
    return plans.size() - 1;
  }

  private void check(int target) {
    if (target < 0 || target >= count || plan[target] < 0) {
      throw new IllegalArgumentException(
          "Number %d is no target that takes values.".formatted(target));
    }
  }

  static byte late(Light light) {
    if (light == Light.GREY) {
      throw new IllegalArgumentException("Milestones are green, yellow or red.");
    }
    return (byte) light.ordinal();
  }

  static long scaled(@Nullable BigDecimal value) {
    if (value == null) {
      return RollupColumns.UNKNOWN;
    }
    BigInteger scaled = value.setScale(Rollup.DECIMALS, RoundingMode.HALF_UP).unscaledValue();
    if (scaled.abs().compareTo(LARGEST) > 0) {
      throw new ReckoningFault(TOO_LARGE.fill(value.toPlainString()));
    }
    return scaled.longValueExact();
  }
}
