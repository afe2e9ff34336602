package org.zhiren.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.DayStanding;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.responsibility.reckoning.Lights;
import org.zhiren.platform.responsibility.reckoning.Reading;
import org.zhiren.platform.responsibility.reckoning.Rollup;
import org.zhiren.platform.responsibility.reckoning.RollupBuilder;
import org.zhiren.platform.responsibility.reckoning.Standing;
import org.zhiren.platform.responsibility.reckoning.Thresholds;
import org.zhiren.platform.responsibility.reckoning.Told;
import org.zhiren.platform.responsibility.reckoning.Unit;
import org.zhiren.platform.responsibility.reckoning.Weights;

/**
 * Lights by the day, as the pages show them: a million targets, each with twelve values of which
 * the newest counts, worked out as of a day and carried up; one change; a sample beside the lights
 * with words.
 */
final class TargetsByDay {

  private static final int YEAR = 2026;
  private static final int FAN = 100;
  private static final int CHANGES = 2_000;
  private static final Thresholds LIMITS = Thresholds.USUAL;

  private final Random random = new Random(20_261_126);
  private final Course[] courses;
  private final Reading[][] values;
  private final int[] leaves;
  private final Rollup rollup;

  TargetsByDay(int targets) {
    int groups = Math.max(1, targets / FAN);
    RollupBuilder builder = Rollup.builder(YEAR, LIMITS, targets + groups + 1);
    courses = new Course[targets + groups + 1];
    values = new Reading[targets + groups + 1][];
    leaves = new int[targets];
    List<Course> kinds = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      kinds.add(course());
    }
    int root = builder.group(-1, 0);
    int made = 0;
    int[] weights = Weights.even(Math.min(groups, Weights.WHOLE));
    for (int g = 0; g < weights.length; g++) {
      int group = builder.group(root, weights[g]);
      int parts = (targets - made) / (weights.length - g);
      for (int share : Weights.even(parts)) {
        int number = builder.told(group, share);
        courses[number] = kinds.get(random.nextInt(kinds.size()));
        values[number] = year(courses[number]);
        leaves[made++] = number;
      }
    }
    rollup = builder.build();
  }

  private Course course() {
    BigDecimal from = BigDecimal.valueOf(random.nextInt(1_000));
    BigDecimal way = BigDecimal.valueOf(10 + random.nextInt(5_000));
    boolean more = random.nextBoolean();
    Course.Task task =
        new Course.Task(
            more ? Direction.UP : Direction.DOWN,
            LocalDate.of(YEAR, 1, 1),
            YearMonth.of(YEAR, 6 + random.nextInt(7)).atEndOfMonth(),
            from,
            more ? from.add(way) : from.subtract(way));
    if (random.nextInt(5) > 0) {
      return new Course.Straight(task);
    }
    List<BigDecimal> lastYear = new ArrayList<>();
    for (int month = 0; month < 12; month++) {
      lastYear.add(BigDecimal.valueOf(1 + random.nextInt(20)));
    }
    return new Course.Seasonal(task, lastYear);
  }

  private Reading[] year(Course course) {
    Course.Toward toward = (Course.Toward) course;
    Reading[] year = new Reading[12];
    BigDecimal pace = BigDecimal.valueOf(70 + random.nextInt(50), 2);
    BigDecimal from = toward.task().baseline();
    BigDecimal way = toward.task().target().subtract(from);
    for (int month = 1; month <= 12; month++) {
      LocalDate day = YearMonth.of(YEAR, month).atDay(1 + random.nextInt(28));
      BigDecimal share = BigDecimal.valueOf(month * 833L, 4);
      year[month - 1] = new Reading(day, from.add(way.multiply(share).multiply(pace)));
    }
    return year;
  }

  private @Nullable Reading newest(int number, LocalDate day) {
    Reading[] year = values[number];
    int at = day.getMonthValue() - 1;
    while (at >= 0 && year[at].day().isAfter(day)) {
      at--;
    }
    return at < 0 ? null : year[at];
  }

  private Told told(int number, LocalDate day) {
    return DayStanding.of(courses[number], newest(number, day), List.of(), day, LIMITS);
  }

  void measure(int rounds, PrintStream out) {
    Sample all = new Sample();
    for (int i = 0; i < rounds; i++) {
      LocalDate day = LocalDate.of(YEAR, 2, 10).plusDays(random.nextInt(300));
      long begin = System.nanoTime();
      rollup.retell(number -> told(number, day));
      all.add(System.nanoTime() - begin);
    }
    LocalDate day = LocalDate.of(YEAR, 8, 14);
    rollup.retell(number -> told(number, day));
    Sample changes = new Sample();
    for (int i = 0; i < CHANGES; i++) {
      int number = leaves[random.nextInt(leaves.length)];
      Course.Task task = ((Course.Toward) courses[number]).task();
      BigDecimal way = task.target().subtract(task.baseline());
      values[number][7] =
          new Reading(
              day, task.baseline().add(way.multiply(BigDecimal.valueOf(random.nextInt(120), 2))));
      long begin = System.nanoTime();
      rollup.tell(number, told(number, day));
      Standing root = rollup.standing(0);
      changes.add(System.nanoTime() - begin);
      if (root.green() + root.red() == 0) {
        throw new IllegalStateException("The root stands for nothing.");
      }
    }
    Standing carried = rollup.standing(0);
    rollup.retell(number -> told(number, day));
    boolean same = carried.equals(rollup.standing(0));
    int differing = 0;
    for (int i = 0; i < Math.min(20_000, leaves.length); i++) {
      int number = leaves[random.nextInt(leaves.length)];
      Reading newest = newest(number, day);
      List<Reading> readings = newest == null ? List.of() : List.of(newest);
      boolean equal =
          Lights.judge(courses[number], readings, List.of(), Unit.NONE, day, LIMITS).light()
              == rollup.light(number);
      differing += equal ? 0 : 1;
    }
    TargetsBench.line(
        out,
        "by the day: everything worked out as of a day, %,d targets, of %d"
            .formatted(leaves.length, all.count()),
        "median %.0f ms, slowest %.0f ms",
        all.quantile(0.5) / 1e6,
        all.quantile(1) / 1e6);
    TargetsBench.line(
        out,
        "by the day: one changed value until it is seen at the root, of %,d".formatted(CHANGES),
        "median %.3f ms, slowest %.2f ms",
        changes.quantile(0.5) / 1e6,
        changes.quantile(1) / 1e6);
    TargetsBench.line(out, "by the day: lights beside those with words", "%d differ", differing);
    if (differing > 0 || !same) {
      throw new IllegalStateException("The fast way and the slow way differ.");
    }
  }
}
