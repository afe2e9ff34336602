package org.zhiren.platform.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.roster.DecidingProposal;
import org.zhiren.platform.roster.FactKind;
import org.zhiren.platform.roster.Proposal;
import org.zhiren.platform.roster.Proposals;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Corrections that people ask for: the old value beside the new one, accepted or declined. */
@Controller
@Allowed(Right.ROSTER_EDIT)
class ProposalsController {

  private static final int MOST = 200;
  private static final int ANSWERED = 30;

  private final Proposals proposals;
  private final DecidingProposal deciding;
  private final EditFields fields;
  private final Purposes purposes;
  private final SensitiveReads reads;

  ProposalsController(
      Proposals proposals,
      DecidingProposal deciding,
      EditFields fields,
      Purposes purposes,
      SensitiveReads reads) {
    this.proposals = proposals;
    this.deciding = deciding;
    this.fields = fields;
    this.purposes = purposes;
    this.reads = reads;
  }

  @GetMapping("/roster/proposals")
  String list(Model model) {
    model.addAttribute("waiting", proposals.waiting(MOST));
    model.addAttribute("answered", proposals.answered(ANSWERED));
    return "roster/web/proposals";
  }

  @GetMapping("/roster/proposals/{id}")
  String proposal(@PathVariable long id, Page page, Model model) {
    return show(id, List.of(), "", model);
  }

  private String show(long id, List<InvalidInput.Fault> faults, String answer, Model model) {
    Proposal proposal = proposals.find(id).orElseThrow(() -> new NotFound("proposal " + id));
    if (purposes.stated().isEmpty()) {
      return "redirect:/roster/" + proposal.personId();
    }
    FactKind part = proposal.part();
    reads.seen(
        "person",
        proposal.personId(),
        part == null ? InformationClass.ROSTER : part.informationClass(),
        List.of("proposal"));
    model.addAttribute("proposal", proposal);
    model.addAttribute("fields", fields);
    model.addAttribute("faults", faults);
    model.addAttribute("answer", answer);
    return "roster/web/proposal";
  }

  @PostMapping("/roster/proposals/{id}/approve")
  String approve(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String answer,
      Model model,
      HttpServletResponse response) {
    try {
      Proposal proposal = proposals.find(id).orElseThrow(() -> new NotFound("proposal " + id));
      long statement = deciding.approve(id, answer);
      FactKind part = proposal.part();
      return "redirect:/roster/"
          + proposal.personId()
          + "?saved="
          + statement
          + "#"
          + (part == null ? "basics" : part.code());
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, refused.faults(), answer, model);
    }
  }

  @PostMapping("/roster/proposals/{id}/decline")
  String decline(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String answer,
      Model model,
      HttpServletResponse response) {
    try {
      deciding.decline(id, answer);
      return "redirect:/roster/proposals";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, refused.faults(), answer, model);
    }
  }
}
