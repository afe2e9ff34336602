package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.Accrual;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Course.ByMilestones;
import org.zhiren.platform.responsibility.reckoning.Course.Corridor;
import org.zhiren.platform.responsibility.reckoning.Course.Seasonal;
import org.zhiren.platform.responsibility.reckoning.Course.Straight;
import org.zhiren.platform.responsibility.reckoning.Course.Task;
import org.zhiren.platform.responsibility.reckoning.Course.Waypoint;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.responsibility.reckoning.Forecast;
import org.zhiren.platform.responsibility.reckoning.Forecasts;
import org.zhiren.platform.responsibility.reckoning.Lights;
import org.zhiren.platform.responsibility.reckoning.Lit;
import org.zhiren.platform.responsibility.reckoning.Milestone;
import org.zhiren.platform.responsibility.reckoning.MonthlySeries;
import org.zhiren.platform.responsibility.reckoning.ReckoningFault;
import org.zhiren.platform.responsibility.reckoning.Thresholds;
import org.zhiren.platform.responsibility.reckoning.Unit;
import org.zhiren.platform.responsibility.reckoning.Units;

/**
 * Puts a target and what was reported before the reckoning: its light as of a day, where it will
 * end. Scores are a matter of {@code evaluation}.
 */
final class Judging {

  static final Thresholds THRESHOLDS = Thresholds.USUAL;

  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final int MONTHS = 12;

  private Judging() {}

  /** A value that stands. */
  record Point(LocalDate day, BigDecimal value) {}

  /** The light of a target that has nothing below it. */
  static Lit light(Target target, Plan plan, List<Point> points, LocalDate asOf) {
    List<org.zhiren.platform.responsibility.reckoning.Reading> readings =
        points.stream()
            .filter(point -> !point.day().isBefore(plan.startsOn()))
            .map(point ->
                new org.zhiren.platform.responsibility.reckoning.Reading(
                    point.day(), point.value()))
            .toList();
    return Lights.judge(
        course(target, plan, points), readings, milestones(target), unit(target), asOf, THRESHOLDS);
  }

  static List<Milestone> milestones(Target target) {
    return target.facts().milestones().stream()
        .map(m -> new Milestone(Text.same(m.name()), m.dueOn(), m.doneOn()))
        .toList();
  }

  static Unit unit(Target target) {
    return Units.standard().findOrOwn(target.facts().measure());
  }

  /** The planned course; of one that goes like the year before, the points of that year count. */
  static Course course(Target target, Plan plan, List<Point> points) {
    BigDecimal goal = Objects.requireNonNull(target.facts().goal());
    if (target.direction() == Direction.RANGE) {
      BigDecimal high = Objects.requireNonNull(target.facts().challenge());
      return new Corridor(
          plan.startsOn(), target.deadline(), goal, high, high.subtract(goal).multiply(TENTH));
    }
    Task task =
        new Task(
            target.direction(),
            plan.startsOn(),
            target.deadline(),
            Objects.requireNonNull(target.facts().baseline()),
            goal);
    Course.Kind wanted = Objects.requireNonNull(target.facts().course());
    try {
      return switch (wanted) {
        case LINEAR -> new Straight(task);
        case MILESTONES -> new ByMilestones(task, waypoints(target));
        case SEASONAL -> seasonal(task, points);
      };
    } catch (ReckoningFault notAsWanted) {
      // Without a usable course of its own a target is held to an even one.
      return new Straight(task);
    }
  }

  private static List<Waypoint> waypoints(Target target) {
    return target.facts().milestones().stream()
        .filter(m -> m.value() != null && m.dueOn().isBefore(target.deadline()))
        .map(m -> new Waypoint(m.dueOn(), Objects.requireNonNull(m.value())))
        .toList();
  }

  /** What each month of the year before did, from values that count up anew in each year. */
  private static Course seasonal(Task task, List<Point> points) {
    int year = task.from().getYear() - 1;
    List<BigDecimal> months = new ArrayList<>();
    BigDecimal before = BigDecimal.ZERO;
    for (int month = 1; month <= MONTHS; month++) {
      YearMonth wanted = YearMonth.of(year, month);
      BigDecimal there =
          points.stream()
              .filter(point -> YearMonth.from(point.day()).equals(wanted))
              .map(Point::value)
              .reduce((first, second) -> second)
              .orElse(null);
      if (there == null) {
        return new Straight(task);
      }
      months.add(there.subtract(before).max(BigDecimal.ZERO));
      before = there;
    }
    return new Seasonal(task, months);
  }

  /**
   * Where the year will end, by the values at the ends of months, history included; {@code null}
   * for a range, a deadline within the year, or without a month that is over.
   */
  static @Nullable Forecast forecast(Target target, List<Point> points, LocalDate asOf) {
    LocalDate deadline = target.deadline();
    if (target.direction() == Direction.RANGE
        || deadline.getMonthValue() != MONTHS
        || asOf.getYear() != deadline.getYear()) {
      return null;
    }
    Map<YearMonth, BigDecimal> months = new TreeMap<>();
    points.stream()
        .filter(point -> !point.day().isAfter(asOf))
        .filter(point -> point.day().equals(YearMonth.from(point.day()).atEndOfMonth()))
        .forEach(point -> months.put(YearMonth.from(point.day()), point.value()));
    if (months.isEmpty() || !months.containsKey(YearMonth.of(deadline.getYear(), 1))) {
      return null;
    }
    BigDecimal baseline = target.facts().baseline();
    boolean adds = target.direction() == Direction.UP && baseline != null && baseline.signum() == 0;
    return Forecasts.yearEnd(
        MonthlySeries.of(adds ? Accrual.YEAR_TO_DATE : Accrual.LEVEL, months),
        unit(target),
        Math.max(0, Objects.requireNonNull(target.facts().goal()).scale()),
        Forecasts.USUAL_LEVEL);
  }

  /** Whether the target will be met, by the forecast. */
  static Forecast.Prospect prospect(Target target, Forecast forecast) {
    return forecast.prospect(target.direction(), Objects.requireNonNull(target.facts().goal()));
  }

  /** The share of the task that is done, from 0 to 1; {@code null} if it is not known. */
  static @Nullable Double progress(Target target, @Nullable BigDecimal value) {
    BigDecimal goal = target.facts().goal();
    if (value == null || goal == null) {
      return null;
    }
    BigDecimal challenge = target.facts().challenge();
    if (target.direction() == Direction.RANGE) {
      boolean within =
          value.compareTo(goal) >= 0 && challenge != null && value.compareTo(challenge) <= 0;
      return within ? 1.0 : 0.0;
    }
    BigDecimal baseline = target.facts().baseline();
    if (baseline == null) {
      return null;
    }
    double way = goal.subtract(baseline).doubleValue();
    return way == 0 ? 1.0 : Math.clamp(value.subtract(baseline).doubleValue() / way, 0.0, 1.0);
  }
}
