package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanLife;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.shell.NotFound;

/**
 * An evaluation in which one process plays all sides, from the published formulae to the release:
 * for demonstrations. A real one must never be held so; nobody but the platform itself may, and the
 * record says who did it.
 */
@Component
public class EvaluationIntake {

  private final JdbcClient jdbc;
  private final PlanLife life;
  private final Targets targets;
  private final Schemes schemes;
  private final Freezing freezing;
  private final Evaluations evaluations;
  private final Releasing releasing;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  EvaluationIntake(
      JdbcClient jdbc,
      PlanLife life,
      Targets targets,
      Schemes schemes,
      Freezing freezing,
      Evaluations evaluations,
      Releasing releasing,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.life = life;
    this.targets = targets;
    this.schemes = schemes;
    this.freezing = freezing;
    this.evaluations = evaluations;
    this.releasing = releasing;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * An appeal with its answer.
   *
   * @param target the target
   * @param ground what the unit says is wrong
   * @param evidence by which documents it shows it
   * @param answer what was found
   * @param corrected the value that takes the place of the frozen one; {@code null} if rejected
   */
  public record Answered(
      UUID target, String ground, String evidence, String answer, @Nullable BigDecimal corrected) {}

  /**
   * Takes a plan that has ended to its released results.
   *
   * @param planId the plan, committed before
   * @param formulae by which it is scored
   * @param appeals what units had to say against the first edition
   * @param ground of the release, for instance which meeting approved it
   * @throws IllegalStateException unless the platform itself acts
   */
  @Transactional
  public void rehearse(UUID planId, Scheme formulae, List<Answered> appeals, String ground) {
    Actor actor = acting.current();
    if (!actor.accountId().equals(Actor.SYSTEM)) {
      throw new IllegalStateException("One account cannot play all sides of an evaluation.");
    }
    schemes.set(planId, formulae);
    freezing.freeze(planId);
    for (Answered one : appeals) {
      answered(planId, one, formulae, actor);
    }
    confirmed(planId, actor);
    releasing.release(planId, ground);
  }

  private void answered(UUID planId, Answered one, Scheme formulae, Actor actor) {
    Plan plan = life.lock(planId);
    Target target = targets.required(one.target());
    UUID id = UUID.randomUUID();
    boolean upheld = one.corrected() != null;
    jdbc.sql(
            """
            insert into responsibility.appeal (id, plan_id, edition, unit_id, target_id, ground, evidence, filed_by,
              filed_name, filed_at, answer_by, state, answer, corrected, answered_by, answered_name, answered_at)
            values (:id, :plan, :edition, :unit, :target, :ground, :evidence, :by, :name, :now, :until, :state, :answer,
              :corrected, :by, :name, :now)
            """)
        .param("id", id)
        .param("plan", planId)
        .param("edition", last(planId).edition())
        .param("unit", target.unitId())
        .param("target", one.target())
        .param("ground", one.ground())
        .param("evidence", one.evidence())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("until", LocalDate.now(clock).plusDays(formulae.answerDays()))
        .param("state", upheld ? "UPHELD" : "REJECTED")
        .param("answer", one.answer())
        .param("corrected", one.corrected())
        .update();
    records.record(
        Act.of(upheld ? "targets.appeal.upheld" : "targets.appeal.rejected", "appeal", id)
            .with("target", one.target())
            .with("corrected", one.corrected())
            .because(one.answer()));
    if (upheld) {
      freezing.nextEdition(plan, target.facts().name() + "：" + one.answer());
    }
  }

  private Evaluations.Edition last(UUID planId) {
    return evaluations.last(planId).orElseThrow(() -> new NotFound("results of plan " + planId));
  }

  private void confirmed(UUID planId, Actor actor) {
    int edition = last(planId).edition();
    int units =
        jdbc.sql(
                """
                insert into responsibility.confirmation (plan_id, edition, unit_id, account_id, name, confirmed_at)
                select r.plan_id, r.edition, r.unit_id, :by, :name, :now from responsibility.result_unit r
                where r.plan_id = :plan and r.edition = :edition
                """)
            .param("by", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .param("plan", planId)
            .param("edition", edition)
            .update();
    records.record(
        Act.of("targets.results.confirmed", "plan", planId)
            .with("units", units)
            .with("edition", edition));
  }
}
