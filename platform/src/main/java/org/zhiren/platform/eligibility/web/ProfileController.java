package org.zhiren.platform.eligibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.PostProfile;
import org.zhiren.platform.eligibility.PostProfile.Conditions;
import org.zhiren.platform.eligibility.PostProfiles;
import org.zhiren.platform.eligibility.StructuralNeed;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.eligibility.WritingProfile;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;
import org.zhiren.statutes.Schooling;

/** The profile of a post: its versions, and the form for a new one. */
@Controller
public class ProfileController {

  private final Targets targets;
  private final PostProfiles profiles;
  private final WritingProfile writing;

  ProfileController(Targets targets, PostProfiles profiles, WritingProfile writing) {
    this.targets = targets;
    this.profiles = profiles;
    this.writing = writing;
  }

  /**
   * What the form holds.
   *
   * @param version version that the form was opened at
   * @param schooling name of the lowest education; empty for none
   * @param grassrootsMonths months, as typed
   * @param levelBelowMonths months, as typed
   * @param licences one a line
   * @param termGoverned {@code yes}, {@code no} or empty for as derived
   * @param duties as typed
   * @param preferredMajors one a line
   * @param preferredExperience one a line
   * @param needs names of structural needs
   * @param reason as typed
   */
  public record Typed(
      String version,
      String schooling,
      String grassrootsMonths,
      String levelBelowMonths,
      String licences,
      String termGoverned,
      String duties,
      String preferredMajors,
      String preferredExperience,
      Set<String> needs,
      String reason) {

    static Typed of(PostProfile profile) {
      Conditions c = profile.conditions();
      return new Typed(
          String.valueOf(profile.version()),
          c.minimumSchooling() == null ? "" : c.minimumSchooling().name(),
          c.grassrootsMonths() == null ? "" : c.grassrootsMonths().toString(),
          c.levelBelowMonths() == null ? "" : c.levelBelowMonths().toString(),
          String.join("\n", c.licences()),
          c.termGoverned() == null ? "" : c.termGoverned() ? "yes" : "no",
          c.duties(),
          String.join("\n", c.preferredMajors()),
          String.join("\n", c.preferredExperience()),
          c.needs().stream().map(Enum::name).collect(java.util.stream.Collectors.toSet()),
          "");
    }

    static Typed of(MultiValueMap<String, String> form) {
      return new Typed(
          text(form, "version"),
          text(form, "schooling"),
          text(form, "grassrootsMonths"),
          text(form, "levelBelowMonths"),
          text(form, "licences"),
          text(form, "termGoverned"),
          text(form, "duties"),
          text(form, "preferredMajors"),
          text(form, "preferredExperience"),
          Set.copyOf(form.getOrDefault("needs", List.of())),
          text(form, "reason"));
    }

    private static String text(MultiValueMap<String, String> form, String field) {
      String value = form.getFirst(field);
      return value == null ? "" : value.strip();
    }

    Conditions conditions() {
      Set<StructuralNeed> wanted = EnumSet.noneOf(StructuralNeed.class);
      for (StructuralNeed need : StructuralNeed.values()) {
        if (needs.contains(need.name())) {
          wanted.add(need);
        }
      }
      Schooling lowest =
          Arrays.stream(Schooling.values())
              .filter(s -> s.name().equals(schooling))
              .findFirst()
              .orElse(null);
      List<InvalidInput.Fault> faults = new ArrayList<>();
      Integer grassroots = months("grassrootsMonths", grassrootsMonths, faults);
      Integer below = months("levelBelowMonths", levelBelowMonths, faults);
      if (!faults.isEmpty()) {
        throw new InvalidInput(faults);
      }
      return new Conditions(
          lowest,
          grassroots,
          below,
          lines(licences),
          termGoverned.isEmpty() ? null : (Boolean) termGoverned.equals("yes"),
          duties,
          lines(preferredMajors),
          lines(preferredExperience),
          wanted);
    }

    int read() {
      return Typing.findCount(version).orElse(-1);
    }

    private static List<String> lines(String typed) {
      return typed.lines().map(String::strip).filter(l -> !l.isEmpty()).distinct().toList();
    }

    private static @Nullable Integer months(
        String field, String typed, List<InvalidInput.Fault> faults) {
      return typed.isEmpty() ? null : (Integer) Typing.whole(field, typed, 0, faults);
    }
  }

  @Allowed({Right.ELIGIBILITY_EXAMINE, Right.STATUTES_EDIT})
  @GetMapping("/eligibility/posts/{id}/profile")
  String profile(@PathVariable UUID id, Page page, Model model) {
    Target target = target(id, page);
    model.addAttribute("target", target);
    model.addAttribute("history", profiles.history(id));
    return "eligibility/web/profile";
  }

  @Allowed(Right.STATUTES_EDIT)
  @GetMapping("/eligibility/posts/{id}/profile/edit")
  String edit(@PathVariable UUID id, Page page, Model model) {
    Target target = target(id, page);
    return form(target, Typed.of(target.profile()), List.of(), model);
  }

  @Allowed(Right.STATUTES_EDIT)
  @PostMapping("/eligibility/posts/{id}/profile")
  String write(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      Page page,
      Model model,
      HttpServletResponse response) {
    Target target = target(id, page);
    Typed typed = Typed.of(form);
    try {
      writing.write(id, typed.read(), typed.conditions(), typed.reason());
      return "redirect:/eligibility/posts/" + id + "/profile";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(target, typed, refused.faults(), model);
    }
  }

  private Target target(UUID id, Page page) {
    return targets.find(id, page.today()).orElseThrow(() -> new NotFound("post " + id));
  }

  private static String form(
      Target target, Typed typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("target", target);
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "eligibility/web/profileform";
  }
}
