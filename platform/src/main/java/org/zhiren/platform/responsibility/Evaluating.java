package org.zhiren.platform.responsibility;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.reckoning.Score;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.ListWorkbook;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.databind.json.JsonMapper;

/**
 * Freezes a plan, computes its scores once by the published rules, and opens them to the units. A
 * score is known to whoever manages targets from the freeze on, to a unit from the release on. It
 * informs people; nothing follows from it by itself.
 */
@Component
public class Evaluating {

  private final JdbcClient jdbc;
  private final Plans plans;
  private final PlanWriter writer;
  private final Monitoring monitoring;
  private final NeedToKnow needToKnow;
  private final Units units;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  Evaluating(
      JdbcClient jdbc,
      Plans plans,
      PlanWriter writer,
      Monitoring monitoring,
      NeedToKnow needToKnow,
      Units units,
      Records records,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.writer = writer;
    this.monitoring = monitoring;
    this.needToKnow = needToKnow;
    this.units = units;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The score of a target.
   *
   * @param targetId the target
   * @param unitId its owner
   * @param name what it is called
   * @param kind what kind of work it is
   * @param weight basis points
   * @param value the last value; {@code null} for none
   * @param score points; {@code null} if they are not known
   * @param why one sentence in each language
   */
  public record Line(
      UUID targetId,
      UUID unitId,
      String name,
      TargetKind kind,
      int weight,
      @Nullable BigDecimal value,
      @Nullable BigDecimal score,
      Text why) {}

  /**
   * What a unit comes to: the weighted mean over its targets whose score is known.
   *
   * @param unitId the unit
   * @param targets how many targets it has
   * @param known of how many the score is known
   * @param score two decimals; {@code null} if none is known
   */
  public record UnitLine(UUID unitId, int targets, int known, @Nullable BigDecimal score) {}

  /**
   * Computes the scores and lets nothing change any more.
   *
   * @throws InvalidInput if the plan is not in force, or runs still
   */
  @Transactional
  public int freeze(UUID id) {
    Plan plan = writer.locked(id);
    assigner(plan);
    LocalDate today = LocalDate.now(clock);
    if (plan.state() != PlanState.IN_FORCE || !today.isAfter(plan.endsOn())) {
      throw new InvalidInput(
          "state",
          plan.state().name(),
          Text.of(
                  "计划执行到 {0}，期满后的执行中计划才能封账（现为{1}）。",
                  "The plan runs until {0}. It is frozen after that day, while in force (it is {1}).")
              .fill(plan.endsOn(), plan.state().text()));
    }
    Board board = monitoring.board(plan, plan.endsOn());
    int count = 0;
    for (Board.Row row : board.leaves()) {
      Score score = Judging.score(row.target(), row.value(), plan.endsOn());
      Text why = score.explanation().sentence();
      jdbc.sql(
              """
              insert into responsibility.score (plan_id, target_id, unit_id, value, score, explanation)
              values (:plan, :target, :unit, :value, :score, :why::jsonb)
              """)
          .param("plan", id)
          .param("target", row.target().id())
          .param("unit", row.target().unitId())
          .param("value", row.value())
          .param("score", score.points())
          .param("why", json.writeValueAsString(Map.of("zh", why.zh(), "en", why.en())))
          .update();
      count++;
    }
    writer.state(id, PlanState.FROZEN);
    records.record(Act.of("targets.plan.frozen", "plan", id).with("scores", count));
    return count;
  }

  /** Opens the scores to the units. */
  @Transactional
  public void release(UUID id, String reason) {
    Plan plan = writer.locked(id);
    assigner(plan);
    if (plan.state() != PlanState.FROZEN) {
      throw new InvalidInput(
          "state",
          plan.state().name(),
          Text.of("封账之后才能发布。", "Scores are released after the plan was frozen."));
    }
    if (reason.isBlank()) {
      throw new InvalidInput(
          "reason",
          reason,
          Text.of(
              "请填写依据，例如哪次会议审定。", "Say on what ground, for instance which meeting approved it."));
    }
    writer.state(id, PlanState.RELEASED);
    records.record(Act.of("targets.plan.released", "plan", id).because(reason));
  }

  private void assigner(Plan plan) {
    if (!needToKnow.sees(InformationClass.TARGETS, plan.unitId())) {
      throw new NotFound("plan " + plan.id() + " of another unit");
    }
  }

  /** Whether the acting account may see the scores of the plan now. */
  @Transactional(readOnly = true)
  public boolean visible(Plan plan) {
    return plan.state() == PlanState.RELEASED
        || (plan.state() == PlanState.FROZEN
            && needToKnow.sees(InformationClass.TARGETS, plan.unitId()));
  }

  /** The scores of the targets that may be seen; empty before they are open to the account. */
  @Transactional(readOnly = true)
  public List<Line> scores(UUID planId) {
    Plan plan = plans.required(planId);
    if (!visible(plan)) {
      return List.of();
    }
    NeedToKnow.Predicate seen = needToKnow.predicate("s.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select s.*, t.name, t.kind, t.weight from responsibility.score s
              join responsibility.target t on t.id = s.target_id
            where s.plan_id = :plan
            """
                + "and "
                + seen.sql()
                + " order by s.unit_id, t.kind, t.no, t.id")
        .param("plan", planId)
        .params(seen.params())
        .query((row, number) -> {
          var why = json.readTree(row.getString("explanation"));
          return new Line(
              Rows.uuid(row, "target_id"),
              Rows.uuid(row, "unit_id"),
              row.getString("name"),
              TargetKind.valueOf(row.getString("kind")),
              row.getInt("weight"),
              Rows.plain(row.getBigDecimal("value")),
              Rows.plain(row.getBigDecimal("score")),
              Text.of(why.get("zh").asString(), why.get("en").asString()));
        })
        .list();
  }

  /** What the units come to, the highest first; those of which nothing is known, last. */
  @Transactional(readOnly = true)
  public List<UnitLine> units(UUID planId) {
    Map<UUID, List<Line>> byUnit = new LinkedHashMap<>();
    scores(planId)
        .forEach(line -> byUnit.computeIfAbsent(line.unitId(), id -> new ArrayList<>()).add(line));
    List<UnitLine> lines = new ArrayList<>();
    byUnit.forEach((unit, some) -> {
      BigDecimal sum = BigDecimal.ZERO;
      long weight = 0;
      int known = 0;
      for (Line line : some) {
        BigDecimal score = line.score();
        if (score != null) {
          // A target with the weight of nothing among its siblings still counts a little.
          int share = Math.max(1, line.weight());
          sum = sum.add(score.multiply(BigDecimal.valueOf(share)));
          weight += share;
          known++;
        }
      }
      lines.add(
          new UnitLine(
              unit,
              some.size(),
              known,
              known == 0
                  ? null
                  : sum.divide(BigDecimal.valueOf(weight), 2, java.math.RoundingMode.HALF_UP)));
    });
    lines.sort(
        java.util.Comparator.comparing(
            UnitLine::score, java.util.Comparator.nullsLast(java.util.Comparator.reverseOrder())));
    return lines;
  }

  /** Writes the scores as a workbook; that it was taken out is recorded. */
  @Transactional
  public void workbook(UUID planId, OutputStream out) throws IOException {
    Plan plan = plans.required(planId);
    List<Line> lines = scores(planId);
    Map<UUID, Unit> names =
        new HashMap<>(
            units.find(lines.stream().map(Line::unitId).distinct().toList(), LocalDate.now(clock)));
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Line line : lines) {
      Unit unit = names.get(line.unitId());
      List<@Nullable String> row = new ArrayList<>();
      row.add(unit == null ? "" : unit.shortName());
      row.add(line.name());
      row.add(line.kind().text().zh());
      row.add(Publishing.percent(line.weight()));
      row.add(line.value() == null ? null : line.value().toPlainString());
      row.add(line.score() == null ? null : line.score().toPlainString());
      row.add(line.why().zh());
      rows.add(row);
    }
    records.record(
        Act.of("targets.scores.taken-out", "plan", planId).with("targets", lines.size()));
    ListWorkbook.write(
        "得分",
        List.of(
            plan.title() + " 目标得分",
            "取出人：" + writer.actorName() + "　" + LocalDate.now(clock) + "　得分供研究参考，不自动产生任何奖惩。"),
        List.of("责任单位", "目标", "类别", "权重", "最后数值", "得分", "计分说明"),
        rows,
        out);
  }
}
