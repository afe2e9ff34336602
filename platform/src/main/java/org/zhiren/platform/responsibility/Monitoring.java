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
import org.zhiren.platform.responsibility.reckoning.DayStanding;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.responsibility.reckoning.Forecast;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.responsibility.reckoning.Lit;
import org.zhiren.platform.responsibility.reckoning.Standing;
import org.zhiren.platform.responsibility.reckoning.Thresholds;
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
    List<Target> all = targets.ofPlan(plan.id());
    Map<UUID, List<Point>> points = points("t.plan_id = :key", plan.id());
    Map<UUID, Integer> files = files("t.plan_id = :key", plan.id());
    Map<UUID, List<Board.Row>> below = new HashMap<>();
    Map<UUID, Board.Row> rows = new HashMap<>();
    Map<UUID, Told> told = new HashMap<>();
    for (Target target : all.reversed()) {
      List<Board.Row> parts = below.getOrDefault(target.id(), List.of());
      List<Point> values = points.getOrDefault(target.id(), List.of());
      Told standing = parts.isEmpty() ? told(target, plan, values, asOf) : sum(parts, told);
      int proofs = files.getOrDefault(target.id(), 0);
      Board.Row row =
          parts.isEmpty()
              ? leaf(target, plan, values, standing, asOf, proofs)
              : group(target, parts, standing, proofs);
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
    UUID[] ids = some.stream().map(Target::id).toArray(UUID[]::new);
    Map<UUID, List<Point>> points = points("t.id = any(cast(:key as uuid[]))", ids);
    Map<UUID, Integer> files = files("t.id = any(cast(:key as uuid[]))", ids);
    return some.stream()
        .map(target -> {
          List<Point> values = points.getOrDefault(target.id(), List.of());
          return leaf(
              target,
              plan,
              values,
              told(target, plan, values, asOf),
              asOf,
              files.getOrDefault(target.id(), 0));
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

  private static Told told(Target target, Plan plan, List<Point> points, LocalDate asOf) {
    Point last = last(plan, points, asOf);
    return DayStanding.of(
        Judging.course(target, plan, points),
        last == null
            ? null
            : new org.zhiren.platform.responsibility.reckoning.Reading(last.day(), last.value()),
        Judging.milestones(target),
        asOf,
        Judging.THRESHOLDS);
  }

  private static @Nullable Point last(Plan plan, List<Point> points, LocalDate asOf) {
    return points.stream()
        .filter(point -> !point.day().isAfter(asOf) && !point.day().isBefore(plan.startsOn()))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  private static Board.Row leaf(
      Target target, Plan plan, List<Point> points, Told told, LocalDate asOf, int files) {
    Lit lit = Judging.light(target, plan, points, asOf);
    Point last = last(plan, points, asOf);
    @Nullable Integer behind =
        target.direction() == Direction.RANGE && lit.actual() != null
            ? (Integer) basisPoints(told.lag())
            : lit.behind();
    return new Board.Row(
        target,
        lit.light(),
        lit.explanation().sentence(),
        lit.actual() == null ? null : told.progress(),
        behind,
        told.known(),
        last == null ? null : last.value(),
        last == null ? null : last.day(),
        0,
        files);
  }

  private static int basisPoints(double share) {
    return (int) Math.round(share * TargetRules.WHOLE);
  }

  /**
   * What the parts come to, by the rules and in the order of {@link
   * org.zhiren.platform.responsibility.reckoning.Rollup}; where parts are hidden, or the weights of
   * a draft do not add up yet, over the weights that are there.
   */
  private static Told sum(List<Board.Row> parts, Map<UUID, Told> standings) {
    double all = 0;
    double sum = 0;
    double done = 0;
    double lost = 0;
    boolean red = false;
    for (Board.Row part : parts) {
      Told standing = Objects.requireNonNull(standings.get(part.target().id()));
      double weight = part.target().facts().weight() * standing.known();
      all += part.target().facts().weight();
      sum += weight;
      done += weight * standing.progress();
      lost += weight * standing.lag();
      red |= standing.light() == Light.RED;
    }
    Thresholds limits = Judging.THRESHOLDS;
    double scale = all == 0 ? 0 : TargetRules.WHOLE / all;
    double share = sum > 0 ? lost / sum : 0;
    Light light;
    if (lost * scale > limits.redBeyond()) {
      light = Light.RED;
    } else if (sum * scale < limits.leastKnown() || sum == 0) {
      light = Light.GREY;
    } else if (share * TargetRules.WHOLE > limits.redBeyond()) {
      light = Light.RED;
    } else {
      light = red || share * TargetRules.WHOLE > limits.yellowBeyond() ? Light.YELLOW : Light.GREEN;
    }
    return new Told(light, sum > 0 ? done / sum : 0, share, sum * scale / TargetRules.WHOLE);
  }

  private static Board.Row group(Target target, List<Board.Row> parts, Told standing, int files) {
    boolean known = standing.known() > 0;
    Text why =
        Text.of(
                "下属 {0} 项中 {1} 项红灯；已知权重 {2}%，按权重落后 {3}%。",
                "Of {0} targets below {1} are red; {2} % of the weight is known, {3} % behind by"
                    + " weight.")
            .fill(
                parts.size(),
                parts.stream().filter(part -> part.light() == Light.RED).count(),
                Math.round(standing.known() * 100),
                percent(standing.lag()));
    return new Board.Row(
        target,
        standing.light(),
        why,
        known ? (Double) standing.progress() : null,
        known ? (Integer) basisPoints(standing.lag()) : null,
        standing.known(),
        null,
        null,
        parts.size(),
        files);
  }

  /** A target with others below, as the plan in memory has it. */
  static Board.Row group(Target target, Standing standing, int below) {
    Double lag = standing.lag();
    Text why =
        Text.of(
                "逐级以下 {0} 项中 {1} 项红灯；已知权重 {2}%，按权重落后 {3}%。",
                "Of {0} targets at the bottom {1} are red; {2} % of the weight is known, {3} %"
                    + " behind by weight.")
            .fill(
                standing.green() + standing.yellow() + standing.red() + standing.grey(),
                standing.red(),
                Math.round(standing.knownShare() * 100),
                percent(lag == null ? 0 : lag));
    return new Board.Row(
        target,
        standing.light(),
        why,
        standing.progress(),
        lag == null ? null : (Integer) basisPoints(lag),
        standing.knownShare(),
        null,
        null,
        below,
        0);
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * 100)
        .setScale(1, java.math.RoundingMode.HALF_UP)
        .toPlainString();
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
