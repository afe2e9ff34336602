package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.Judging.Point;
import org.zhiren.platform.responsibility.reckoning.Forecast;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.responsibility.reckoning.Lit;
import org.zhiren.platform.responsibility.reckoning.Thresholds;

/** Judges every target of a plan as of a day and carries the lights up the tree. */
@Component
@Transactional(readOnly = true)
public class Monitoring {

  private static final int LOOKED_AT = 200;

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
    Map<UUID, Integer> files = files(plan.id());
    Map<UUID, List<Board.Row>> below = new HashMap<>();
    Map<UUID, Board.Row> rows = new HashMap<>();
    for (Target target : all.reversed()) {
      List<Board.Row> parts = below.getOrDefault(target.id(), List.of());
      int proofs = files.getOrDefault(target.id(), 0);
      Board.Row row =
          parts.isEmpty()
              ? leaf(target, plan, points.getOrDefault(target.id(), List.of()), asOf, proofs)
              : sum(target, parts, proofs);
      rows.put(target.id(), row);
      UUID parent = target.parentId();
      if (parent != null) {
        below.computeIfAbsent(parent, id -> new ArrayList<>()).add(row);
      }
    }
    return new Board(plan, asOf, all.stream().map(target -> rows.get(target.id())).toList());
  }

  /**
   * Why a target has its light: what was planned, what was reported, which stage is overdue.
   *
   * @param points the values that stand, the earliest first, for the drawing
   * @param forecast where the year will end; {@code null} if nothing can be said
   */
  public record Why(
      Light light, Explanation explanation, List<Shown> points, @Nullable Foreseen forecast) {
    /** Copies the points. */
    public Why {
      points = List.copyOf(points);
    }
  }

  /**
   * A forecast of the end of the year. An estimate, for people to think about.
   *
   * @param prospect whether the target will be met
   * @param sentence the value with its interval, and how it was reckoned
   */
  public record Foreseen(Forecast.Prospect prospect, Text sentence) {}

  /** A target that will probably be missed, although it is not far behind yet. */
  public record Miss(Board.Row row, Foreseen forecast) {}

  /**
   * Of the targets that are behind but not far behind yet, those furthest behind of which the whole
   * interval of the forecast misses the target.
   */
  public List<Miss> misses(Board board, int most) {
    List<Board.Row> behind = board.with(Light.YELLOW, LOOKED_AT);
    Map<UUID, List<Point>> points = points("t.plan_id = :key", board.plan().id());
    List<Miss> misses = new ArrayList<>();
    for (Board.Row row : behind) {
      Foreseen foreseen =
          foreseen(row.target(), points.getOrDefault(row.target().id(), List.of()), board.asOf());
      if (foreseen != null
          && foreseen.prospect() == Forecast.Prospect.UNLIKELY
          && misses.size() < most) {
        misses.add(new Miss(row, foreseen));
      }
    }
    return misses;
  }

  private static @Nullable Foreseen foreseen(Target target, List<Point> points, LocalDate asOf) {
    Forecast forecast = Judging.forecast(target, points, asOf);
    return forecast == null
        ? null
        : new Foreseen(Judging.prospect(target, forecast), forecast.explanation().sentence());
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
        foreseen(target, points, asOf));
  }

  private static Board.Row leaf(
      Target target, Plan plan, List<Point> points, LocalDate asOf, int files) {
    Lit lit = Judging.light(target, plan, points, asOf);
    Point last =
        points.stream()
            .filter(point -> !point.day().isAfter(asOf) && !point.day().isBefore(plan.startsOn()))
            .reduce((first, second) -> second)
            .orElse(null);
    var counted = lit.actual();
    return new Board.Row(
        target,
        lit.light(),
        lit.explanation().sentence(),
        Judging.progress(target, counted == null ? null : counted.value()),
        lit.behind(),
        lit.light() == Light.GREY ? 0 : 1,
        last == null ? null : last.value(),
        last == null ? null : last.day(),
        0,
        files);
  }

  /**
   * What the parts come to: progress and what is behind, weighted over what is known. Red if what
   * is behind exceeds the threshold even if all that is unknown were on course; never green over a
   * red.
   */
  private static Board.Row sum(Target target, List<Board.Row> parts, int files) {
    double weight = 0;
    double known = 0;
    double progress = 0;
    double lag = 0;
    int red = 0;
    for (Board.Row part : parts) {
      double share = Math.max(1, part.target().facts().weight());
      weight += share;
      Double done = part.progress();
      if (done != null) {
        known += share * part.known();
        progress += share * part.known() * done;
        Integer behind = part.behind();
        lag += share * part.known() * (behind == null ? 0 : Math.max(0, behind));
      }
      red += part.light() == Light.RED ? 1 : 0;
    }
    Thresholds limits = Judging.THRESHOLDS;
    double share = weight == 0 ? 0 : known / weight;
    double behind = known == 0 ? 0 : lag / known;
    Light light;
    if (weight > 0 && lag / weight > limits.redBeyond()) {
      light = Light.RED;
    } else if (share * TargetRules.WHOLE < limits.leastKnown()) {
      light = Light.GREY;
    } else if (behind > limits.redBeyond()) {
      light = Light.RED;
    } else {
      light = behind > limits.yellowBeyond() || red > 0 ? Light.YELLOW : Light.GREEN;
    }
    Text why =
        Text.of(
                "下属 {0} 项中 {1} 项红灯；已知权重 {2}%，按权重落后 {3}%。",
                "Of {0} targets below {1} are red; {2} % of the weight is known, {3} % behind by"
                    + " weight.")
            .fill(
                parts.size(),
                red,
                Math.round(share * 100),
                BigDecimal.valueOf(behind / 100)
                    .setScale(1, java.math.RoundingMode.HALF_UP)
                    .toPlainString());
    @Nullable Double done = known == 0 ? null : progress / known;
    return new Board.Row(
        target,
        light,
        why,
        done,
        known == 0 ? null : (int) Math.round(behind),
        share,
        null,
        null,
        parts.size(),
        files);
  }

  private Map<UUID, List<Point>> points(String where, UUID key) {
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
          Date[] days = (Date[]) row.getArray("days").getArray();
          BigDecimal[] numbers = (BigDecimal[]) row.getArray("numbers").getArray();
          List<Point> points = new ArrayList<>(days.length);
          for (int i = 0; i < days.length; i++) {
            points.add(new Point(days[i].toLocalDate(), numbers[i]));
          }
          all.put(Rows.uuid(row, "target_id"), points);
        });
    return all;
  }

  private Map<UUID, Integer> files(UUID plan) {
    Map<UUID, Integer> files = new HashMap<>();
    jdbc.sql(
            """
            select e.target_id, count(*) as files from responsibility.evidence e
              join responsibility.target t on t.id = e.target_id
            where t.plan_id = :plan group by e.target_id
            """)
        .param("plan", plan)
        .query((java.sql.ResultSet row) -> {
          files.put(Rows.uuid(row, "target_id"), row.getInt("files"));
        });
    return files;
  }
}
