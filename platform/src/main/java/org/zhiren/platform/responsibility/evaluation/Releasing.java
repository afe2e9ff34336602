package org.zhiren.platform.responsibility.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.EvaluationReleased;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanLife;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Releases the last edition of the results, once: after every appeal was answered, and after the
 * last day for appeals unless all units have confirmed before.
 */
@Component
public class Releasing {

  private final PlanLife life;
  private final Evaluations evaluations;
  private final Appeals appeals;
  private final Consequences consequences;
  private final SigningParts sides;
  private final ApplicationEventPublisher events;
  private final Records records;
  private final Clock clock;

  Releasing(
      PlanLife life,
      Evaluations evaluations,
      Appeals appeals,
      Consequences consequences,
      SigningParts sides,
      ApplicationEventPublisher events,
      Records records,
      Clock clock) {
    this.life = life;
    this.evaluations = evaluations;
    this.appeals = appeals;
    this.consequences = consequences;
    this.sides = sides;
    this.events = events;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Opens the results to the units and to the people who answered for targets.
   *
   * @param reason which meeting approved them
   * @throws InvalidInput with everything that stands against it
   */
  @Transactional
  public void release(UUID planId, String reason) {
    Plan plan = life.lock(planId);
    if (!sides.assigns(plan)) {
      throw new NotFound("plan " + planId + " of another unit");
    }
    if (plan.state() != PlanState.FROZEN) {
      throw new InvalidInput(
          "state",
          plan.state().name(),
          Text.of("封账之后才能发布，且只发布一次。", "Results are released once, after the freeze."));
    }
    Evaluations.Edition last =
        evaluations.last(planId).orElseThrow(() -> new NotFound("results of plan " + planId));
    Appeals.Progress progress = appeals.progress(planId, last.edition());
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (reason.isBlank()) {
      faults.add(
          new InvalidInput.Fault(
              "reason",
              reason,
              Text.of(
                  "请填写依据，例如哪次会议审定。",
                  "Say on what ground, for instance which meeting approved it.")));
    }
    if (progress.open() > 0) {
      faults.add(
          new InvalidInput.Fault(
              "state",
              Integer.toString(progress.open()),
              Text.of("还有 {0} 件申诉没有答复。", "{0} appeals have not been answered.")
                  .fill(progress.open())));
    }
    if (!progress.settled() && !LocalDate.now(clock).isAfter(last.appealsUntil())) {
      faults.add(
          new InvalidInput.Fault(
              "state",
              last.appealsUntil().toString(),
              Text.of(
                      "申诉期到 {0} 止，已确认 {1} 个单位，共 {2} 个；期满或全部确认后才能发布。",
                      "Units may appeal until {0}; {1} of {2} have confirmed. Release after that day"
                          + " or when all have.")
                  .fill(last.appealsUntil(), progress.confirmed(), progress.units())));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    life.move(planId, PlanState.RELEASED);
    int proposals = consequences.propose(plan, last.edition());
    records.record(
        Act.of("targets.plan.released", "plan", planId)
            .with("edition", last.edition())
            .with("proposals", proposals)
            .because(reason));
    events.publishEvent(new EvaluationReleased(planId, last.edition()));
  }
}
