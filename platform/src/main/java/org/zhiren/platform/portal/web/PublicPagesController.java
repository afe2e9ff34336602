package org.zhiren.platform.portal.web;

import jakarta.servlet.http.HttpServletResponse;
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
import org.zhiren.platform.access.Right;
import org.zhiren.platform.portal.PublicPage;
import org.zhiren.platform.portal.PublicPages;
import org.zhiren.platform.portal.Questionnaires;
import org.zhiren.platform.portal.TakingOverReviews;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;
import org.zhiren.platform.voting.PublishingArchives;

/** The officer's page of the public pages: what is on, and the totals of the questionnaires. */
@Controller
@Allowed(Right.PUBLIC_PAGES)
class PublicPagesController {

  private static final List<String> FIELDS =
      List.of("year", "unit", "eligible", "returned", "good", "fair", "middling", "poor");

  private final PublicPages pages;
  private final Questionnaires questionnaires;
  private final PublishingArchives publishing;
  private final TakingOverReviews reviews;

  PublicPagesController(
      PublicPages pages,
      Questionnaires questionnaires,
      PublishingArchives publishing,
      TakingOverReviews reviews) {
    this.reviews = reviews;
    this.pages = pages;
    this.questionnaires = questionnaires;
    this.publishing = publishing;
  }

  @GetMapping("/portal")
  String page(Model model) {
    return page(Map.of(), List.of(), model);
  }

  private String page(Map<String, String> typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("standings", pages.all());
    model.addAttribute("lines", questionnaires.all());
    model.addAttribute("publications", publishing.all());
    model.addAttribute("offers", reviews.offers());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "portal/web/portal";
  }

  /** What the public will see, before it is switched. */
  @GetMapping("/portal/pages/{code}")
  String consequences(@PathVariable PublicPage code, Model model) {
    model.addAttribute(
        "standing",
        pages.all().stream().filter(one -> one.page() == code).findFirst().orElseThrow());
    return "portal/web/turn";
  }

  @PostMapping("/portal/pages/{code}")
  String turn(@PathVariable PublicPage code, @RequestParam boolean on) {
    pages.turn(code, on);
    return "redirect:/portal";
  }

  /** Releases an archive of a vote, or refuses or takes it back. */
  @PostMapping("/portal/archives/{id}/{step:release|end}")
  String publish(
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    try {
      if (step.equals("release")) {
        publishing.release(id);
      } else {
        publishing.end(id, reason);
      }
      return "redirect:/portal#archives";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page(Map.of("ending-" + id, reason), refused.faults(), model);
    }
  }

  @PostMapping("/portal/questionnaires")
  String enter(@RequestParam Map<String, String> typed, HttpServletResponse response, Model model) {
    try {
      questionnaires.enter(
          new Questionnaires.Totals(
              Typing.count("year", typed.get("year")),
              typed.getOrDefault("unit", ""),
              Typing.count("eligible", typed.get("eligible")),
              Typing.count("returned", typed.get("returned")),
              Typing.count("good", typed.get("good")),
              Typing.count("fair", typed.get("fair")),
              Typing.count("middling", typed.get("middling")),
              Typing.count("poor", typed.get("poor"))));
      return "redirect:/portal#questionnaires";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      typed.keySet().retainAll(FIELDS);
      return page(typed, refused.faults(), model);
    }
  }

  /** Takes the totals of a released campaign over, so that nobody types them. */
  @PostMapping("/portal/questionnaires/campaigns/{campaign}")
  String takeOver(@PathVariable UUID campaign) {
    reviews.take(campaign);
    return "redirect:/portal#questionnaires";
  }

  @PostMapping("/portal/questionnaires/{id}/{step:publish|withdraw}")
  String publish(@PathVariable UUID id, @PathVariable String step) {
    questionnaires.publish(id, step.equals("publish"));
    return "redirect:/portal#questionnaires";
  }
}
