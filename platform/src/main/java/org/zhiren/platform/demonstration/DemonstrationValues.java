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
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.TargetsIntake;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;

/** Monthly values of three years for the invented targets, with what is planted in them. */
final class DemonstrationValues {

  private static final int MONTHS = 12;

  /** By how much each year is larger than the one before. */
  private static final double GROWTH = 0.06;

  /** In years gone by work was a little slower than asked for. */
  private static final double SLOWER = 0.06;

  private static final double SPREAD = 0.05;
  private static final double FARTHEST = 0.12;
  private static final double BADLY = -0.08;
  private static final double NEGLECTED = 0.4;

  /** How many per cent a unit that works by one whole slower falls short of a range. */
  private static final double OUT_OF_RANGE = 40;

  /** What a season does to the months of some work: little in winter, much in autumn. */
  private static final double[] SEASON = {3, 3, 6, 8, 9, 10, 9, 9, 12, 12, 10, 9};

  private DemonstrationValues() {}

  /** The size of a year's work, as a share of this year's. */
  static double size(int yearsBack) {
    return 1 - GROWTH * yearsBack;
  }

  /** How much faster a unit has worked in years gone by than others, in shares of the work. */
  static double diligence(UUID unit) {
    long seed = unit.getMostSignificantBits() ^ unit.getLeastSignificantBits();
    return Math.clamp(new SplittableRandom(seed).nextGaussian() * SPREAD, -FARTHEST, FARTHEST);
  }

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
      double size = size(year - y);
      double before = y == year ? 0 : before(work, diligence(unit));
      for (int month = 1; month <= MONTHS; month++) {
        LocalDate day = YearMonth.of(y, month).atEndOfMonth();
        if (day.isAfter(today) || (y == year && fault == Fault.SILENT && month > 6)) {
          continue;
        }
        boolean now = y == year;
        double speed =
            now && fault == Fault.LATE ? 0.55 : pace + before + (random.nextDouble() - 0.5) * 0.03;
        double value = value(work, month, size, speed, random);
        if (!now && work.direction() == Direction.RANGE) {
          value += OUT_OF_RANGE * Math.min(0, diligence(unit));
        }
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

  /** By how much faster work went in a year gone by; where all goes badly, steps are left out. */
  private static double before(Work work, double diligence) {
    boolean neglected = work.kind() == TargetKind.STEP && diligence < BADLY;
    return diligence - SLOWER - (neglected ? NEGLECTED : 0);
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
