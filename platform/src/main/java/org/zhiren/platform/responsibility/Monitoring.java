package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.Judging.Point;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.responsibility.reckoning.Forecast;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.responsibility.reckoning.Lit;
import org.zhiren.platform.responsibility.reckoning.Told;

/** Judges every target of a plan as of a day and carries the lights up the tree. */
@Component
@Transactional(readOnly = true)
public class Monitoring {

  private static final Foreseen UNKNOWN =
      new Foreseen(Forecast.Prospect.UNKNOWN, Forecast.Prospect.UNKNOWN.text(), null, null, null);

  private final JdbcClient jdbc;
  private final Plans plans;
  private final Targets targets;
  private final Clock clock;

  Monitoring(JdbcClient jdbc, Plans plans, Targets targets, Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.targets = targets;
    this.clock = clock;
  }

  /** How a plan stands today, or at its end if that is past. */
  public Board board(UUID planId) {
    Plan plan = plans.required(planId);
    LocalDate today = LocalDate.now(clock);
    return board(plan, today.isAfter(plan.endsOn()) ? plan.endsOn() : today);
  }

  /** How a plan stands on a day. */
  public Board board(Plan plan, LocalDate asOf) {
    BoardRows day = new BoardRows(plan, asOf);
    List<Target> all = targets.ofPlan(plan.id());
    Map<UUID, List<Point>> points = points("t.plan_id = :key", plan.id());
    Map<UUID, Integer> files = files("t.plan_id = :key", plan.id());
    Map<UUID, List<Board.Row>> below = new HashMap<>();
    Map<UUID, Board.Row> rows = new HashMap<>();
    Map<UUID, Told> told = new HashMap<>();
    for (Target target : all.reversed()) {
      List<Board.Row> parts = below.getOrDefault(target.id(), List.of());
      List<Point> values = points.getOrDefault(target.id(), List.of());
      Told standing = parts.isEmpty() ? day.told(target, values) : BoardRows.sum(parts, told);
      int proofs = files.getOrDefault(target.id(), 0);
      Board.Row row =
          parts.isEmpty()
              ? day.leaf(target, values, standing, proofs)
              : BoardRows.group(target, parts, standing, proofs);
      told.put(target.id(), standing);
      rows.put(target.id(), row);
      UUID parent = target.parentId();
      if (parent != null) {
        below.computeIfAbsent(parent, id -> new ArrayList<>()).addFirst(row);
      }
    }
    return new Board(plan, asOf, all.stream().map(target -> rows.get(target.id())).toList());
  }

  /** How some targets without parts stand on a day, in the order given. */
  List<Board.Row> rows(Plan plan, List<Target> some, LocalDate asOf) {
    BoardRows day = new BoardRows(plan, asOf);
    UUID[] ids = some.stream().map(Target::id).toArray(UUID[]::new);
    Map<UUID, List<Point>> points = points("t.id = any(cast(:key as uuid[]))", ids);
    Map<UUID, Integer> files = files("t.id = any(cast(:key as uuid[]))", ids);
    return some.stream()
        .map(target -> {
          List<Point> values = points.getOrDefault(target.id(), List.of());
          return day.leaf(
              target, values, day.told(target, values), files.getOrDefault(target.id(), 0));
        })
        .toList();
  }

  /**
   * Why a target has its light: what was planned, what was reported, which stage is overdue.
   *
   * @param points the values that stand, the earliest first, for the drawing
   * @param planned what is expected on some days from the first to the deadline; empty for a range
   * @param forecast where the year will end; {@code null} if nothing can be said
   */
  public record Why(
      Light light,
      Explanation explanation,
      List<Shown> points,
      List<Shown> planned,
      @Nullable Foreseen forecast) {
    /** Copies the points. */
    public Why {
      points = List.copyOf(points);
      planned = List.copyOf(planned);
    }
  }

  /**
   * A forecast of the end of the year. An estimate, for people to think about.
   *
   * @param prospect whether the target will be met
   * @param sentence the value with its interval, and how it was reckoned
   * @param value what is expected; {@code null} if nothing can be said
   * @param low lower end of the interval; {@code null} if there is none
   * @param high upper end of it
   */
  public record Foreseen(
      Forecast.Prospect prospect,
      Text sentence,
      @Nullable BigDecimal value,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high) {}

  /** A target that will probably be missed, although it is not far behind yet. */
  public record Miss(Board.Row row, Foreseen forecast) {}

  /** Where each of these targets will end; one of which nothing can be said is unknown. */
  Map<UUID, Foreseen> foreseen(List<Target> some, LocalDate asOf) {
    UUID[] ids = some.stream().map(Target::id).toArray(UUID[]::new);
    Map<UUID, List<Point>> points = points("t.id = any(cast(:key as uuid[]))", ids);
    Map<UUID, Foreseen> foreseen = new HashMap<>();
    for (Target target : some) {
      Foreseen one = foreseen(target, points.getOrDefault(target.id(), List.of()), asOf);
      foreseen.put(target.id(), one == null ? UNKNOWN : one);
    }
    return foreseen;
  }

  private static @Nullable Foreseen foreseen(Target target, List<Point> points, LocalDate asOf) {
    if (reachedForGood(target, points, asOf)) {
      return null;
    }
    Forecast forecast = Judging.forecast(target, points, asOf);
    return forecast == null
        ? null
        : new Foreseen(
            Judging.prospect(target, forecast),
            forecast.explanation().sentence(),
            forecast.value(),
            forecast.low(),
            forecast.high());
  }

  /** Whether a total that only grows has reached its target: then nothing is left to foretell. */
  private static boolean reachedForGood(Target target, List<Point> points, LocalDate asOf) {
    BigDecimal baseline = target.facts().baseline();
    BigDecimal goal = Objects.requireNonNull(target.facts().goal());
    return target.direction() == Direction.UP
        && baseline != null
        && baseline.signum() == 0
        && points.stream()
            .filter(point -> !point.day().isAfter(asOf))
            .filter(point -> point.day().getYear() == target.deadline().getYear())
            .reduce((first, second) -> second)
            .map(point -> point.value().compareTo(goal) >= 0)
            .orElse(false);
  }

  /** A value that stands, for the drawing. */
  public record Shown(LocalDate day, BigDecimal value) {}

  /** The light of one target by its own values, with the reason. */
  public Why why(Target target) {
    Plan plan = plans.required(target.planId());
    LocalDate today = LocalDate.now(clock);
    LocalDate asOf = today.isAfter(plan.endsOn()) ? plan.endsOn() : today;
    List<Point> points = points("t.id = :key", target.id()).getOrDefault(target.id(), List.of());
    Lit lit = Judging.light(target, plan, points, asOf);
    return new Why(
        lit.light(),
        lit.explanation(),
        points.stream().map(point -> new Shown(point.day(), point.value())).toList(),
        planned(target, plan, points),
        foreseen(target, points, asOf));
  }

  /** The planned course at the begin, at the ends of months and at the deadline. */
  private static List<Shown> planned(Target target, Plan plan, List<Point> points) {
    if (!(Judging.course(target, plan, points) instanceof Course.Toward course)) {
      return List.of();
    }
    List<Shown> planned = new ArrayList<>();
    planned.add(new Shown(course.from(), course.planned(course.from())));
    for (YearMonth month = YearMonth.from(course.from());
        month.atEndOfMonth().isBefore(course.due());
        month = month.plusMonths(1)) {
      planned.add(new Shown(month.atEndOfMonth(), course.planned(month.atEndOfMonth())));
    }
    planned.add(new Shown(course.due(), course.planned(course.due())));
    return planned;
  }

  private Map<UUID, List<Point>> points(String where, Object key) {
    Map<UUID, List<Point>> all = new HashMap<>();
    jdbc.sql(
            """
            select r.target_id, array_agg(r.as_of order by r.as_of) as days,
                   array_agg(r.value order by r.as_of) as numbers
            from responsibility.reading r join responsibility.target t on t.id = r.target_id
            where r.current
            """
                + "and "
                + where
                + " group by r.target_id")
        .param("key", key)
        .query((java.sql.ResultSet row) -> {
          all.put(
              Rows.uuid(row, "target_id"),
              PlanTrees.points(row.getArray("days"), row.getArray("numbers")));
        });
    return all;
  }

  private Map<UUID, Integer> files(String where, Object key) {
    Map<UUID, Integer> files = new HashMap<>();
    jdbc.sql(
            """
            select e.target_id, count(*) as files from responsibility.evidence e
              join responsibility.target t on t.id = e.target_id where
            """
                + where
                + " group by e.target_id")
        .param("key", key)
        .query((java.sql.ResultSet row) -> {
          files.put(Rows.uuid(row, "target_id"), row.getInt("files"));
        });
    return files;
  }
}
