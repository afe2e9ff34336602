package org.zhiren.platform.eligibility.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.ExaminingPerson;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.Listing;
import org.zhiren.platform.eligibility.OpenPosts;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Why a person may take a post or not, and which posts are open to a person. */
@Controller
@Allowed(Right.ELIGIBILITY_EXAMINE)
class ExamineController {

  private static final int MOST_POSTS = 200;

  private final ExaminingPerson examining;
  private final OpenPosts open;
  private final LawInForce law;
  private final People people;
  private final Purposing purposing;

  ExamineController(
      ExaminingPerson examining,
      OpenPosts open,
      LawInForce law,
      People people,
      Purposing purposing) {
    this.examining = examining;
    this.open = open;
    this.law = law;
    this.people = people;
    this.purposing = purposing;
  }

  @GetMapping("/eligibility/posts/{post}/people/{person}")
  String why(
      @PathVariable UUID post,
      @PathVariable UUID person,
      @RequestParam(required = false) @Nullable String on,
      Page page,
      Model model) {
    requireVisible(person);
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    LocalDate day = Typing.day("on", on, page.today());
    ExaminingPerson.Result result = examining.examine(person, post, day);
    model.addAttribute("day", day);
    model.addAttribute("result", result);
    model.addAttribute("groups", Ground.groups(result, law.on(day)));
    model.addAttribute("stated", purposing.required());
    return "eligibility/web/why";
  }

  @GetMapping("/eligibility/people/{person}")
  String posts(
      @PathVariable UUID person,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(required = false) @Nullable Listing list,
      @RequestParam(defaultValue = "no") String vacant,
      Page page,
      Model model) {
    requireVisible(person);
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    LocalDate day = Typing.day("on", on, page.today());
    OpenPosts.Answer answer = open.of(person, day, vacant.equals("yes"));
    model.addAttribute("day", day);
    model.addAttribute("answer", answer);
    Listing shown = list == null ? firstWithPosts(answer) : list;
    model.addAttribute("list", shown);
    model.addAttribute("vacant", vacant.equals("yes"));
    model.addAttribute(
        "shown",
        answer.lines().stream().filter(l -> l.listing() == shown).limit(MOST_POSTS).toList());
    model.addAttribute("most", MOST_POSTS);
    return "eligibility/web/open";
  }

  /** Who opens the page sees posts at once, if there are any on a list. */
  private static Listing firstWithPosts(OpenPosts.Answer answer) {
    return answer.lines().stream()
        .map(OpenPosts.Line::listing)
        .min(Comparator.naturalOrder())
        .orElse(Listing.LISTED);
  }

  /** Before the purpose is asked for: a page must not confirm that somebody exists. */
  private void requireVisible(UUID person) {
    if (people.find(person).isEmpty()) {
      throw new NotFound("person " + person);
    }
  }
}
