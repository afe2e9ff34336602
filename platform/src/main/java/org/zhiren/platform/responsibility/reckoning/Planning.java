package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zhiren.explain.Text;

/** The arithmetic of planned courses and what they must fulfil. */
final class Planning {

  private Planning() {}

  /** The value expected at the end of a day. */
  static Exact planned(Course.Toward course, LocalDate day) {
    Course.Task task = course.task();
    Exact baseline = Exact.of(task.baseline());
    if (day.isBefore(task.from())) {
      return baseline;
    }
    if (!day.isBefore(task.due())) {
      return Exact.of(task.target());
    }
    return switch (course) {
      case Course.ByMilestones milestones -> lastDue(milestones, day);
      case Course.Straight _ ->
          between(
              task,
              Exact.of(ChronoUnit.DAYS.between(task.from(), day))
                  .over(Exact.of(ChronoUnit.DAYS.between(task.from(), task.due()))));
      case Course.Seasonal seasonal -> between(task, seasonalShare(seasonal, day));
    };
  }

  /** The share of the task expected at the end of a day; 1 if there is nothing to do but keep. */
  static Exact share(Course.Toward course, LocalDate day) {
    Course.Task task = course.task();
    Exact way = Exact.of(task.target()).minus(Exact.of(task.baseline()));
    return way.signum() == 0
        ? Exact.ONE
        : planned(course, day).minus(Exact.of(task.baseline())).over(way);
  }

  /**
   * By what the lag of a task is divided: the way to go, or the target itself if it is to be kept.
   */
  static Exact span(Course.Task task) {
    Exact way = Exact.of(task.target()).minus(Exact.of(task.baseline())).abs();
    if (way.signum() != 0) {
      return way;
    }
    Exact size = Exact.of(task.target()).abs();
    return size.signum() != 0 ? size : Exact.ONE;
  }

  private static Exact between(Course.Task task, Exact share) {
    Exact baseline = Exact.of(task.baseline());
    return baseline.plus(Exact.of(task.target()).minus(baseline).times(share));
  }

  private static Exact lastDue(Course.ByMilestones course, LocalDate day) {
    BigDecimal expected = course.task().baseline();
    for (Course.Waypoint waypoint : course.waypoints()) {
      if (!waypoint.day().isAfter(day)) {
        expected = waypoint.value();
      }
    }
    return Exact.of(expected);
  }

  private static Exact seasonalShare(Course.Seasonal course, LocalDate day) {
    Course.Task task = course.task();
    Exact done = Exact.ZERO;
    Exact all = Exact.ZERO;
    YearMonth last = YearMonth.from(task.due());
    for (YearMonth month = YearMonth.from(task.from());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      Exact amount = Exact.of(course.lastYear().get(month.getMonthValue() - 1));
      LocalDate first = month.atDay(1).isBefore(task.from()) ? task.from() : month.atDay(1);
      LocalDate end = month.atEndOfMonth().isAfter(task.due()) ? task.due() : month.atEndOfMonth();
      long days = ChronoUnit.DAYS.between(first, end) + 1;
      long gone = Math.clamp(ChronoUnit.DAYS.between(first, day) + 1, 0, days);
      done = done.plus(amount.times(Exact.of(gone)).over(Exact.of(days)));
      all = all.plus(amount);
    }
    return done.over(all);
  }

  static void inOrder(LocalDate from, LocalDate due) {
    if (!due.isAfter(from)) {
      throw fault(
          "完成期限 {1} 应晚于开始日期 {0}。", "The due day {1} must be after the begin {0}.", from, due);
    }
  }

  static void noWorse(Direction direction, BigDecimal baseline, BigDecimal target) {
    if (!direction.reached(Exact.of(target), Exact.of(baseline))) {
      throw fault(
          "目标值 {0} 差于基期值 {1}（{2}）；请修改目标值或者方向。",
          "The target {0} is worse than the baseline {1} ({2}). Change the target or the"
              + " direction.",
          ScoringRules.plain(target),
          ScoringRules.plain(baseline),
          direction.text());
    }
  }

  static void waypoints(Course.Task task, List<Course.Waypoint> waypoints) {
    LocalDate before = task.from();
    BigDecimal value = task.baseline();
    for (Course.Waypoint waypoint : waypoints) {
      if (!waypoint.day().isAfter(before) || !waypoint.day().isBefore(task.due())) {
        throw fault(
            "节点 {0} 应晚于 {1} 且早于完成期限 {2}。",
            "The waypoint {0} must be after {1} and before the due day {2}.",
            waypoint.day(),
            before,
            task.due());
      }
      noWorse(task.direction(), value, waypoint.value());
      before = waypoint.day();
      value = waypoint.value();
    }
    noWorse(task.direction(), value, task.target());
  }

  static void profile(Course.Task task, List<BigDecimal> lastYear) {
    if (lastYear.size() != 12) {
      throw fault(
          "上年各月数据有 {0} 个，应为 12 个。",
          "The profile of last year has {0} numbers; it needs 12.", lastYear.size());
    }
    for (int i = 0; i < 12; i++) {
      if (lastYear.get(i).signum() < 0) {
        throw fault(
            "上年 {0} 月的数据为 {1}，不能小于 0；请改用直线或者节点进度。",
            "Month {0} of last year is {1}, below 0. Plan in a straight line or by milestones"
                + " instead.",
            i + 1,
            ScoringRules.plain(lastYear.get(i)));
      }
    }
    boolean any = false;
    YearMonth last = YearMonth.from(task.due());
    for (YearMonth month = YearMonth.from(task.from());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      any |= lastYear.get(month.getMonthValue() - 1).signum() > 0;
    }
    if (!any) {
      throw fault(
          "上年同期各月数据都是 0，无法据以安排进度。",
          "The same months of last year are all 0; no course follows from them.");
    }
  }

  static void corridor(BigDecimal low, BigDecimal high, BigDecimal tolerance) {
    if (low.compareTo(high) > 0 || tolerance.signum() < 0) {
      throw fault(
          "区间下限 {0} 应不高于上限 {1}，容差 {2} 应不小于 0。",
          "The lower end {0} must not be above the upper end {1}, the tolerance {2} not below 0.",
          ScoringRules.plain(low),
          ScoringRules.plain(high),
          ScoringRules.plain(tolerance));
    }
  }

  private static ReckoningFault fault(String zh, String en, Object... arguments) {
    return new ReckoningFault(Text.of(zh, en).fill(arguments));
  }
}
