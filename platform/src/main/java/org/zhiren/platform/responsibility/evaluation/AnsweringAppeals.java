package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanLife;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * The side that assigns answers an appeal: by somebody else than the one who froze the results and
 * the one who filed it. A correction makes the next edition.
 */
@Component
public class AnsweringAppeals {

  private final JdbcClient jdbc;
  private final PlanLife life;
  private final Appeals appeals;
  private final Evaluations evaluations;
  private final Freezing freezing;
  private final SigningParts sides;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  AnsweringAppeals(
      JdbcClient jdbc,
      PlanLife life,
      Appeals appeals,
      Evaluations evaluations,
      Freezing freezing,
      SigningParts sides,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.life = life;
    this.appeals = appeals;
    this.evaluations = evaluations;
    this.freezing = freezing;
    this.sides = sides;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Answers an appeal.
   *
   * @param corrected the value that takes the place of the frozen one; {@code null} to reject
   * @throws InvalidInput without an answer, or if the acting account filed the appeal or froze the
   *     results
   */
  @Transactional
  public void answer(UUID appealId, @Nullable BigDecimal corrected, String answer) {
    Appeal appeal = appeals.required(appealId);
    Plan plan = life.lock(appeal.planId());
    if (!sides.assigns(plan)) {
      throw new NotFound("appeal " + appealId + " of another side");
    }
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (plan.state() != PlanState.FROZEN
        || appeals.required(appealId).state() != Appeal.State.OPEN) {
      faults.add(
          new InvalidInput.Fault(
              "answer",
              appeal.state().name(),
              Text.of("这件申诉已经答复。", "This appeal has been answered.")));
    }
    UnitsSay.words(faults, "answer", answer, "请写明核查的结果和理由。", "Say what was found and why.");
    UUID me = acting.current().accountId();
    boolean judged =
        evaluations.editions(plan.id()).stream()
            .anyMatch(one -> one.edition() == 1 && one.authorId().equals(me));
    if (judged || appeal.filedBy().equals(me)) {
      faults.add(
          new InvalidInput.Fault(
              "answer",
              null,
              judged
                  ? Text.of(
                      "结果由您封账，申诉应由其他人答复。",
                      "You froze the results: somebody else answers appeals against them.")
                  : Text.of(
                      "申诉由您提出，应由其他人答复。", "You filed this appeal: somebody else answers it.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Actor actor = acting.current();
    jdbc.sql(
            """
            update responsibility.appeal set state = :state, answer = :answer, corrected = :corrected,
              answered_by = :by, answered_name = :name, answered_at = :now where id = :id
            """)
        .param("state", corrected == null ? "REJECTED" : "UPHELD")
        .param("answer", answer.strip())
        .param("corrected", corrected)
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("id", appealId)
        .update();
    records.record(
        Act.of(
                corrected == null ? "targets.appeal.rejected" : "targets.appeal.upheld",
                "appeal",
                appealId)
            .with("corrected", corrected)
            .because(answer));
    if (corrected != null) {
      freezing.nextEdition(plan, appeal.target() + "：" + answer.strip());
    }
  }
}
