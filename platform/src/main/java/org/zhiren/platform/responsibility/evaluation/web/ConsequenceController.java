package org.zhiren.platform.responsibility.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.evaluation.Consequences;
import org.zhiren.platform.responsibility.evaluation.PersonTargets;
import org.zhiren.platform.responsibility.evaluation.Proposal;
import org.zhiren.platform.responsibility.web.Naming;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** What follows from results: proposals to people, and the results of one person. */
@Controller
class ConsequenceController {

  private static final String SECTION = "section-targets";

  private final Plans plans;
  private final Consequences consequences;
  private final PersonTargets people;
  private final Purposing purposing;
  private final Naming naming;

  ConsequenceController(
      Plans plans,
      Consequences consequences,
      PersonTargets people,
      Purposing purposing,
      Naming naming) {
    this.plans = plans;
    this.consequences = consequences;
    this.people = people;
    this.purposing = purposing;
    this.naming = naming;
  }

  @Allowed(Right.TARGETS_MANAGE)
  @GetMapping("/targets/{id}/proposals")
  String proposals(@PathVariable UUID id, Page page, Model model) {
    return proposals(id, List.of(), page, model);
  }

  private String proposals(UUID id, List<InvalidInput.Fault> faults, Page page, Model model) {
    List<Proposal> proposals = consequences.of(id);
    model.addAttribute("plan", plans.required(id));
    model.addAttribute("proposals", proposals);
    model.addAttribute(
        "names", naming.units(proposals.stream().map(Proposal::unitId).toList(), page.today()));
    model.addAttribute("faults", faults);
    return "responsibility/evaluation/web/proposals";
  }

  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/targets/{id}/proposals/{proposal}")
  String decide(
      @PathVariable UUID id,
      @PathVariable UUID proposal,
      @RequestParam(defaultValue = "") String how,
      @RequestParam(defaultValue = "") String said,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      consequences.decide(id, proposal, how.equals("accept"), said);
      return "redirect:/targets/" + id + "/proposals";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return proposals(id, refused.faults(), page, model);
    }
  }

  /** What came of the targets for which one person answered. */
  @Allowed(Right.TARGETS_MANAGE)
  @GetMapping("/targets/people/{person}")
  String person(
      @PathVariable UUID person,
      @RequestHeader(name = "HX-Target", defaultValue = "") String target,
      Model model) {
    if (!purposing.stated()) {
      return Purposing.ask("/targets/people/" + person);
    }
    PersonTargets.Opened opened =
        people.open(person).orElseThrow(() -> new NotFound("person " + person));
    model.addAttribute("opened", opened);
    return target.equals(SECTION)
        ? "responsibility/evaluation/web/personpart"
        : "responsibility/evaluation/web/person";
  }

  /** The same of oneself. */
  @Allowed(Right.OWN_RECORD)
  @GetMapping("/own/targets")
  String own(@RequestHeader(name = "HX-Target", defaultValue = "") String target, Model model) {
    model.addAttribute("results", people.mine());
    return target.equals(SECTION)
        ? "responsibility/evaluation/web/ownpart"
        : "responsibility/evaluation/web/own";
  }
}
