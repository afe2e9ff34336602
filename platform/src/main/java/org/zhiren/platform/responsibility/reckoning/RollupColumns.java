package org.zhiren.platform.responsibility.reckoning;

/** The columns of a tree, by position: the root is 0, parts of one target lie side by side. */
final class RollupColumns {

  /** Marks a month without a value. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** Stands for a plan: the target stands as its parts stand. */
  static final int GROUP = -1;

  /** Stands for a plan: the standing of the target is told from outside. */
  static final int TOLD = -2;

  final int count;

  /** Where each level begins, and the count at the end. */
  final int[] levels;

  final int[] parent;
  final int[] firstPart;
  final int[] partCount;
  final int[] weight;

  /** The number that the builder gave, and the other way round. */
  final int[] target;

  final int[] position;

  /** {@link Direction} by ordinal. */
  final byte[] direction;

  /** The baseline, or the lower end of a range; like all values in ten-thousandths. */
  final long[] baseline;

  /** The value to reach, or the upper end of a range. */
  final long[] goal;

  /** How far outside a range is yellow. */
  final long[] tolerance;

  /** Number of the plan in {@link #plans}, or {@link #GROUP}, or {@link #TOLD}. */
  final int[] plan;

  final MonthlyPlan[] plans;

  /** What milestones tell: {@link Light} by ordinal, green to red. */
  final byte[] late;

  /** By month and position; without room for any if no target takes monthly values. */
  final long[][] values;

  RollupColumns(int[] levels, int count, MonthlyPlan[] plans, boolean monthly) {
    this.count = count;
    this.levels = levels;
    this.plans = plans;
    parent = new int[count];
    firstPart = new int[count];
    partCount = new int[count];
    weight = new int[count];
    target = new int[count];
    position = new int[count];
    direction = new byte[count];
    baseline = new long[count];
    goal = new long[count];
    tolerance = new long[count];
    plan = new int[count];
    late = new byte[count];
    values = new long[12][monthly ? count : 0];
  }

  int at(int target) {
    if (target < 0 || target >= count) {
      throw new IllegalArgumentException(
          "There is no target number %d; there are %d.".formatted(target, count));
    }
    return position[target];
  }
}
