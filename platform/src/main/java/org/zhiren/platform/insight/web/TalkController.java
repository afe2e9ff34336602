package org.zhiren.platform.insight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.insight.HoldingTalks;
import org.zhiren.platform.insight.HoldingTalks.Held;
import org.zhiren.platform.insight.HoldingTalks.Plan;
import org.zhiren.platform.insight.Talk;
import org.zhiren.platform.insight.Talks;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Talks: the list, a plan, what came of it, the answer that was promised. */
@Controller
@Allowed(Right.INSIGHT_READ)
class TalkController {

  private static final int ROWS = 50;
  private static final int DAYS_TO_TALK = 30;
  private static final int FOUND = 12;

  private final Talks talks;
  private final HoldingTalks holding;
  private final People people;
  private final Purposing purposing;
  private final Acting acting;

  TalkController(
      Talks talks, HoldingTalks holding, People people, Purposing purposing, Acting acting) {
    this.talks = talks;
    this.holding = holding;
    this.people = people;
    this.purposing = purposing;
    this.acting = acting;
  }

  @GetMapping("/insight/talks")
  String list(
      @RequestParam(defaultValue = "PLANNED") Talks.Which which,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(defaultValue = "0") int from,
      Page page,
      Model model) {
    int start = Math.max(0, from);
    List<Talk> some = talks.list(which, mine, start, ROWS + 1);
    model.addAttribute("which", which);
    model.addAttribute("mine", mine);
    model.addAttribute("from", start);
    model.addAttribute("next", some.size() > ROWS ? start + ROWS : 0);
    model.addAttribute("talks", some.size() > ROWS ? some.subList(0, ROWS) : some);
    List<Integer> counts = new ArrayList<>();
    for (Talks.Which one : Talks.Which.values()) {
      counts.add(talks.count(one, mine));
    }
    model.addAttribute("counts", counts);
    return "insight/web/talks";
  }

  @Allowed(Right.INSIGHT_WRITE)
  @GetMapping("/insight/talks/new")
  String planning(
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(defaultValue = "") String q,
      Page page,
      Model model) {
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Plan blank =
        new Plan(acting.required().name(), page.today().plusDays(DAYS_TO_TALK).toString(), "");
    return showPlan(person, q, blank, List.of(), model);
  }

  private String showPlan(
      @Nullable UUID person, String q, Plan plan, List<InvalidInput.Fault> faults, Model model) {
    Person chosen =
        person == null
            ? null
            : people.find(person).orElseThrow(() -> new NotFound("person " + person));
    model.addAttribute("person", chosen);
    model.addAttribute("q", q);
    model.addAttribute(
        "people",
        q.isBlank() || chosen != null
            ? List.of()
            : people.list(People.Search.of(q), null, FOUND).people());
    model.addAttribute("plan", plan);
    model.addAttribute("faults", faults);
    return "insight/web/talkplan";
  }

  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/insight/talks/new")
  String plan(
      @RequestParam UUID person,
      @ModelAttribute("typed") Plan plan,
      Model model,
      HttpServletResponse response) {
    return after(
        response,
        () -> holding.plan(person, plan),
        faults -> showPlan(person, "", plan, faults, model));
  }

  @GetMapping("/insight/talks/{id}")
  String talk(@PathVariable UUID id, Page page, Model model) {
    if (!purposing.stated()) {
      return Purposing.ask("/insight/talks/" + id);
    }
    return show(id, empty(page), "", "", List.of(), model);
  }

  private String show(
      UUID id,
      Held held,
      String given,
      String reason,
      List<InvalidInput.Fault> faults,
      Model model) {
    model.addAttribute("talk", talks.open(id).orElseThrow(() -> new NotFound("talk " + id)));
    model.addAttribute("held", held);
    model.addAttribute("given", given);
    model.addAttribute("reason", reason);
    model.addAttribute("faults", faults);
    return "insight/web/talk";
  }

  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/insight/talks/{id}/hold")
  String hold(
      @PathVariable UUID id,
      @ModelAttribute("typed") Held held,
      Model model,
      HttpServletResponse response) {
    return after(
        response,
        () -> {
          holding.hold(id, held);
          return id;
        },
        faults -> show(id, held, "", "", faults, model));
  }

  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/insight/talks/{id}/feedback")
  String feedback(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String given,
      Page page,
      Model model,
      HttpServletResponse response) {
    return after(
        response,
        () -> {
          holding.giveFeedback(id, given);
          return id;
        },
        faults -> show(id, empty(page), given, "", faults, model));
  }

  @Allowed(Right.INSIGHT_WRITE)
  @PostMapping("/insight/talks/{id}/cancel")
  String cancel(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    return after(
        response,
        () -> {
          holding.cancel(id, reason);
          return id;
        },
        faults -> show(id, empty(page), "", reason, faults, model));
  }

  /** Does it and goes to the talk; what was refused is shown again with its faults. */
  private static String after(
      HttpServletResponse response,
      Supplier<UUID> work,
      Function<List<InvalidInput.Fault>, String> again) {
    try {
      return "redirect:/insight/talks/" + work.get();
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return again.apply(refused.faults());
    }
  }

  private static Held empty(Page page) {
    return new Held(page.today().toString(), "", "", "", "", "", "", false, false);
  }
}
