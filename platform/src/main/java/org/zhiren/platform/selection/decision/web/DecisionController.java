package org.zhiren.platform.selection.decision.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.decision.Comparing;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Candidates side by side, and the written reason about each. */
@Controller
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
class DecisionController {

  private final Cases cases;
  private final Comparing comparing;
  private final Reasons reasons;
  private final Purposing purposing;

  DecisionController(Cases cases, Comparing comparing, Reasons reasons, Purposing purposing) {
    this.cases = cases;
    this.comparing = comparing;
    this.reasons = reasons;
    this.purposing = purposing;
  }

  @GetMapping("/selections/{id}/decision")
  String decision(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "all") String rows,
      Page page,
      Model model) {
    cases.required(id);
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    return show(id, rows.equals("differing"), Map.of(), List.of(), model);
  }

  private String show(
      UUID id,
      boolean differing,
      Map<UUID, String> typed,
      List<InvalidInput.Fault> faults,
      Model model) {
    CaseView view = cases.required(id);
    model.addAttribute("view", view);
    model.addAttribute("comparison", comparing.of(id));
    model.addAttribute("reasons", reasons.of(id));
    model.addAttribute("differing", differing);
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute(
        "open", view.stage() instanceof Stage.Open && view.stage().phase() == Phase.DECISION);
    return "selection/decision/web/decision";
  }

  @Allowed(Right.SELECTION_DECIDE)
  @PostMapping("/selections/{id}/decision/{person}")
  String write(
      @PathVariable UUID id,
      @PathVariable UUID person,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    if (!purposing.stated()) {
      return Purposing.ask("/selections/" + id + "/decision");
    }
    try {
      reasons.write(id, person, reason);
      return "redirect:/selections/" + id + "/decision#reason-" + person;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      Map<UUID, String> typed = new HashMap<>();
      typed.put(person, reason);
      return show(id, false, typed, refused.faults(), model);
    }
  }
}
