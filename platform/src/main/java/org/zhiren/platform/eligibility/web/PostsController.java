package org.zhiren.platform.eligibility.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.Ids;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The leading posts, to choose one. */
@Controller
@Allowed(Right.ELIGIBILITY_EXAMINE)
public class PostsController {

  private static final int MOST = 100;
  private static final int MOST_UNITS = 600;

  private final Targets targets;
  private final Units units;

  PostsController(Targets targets, Units units) {
    this.targets = targets;
    this.units = units;
  }

  /**
   * A unit to choose.
   *
   * @param id the unit
   * @param name its short name
   */
  public record UnitChoice(UUID id, String name) {}

  @GetMapping("/eligibility")
  String posts(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String vacant,
      @RequestParam(required = false) @Nullable String on,
      Page page,
      Model model) {
    LocalDate day = Typing.day("on", on, page.today());
    UUID below = unit.isBlank() ? null : Ids.required("unit", unit);
    boolean asked = !q.isBlank() || below != null || !vacant.isBlank();
    List<Target> found =
        asked ? targets.search(q.strip(), below, !vacant.isBlank(), day, MOST) : List.of();
    model.addAttribute("day", day);
    model.addAttribute("q", q.strip());
    model.addAttribute("unit", unit);
    model.addAttribute("vacant", !vacant.isBlank());
    model.addAttribute("asked", asked);
    model.addAttribute("found", found);
    model.addAttribute("most", MOST);
    model.addAttribute("units", choices(units, day));
    return "eligibility/web/posts";
  }

  /** The upper units to choose from. */
  static List<UnitChoice> choices(Units units, LocalDate day) {
    List<UnitChoice> choices = new ArrayList<>();
    for (Units.Node node : units.tree(null, day, 2, MOST_UNITS)) {
      choices.add(new UnitChoice(node.unit().id(), node.unit().shortName()));
    }
    return choices;
  }
}
