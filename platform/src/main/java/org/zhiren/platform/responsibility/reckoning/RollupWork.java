package org.zhiren.platform.responsibility.reckoning;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Works out the results of a tree, whole or along one path. */
final class RollupWork {

  private static final int GREEN = Light.GREEN.ordinal();
  private static final int YELLOW = Light.YELLOW.ordinal();
  private static final int RED = Light.RED.ordinal();
  private static final int GREY = Light.GREY.ordinal();
  private static final int CHUNK = 16_384;

  /** The number one in the decimals of the columns. */
  private static final long ONE = 10_000;

  private final RollupColumns columns;
  private final Thresholds thresholds;
  private final int[] monthEnds = new int[12];

  /** {@link Light} by ordinal. */
  final byte[] light;

  /** Share of the task done; 0 where nothing is known. */
  final double[] progress;

  /** Share of the task behind; 0 where nothing is known. */
  final double[] lag;

  /** Share of the weight known. */
  final double[] known;

  /** Targets without parts below a target with parts, by light and position. */
  private final int[][] counts;

  RollupWork(RollupColumns columns, int year, Thresholds thresholds) {
    this.columns = columns;
    this.thresholds = thresholds;
    for (int month = 0; month < 12; month++) {
      monthEnds[month] = (int) YearMonth.of(year, month + 1).atEndOfMonth().toEpochDay();
    }
    light = new byte[columns.count];
    Arrays.fill(light, (byte) GREY);
    progress = new double[columns.count];
    lag = new double[columns.count];
    known = new double[columns.count];
    counts = new int[4][columns.count];
  }

  /** Everything, level by level from the deepest. */
  void all(int month) {
    each(at -> one(at, month));
  }

  /** Everything, with what is told about targets without parts. */
  void retell(int month, IntFunction<Told> teller) {
    each(at -> {
      if (columns.plan[at] == RollupColumns.TOLD) {
        told(at, teller.apply(columns.target[at]));
      } else {
        one(at, month);
      }
    });
  }

  private void each(IntConsumer work) {
    for (int level = columns.levels.length - 2; level >= 0; level--) {
      int from = columns.levels[level];
      int to = columns.levels[level + 1];
      int chunks = (to - from + CHUNK - 1) / CHUNK;
      IntStream.range(0, chunks)
          .parallel()
          .forEach(chunk -> {
            int end = Math.min(to, from + (chunk + 1) * CHUNK);
            for (int at = from + chunk * CHUNK; at < end; at++) {
              work.accept(at);
            }
          });
    }
  }

  /** One target and what lies above it, until nothing changes any more. */
  int path(int start, int month) {
    int touched = 0;
    for (int at = start; at >= 0; at = columns.parent[at]) {
      touched++;
      if (!one(at, month)) {
        break;
      }
    }
    return touched;
  }

  /** What is told about one target, and what lies above it. */
  int tell(int at, Told told, int month) {
    return told(at, told) && columns.parent[at] >= 0 ? 1 + path(columns.parent[at], month) : 1;
  }

  private boolean told(int at, Told told) {
    return results(at, told.light().ordinal(), told.progress(), told.lag(), told.known());
  }

  /** How many targets without parts have a light, at or below a position. */
  int count(Light of, int at) {
    return columns.partCount[at] > 0 ? counts[of.ordinal()][at] : light[at] == of.ordinal() ? 1 : 0;
  }

  /** Whether anything changed. */
  private boolean one(int at, int month) {
    return columns.partCount[at] == 0 ? leaf(at, month) : group(at);
  }

  private boolean leaf(int at, int month) {
    if (columns.plan[at] == RollupColumns.TOLD) {
      return false;
    }
    if (columns.plan[at] < 0) {
      return results(at, GREY, 0, 0, 0);
    }
    MonthlyPlan plan = columns.plans[columns.plan[at]];
    if (month < plan.fromMonth() - 1) {
      return results(at, columns.late[at], 0, 0, 1);
    }
    int newest = month;
    while (newest >= 0 && columns.values[newest][at] == RollupColumns.UNKNOWN) {
      newest--;
    }
    boolean usable =
        newest >= 0
            && (newest >= plan.dueMonth() - 1
                || monthEnds[month] - monthEnds[newest] <= thresholds.staleAfterDays());
    if (!usable) {
      int late = columns.late[at];
      return results(at, late == GREEN ? GREY : late, 0, 0, 0);
    }
    long actual = columns.values[newest][at];
    return columns.direction[at] == Direction.RANGE.ordinal()
        ? within(at, actual)
        : toward(
            at, actual, plan.shareAt(newest), Math.max(month - 1, newest) >= plan.dueMonth() - 1);
  }

  private boolean within(int at, long actual) {
    long outside = Math.max(0, Math.max(columns.baseline[at] - actual, actual - columns.goal[at]));
    long tolerance = columns.tolerance[at];
    int own = outside == 0 ? GREEN : outside <= tolerance ? YELLOW : RED;
    double off = outside == 0 ? 0 : outside >= tolerance ? 1 : (double) outside / tolerance;
    return results(at, Math.max(own, columns.late[at]), 1 - off, off, 1);
  }

  /**
   * In whole numbers: values are below 10^14 ten-thousandths, so differences times 10,000 stay
   * below 2^63.
   */
  private boolean toward(int at, long actual, int share, boolean over) {
    long way = columns.direction[at] == Direction.UP.ordinal() ? 1 : -1;
    long task = (columns.goal[at] - columns.baseline[at]) * way;
    long done = (actual - columns.baseline[at]) * way;
    // With nothing to do but keep, the lag is measured by the size of what is to be kept.
    long kept = columns.goal[at] == 0 ? ONE : Math.abs(columns.goal[at]);
    long span = task != 0 ? task : kept;
    long behind = task * share - done * Weights.WHOLE;
    boolean reached = done >= task;
    int own;
    if (reached) {
      own = GREEN;
    } else if (over || behind > span * thresholds.redBeyond()) {
      own = RED;
    } else {
      own = behind > span * thresholds.yellowBeyond() ? YELLOW : GREEN;
    }
    double part = task == 0 ? (reached ? 1 : 0) : Math.clamp((double) done / task, 0.0, 1.0);
    double lost = Math.clamp((double) behind / Weights.WHOLE / span, 0.0, 1.0);
    return results(at, Math.max(own, columns.late[at]), part, reached ? 0 : lost, 1);
  }

  private boolean group(int at) {
    int first = columns.firstPart[at];
    int end = first + columns.partCount[at];
    double sum = 0;
    double done = 0;
    double lost = 0;
    boolean red = false;
    int green = 0;
    int yellow = 0;
    int reds = 0;
    int grey = 0;
    for (int part = first; part < end; part++) {
      double weight = columns.weight[part] * known[part];
      sum += weight;
      done += weight * progress[part];
      lost += weight * lag[part];
      red |= light[part] == RED;
      if (columns.partCount[part] == 0) {
        int one = light[part];
        green += one == GREEN ? 1 : 0;
        yellow += one == YELLOW ? 1 : 0;
        reds += one == RED ? 1 : 0;
        grey += one == GREY ? 1 : 0;
      } else {
        green += counts[GREEN][part];
        yellow += counts[YELLOW][part];
        reds += counts[RED][part];
        grey += counts[GREY][part];
      }
    }
    double share = sum > 0 ? lost / sum : 0;
    int own;
    if (lost > thresholds.redBeyond()) {
      own = RED;
    } else if (sum < thresholds.leastKnown() || sum == 0) {
      own = GREY;
    } else if (share * Weights.WHOLE > thresholds.redBeyond()) {
      own = RED;
    } else {
      own = red || share * Weights.WHOLE > thresholds.yellowBeyond() ? YELLOW : GREEN;
    }
    boolean changed =
        counts[GREEN][at] != green
            || counts[YELLOW][at] != yellow
            || counts[RED][at] != reds
            || counts[GREY][at] != grey;
    counts[GREEN][at] = green;
    counts[YELLOW][at] = yellow;
    counts[RED][at] = reds;
    counts[GREY][at] = grey;
    return results(at, own, sum > 0 ? done / sum : 0, share, sum / Weights.WHOLE) || changed;
  }

  private boolean results(
      int at, int newLight, double newProgress, double newLag, double newKnown) {
    boolean changed =
        light[at] != newLight
            || progress[at] != newProgress
            || lag[at] != newLag
            || known[at] != newKnown;
    light[at] = (byte) newLight;
    progress[at] = newProgress;
    lag[at] = newLag;
    known[at] = newKnown;
    return changed;
  }
}
