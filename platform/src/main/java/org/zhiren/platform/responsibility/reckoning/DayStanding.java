package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The light of a target as of a day by the rules of {@link Lights}, in numbers and without a word:
 * for trees of a million targets.
 *
 * <p>The lag is reckoned in floating point. Where it comes so near to a threshold that rounding
 * could decide, it is reckoned again in fractions; so the light is always the one that {@link
 * Lights} gives.
 */
public final class DayStanding {

  /** Closer than this to a threshold, in basis points, floating point is not trusted. */
  private static final double NEAR = 0.001;

  private DayStanding() {}

  /**
   * How a target without parts stands.
   *
   * @param course the planned course; null for work that has milestones only
   * @param newest the newest value up to {@code asOf}; null if there is none
   * @param milestones the stages of the work
   * @param asOf the day
   * @param thresholds the published thresholds
   */
  public static Told of(
      @Nullable Course course,
      @Nullable Reading newest,
      List<Milestone> milestones,
      LocalDate asOf,
      Thresholds thresholds) {
    Light late = late(milestones, asOf, thresholds);
    if (course == null) {
      return new Told(milestones.isEmpty() ? Light.GREY : late, 0, 0, 0);
    }
    if (asOf.isBefore(course.from())) {
      return new Told(late, 0, 0, 1);
    }
    if (newest == null || stale(newest, course, asOf, thresholds)) {
      return new Told(late == Light.GREEN ? Light.GREY : late, 0, 0, 0);
    }
    return switch (course) {
      case Course.Toward toward -> toward(toward, newest, late, asOf, thresholds);
      case Course.Corridor corridor -> corridor(corridor, newest.value(), late);
    };
  }

  private static Light late(List<Milestone> milestones, LocalDate asOf, Thresholds thresholds) {
    Light late = Light.GREEN;
    for (Milestone milestone : milestones) {
      long days = milestone.daysOverdue(asOf);
      if (days > thresholds.redAfterDaysLate()) {
        return Light.RED;
      }
      late = days > 0 ? Light.YELLOW : late;
    }
    return late;
  }

  private static boolean stale(
      Reading newest, Course course, LocalDate asOf, Thresholds thresholds) {
    return newest.day().isBefore(course.due())
        && ChronoUnit.DAYS.between(newest.day(), asOf) > thresholds.staleAfterDays();
  }

  private static Told toward(
      Course.Toward course, Reading reading, Light late, LocalDate asOf, Thresholds thresholds) {
    Course.Task task = course.task();
    int way = task.direction() == Direction.UP ? 1 : -1;
    int compared = reading.value().compareTo(task.target());
    boolean reached = way > 0 ? compared >= 0 : compared <= 0;
    double baseline = task.baseline().doubleValue();
    double actual = reading.value().doubleValue();
    double length = way * (task.target().doubleValue() - baseline);
    double done = length == 0 ? (reached ? 1 : 0) : way * (actual - baseline) / length;
    double progress = Math.clamp(done, 0.0, 1.0);
    if (reached) {
      return new Told(late, progress, 0, 1);
    }
    double behind = behind(course, reading, way, length);
    boolean over = asOf.isAfter(task.due()) || !reading.day().isBefore(task.due());
    Light own = over ? Light.RED : light(course, reading, behind, thresholds);
    return new Told(worse(own, late), progress, Math.clamp(behind / Weights.WHOLE, 0.0, 1.0), 1);
  }

  /** Basis points of the task behind the plan. */
  private static double behind(Course.Toward course, Reading reading, int way, double length) {
    if (length > 0 && course instanceof Course.Straight(Course.Task task)) {
      double share =
          (double) ChronoUnit.DAYS.between(task.from(), reading.day())
              / ChronoUnit.DAYS.between(task.from(), task.due());
      double done = way * (reading.value().doubleValue() - task.baseline().doubleValue()) / length;
      return Weights.WHOLE * (Math.clamp(share, 0.0, 1.0) - done);
    }
    return exactly(course, reading).rounded(6).doubleValue();
  }

  private static Exact exactly(Course.Toward course, Reading reading) {
    Course.Task task = course.task();
    Exact missing = Planning.planned(course, reading.day()).minus(Exact.of(reading.value()));
    return (task.direction() == Direction.UP ? missing : missing.negate())
        .over(Planning.span(task))
        .shift(4);
  }

  private static Light light(
      Course.Toward course, Reading reading, double behind, Thresholds thresholds) {
    boolean near =
        Math.abs(behind - thresholds.yellowBeyond()) < NEAR
            || Math.abs(behind - thresholds.redBeyond()) < NEAR;
    if (near) {
      return Lights.light(exactly(course, reading), thresholds);
    }
    if (behind > thresholds.redBeyond()) {
      return Light.RED;
    }
    return behind > thresholds.yellowBeyond() ? Light.YELLOW : Light.GREEN;
  }

  private static Told corridor(Course.Corridor course, BigDecimal value, Light late) {
    BigDecimal outside =
        course.low().subtract(value).max(value.subtract(course.high())).max(BigDecimal.ZERO);
    if (outside.signum() == 0) {
      return new Told(late, 1, 0, 1);
    }
    boolean tolerated = outside.compareTo(course.tolerance()) <= 0;
    double off =
        outside.compareTo(course.tolerance()) >= 0
            ? 1
            : outside.doubleValue() / course.tolerance().doubleValue();
    return new Told(worse(tolerated ? Light.YELLOW : Light.RED, late), 1 - off, off, 1);
  }

  private static Light worse(Light one, Light other) {
    return one.ordinal() >= other.ordinal() ? one : other;
  }
}
