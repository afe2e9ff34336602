package org.zhiren.platform.responsibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.DrawingUpPlan;
import org.zhiren.platform.responsibility.Editions;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanKind;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.Publishing;
import org.zhiren.platform.responsibility.SettingTargets;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The list of plans, a new one, the page of one level of its tree, publishing. */
@Controller
@Allowed(Right.TARGETS_MANAGE)
public class PlanController {

  private final Plans plans;
  private final Targets targets;
  private final DrawingUpPlan drawingUp;
  private final SettingTargets setting;
  private final Publishing publishing;
  private final Editions editions;
  private final Naming naming;

  PlanController(
      Plans plans,
      Targets targets,
      DrawingUpPlan drawingUp,
      SettingTargets setting,
      Publishing publishing,
      Editions editions,
      Naming naming) {
    this.plans = plans;
    this.targets = targets;
    this.drawingUp = drawingUp;
    this.setting = setting;
    this.publishing = publishing;
    this.editions = editions;
    this.naming = naming;
  }

  /**
   * What the form for a new plan holds.
   *
   * @param title what it is called
   * @param kind name of the kind
   * @param unit the unit that assigns, as typed
   * @param startsOn first day
   * @param endsOn last day
   * @param ground the document
   * @param like id of the plan to begin from; empty for none
   */
  public record PlanForm(
      String title,
      String kind,
      String unit,
      String startsOn,
      String endsOn,
      String ground,
      String like) {}

  @GetMapping("/targets")
  String list(Page page, Model model) {
    List<Plans.Line> lines = plans.list();
    model.addAttribute("lines", lines);
    model.addAttribute(
        "units",
        naming.units(lines.stream().map(line -> line.plan().unitId()).toList(), page.today()));
    return "responsibility/web/plans";
  }

  @GetMapping("/targets/new")
  String form(@RequestParam(defaultValue = "") String like, Page page, Model model) {
    int year = page.today().getYear();
    Plan from =
        plans.all().stream().filter(p -> p.id().toString().equals(like)).findFirst().orElse(null);
    PlanForm typed =
        from == null
            ? new PlanForm("", "YEAR", "", year + "-01-01", year + "-12-31", "", "")
            : new PlanForm(
                from.title()
                    .replace(
                        Integer.toString(from.startsOn().getYear()),
                        Integer.toString(from.startsOn().getYear() + 1)),
                from.kind().name(),
                naming.unit(from.unitId(), page.today()),
                from.startsOn().plusYears(1).toString(),
                from.endsOn().plusYears(1).toString(),
                "",
                like);
    return form(typed, List.of(), model);
  }

  private static String form(PlanForm typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/web/newplan";
  }

  @PostMapping("/targets")
  String begin(
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "YEAR") String kind,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String startsOn,
      @RequestParam(defaultValue = "") String endsOn,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String like,
      Page page,
      Model model,
      HttpServletResponse response) {
    PlanForm typed = new PlanForm(title, kind, unit, startsOn, endsOn, ground, like);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    @Nullable LocalDate from = Typing.day("startsOn", startsOn, faults);
    @Nullable LocalDate until = Typing.day("endsOn", endsOn, faults);
    @Nullable UUID assigner =
        like.isEmpty() ? naming.unit("unit", unit, page.today(), faults) : null;
    if (faults.isEmpty()
        && (from == null || until == null || (assigner == null && like.isEmpty()))) {
      faults.add(
          new InvalidInput.Fault(
              from == null ? "startsOn" : until == null ? "endsOn" : "unit",
              "",
              Text.of("请填写。", "Enter it, please.")));
    }
    if (!faults.isEmpty()) {
      response.setStatus(422);
      return form(typed, faults, model);
    }
    try {
      Plan.Head head =
          new Plan.Head(
              title,
              kind.equals("CAMPAIGN") ? PlanKind.CAMPAIGN : PlanKind.YEAR,
              Objects.requireNonNull(from),
              Objects.requireNonNull(until),
              ground);
      UUID id =
          like.isEmpty()
              ? drawingUp.begin(Objects.requireNonNull(assigner), head)
              : drawingUp.copy(Objects.requireNonNull(TargetForm.id(like)), head);
      return "redirect:/targets/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(typed, refused.faults(), model);
    }
  }

  /** One level of the tree: the targets below {@code under}, or the topmost. */
  @GetMapping("/targets/{id}")
  String one(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID under,
      Page page,
      Model model) {
    return one(id, under, List.of(), page, model);
  }

  private String one(
      UUID id, @Nullable UUID under, List<InvalidInput.Fault> faults, Page page, Model model) {
    Plan plan = plans.required(id);
    List<Targets.Node> nodes = targets.children(id, under);
    Target parent = under == null ? null : targets.required(under);
    Map<UUID, String> names =
        naming.units(nodes.stream().map(node -> node.target().unitId()).toList(), page.today());
    model.addAttribute("plan", plan);
    model.addAttribute("unit", naming.unit(plan.unitId(), page.today()));
    model.addAttribute("nodes", nodes);
    model.addAttribute("parent", parent);
    model.addAttribute("path", parent == null ? List.of() : targets.above(parent));
    model.addAttribute("units", names);
    model.addAttribute("editions", editions.of(id));
    model.addAttribute("faults", faults);
    model.addAttribute("ended", page.today().isAfter(plan.endsOn()));
    return "responsibility/web/plan";
  }

  @PostMapping("/targets/{id}/publish")
  String publish(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    return step(id, () -> publishing.publish(id, reason), page, model, response);
  }

  @PostMapping("/targets/{id}/revise")
  String revise(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    return step(id, () -> publishing.revise(id, reason), page, model, response);
  }

  @PostMapping("/targets/{id}/weights")
  String weights(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID under,
      Page page,
      Model model,
      HttpServletResponse response) {
    String shown = step(id, () -> setting.evenWeights(id, under), page, model, response);
    return shown.startsWith("redirect:") && under != null ? shown + "?under=" + under : shown;
  }

  private String step(
      UUID id, Runnable work, Page page, Model model, HttpServletResponse response) {
    try {
      work.run();
      return "redirect:/targets/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(id, null, refused.faults(), page, model);
    }
  }

  /** What differs between two editions. */
  @GetMapping("/targets/{id}/editions/{edition}")
  String compare(@PathVariable UUID id, @PathVariable String edition, Page page, Model model) {
    int later = edition.matches("\\d{1,6}") ? Integer.parseInt(edition) : 0;
    List<Editions.Change> changes = editions.between(id, Math.max(0, later - 1), later);
    model.addAttribute("plan", plans.required(id));
    model.addAttribute("edition", later);
    model.addAttribute("changes", changes);
    model.addAttribute(
        "units",
        naming.units(changes.stream().map(Editions.Change::unitId).toList(), page.today()));
    return "responsibility/web/edition";
  }
}
