package org.zhiren.platform.responsibility.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.evaluation.Evaluations;
import org.zhiren.platform.responsibility.evaluation.PanelJudging;
import org.zhiren.platform.responsibility.evaluation.PanelMembers;
import org.zhiren.platform.responsibility.evaluation.Scheme;
import org.zhiren.platform.responsibility.evaluation.Schemes;
import org.zhiren.platform.responsibility.web.Naming;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** The panel that judges highlights: its members, and the own marks of each. */
@Controller
@Allowed(Right.TARGETS_MANAGE)
class PanelController {

  private static final int MOST_SHOWN = 300;

  private final Plans plans;
  private final PanelMembers members;
  private final PanelJudging panel;
  private final Evaluations evaluations;
  private final Schemes schemes;
  private final SigningParts sides;
  private final Naming naming;

  PanelController(
      Plans plans,
      PanelMembers members,
      PanelJudging panel,
      Evaluations evaluations,
      Schemes schemes,
      SigningParts sides,
      Naming naming) {
    this.plans = plans;
    this.members = members;
    this.panel = panel;
    this.evaluations = evaluations;
    this.schemes = schemes;
    this.sides = sides;
    this.naming = naming;
  }

  @GetMapping("/targets/{id}/panel")
  String panel(@PathVariable UUID id, Page page, Model model) {
    return panel(id, Map.of(), List.of(), page, model);
  }

  private String panel(
      UUID id, Map<String, String> typed, List<InvalidInput.Fault> faults, Page page, Model model) {
    Plan plan = plans.required(id);
    Scheme scheme = schemes.of(id).scheme();
    boolean member = members.member(id) && !scheme.criteria().isEmpty();
    List<PanelJudging.Line> lines = member ? panel.lines(id) : List.of();
    model.addAttribute("plan", plan);
    model.addAttribute("scheme", scheme);
    model.addAttribute("assigns", sides.assigns(plan));
    model.addAttribute("open", plan.state().running());
    model.addAttribute("members", members.members(id));
    model.addAttribute("member", member);
    model.addAttribute("lines", lines);
    List<Evaluations.TargetLine> judged = judged(id, scheme);
    List<Evaluations.TargetLine> shown = judged.subList(0, Math.min(MOST_SHOWN, judged.size()));
    model.addAttribute("judged", shown);
    model.addAttribute("judgedCount", judged.size());
    model.addAttribute(
        "names",
        naming.units(
            Stream.concat(
                    lines.stream().map(line -> line.target().unitId()),
                    shown.stream().map(Evaluations.TargetLine::unitId))
                .toList(),
            page.today()));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/evaluation/web/panel";
  }

  /** What came of the highlights once the values are frozen. */
  private List<Evaluations.TargetLine> judged(UUID id, Scheme scheme) {
    return scheme.criteria().isEmpty() || members.members(id).isEmpty()
        ? List.of()
        : evaluations
            .last(id)
            .map(last -> evaluations.ofKind(id, last.edition(), TargetKind.HIGHLIGHT))
            .orElse(List.of());
  }

  @PostMapping("/targets/{id}/panel")
  String call(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String member,
      Page page,
      Model model,
      HttpServletResponse response) {
    return step(
        id, Map.of("member", member), () -> members.call(id, member), page, model, response);
  }

  @PostMapping("/targets/{id}/panel/{account}/release")
  String release(
      @PathVariable UUID id,
      @PathVariable UUID account,
      Page page,
      Model model,
      HttpServletResponse response) {
    return step(id, Map.of(), () -> members.release(id, account), page, model, response);
  }

  @PostMapping("/targets/{id}/panel/marks/{target}")
  String mark(
      @PathVariable UUID id,
      @PathVariable UUID target,
      @RequestParam MultiValueMap<String, String> values,
      @RequestParam(defaultValue = "mark") String how,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    Map<String, String> typed = new HashMap<>();
    Map<String, BigDecimal> marks = new HashMap<>();
    List<Scheme.Criterion> criteria = schemes.of(id).scheme().criteria();
    for (int i = 0; i < criteria.size(); i++) {
      String field = "mark" + i;
      String given = values.toSingleValueMap().getOrDefault(field, "").strip();
      typed.put(target + field, given);
      if (given.matches("\\d{1,3}(\\.\\d)?")) {
        marks.put(criteria.get(i).name(), new BigDecimal(given));
      }
    }
    return step(
        id,
        typed,
        () -> {
          if (how.equals("back")) {
            panel.standBack(target, reason);
          } else {
            panel.mark(target, marks);
          }
        },
        page,
        model,
        response);
  }

  private String step(
      UUID id,
      Map<String, String> typed,
      Runnable work,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      work.run();
      return "redirect:/targets/" + id + "/panel";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return panel(id, typed, refused.faults(), page, model);
    }
  }
}
