package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.DueDays;
import org.zhiren.platform.responsibility.EvaluationFrozen;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanLife;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Fixes the values of a plan and computes one edition of its results. A trial run before shows the
 * same without fixing anything. What is not known is listed and stays unknown.
 */
@Component
public class Freezing {

  private static final Text ENDED =
      Text.of(
          "计划执行到 {0}，期满后的执行中计划才能封账（现为{1}）。",
          "The plan runs until {0}. It is frozen after that day, while in force (it is {1}).");

  private final JdbcClient jdbc;
  private final Plans plans;
  private final PlanLife life;
  private final Schemes schemes;
  private final SigningParts sides;
  private final Reckoning reckoning;
  private final ApplicationEventPublisher events;
  private final Acting acting;
  private final Records records;
  private final DueDays dueDays;
  private final Clock clock;

  Freezing(
      JdbcClient jdbc,
      Plans plans,
      PlanLife life,
      Schemes schemes,
      SigningParts sides,
      Reckoning reckoning,
      ApplicationEventPublisher events,
      Acting acting,
      Records records,
      DueDays dueDays,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.life = life;
    this.schemes = schemes;
    this.sides = sides;
    this.reckoning = reckoning;
    this.events = events;
    this.acting = acting;
    this.records = records;
    this.dueDays = dueDays;
    this.clock = clock;
  }

  /**
   * What the freeze would say now.
   *
   * @param targets how many targets are scored
   * @param missing those without a score, with the reason; at most {@value #SHOWN}
   * @param missingCount how many there are
   * @param units the units, those with the most points first
   * @param notes by group of peers, what was done about conditions
   */
  public record Trial(
      int targets,
      List<Missing> missing,
      int missingCount,
      List<UnitLine> units,
      List<Evaluations.Note> notes) {
    private static final int SHOWN = 300;

    /** Copies. */
    public Trial {
      missing = List.copyOf(missing);
      units = List.copyOf(units);
      notes = List.copyOf(notes);
    }
  }

  /** A target without a score. */
  public record Missing(Target target, Text why) {}

  /** Nothing is fixed: a line of the trial run. */
  public record UnitLine(
      UUID unitId,
      int targets,
      int known,
      @Nullable BigDecimal raw,
      BigDecimal low,
      BigDecimal high) {}

  /** The trial run, for the side that assigns. */
  @Transactional(readOnly = true)
  public Trial trial(UUID planId) {
    Plan plan = plans.required(planId);
    assigner(plan);
    Reckoned reckoned = reckoning.run(plan, Map.of());
    List<Missing> missing =
        reckoned.targets().stream()
            .filter(one -> !one.score().known())
            .map(one -> new Missing(one.target(), one.score().explanation().sentence()))
            .toList();
    return new Trial(
        reckoned.targets().size(),
        missing.stream().limit(Trial.SHOWN).toList(),
        missing.size(),
        reckoned.units().stream()
            .map(one ->
                new UnitLine(
                    one.unitId(),
                    one.parts().size(),
                    one.known(),
                    one.raw(),
                    one.whole().low(),
                    one.whole().high()))
            .sorted(
                java.util.Comparator.comparing(
                    UnitLine::raw,
                    java.util.Comparator.nullsLast(java.util.Comparator.reverseOrder())))
            .toList(),
        notes(reckoned));
  }

  private static List<Evaluations.Note> notes(Reckoned reckoned) {
    List<Evaluations.Note> notes = new ArrayList<>();
    reckoned.notes().forEach((group, note) -> notes.add(new Evaluations.Note(group, note)));
    return notes;
  }

  /**
   * Fixes the values and computes the first edition. From now on units may appeal.
   *
   * @return how many targets have a score
   * @throws InvalidInput if the plan is not in force, or runs still
   */
  @Transactional
  public int freeze(UUID id) {
    Plan plan = life.lock(id);
    assigner(plan);
    LocalDate today = LocalDate.now(clock);
    if (plan.state() != PlanState.IN_FORCE || !today.isAfter(plan.endsOn())) {
      throw new InvalidInput(
          "state", plan.state().name(), ENDED.fill(plan.endsOn(), plan.state().text()));
    }
    int days = schemes.of(id).scheme().appealDays();
    LocalDate until = dueDays.after(today, days);
    life.workOut(plan);
    life.move(id, PlanState.FROZEN);
    Reckoned reckoned = reckoning.run(plan, Map.of());
    write(plan, 1, "封账", until, reckoned);
    int known = reckoned.targets().size() - reckoned.missing();
    records.record(
        Act.of("targets.plan.frozen", "plan", id)
            .with("scores", known)
            .with("missing", reckoned.missing())
            .with("appealsUntil", until));
    events.publishEvent(new EvaluationFrozen(id, 1, until));
    return known;
  }

  /**
   * Computes the next edition after appeals were upheld: the corrected values take the place of the
   * frozen ones, and every place is worked out anew.
   */
  void nextEdition(Plan plan, String reason) {
    Map<UUID, BigDecimal> corrected = new HashMap<>();
    jdbc.sql(
            """
            select target_id, corrected from responsibility.appeal
            where plan_id = :plan and state = 'UPHELD' order by answered_at
            """)
        .param("plan", plan.id())
        .query((java.sql.ResultSet row) -> {
          corrected.put(Stored.uuid(row, "target_id"), row.getBigDecimal("corrected"));
        });
    record Last(int edition, LocalDate until) {}
    Last last =
        jdbc.sql(
                """
                select edition, appeals_until from responsibility.evaluation
                where plan_id = :plan order by edition desc limit 1
                """)
            .param("plan", plan.id())
            .query(
                (row, number) -> new Last(row.getInt("edition"), Stored.day(row, "appeals_until")))
            .single();
    write(plan, last.edition() + 1, reason, last.until(), reckoning.run(plan, corrected));
    events.publishEvent(new EvaluationFrozen(plan.id(), last.edition() + 1, last.until()));
  }

  private void assigner(Plan plan) {
    if (!sides.assigns(plan)) {
      throw new NotFound("plan " + plan.id() + " of another unit");
    }
  }

  private void write(Plan plan, int edition, String reason, LocalDate until, Reckoned reckoned) {
    Actor actor = acting.current();
    jdbc.sql(
            """
            insert into responsibility.evaluation (plan_id, edition, unit_id, reason, appeals_until, missing, note,
              author_id, author_name, made_at)
            values (:plan, :edition, :unit, :reason, :until, :missing, :note::jsonb, :by, :name, :now)
            """)
        .param("plan", plan.id())
        .param("edition", edition)
        .param("unit", plan.unitId())
        .param("reason", reason)
        .param("until", until)
        .param("missing", reckoned.missing())
        .param("note", Stored.JSON.writeValueAsString(notes(reckoned)))
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    targets(plan.id(), edition, reckoned);
    units(plan.id(), edition, reckoned);
  }

  /** All rows in one statement: an edition may have thousands. */
  private void targets(UUID plan, int edition, Reckoned reckoned) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Outcomes.Scored one : reckoned.targets()) {
      Target target = one.target();
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("target_id", target.id());
      row.put("unit_id", target.unitId());
      row.put("leader_id", target.facts().leader().id());
      row.put("person_id", target.facts().person().id());
      row.put("name", target.facts().name());
      row.put("kind", target.kind().name());
      row.put("weight", target.facts().weight());
      row.put("measure", target.facts().measure());
      row.put("value", one.reached().value());
      row.put("score", one.score().points());
      row.put("low", one.score().low());
      row.put("high", one.score().high());
      row.put("explanation", ExplanationPrinter.asJson(one.score().explanation()));
      rows.add(row);
    }
    jdbc.sql(
            """
            insert into responsibility.result_target (plan_id, edition, target_id, unit_id, leader_id, person_id, name,
              kind, weight, measure, value, score, low, high, explanation)
            select :plan, :edition, r.target_id, r.unit_id, r.leader_id, r.person_id, r.name, r.kind, r.weight, r.measure,
              r.value, r.score, r.low, r.high, r.explanation::jsonb
            from jsonb_to_recordset(:rows::jsonb) as r (target_id uuid, unit_id uuid, leader_id uuid, person_id uuid,
              name text, kind text, weight int, measure text, value numeric, score numeric, low numeric, high numeric,
              explanation text)
            """)
        .param("plan", plan)
        .param("edition", edition)
        .param("rows", Stored.JSON.writeValueAsString(rows))
        .update();
  }

  private void units(UUID plan, int edition, Reckoned reckoned) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (UnitScore one : reckoned.units()) {
      UnitScore.Place place = one.place();
      Adjusting.Adjusted adjusted = reckoned.adjusted().get(one.unitId());
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("unit_id", one.unitId());
      row.put("targets", one.parts().size());
      row.put("known", one.known());
      row.put("known_share", one.whole().knownShare());
      row.put("raw", one.raw());
      row.put("low", one.whole().low());
      row.put("high", one.whole().high());
      row.put("peer_group", Map.of("zh", one.group().zh(), "en", one.group().en()));
      row.put("peers", one.peers());
      row.put("rank_low", place == null ? null : place.low());
      row.put("rank_high", place == null ? null : place.high());
      row.put("explanation", ExplanationPrinter.asJson(one.explanation()));
      if (adjusted != null) {
        row.put("adjusted", adjusted.points());
        row.put("adjusted_low", adjusted.low());
        row.put("adjusted_high", adjusted.high());
        row.put("adjusted_rank_low", adjusted.place().low());
        row.put("adjusted_rank_high", adjusted.place().high());
        row.put("adjustment", ExplanationPrinter.asJson(adjusted.why()));
      }
      rows.add(row);
    }
    jdbc.sql(
            """
            insert into responsibility.result_unit (plan_id, edition, unit_id, targets, known, known_share, raw, low, high,
              peer_group, peers, rank_low, rank_high, adjusted, adjusted_low, adjusted_high, adjusted_rank_low,
              adjusted_rank_high, explanation, adjustment)
            select :plan, :edition, r.unit_id, r.targets, r.known, r.known_share, r.raw, r.low, r.high, r.peer_group, r.peers,
              r.rank_low, r.rank_high, r.adjusted, r.adjusted_low, r.adjusted_high, r.adjusted_rank_low,
              r.adjusted_rank_high, r.explanation::jsonb, r.adjustment::jsonb
            from jsonb_to_recordset(:rows::jsonb) as r (unit_id uuid, targets int, known int, known_share int, raw numeric,
              low numeric, high numeric, peer_group jsonb, peers int, rank_low int, rank_high int, adjusted numeric,
              adjusted_low numeric, adjusted_high numeric, adjusted_rank_low int, adjusted_rank_high int,
              explanation text, adjustment text)
            """)
        .param("plan", plan)
        .param("edition", edition)
        .param("rows", Stored.JSON.writeValueAsString(rows))
        .update();
  }
}
