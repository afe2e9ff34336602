package org.zhiren.platform.responsibility.evaluation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.responsibility.evaluation.Appeal;
import org.zhiren.platform.responsibility.evaluation.Appeals;
import org.zhiren.platform.responsibility.evaluation.Evaluations;
import org.zhiren.platform.responsibility.evaluation.Schemes;
import org.zhiren.platform.responsibility.web.Naming;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** The two pages to which a refused form comes back: the results of a plan, and those of a unit. */
@Component
public class EvaluationPages {

  static final int MOST_UNITS = 300;

  private final Plans plans;
  private final Evaluations evaluations;
  private final Appeals appeals;
  private final Schemes schemes;
  private final SigningParts sides;
  private final Naming naming;

  EvaluationPages(
      Plans plans,
      Evaluations evaluations,
      Appeals appeals,
      Schemes schemes,
      SigningParts sides,
      Naming naming) {
    this.plans = plans;
    this.evaluations = evaluations;
    this.appeals = appeals;
    this.schemes = schemes;
    this.sides = sides;
    this.naming = naming;
  }

  /** The results of a plan; edition 0 is the last one. */
  String scores(UUID id, int asked, List<InvalidInput.Fault> faults, Page page, Model model) {
    Plan plan = plans.required(id);
    List<Evaluations.Edition> editions = evaluations.editions(id);
    Evaluations.Edition chosen = chosen(editions, asked);
    boolean manages = page.may(Right.TARGETS_MANAGE.name()) && sides.assigns(plan);
    List<Evaluations.UnitLine> units =
        chosen == null ? List.of() : evaluations.units(id, chosen.edition());
    List<Appeal> filed = appeals.of(id);
    List<UUID> named = new ArrayList<>();
    units.forEach(line -> named.add(line.unitId()));
    filed.forEach(appeal -> named.add(appeal.unitId()));
    if (!model.containsAttribute("reason")) {
      model.addAttribute("reason", "");
    }
    model.addAttribute("plan", plan);
    model.addAttribute("editions", editions);
    model.addAttribute("edition", chosen);
    model.addAttribute("manages", manages);
    model.addAttribute("ended", page.today().isAfter(plan.endsOn()));
    model.addAttribute("units", units.stream().limit(MOST_UNITS).toList());
    model.addAttribute("unitCount", units.size());
    model.addAttribute("progress", chosen == null ? null : appeals.progress(id, chosen.edition()));
    model.addAttribute("appeals", filed);
    model.addAttribute("scheme", schemes.of(id));
    model.addAttribute("faults", faults);
    model.addAttribute("names", naming.units(named, page.today()));
    return "responsibility/evaluation/web/scores";
  }

  private static Evaluations.@Nullable Edition chosen(
      List<Evaluations.Edition> editions, int asked) {
    return editions.stream()
        .filter(one -> asked == 0 || one.edition() == asked)
        .findFirst()
        .orElse(null);
  }

  /**
   * An appeal as it was typed.
   *
   * @param target id of the target
   * @param ground what is wrong
   * @param evidence the documents
   */
  public record Typed(String target, String ground, String evidence) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  /** The results of a unit; edition 0 is the last one. */
  String unit(
      UUID id,
      UUID unit,
      int asked,
      Typed typed,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    Plan plan = plans.required(id);
    Evaluations.Edition edition = chosen(evaluations.editions(id), asked);
    if (edition == null) {
      throw new NotFound("results of plan " + id);
    }
    Evaluations.UnitLine line =
        evaluations.units(id, edition.edition()).stream()
            .filter(one -> one.unitId().equals(unit))
            .findFirst()
            .orElseThrow(() -> new NotFound("results of unit " + unit));
    boolean last =
        evaluations.last(id).map(Evaluations.Edition::edition).orElse(0) == edition.edition();
    model.addAttribute("plan", plan);
    model.addAttribute("edition", edition);
    model.addAttribute("line", line);
    model.addAttribute("unit", naming.unit(unit, page.today()));
    model.addAttribute("why", evaluations.why(id, edition.edition(), unit).orElseThrow());
    model.addAttribute("targets", evaluations.targets(id, edition.edition(), unit));
    model.addAttribute(
        "appeals", appeals.of(id).stream().filter(one -> one.unitId().equals(unit)).toList());
    model.addAttribute("confirmed", appeals.confirmed(id, edition.edition(), unit));
    model.addAttribute(
        "open",
        last
            && page.may(Right.TARGETS_REPORT.name())
            && appeals.speaks(id)
            && plan.state() == PlanState.FROZEN
            && !page.today().isAfter(edition.appealsUntil()));
    model.addAttribute(
        "adds",
        page.may(Right.TARGETS_REPORT.name())
            && appeals.speaks(id)
            && plan.state() == PlanState.FROZEN);
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/evaluation/web/unit";
  }
}
