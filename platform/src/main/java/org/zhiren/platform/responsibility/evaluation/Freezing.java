package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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
  private final EditionWriter writer;
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
      EditionWriter writer,
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
    this.writer = writer;
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
        reckoned.said());
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
    writer.write(plan, head(1, "封账", until), reckoned);
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
    writer.write(
        plan, head(last.edition() + 1, reason, last.until()), reckoning.run(plan, corrected));
    events.publishEvent(new EvaluationFrozen(plan.id(), last.edition() + 1, last.until()));
  }

  private void assigner(Plan plan) {
    if (!sides.assigns(plan)) {
      throw new NotFound("plan " + plan.id() + " of another unit");
    }
  }

  private EditionWriter.Head head(int edition, String reason, LocalDate until) {
    Actor actor = acting.current();
    return new EditionWriter.Head(
        edition, reason, until, actor.accountId(), actor.name(), clock.instant());
  }
}
