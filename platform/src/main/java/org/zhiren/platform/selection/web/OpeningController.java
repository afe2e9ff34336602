package org.zhiren.platform.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.ForeseenVacancies;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.selection.OpeningCase;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** A new case: from a post that is vacant or will be, or for somebody in a post. */
@Controller
@Allowed(Right.SELECTION_RUN)
public class OpeningController {

  private static final int SHOWN = 30;

  private final OpeningCase opening;
  private final Targets targets;
  private final ForeseenVacancies foreseen;
  private final Naming naming;

  OpeningController(
      OpeningCase opening, Targets targets, ForeseenVacancies foreseen, Naming naming) {
    this.opening = opening;
    this.targets = targets;
    this.foreseen = foreseen;
    this.naming = naming;
  }

  /**
   * What the form holds.
   *
   * @param form the form of case
   * @param subject the person, as typed
   * @param need why
   */
  public record Typed(String form, String subject, String need) {}

  @GetMapping("/selections/new")
  String choose(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "vacant") String show,
      @RequestParam(required = false) @Nullable UUID post,
      @RequestParam(defaultValue = "PROMOTION") String form,
      Page page,
      Model model) {
    if (post != null) {
      return form(post, new Typed(form, "", ""), List.of(), page, model);
    }
    String words = q.strip();
    model.addAttribute("q", words);
    model.addAttribute("show", show);
    if (show.equals("foreseen")) {
      model.addAttribute("posts", List.<Target>of());
      model.addAttribute(
          "foreseen",
          foreseen.within(page.today(), 1, null).stream()
              .filter(line -> words.isEmpty() || line.target().title().contains(words))
              .limit(SHOWN)
              .toList());
    } else {
      model.addAttribute("foreseen", List.<ForeseenVacancies.Line>of());
      model.addAttribute(
          "posts",
          targets.all(page.today()).stream()
              .filter(target -> show.equals("all") || target.vacant())
              .filter(target -> words.isEmpty() || target.title().contains(words))
              .limit(SHOWN)
              .toList());
    }
    return "selection/web/vacancies";
  }

  private String form(
      UUID post, Typed typed, List<InvalidInput.Fault> faults, Page page, Model model) {
    Target target =
        targets
            .find(post, page.today())
            .orElseThrow(() -> new org.zhiren.platform.shell.NotFound("post " + post));
    model.addAttribute("target", target);
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "selection/web/newcase";
  }

  @PostMapping("/selections")
  String open(
      @RequestParam(required = false) @Nullable UUID post,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String need,
      Page page,
      Model model,
      HttpServletResponse response) {
    Form chosen =
        Arrays.stream(Form.values())
            .filter(one -> one.name().equals(form))
            .findFirst()
            .orElse(null);
    try {
      UUID id =
          opening.open(
              new OpeningCase.Opening(
                  chosen,
                  post,
                  subject.isBlank() ? null : naming.person(subject).personId(),
                  need));
      return "redirect:/selections/" + id;
    } catch (InvalidInput refused) {
      if (post == null) {
        return "redirect:/selections/new";
      }
      response.setStatus(422);
      return form(post, new Typed(form, subject, need), refused.faults(), page, model);
    }
  }
}
