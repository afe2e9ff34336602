package org.zhiren.platform.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
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
import org.zhiren.platform.organization.AbolishingPost;
import org.zhiren.platform.organization.ChangingPost;
import org.zhiren.platform.organization.CorrectingHistory;
import org.zhiren.platform.organization.CreatingPost;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Forms that change one post. */
@Controller
@Allowed(Right.ORGANIZATION_EDIT)
class PostOperations {

  private static final String POST = "/organization/posts/";

  private final Units units;
  private final Posts posts;
  private final Submitting submitting;
  private final CreatingPost creating;
  private final ChangingPost changing;
  private final AbolishingPost abolishing;
  private final CorrectingHistory correcting;

  PostOperations(
      Units units,
      Posts posts,
      Submitting submitting,
      CreatingPost creating,
      ChangingPost changing,
      AbolishingPost abolishing,
      CorrectingHistory correcting) {
    this.units = units;
    this.posts = posts;
    this.submitting = submitting;
    this.creating = creating;
    this.changing = changing;
    this.abolishing = abolishing;
    this.correcting = correcting;
  }

  private Post last(UUID id) {
    List<Post> periods = posts.periods(id);
    if (periods.isEmpty()) {
      throw new NotFound("post " + id);
    }
    return periods.getLast();
  }

  @GetMapping("/organization/units/{id}/posts/new")
  String creating(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(creatingForm(new Typed(values), id, page), model);
  }

  private Form creatingForm(Typed typed, UUID id, Page page) {
    Unit unit = units.last(id).orElseThrow(() -> new NotFound("unit " + id));
    return new Forms(page, typed)
        .post(null)
        .basis()
        .named(
            "organization.do.post.of",
            "/organization/units/" + id + "/posts/new",
            "/organization/units/" + id,
            0,
            unit.name());
  }

  @PostMapping("/organization/units/{id}/posts/new")
  String create(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> creatingForm(typed, id, page),
        () -> POST + creating.create(Forms.postFacts(typed, id, null), typed.basis()),
        response,
        model);
  }

  @GetMapping("/organization/posts/{id}/change")
  String changing(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(changingForm(new Typed(values), id, page), model);
  }

  private Form changingForm(Typed typed, UUID id, Page page) {
    Post post = last(id);
    return new Forms(page, typed)
        .post(post.facts())
        .basis()
        .named(
            "organization.do.post.change.of",
            POST + id + "/change",
            POST + id,
            post.version(),
            post.name());
  }

  @PostMapping("/organization/posts/{id}/change")
  String change(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> changingForm(typed, id, page),
        () -> {
          Post post = last(id);
          changing.change(
              id,
              typed.version(),
              Forms.postFacts(typed, post.unitId(), post.facts().heldWith()),
              typed.basis());
          return POST + id;
        },
        response,
        model);
  }

  @GetMapping("/organization/posts/{id}/abolish")
  String abolishing(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(abolishingForm(new Typed(values), id, page), model);
  }

  private Form abolishingForm(Typed typed, UUID id, Page page) {
    Post post = last(id);
    return new Forms(page, typed)
        .consequence("organization.abolish.note")
        .consequence("organization.undo.note")
        .basis()
        .named(
            "organization.do.post.abolish.of",
            POST + id + "/abolish",
            POST + id,
            post.version(),
            post.name());
  }

  @PostMapping("/organization/posts/{id}/abolish")
  String abolish(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> abolishingForm(typed, id, page),
        () -> {
          abolishing.abolish(id, typed.version(), typed.basis());
          return POST + id;
        },
        response,
        model);
  }

  @GetMapping("/organization/posts/{id}/correct")
  String correcting(
      @PathVariable UUID id,
      @RequestParam String from,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return submitting.show(correctingForm(new Typed(values), id, from, page), model);
  }

  private Form correctingForm(Typed typed, UUID id, String from, Page page) {
    Post period = period(id, from);
    return new Forms(page, typed)
        .consequence("organization.correct.note", period.from(), Forms.until(page, period.until()))
        .post(period.facts())
        .groundAndReason()
        .named(
            "organization.do.correct.of",
            POST + id + "/correct?from=" + period.from(),
            POST + id,
            last(id).version(),
            period.name());
  }

  private Post period(UUID id, String from) {
    LocalDate day = Typing.day("from", from);
    return posts.periods(id).stream()
        .filter(post -> post.from().equals(day))
        .findFirst()
        .orElseThrow(() -> new NotFound("post %s from %s".formatted(id, from)));
  }

  @PostMapping("/organization/posts/{id}/correct")
  String correct(
      @PathVariable UUID id,
      @RequestParam String from,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    return submitting.submit(
        () -> correctingForm(typed, id, from, page),
        () -> {
          Post period = period(id, from);
          correcting.post(
              id,
              typed.version(),
              period.from(),
              Forms.postFacts(typed, period.unitId(), period.facts().heldWith()),
              typed.text("ground"),
              typed.text("reason"));
          return POST + id;
        },
        response,
        model);
  }
}
