package org.zhiren.platform.responsibility.evaluation;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanLife;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** What holds whenever a unit says something about its results: when, about which, by whom. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class UnitsSay {

  private static final int LONGEST = 2_000;

  private final PlanLife life;
  private final Evaluations evaluations;
  private final Appeals appeals;

  UnitsSay(PlanLife life, Evaluations evaluations, Appeals appeals) {
    this.life = life;
    this.evaluations = evaluations;
    this.appeals = appeals;
  }

  /**
   * Locks the plan until the transaction ends, and takes care that the unit may speak.
   *
   * @return the edition about which it speaks
   * @throws InvalidInput unless the plan is frozen, or if the acting account computed the results
   * @throws NotFound if the results of the unit may not be seen
   */
  Evaluations.Edition about(UUID planId, UUID unitId) {
    Plan plan = life.lock(planId);
    if (plan.state() != PlanState.FROZEN) {
      throw new InvalidInput(
          "ground",
          plan.state().name(),
          Text.of(
                  "计划“{0}”{1}，只有封账后、发布前可以确认或申诉。",
                  "The plan “{0}” is {1}: results are confirmed or appealed between freeze and"
                      + " release.")
              .fill(plan.title(), plan.state().text()));
    }
    Evaluations.Edition edition =
        evaluations.last(planId).orElseThrow(() -> new NotFound("results of plan " + planId));
    if (evaluations.units(planId, edition.edition()).stream()
        .noneMatch(one -> one.unitId().equals(unitId))) {
      throw new NotFound("results of unit " + unitId);
    }
    if (!appeals.speaks(planId)) {
      throw new InvalidInput(
          "ground",
          null,
          Text.of(
              "结果由您算出，单位的确认和申诉应由单位的人提出。",
              "You computed these results: somebody of the unit confirms them or appeals."));
    }
    return edition;
  }

  /** Words are needed, and not too many of them. */
  static void words(
      List<InvalidInput.Fault> faults, String field, String text, String zh, String en) {
    if (text.isBlank()) {
      faults.add(new InvalidInput.Fault(field, text, Text.of(zh, en)));
    } else if (text.length() > LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              field,
              null,
              Text.of("共 {0} 字，最多 {1} 字，请精简。", "{0} characters; {1} are the most.")
                  .fill(text.length(), LONGEST)));
    }
  }
}
