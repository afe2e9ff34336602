package org.zhiren.platform.responsibility.evaluation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.evaluation.AnsweringAppeals;
import org.zhiren.platform.responsibility.evaluation.Appeal;
import org.zhiren.platform.responsibility.evaluation.Appeals;
import org.zhiren.platform.responsibility.evaluation.Evaluations;
import org.zhiren.platform.responsibility.evaluation.FilingAppeals;
import org.zhiren.platform.responsibility.evaluation.Freezing;
import org.zhiren.platform.responsibility.evaluation.Releasing;
import org.zhiren.platform.responsibility.evaluation.Scheme;
import org.zhiren.platform.responsibility.evaluation.Schemes;
import org.zhiren.platform.shell.NotFound;

/** Evaluation of plans for programs: formulae, results with their explanations, appeals. */
@RestController
@RequestMapping("/api/v1/targets/plans/{plan}")
@Allowed({Right.TARGETS_MANAGE, Right.TARGETS_REPORT})
@Tag(name = "evaluation", description = "Scores of plans, edition by edition; appeals; release")
class EvaluationApi {

  private final Plans plans;
  private final Evaluations evaluations;
  private final Schemes schemes;
  private final Appeals appeals;
  private final FilingAppeals filing;
  private final AnsweringAppeals answering;
  private final Freezing freezing;
  private final Releasing releasing;

  EvaluationApi(
      Plans plans,
      Evaluations evaluations,
      Schemes schemes,
      Appeals appeals,
      FilingAppeals filing,
      AnsweringAppeals answering,
      Freezing freezing,
      Releasing releasing) {
    this.plans = plans;
    this.evaluations = evaluations;
    this.schemes = schemes;
    this.appeals = appeals;
    this.filing = filing;
    this.answering = answering;
    this.freezing = freezing;
    this.releasing = releasing;
  }

  /** An edition with what it says about units and targets. */
  record Results(
      Evaluations.Edition edition,
      List<Evaluations.UnitLine> units,
      List<Evaluations.TargetLine> targets) {}

  /** An appeal to be filed. */
  record Filed(UUID target, String ground, String evidence) {}

  /** The answer to an appeal; without a corrected value it is rejected. */
  record Answer(String answer, @Nullable BigDecimal corrected) {}

  /** Why. */
  record Because(String reason) {}

  /** What was made. */
  record Made(UUID id) {}

  /** How many targets have a score. */
  record Frozen(int scores) {}

  @Operation(summary = "The published formulae of a plan")
  @GetMapping("/scheme")
  Scheme scheme(@Parameter(description = "the plan") @PathVariable UUID plan) {
    plans.required(plan);
    return schemes.of(plan).scheme();
  }

  @Operation(summary = "Editions of the results of a plan, the latest first")
  @GetMapping("/editions")
  List<Evaluations.Edition> editions(@Parameter(description = "the plan") @PathVariable UUID plan) {
    plans.required(plan);
    return evaluations.editions(plan);
  }

  @Operation(summary = "Results of a frozen plan with the explanation of each score")
  @GetMapping("/scores")
  Results scores(
      @Parameter(description = "the plan") @PathVariable UUID plan,
      @Parameter(description = "number of the edition; 0 for the last")
          @RequestParam(defaultValue = "0")
          int edition) {
    plans.required(plan);
    Evaluations.Edition chosen =
        evaluations.editions(plan).stream()
            .filter(one -> edition == 0 || one.edition() == edition)
            .findFirst()
            .orElseThrow(() -> new NotFound("results of plan " + plan));
    return new Results(
        chosen,
        evaluations.units(plan, chosen.edition()),
        evaluations.targets(plan, chosen.edition()));
  }

  @Operation(summary = "Freeze the values of an ended plan and compute its results")
  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/freeze")
  Frozen freeze(@Parameter(description = "the plan") @PathVariable UUID plan) {
    return new Frozen(freezing.freeze(plan));
  }

  @Operation(summary = "Appeals against the results of a plan")
  @GetMapping("/appeals")
  List<Appeal> appeals(@Parameter(description = "the plan") @PathVariable UUID plan) {
    plans.required(plan);
    return appeals.of(plan);
  }

  @Operation(summary = "Appeal against the score of a target of the own unit")
  @Allowed(Right.TARGETS_REPORT)
  @PostMapping("/appeals")
  Made file(@Parameter(description = "the plan") @PathVariable UUID plan, @RequestBody Filed body) {
    return new Made(filing.file(plan, body.target(), body.ground(), body.evidence(), List.of()));
  }

  @Operation(summary = "Answer an appeal; a corrected value makes the next edition")
  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/appeals/{appeal}")
  void answer(
      @Parameter(description = "the plan") @PathVariable UUID plan,
      @Parameter(description = "the appeal") @PathVariable UUID appeal,
      @RequestBody Answer body) {
    plans.required(plan);
    answering.answer(appeal, body.corrected(), body.answer());
  }

  @Operation(summary = "Release the results once, with the ground")
  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/release")
  void release(
      @Parameter(description = "the plan") @PathVariable UUID plan, @RequestBody Because body) {
    releasing.release(plan, body.reason());
  }
}
