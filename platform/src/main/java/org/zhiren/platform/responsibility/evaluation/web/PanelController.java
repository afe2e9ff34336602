package org.zhiren.platform.responsibility.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.zhiren.platform.responsibility.evaluation.PanelJudging;
import org.zhiren.platform.responsibility.evaluation.Scheme;
import org.zhiren.platform.responsibility.evaluation.Schemes;
import org.zhiren.platform.responsibility.web.Naming;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** The panel that judges highlights: its members, and the own marks of each. */
@Controller
@Allowed(Right.TARGETS_MANAGE)
class PanelController {

  private final Plans plans;
  private final PanelJudging panel;
  private final Schemes schemes;
  private final SigningParts sides;
  private final Naming naming;

  PanelController(
      Plans plans, PanelJudging panel, Schemes schemes, SigningParts sides, Naming naming) {
    this.plans = plans;
    this.panel = panel;
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
    boolean member = panel.member(id) && !scheme.criteria().isEmpty();
    List<PanelJudging.Line> lines = member ? panel.lines(id) : List.of();
    model.addAttribute("plan", plan);
    model.addAttribute("scheme", scheme);
    model.addAttribute("assigns", sides.assigns(plan));
    model.addAttribute("open", plan.state().running());
    model.addAttribute("members", panel.members(id));
    model.addAttribute("member", member);
    model.addAttribute("lines", lines);
    model.addAttribute(
        "names",
        naming.units(lines.stream().map(line -> line.target().unitId()).toList(), page.today()));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/evaluation/web/panel";
  }

  @PostMapping("/targets/{id}/panel")
  String call(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String member,
      Page page,
      Model model,
      HttpServletResponse response) {
    return step(id, Map.of("member", member), () -> panel.call(id, member), page, model, response);
  }

  @PostMapping("/targets/{id}/panel/{account}/release")
  String release(
      @PathVariable UUID id,
      @PathVariable UUID account,
      Page page,
      Model model,
      HttpServletResponse response) {
    return step(id, Map.of(), () -> panel.release(id, account), page, model, response);
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
