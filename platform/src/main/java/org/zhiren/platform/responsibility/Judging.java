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
import org.zhiren.platform.responsibility.reckoning.Course.ByMilestones;
import org.zhiren.platform.responsibility.reckoning.Course.Corridor;
import org.zhiren.platform.responsibility.reckoning.Course.Seasonal;
import org.zhiren.platform.responsibility.reckoning.Course.Straight;
import org.zhiren.platform.responsibility.reckoning.Course.Task;
import org.zhiren.platform.responsibility.reckoning.Course.Waypoint;
import org.zhiren.platform.responsibility.reckoning.Forecast;
import org.zhiren.platform.responsibility.reckoning.Forecasts;
import org.zhiren.platform.responsibility.reckoning.Lights;
import org.zhiren.platform.responsibility.reckoning.Lit;
import org.zhiren.platform.responsibility.reckoning.Milestone;
import org.zhiren.platform.responsibility.reckoning.MonthlySeries;
import org.zhiren.platform.responsibility.reckoning.Outcome;
import org.zhiren.platform.responsibility.reckoning.ReckoningFault;
import org.zhiren.platform.responsibility.reckoning.Score;
import org.zhiren.platform.responsibility.reckoning.Scoring;
import org.zhiren.platform.responsibility.reckoning.Thresholds;
import org.zhiren.platform.responsibility.reckoning.Unit;
import org.zhiren.platform.responsibility.reckoning.Units;

/**
 * Puts a target and what was reported before the reckoning: its light as of a day, its score.
 *
 * <p>Scores: 100 at the target and up to 120 at the challenge value; by steps 60 at three fifths of
 * the way; 2 points less for each day late; outside a range nothing is left at a tenth of its
 * width.
 */
final class Judging {

  static final Thresholds THRESHOLDS = Thresholds.USUAL;

  private static final BigDecimal FULL = BigDecimal.valueOf(100);
  private static final BigDecimal MOST = BigDecimal.valueOf(120);
  private static final BigDecimal PASS = BigDecimal.valueOf(60);
  private static final BigDecimal THREE_FIFTHS = new BigDecimal("0.6");
  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final BigDecimal PER_DAY = BigDecimal.valueOf(2);
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
  static org.zhiren.platform.responsibility.reckoning.Course course(
      Target target, Plan plan, List<Point> points) {
    BigDecimal goal = Objects.requireNonNull(target.facts().goal());
    if (target.direction() == Direction.RANGE) {
      BigDecimal high = Objects.requireNonNull(target.facts().challenge());
      return new Corridor(
          plan.startsOn(), target.deadline(), goal, high, high.subtract(goal).multiply(TENTH));
    }
    Task task =
        new Task(
            direction(target),
            plan.startsOn(),
            target.deadline(),
            Objects.requireNonNull(target.facts().baseline()),
            goal);
    Course wanted = Objects.requireNonNull(target.facts().course());
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
  private static org.zhiren.platform.responsibility.reckoning.Course seasonal(
      Task task, List<Point> points) {
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

  private static org.zhiren.platform.responsibility.reckoning.Direction direction(Target target) {
    return switch (target.direction()) {
      case UP -> org.zhiren.platform.responsibility.reckoning.Direction.MORE;
      case DOWN -> org.zhiren.platform.responsibility.reckoning.Direction.LESS;
      case RANGE -> org.zhiren.platform.responsibility.reckoning.Direction.RANGE;
    };
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
    return forecast.prospect(direction(target), Objects.requireNonNull(target.facts().goal()));
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

  /** The score of a target that has nothing below it, as of the day on which the plan is frozen. */
  static Score score(Target target, @Nullable BigDecimal value, LocalDate asOf) {
    TargetFacts facts = target.facts();
    ScoreRule rule = Objects.requireNonNull(facts.rule());
    Outcome outcome =
        rule == ScoreRule.LATE_DEDUCTION && target.doneOn() != null
            ? Outcome.finishedOn(target.doneOn())
            : value == null ? Outcome.unknown(asOf) : Outcome.of(value, asOf);
    return scoring(target, rule).score(outcome, unit(target));
  }

  private static Scoring scoring(Target target, ScoreRule rule) {
    TargetFacts facts = target.facts();
    BigDecimal goal = Objects.requireNonNull(facts.goal());
    BigDecimal challenge = facts.challenge();
    if (rule == ScoreRule.LATE_DEDUCTION) {
      return new Scoring.DaysLate(target.deadline(), FULL, PER_DAY, BigDecimal.ZERO);
    }
    if (target.direction() == Direction.RANGE) {
      BigDecimal high = Objects.requireNonNull(challenge);
      return new Scoring.Within(goal, high, high.subtract(goal).multiply(TENTH), FULL);
    }
    var way = direction(target);
    if (rule == ScoreRule.ALL_OR_NOTHING) {
      return new Scoring.AllOrNothing(way, goal, FULL);
    }
    BigDecimal baseline = Objects.requireNonNull(facts.baseline());
    @Nullable BigDecimal beyond =
        challenge == null || challenge.compareTo(goal) == 0 ? null : challenge;
    if (rule == ScoreRule.LINEAR) {
      return new Scoring.Linear(way, baseline, goal, beyond, FULL, beyond == null ? FULL : MOST);
    }
    List<Scoring.Rung> rungs = new ArrayList<>();
    rungs.add(new Scoring.Rung(baseline.add(goal.subtract(baseline).multiply(THREE_FIFTHS)), PASS));
    rungs.add(new Scoring.Rung(goal, FULL));
    if (beyond != null) {
      rungs.add(new Scoring.Rung(beyond, MOST));
    }
    return new Scoring.Step(way, rungs, BigDecimal.ZERO);
  }
}
