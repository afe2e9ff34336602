package org.zhiren.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.responsibility.reckoning.Lights;
import org.zhiren.platform.responsibility.reckoning.MonthlyPlan;
import org.zhiren.platform.responsibility.reckoning.Reading;
import org.zhiren.platform.responsibility.reckoning.Rollup;
import org.zhiren.platform.responsibility.reckoning.RollupBuilder;
import org.zhiren.platform.responsibility.reckoning.Standing;
import org.zhiren.platform.responsibility.reckoning.Thresholds;
import org.zhiren.platform.responsibility.reckoning.Unit;
import org.zhiren.platform.responsibility.reckoning.Weights;

/**
 * Target responsibility: lights and roll-up of a tree of a million targets with twelve values each,
 * whole and after one change, with a check of a sample by the slow way; and the accuracy of
 * forecasts beside "last value" and "straight line".
 *
 * <p>Options: {@code --targets N} (default 1,000,000), {@code --rounds N} (default 15), {@code
 * --series N} (default 2,000; 0 leaves the forecasts out).
 */
final class TargetsBench implements Benchmark {
  private static final long SEED = 20_261_126;
  private static final int YEAR = 2026;
  private static final int FAN = 100;
  private static final int CHANGES = 2000;
  private static final int SAMPLE = 5000;
  private static final Thresholds THRESHOLDS = Thresholds.USUAL;

  @Override
  public String name() {
    return "targets";
  }

  @Override
  public String purpose() {
    return "lights and roll-up of 1,000,000 targets, one change; forecasts beside last value and"
        + " line";
  }

  @Override
  public void run(List<String> options, PrintStream out) {
    int targets = (int) Options.number(options, "--targets", 1_000_000);
    int rounds = (int) Options.number(options, "--rounds", 15);
    int series = (int) Options.number(options, "--series", 2000);
    out.println("| figure | value |");
    out.println("|---|---|");
    new Tree(targets).measure(rounds, out);
    new TargetsByDay(targets).measure(rounds, out);
    if (series > 0) {
      new ForecastAccuracy(SEED, series).measure(out);
    }
  }

  /** An invented tree: root, groups of about a hundred, and targets with values below them. */
  private static final class Tree {
    private final Random random = new Random(SEED);
    private final List<Integer> leaves = new ArrayList<>();
    private final List<MonthlyPlan> plans = new ArrayList<>();
    private final List<Course.Toward> courses = new ArrayList<>();
    private final List<Integer> courseOf = new ArrayList<>();
    private final List<List<BigDecimal>> sampled = new ArrayList<>();
    private final Rollup rollup;
    private final double buildSeconds;

    Tree(int targets) {
      for (int i = 0; i < 64; i++) {
        courses.add(course());
        plans.add(MonthlyPlan.of(courses.getLast(), YEAR));
      }
      long start = System.nanoTime();
      int groups = Math.max(1, targets / FAN);
      int regions = Math.max(1, groups / FAN);
      RollupBuilder builder = Rollup.builder(YEAR, THRESHOLDS, targets + groups + regions + 1);
      int root = builder.group(-1, 0);
      int left = targets;
      int[] regionWeights = Weights.even(regions);
      for (int region = 0; region < regions; region++) {
        int here = groups / regions + (region < groups % regions ? 1 : 0);
        int regionNumber = builder.group(root, regionWeights[region]);
        int[] groupWeights = Weights.even(here);
        for (int group = 0; group < here; group++) {
          int parts = Math.min(left, FAN);
          left -= parts;
          int groupNumber = builder.group(regionNumber, groupWeights[group]);
          addTargets(builder, groupNumber, parts);
        }
      }
      rollup = builder.build();
      buildSeconds = (System.nanoTime() - start) / 1e9;
    }

    private Course.Toward course() {
      int due = 6 + random.nextInt(7);
      BigDecimal baseline = BigDecimal.valueOf(random.nextInt(1000));
      BigDecimal way = BigDecimal.valueOf((1 + random.nextInt(200)) * 10_000L);
      boolean more = random.nextBoolean();
      List<Course.Waypoint> waypoints = new ArrayList<>();
      for (int month = 1; month < due; month++) {
        BigDecimal share = BigDecimal.valueOf(10_000L * month / due, 4);
        BigDecimal done = way.multiply(share);
        waypoints.add(
            new Course.Waypoint(
                YearMonth.of(YEAR, month).atEndOfMonth(),
                more ? baseline.add(done) : baseline.subtract(done)));
      }
      return new Course.ByMilestones(
          new Course.Task(
              more ? Direction.UP : Direction.DOWN,
              LocalDate.of(YEAR, 1, 1),
              YearMonth.of(YEAR, due).atEndOfMonth(),
              baseline,
              more ? baseline.add(way) : baseline.subtract(way)),
          waypoints);
    }

    private void addTargets(RollupBuilder builder, int group, int parts) {
      if (parts == 0) {
        return;
      }
      int[] weights = Weights.even(parts);
      for (int i = 0; i < parts; i++) {
        int number = random.nextInt(courses.size());
        Course.Toward course = courses.get(number);
        int target =
            builder.toward(
                group,
                weights[i],
                course.task().direction(),
                course.task().baseline(),
                course.task().target(),
                plans.get(number));
        boolean sample = leaves.size() < SAMPLE && random.nextInt(20) == 0;
        List<BigDecimal> values = new ArrayList<>();
        BigDecimal pace = BigDecimal.valueOf(70 + random.nextInt(50), 2);
        for (int month = 1; month <= 12; month++) {
          BigDecimal planned = course.planned(YearMonth.of(YEAR, month).atEndOfMonth());
          BigDecimal baseline = course.task().baseline();
          BigDecimal value =
              random.nextInt(10) == 0
                  ? null
                  : baseline.add(planned.subtract(baseline).multiply(pace));
          builder.value(target, month, value);
          values.add(value);
        }
        if (sample) {
          leaves.add(target);
          courseOf.add(number);
          sampled.add(values);
        }
      }
    }

    void measure(int rounds, PrintStream out) {
      Sample once = new Sample();
      Sample year = new Sample();
      for (int i = 0; i < rounds; i++) {
        long start = System.nanoTime();
        for (int month = 1; month <= 12; month++) {
          long begin = System.nanoTime();
          rollup.recompute(month);
          once.add(System.nanoTime() - begin);
        }
        year.add(System.nanoTime() - start);
      }
      int differing = check(12) + check(7);
      rollup.recompute(8);
      differing += check(8);
      Sample changes = new Sample();
      long touched = 0;
      for (int i = 0; i < CHANGES; i++) {
        int at = random.nextInt(leaves.size());
        Course.Task task = courses.get(courseOf.get(at)).task();
        BigDecimal way = task.target().subtract(task.baseline());
        BigDecimal value =
            task.baseline().add(way.multiply(BigDecimal.valueOf(random.nextInt(120), 2)));
        sampled.get(at).set(7, value);
        long begin = System.nanoTime();
        touched += rollup.set(leaves.get(at), 8, value);
        Standing root = rollup.standing(0);
        changes.add(System.nanoTime() - begin);
        if (root.green() + root.yellow() + root.red() + root.grey() == 0) {
          throw new IllegalStateException("The root stands for nothing.");
        }
      }
      differing += check(0);
      Standing carried = rollup.standing(0);
      rollup.recompute(8);
      boolean same = carried.equals(rollup.standing(0));
      Standing root = rollup.standing(0);
      int single = root.green() + root.yellow() + root.red() + root.grey();
      line(out, "targets with values / nodes of the tree", "%,d / %,d", single, rollup.size());
      line(out, "tree made and first worked out", "%.2f s", buildSeconds);
      line(
          out,
          "everything worked out as of one month, of %d".formatted(once.count()),
          "median %.0f ms, slowest %.0f ms",
          once.quantile(0.5) / 1e6,
          once.quantile(1) / 1e6);
      line(
          out,
          "everything worked out as of all 12 months, of %d".formatted(year.count()),
          "median %.2f s, slowest %.2f s",
          year.quantile(0.5) / 1e9,
          year.quantile(1) / 1e9);
      line(
          out,
          "one changed value until it is seen at the root, of %,d".formatted(changes.count()),
          "median %.3f ms, 99 %% below %.3f ms, slowest %.2f ms; %.1f targets each",
          changes.quantile(0.5) / 1e6,
          changes.quantile(0.99) / 1e6,
          changes.quantile(1) / 1e6,
          touched / (double) CHANGES);
      line(
          out,
          "lights of %,d targets compared with the slow way, four times".formatted(leaves.size()),
          "%d differ",
          differing);
      line(
          out,
          "root after %,d changes equals root worked out anew".formatted(CHANGES),
          "%s",
          same ? "yes" : "NO");
      line(
          out,
          "root",
          "%s, %.1f %% done, %.1f %% of the weight known",
          root.light().text().en(),
          root.progress() == null ? 0 : root.progress() * 100,
          root.knownShare() * 100);
      if (differing > 0 || !same) {
        throw new IllegalStateException("The fast way and the slow way differ.");
      }
    }

    /** How many lights of the sample differ from the slow way as of a month; 0 is as it stands. */
    private int check(int month) {
      if (month > 0) {
        rollup.recompute(month);
      }
      LocalDate asOf = YearMonth.of(YEAR, rollup.asOfMonth()).atEndOfMonth();
      int differing = 0;
      for (int i = 0; i < leaves.size(); i++) {
        List<Reading> readings = new ArrayList<>();
        for (int m = 1; m <= 12; m++) {
          BigDecimal value = sampled.get(i).get(m - 1);
          if (value != null) {
            readings.add(new Reading(YearMonth.of(YEAR, m).atEndOfMonth(), value));
          }
        }
        boolean equal =
            Lights.judge(
                        courses.get(courseOf.get(i)),
                        readings,
                        List.of(),
                        Unit.NONE,
                        asOf,
                        THRESHOLDS)
                    .light()
                == rollup.standing(leaves.get(i)).light();
        differing += equal ? 0 : 1;
      }
      return differing;
    }
  }

  static void line(PrintStream out, String figure, String format, Object... values) {
    out.printf(Locale.ROOT, "| %s | %s |%n", figure, format.formatted(values));
  }
}
