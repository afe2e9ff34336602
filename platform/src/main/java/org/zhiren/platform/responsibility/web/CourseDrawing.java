package org.zhiren.platform.responsibility.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.responsibility.Monitoring;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.reckoning.Direction;

/**
 * Where the marks of the drawing of a target stand: the planned course dashed, what was reported in
 * full, the deadline at the right edge. In units of the picture, 640 × 200.
 *
 * @param planned the points of the planned course, ready for a polyline; empty for a range
 * @param line the points of the values, ready for a polyline
 * @param dots the values, each with its place
 * @param goalY the height of the target
 * @param todayX where today stands; {@code null} outside the plan
 * @param foreseen where the year will probably end; {@code null} if nothing can be said
 */
public record CourseDrawing(
    String planned,
    String line,
    List<Dot> dots,
    String goalY,
    @Nullable String todayX,
    @Nullable Foreseen foreseen) {

  private static final double LEFT = 8;
  private static final double WIDTH = 600;
  private static final double TOP = 24;
  private static final double HEIGHT = 150;

  /**
   * The forecast at the deadline, and the line that leads to it from the last value.
   *
   * @param lowY height of the lower end of the interval; that of the value if there is none
   * @param highY height of the upper end
   */
  public record Foreseen(
      String fromX, String fromY, String x, String y, String lowY, String highY) {}

  /** A value and its place. */
  public record Dot(String x, String y, LocalDate day, BigDecimal value) {}

  /** The drawing; {@code null} while there is nothing to draw. */
  static @Nullable CourseDrawing of(Target target, Plan plan, Monitoring.Why why, LocalDate today) {
    List<Monitoring.Shown> points = why.points();
    Monitoring.Foreseen forecast = why.forecast();
    List<Monitoring.Shown> within =
        points.stream()
            .filter(p -> !p.day().isBefore(plan.startsOn()) && !p.day().isAfter(plan.endsOn()))
            .toList();
    BigDecimal goal = target.facts().goal();
    if (within.isEmpty() || goal == null) {
      return null;
    }
    BigDecimal baseline = target.facts().baseline();
    double highest = goal.doubleValue();
    double lowest = Math.min(0, goal.doubleValue());
    BigDecimal challenge = target.facts().challenge();
    if (target.direction() == Direction.RANGE && challenge != null) {
      highest = challenge.doubleValue();
    }
    if (baseline != null) {
      highest = Math.max(highest, baseline.doubleValue());
      lowest = Math.min(lowest, baseline.doubleValue());
    }
    for (Monitoring.Shown point : within) {
      highest = Math.max(highest, point.value().doubleValue());
      lowest = Math.min(lowest, point.value().doubleValue());
    }
    if (forecast != null) {
      for (BigDecimal end : new BigDecimal[] {forecast.value(), forecast.low(), forecast.high()}) {
        highest = end == null ? highest : Math.max(highest, end.doubleValue());
        lowest = end == null ? lowest : Math.min(lowest, end.doubleValue());
      }
    }
    double span = highest == lowest ? 1 : highest - lowest;
    double days = Math.max(1, ChronoUnit.DAYS.between(plan.startsOn(), plan.endsOn()));
    double low = lowest;
    List<Dot> dots = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (Monitoring.Shown point : within) {
      String x = x(plan, point.day(), days);
      String y = y(point.value().doubleValue(), low, span);
      line.append(line.isEmpty() ? "" : " ").append(x).append(',').append(y);
      dots.add(new Dot(x, y, point.day(), point.value()));
    }
    StringBuilder planned = new StringBuilder();
    for (Monitoring.Shown point : why.planned()) {
      planned
          .append(planned.isEmpty() ? "" : " ")
          .append(x(plan, point.day(), days))
          .append(',')
          .append(y(point.value().doubleValue(), low, span));
    }
    boolean inside = !today.isBefore(plan.startsOn()) && !today.isAfter(plan.endsOn());
    return new CourseDrawing(
        planned.toString(),
        line.toString(),
        dots,
        y(goal.doubleValue(), low, span),
        inside ? x(plan, today, days) : null,
        foreseen(target, plan, forecast, dots.getLast(), days, low, span));
  }

  private static @Nullable Foreseen foreseen(
      Target target,
      Plan plan,
      Monitoring.@Nullable Foreseen forecast,
      Dot last,
      double days,
      double low,
      double span) {
    BigDecimal value = forecast == null ? null : forecast.value();
    if (forecast == null || value == null || !last.day().isBefore(target.deadline())) {
      return null;
    }
    BigDecimal least = forecast.low();
    BigDecimal most = forecast.high();
    return new Foreseen(
        last.x(),
        last.y(),
        x(plan, target.deadline(), days),
        y(value.doubleValue(), low, span),
        y((least == null ? value : least).doubleValue(), low, span),
        y((most == null ? value : most).doubleValue(), low, span));
  }

  private static String x(Plan plan, LocalDate day, double days) {
    return text(LEFT + WIDTH * ChronoUnit.DAYS.between(plan.startsOn(), day) / days);
  }

  private static String y(double value, double lowest, double span) {
    return text(TOP + HEIGHT * (1 - (value - lowest) / span));
  }

  private static String text(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }
}
