package org.zhiren.platform.appraisal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.appraisal.Campaign;
import org.zhiren.platform.appraisal.CampaignState;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.appraisal.ChoosingPeople;
import org.zhiren.platform.appraisal.DrawingUp;
import org.zhiren.platform.appraisal.SheetForm;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Changing a draft: what is asked of whom, who is appraised, and how the form will look. */
@Controller
@Allowed(Right.APPRAISAL_RUN)
class DraftController {

  private static final int MOST_FOUND = 20;

  private final Campaigns campaigns;
  private final DrawingUp drawingUp;
  private final ChoosingPeople choosing;
  private final People people;
  private final Accounts accounts;

  DraftController(
      Campaigns campaigns,
      DrawingUp drawingUp,
      ChoosingPeople choosing,
      People people,
      Accounts accounts) {
    this.campaigns = campaigns;
    this.drawingUp = drawingUp;
    this.choosing = choosing;
    this.people = people;
    this.accounts = accounts;
  }

  @GetMapping("/appraisals/{id}/edit")
  String form(@PathVariable UUID id, Model model) {
    Campaign campaign = campaigns.required(id);
    if (campaign.state() != CampaignState.DRAFT) {
      return "redirect:/appraisals/" + id;
    }
    return form(campaign, PlanForm.of(campaign.plan(), this::login), List.of(), model);
  }

  private static String form(
      Campaign campaign, PlanForm typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("campaign", campaign);
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "appraisal/web/draft";
  }

  private String login(UUID account) {
    return accounts.entry(account).map(Accounts.Entry::login).orElse("");
  }

  private @Nullable UUID account(String login) {
    return accounts.find(login, MOST_FOUND).stream()
        .filter(entry -> entry.login().equalsIgnoreCase(login))
        .map(Accounts.Entry::id)
        .findFirst()
        .orElse(null);
  }

  @PostMapping("/appraisals/{id}")
  String change(
      @PathVariable UUID id,
      @RequestParam long version,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpServletResponse response) {
    PlanForm typed = PlanForm.of(sent);
    try {
      drawingUp.change(id, version, typed.plan(this::account));
      return "redirect:/appraisals/" + id + (sent.containsKey("more") ? "/edit#items" : "");
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(campaigns.required(id), typed, refused.faults(), model);
    }
  }

  @GetMapping("/appraisals/{id}/people")
  String people(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String q, Page page, Model model) {
    return people(id, q, List.of(), model);
  }

  private String people(UUID id, String q, List<InvalidInput.Fault> faults, Model model) {
    Campaign campaign = campaigns.required(id);
    if (campaign.state() != CampaignState.DRAFT) {
      return "redirect:/appraisals/" + id;
    }
    List<Person> found =
        q.isBlank()
            ? List.of()
            : people.list(People.Search.of(q), null, MOST_FOUND).people().stream()
                .filter(person ->
                    campaign.people().stream()
                        .noneMatch(subject -> subject.personId().equals(person.id())))
                .toList();
    model.addAttribute("campaign", campaign);
    model.addAttribute("q", q);
    model.addAttribute("found", found);
    model.addAttribute("faults", faults);
    return "appraisal/web/people";
  }

  @PostMapping("/appraisals/{id}/people")
  String add(
      @PathVariable UUID id,
      @RequestParam long version,
      @RequestParam(required = false) @Nullable List<UUID> person,
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "") String q,
      Model model,
      HttpServletResponse response) {
    try {
      List<UUID> more = new ArrayList<>(person == null ? List.of() : person);
      if (!team.isEmpty()) {
        choosing.team(campaigns.required(id).unitId()).forEach(member -> more.add(member.id()));
      }
      choosing.add(id, version, more);
      return "redirect:/appraisals/" + id + "/people";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return people(id, q, refused.faults(), model);
    }
  }

  @PostMapping("/appraisals/{id}/people/{person}/remove")
  String remove(@PathVariable UUID id, @PathVariable UUID person, @RequestParam long version) {
    choosing.remove(id, version, person);
    return "redirect:/appraisals/" + id + "/people";
  }

  /** The form as raters will see it; nothing can be sent from here. */
  @GetMapping("/appraisals/{id}/preview")
  String preview(@PathVariable UUID id, Model model) {
    Campaign campaign = campaigns.required(id);
    SheetForm form = SheetForm.preview(campaign);
    model.addAttribute("form", form);
    model.addAttribute("address", "");
    model.addAttribute("back", "/appraisals/" + id);
    model.addAttribute("typed", SheetSent.NOTHING);
    model.addAttribute("faults", List.of());
    model.addAttribute("receipt", "");
    return "appraisal/web/sheet";
  }
}
