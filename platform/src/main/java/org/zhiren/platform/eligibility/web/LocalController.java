package org.zhiren.platform.eligibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.DecidingLocalRule;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.LocalRule;
import org.zhiren.platform.eligibility.LocalRules;
import org.zhiren.platform.eligibility.ProposingLocalRule;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;
import org.zhiren.statutes.ParameterHistory;
import org.zhiren.statutes.Tightening;

/** Local rules: list, proposal, decision by a second person, end. */
@Controller
public class LocalController {

  /** More than a rule may have, so that the rule names its own limit. */
  static final int DECIMALS = 12;

  private final LocalRules rules;
  private final ProposingLocalRule proposing;
  private final DecidingLocalRule deciding;
  private final LawInForce law;
  private final Acting acting;

  LocalController(
      LocalRules rules,
      ProposingLocalRule proposing,
      DecidingLocalRule deciding,
      LawInForce law,
      Acting acting) {
    this.rules = rules;
    this.proposing = proposing;
    this.deciding = deciding;
    this.law = law;
    this.acting = acting;
  }

  /**
   * What the form holds, as typed.
   *
   * @param parameter identifier
   * @param value number
   * @param since day
   * @param title name of the local regulation
   * @param article article
   * @param document number of the document
   * @param reason reason
   */
  public record Typed(
      String parameter,
      String value,
      String since,
      String title,
      String article,
      String document,
      String reason) {}

  @Allowed({Right.ELIGIBILITY_EXAMINE, Right.STATUTES_EDIT})
  @GetMapping("/eligibility/local")
  String list(Page page, Model model) {
    model.addAttribute("rules", rules.all());
    model.addAttribute("parameters", byId());
    return "eligibility/web/local";
  }

  @Allowed(Right.STATUTES_EDIT)
  @GetMapping("/eligibility/local/new")
  String form(@RequestParam(defaultValue = "") String parameter, Page page, Model model) {
    return form(
        new Typed(parameter, "", page.today().toString(), "", "", "", ""), List.of(), model);
  }

  private String form(Typed typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("statutes", law.national());
    model.addAttribute(
        "parameters",
        law.national().parameters().stream()
            .filter(p -> p.tightening() != Tightening.FIXED)
            .toList());
    return "eligibility/web/localform";
  }

  @Allowed(Right.STATUTES_EDIT)
  @PostMapping("/eligibility/local")
  String propose(
      @RequestParam(defaultValue = "") String parameter,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String since,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String article,
      @RequestParam(defaultValue = "") String document,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(parameter, value.strip(), since, title, article, document, reason);
    try {
      UUID id = proposing.propose(proposal(typed));
      return "redirect:/eligibility/local/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(typed, refused.faults(), model);
    }
  }

  private static ProposingLocalRule.Proposal proposal(Typed typed) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    BigDecimal value = Typing.number("value", typed.value(), DECIMALS, faults);
    LocalDate since = Typing.day("since", typed.since(), faults);
    if (value == null || since == null || !faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return new ProposingLocalRule.Proposal(
        typed.parameter(),
        value,
        since,
        typed.title(),
        typed.article(),
        typed.document(),
        typed.reason());
  }

  @Allowed({Right.ELIGIBILITY_EXAMINE, Right.STATUTES_EDIT})
  @GetMapping("/eligibility/local/{id}")
  String rule(@PathVariable UUID id, Page page, Model model) {
    return show(id, "", List.of(), model);
  }

  private String show(UUID id, String reason, List<InvalidInput.Fault> faults, Model model) {
    LocalRule rule = rules.find(id).orElseThrow(() -> new NotFound("local rule " + id));
    model.addAttribute("rule", rule);
    model.addAttribute("parameter", byId().get(rule.parameter()));
    model.addAttribute("me", acting.required().id());
    model.addAttribute("typedReason", reason);
    model.addAttribute("faults", faults);
    return "eligibility/web/localrule";
  }

  @Allowed(Right.STATUTES_EDIT)
  @PostMapping("/eligibility/local/{id}/{step}")
  String decide(
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      step(deciding, id, step, reason);
      return "redirect:/eligibility/local/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, reason, refused.faults(), model);
    }
  }

  static void step(DecidingLocalRule deciding, UUID id, String step, String reason) {
    switch (step) {
      case "approve" -> deciding.approve(id, reason);
      case "return" -> deciding.sendBack(id, reason);
      case "withdraw" -> deciding.withdraw(id, reason);
      case "ask-end" -> deciding.askToEnd(id, reason);
      case "end" -> deciding.end(id, reason);
      case "keep" -> deciding.keep(id, reason);
      default -> throw new NotFound("step " + step);
    }
  }

  private Map<String, @Nullable ParameterHistory> byId() {
    Map<String, @Nullable ParameterHistory> found = new LinkedHashMap<>();
    law.national().parameters().forEach(p -> found.put(p.id(), p));
    return found;
  }
}
