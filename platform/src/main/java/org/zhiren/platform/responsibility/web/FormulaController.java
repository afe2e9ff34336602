package org.zhiren.platform.responsibility.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFormulae;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Formulae of targets: looked at while they are typed, and why they come to what they do. */
@Controller
class FormulaController {

  private final Plans plans;
  private final Targets targets;
  private final TargetFormulae formulae;
  private final Naming naming;

  FormulaController(Plans plans, Targets targets, TargetFormulae formulae, Naming naming) {
    this.plans = plans;
    this.targets = targets;
    this.formulae = formulae;
    this.naming = naming;
  }

  /** What is said below the field while a formula is typed. */
  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/targets/{id}/formula")
  String check(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID item,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String measure,
      @RequestParam(defaultValue = "") String formula,
      Page page,
      Model model) {
    plans.required(id);
    Target target = item == null ? null : targets.required(item);
    boolean same =
        target != null && naming.unit(target.unitId(), page.today()).equals(unit.strip());
    List<InvalidInput.Fault> unknown = new ArrayList<>();
    @Nullable UUID owner =
        same && target != null ? target.unitId() : naming.unit("unit", unit, page.today(), unknown);
    model.addAttribute("typed", !formula.isBlank());
    model.addAttribute(
        "check", owner == null ? null : formulae.check(id, item, owner, measure, formula));
    return "responsibility/web/formulacheck";
  }

  /** The formula of a target with its numbers. */
  @Allowed({Right.TARGETS_MANAGE, Right.TARGETS_REPORT})
  @GetMapping("/reporting/{id}/formula")
  String why(@PathVariable UUID id, Page page, Model model) {
    Target target = targets.required(id);
    if (target.facts().formula().isEmpty()) {
      return "redirect:/reporting/" + id;
    }
    model.addAttribute("target", target);
    model.addAttribute("plan", plans.required(target.planId()));
    model.addAttribute("unit", naming.unit(target.unitId(), page.today()));
    model.addAttribute("why", formulae.why(target));
    return "responsibility/web/formula";
  }
}
