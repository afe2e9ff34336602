package org.zhiren.platform.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.zhiren.platform.organization.Consequences;
import org.zhiren.platform.organization.SplittingUnit;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.StaleVersion;
import org.zhiren.platform.shell.Typing;

/**
 * Dividing a unit into several: each post, with whoever holds it, and each unit below stays or goes
 * to one of the new units; what falls to each is shown before it is done.
 */
@Controller
@Allowed(Right.ORGANIZATION_EDIT)
class SplittingPages {

  private static final int MOST_PARTS = 9;
  private static final String UNIT = "/organization/units/";

  private final Units units;
  private final Consequences consequences;
  private final SplittingUnit splitting;

  SplittingPages(Units units, Consequences consequences, SplittingUnit splitting) {
    this.units = units;
    this.consequences = consequences;
    this.splitting = splitting;
  }

  private Unit last(UUID id) {
    return units.last(id).orElseThrow(() -> new NotFound("unit " + id));
  }

  @GetMapping(UNIT + "{id}/split")
  String form(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model) {
    return show(id, new Typed(values), new Shown(false, false, List.of()), page, model);
  }

  /** How the page is shown: after looking, after somebody else's change, with what is wrong. */
  private record Shown(boolean looked, boolean meanwhile, List<InvalidInput.Fault> faults) {}

  private String show(UUID id, Typed typed, Shown how, Page page, Model model) {
    Unit unit = last(id);
    LocalDate on = day(typed, page);
    List<Part> parts = parts(typed);
    List<Consequences.Concerned> posts = consequences.ofUnit(unit, on);
    List<Units.Node> below = units.children(id, on);
    List<Consequences.Share> shares = new ArrayList<>();
    for (int i = 0; i <= parts.size(); i++) {
      int part = i;
      shares.add(
          Consequences.share(
              posts.stream().filter(c -> place(typed, "post-" + c.post().id()) == part).toList(),
              (int)
                  below.stream()
                      .filter(node -> place(typed, "unit-" + node.unit().id()) == part)
                      .count()));
    }
    model.addAttribute("unit", unit);
    model.addAttribute("parts", parts);
    model.addAttribute("posts", posts);
    model.addAttribute("below", below);
    model.addAttribute("shares", shares);
    model.addAttribute("typed", typed);
    model.addAttribute("looked", how.looked());
    model.addAttribute("meanwhile", how.meanwhile());
    model.addAttribute("basis", new Forms(page, typed).basis().fields());
    model.addAttribute("faults", how.faults());
    return "organization/web/split";
  }

  private static LocalDate day(Typed typed, Page page) {
    try {
      return Typing.day("on", typed.text("on"), page.today());
    } catch (InvalidInput notADay) {
      return page.today();
    }
  }

  /** At least two rows, so that a division into several is offered at once. */
  private static List<Part> parts(Typed typed) {
    List<Part> parts = new ArrayList<>();
    List<String> names = typed.all("name");
    List<String> shorts = typed.all("shortName");
    for (int i = 0; i < Math.min(names.size(), MOST_PARTS); i++) {
      parts.add(new Part(names.get(i).strip(), i < shorts.size() ? shorts.get(i).strip() : ""));
    }
    while (parts.size() < 2) {
      parts.add(new Part("", ""));
    }
    return parts;
  }

  /** Where a post or unit goes: 0 stays, 1 and up is the new unit of that number. */
  static int place(Typed typed, String field) {
    String value = typed.text(field);
    return value.matches("[1-9]") ? Integer.parseInt(value) : 0;
  }

  @PostMapping(UNIT + "{id}/split")
  String submit(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      @RequestParam(defaultValue = "look") String step,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(values);
    if (step.equals("more")) {
      values.add("name", "");
      values.add("shortName", "");
      return show(id, typed, new Shown(false, false, List.of()), page, model);
    }
    try {
      if (step.equals("do")) {
        return "redirect:" + UNIT + split(id, typed, typed.version()).getFirst();
      }
      List<InvalidInput.Fault> obstacles =
          consequences.obstacles(() -> split(id, typed, last(id).version()));
      if (!obstacles.isEmpty()) {
        response.setStatus(422);
      }
      return show(id, typed, new Shown(obstacles.isEmpty(), false, obstacles), page, model);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, typed, new Shown(false, false, refused.faults()), page, model);
    } catch (StaleVersion changed) {
      response.setStatus(409);
      return show(id, typed, new Shown(true, true, List.of()), page, model);
    }
  }

  private List<UUID> split(UUID id, Typed typed, long version) {
    Unit unit = last(id);
    LocalDate on = typed.basis().on();
    List<Consequences.Concerned> posts = consequences.ofUnit(unit, on);
    List<Units.Node> below = units.children(id, on);
    int last =
        units.children(unit.parentId(), on).stream()
            .mapToInt(node -> node.unit().facts().precedence())
            .max()
            .orElse(0);
    List<SplittingUnit.Part> parts = new ArrayList<>();
    List<Part> typedParts = parts(typed);
    for (int i = 0; i < typedParts.size(); i++) {
      Part part = typedParts.get(i);
      int number = i + 1;
      Set<UUID> itsPosts = new HashSet<>();
      posts.stream()
          .map(concerned -> concerned.post().id())
          .filter(post -> place(typed, "post-" + post) == number)
          .forEach(itsPosts::add);
      Set<UUID> itsUnits = new HashSet<>();
      below.stream()
          .map(node -> node.unit().id())
          .filter(child -> place(typed, "unit-" + child) == number)
          .forEach(itsUnits::add);
      if (!part.name().isEmpty() || !itsPosts.isEmpty() || !itsUnits.isEmpty()) {
        parts.add(
            new SplittingUnit.Part(
                unit.facts()
                    .named(part.name(), part.shortName().isEmpty() ? part.name() : part.shortName())
                    .under(unit.parentId(), last + parts.size() + 1)
                    .withoutCode(),
                itsPosts,
                itsUnits));
      }
    }
    return splitting.split(id, version, parts, typed.basis());
  }
}
