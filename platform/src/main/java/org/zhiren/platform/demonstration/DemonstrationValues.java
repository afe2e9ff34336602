package org.zhiren.platform.demonstration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.zhiren.platform.demonstration.DemonstrationTargets.Fault;
import org.zhiren.platform.demonstration.DemonstrationWorks.Work;
import org.zhiren.platform.responsibility.TargetsIntake;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;

/** Monthly values of three years for the invented targets, with what is planted in them. */
final class DemonstrationValues {

  private static final int MONTHS = 12;

  /** What a season does to the months of some work: little in winter, much in autumn. */
  private static final double[] SEASON = {3, 3, 6, 8, 9, 10, 9, 9, 12, 12, 10, 9};

  private DemonstrationValues() {}

  /** Adds the values of a target up to {@code today}. */
  static void add(
      TargetsIntake.Given target,
      Work work,
      Fault fault,
      LocalDate today,
      SplittableRandom random,
      List<TargetsIntake.GivenValue> into) {
    UUID unit = Objects.requireNonNull(target.facts().unitId());
    int year = today.getYear();
    double drawn = random.nextDouble();
    // Some work is a little slow: behind, but not far behind.
    double pace = drawn < 0.07 ? 0.9 : 0.99 + drawn * 0.12;
    int wrongMonth = 3 + random.nextInt(5);
    for (int y = year - 2; y <= year; y++) {
      double size = 1 - 0.06 * (year - y);
      for (int month = 1; month <= MONTHS; month++) {
        LocalDate day = YearMonth.of(y, month).atEndOfMonth();
        if (day.isAfter(today) || (y == year && fault == Fault.SILENT && month > 6)) {
          continue;
        }
        boolean now = y == year;
        double speed =
            now && fault == Fault.LATE ? 0.55 : pace + (random.nextDouble() - 0.5) * 0.03;
        double value = value(work, month, size, speed, random);
        if (now && fault == Fault.TOO_EVEN) {
          value = work.baseline() + (work.goal() - work.baseline()) * month / MONTHS;
        }
        if (now
            && fault == Fault.NO_EVIDENCE
            && !day.isBefore(DemonstrationTargets.lastEnd(today))) {
          value = work.direction() == Direction.RANGE ? value : work.goal();
        }
        if (now && fault == Fault.WRONG_MEASURE && month == wrongMonth) {
          value = Math.max(1, value) * 10_000;
        }
        into.add(
            new TargetsIntake.GivenValue(
                target.id(),
                unit,
                day,
                BigDecimal.valueOf(value).setScale(work.whole() ? 0 : 2, RoundingMode.HALF_UP)));
      }
    }
  }

  private static double value(
      Work work, int month, double size, double speed, SplittableRandom random) {
    if (work.direction() == Direction.RANGE) {
      return speed < 0.8 ? 88 + random.nextDouble() * 2 : 96 + random.nextDouble() * 3.5;
    }
    double share = (double) month / MONTHS;
    if (work.course() == Course.Kind.SEASONAL) {
      double done = 0;
      for (int m = 0; m < month; m++) {
        done += SEASON[m];
      }
      share = done / 100;
    }
    double reached =
        work.baseline() + (work.goal() - work.baseline()) * Math.min(1.25, share * speed);
    return work.direction() == Direction.UP ? reached * size : Math.max(0, reached / size);
  }
}
