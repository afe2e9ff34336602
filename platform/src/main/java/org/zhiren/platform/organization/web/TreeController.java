package org.zhiren.platform.organization.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.organization.Sector;
import org.zhiren.platform.organization.Totals;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The tree of units, and search in it. */
@Controller
@Allowed(Right.ORGANIZATION_READ)
class TreeController {

  private static final int MOST_FOUND = 100;

  private final Units units;
  private final Totals totals;

  TreeController(Units units, Totals totals) {
    this.units = units;
    this.totals = totals;
  }

  @GetMapping("/organization")
  String tree(
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String level,
      @RequestParam(required = false) @Nullable Sector sector,
      @RequestParam(required = false) @Nullable UUID open,
      @RequestHeader(name = "HX-Target", defaultValue = "") String target,
      Page page,
      Model model) {
    LocalDate day = Typing.day("on", on, page.today());
    Units.Search search = new Units.Search(q.strip(), chosen(kind), chosen(level), sector);
    model.addAttribute("on", day);
    model.addAttribute("search", search);
    Totals.Counted counted = totals.on(day);
    model.addAttribute("units", counted.units());
    model.addAttribute("posts", counted.posts());
    model.addAttribute("kinds", CodeTables.kinds());
    model.addAttribute("levels", CodeTables.levels());
    if (search.isEmpty()) {
      Set<UUID> opened = new HashSet<>();
      if (open != null) {
        opened.add(open);
        units.above(open, day).forEach(unit -> opened.add(unit.id()));
      }
      model.addAttribute("branches", branches(null, day, opened, open == null));
      model.addAttribute("found", List.of());
    } else {
      model.addAttribute("branches", List.of());
      model.addAttribute("found", found(search, day));
    }
    return target.equals("tree") ? "organization/web/treelist" : "organization/web/tree";
  }

  @GetMapping("/organization/units/{id}/below")
  String below(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String on,
      Page page,
      Model model) {
    LocalDate day = Typing.day("on", on, page.today());
    model.addAttribute("on", day);
    model.addAttribute("branches", branches(id, day, Set.of(), false));
    return "organization/web/branches";
  }

  /** Suggestions for a field that names a unit. */
  @GetMapping("/organization/units/suggestions")
  String suggestions(@RequestParam Map<String, String> typed, Page page, Model model) {
    String words = typed.values().stream().findFirst().orElse("").strip();
    List<Found> found =
        words.isEmpty()
            ? List.of()
            : found(new Units.Search(words, null, null, null), page.today()).stream()
                .limit(12)
                .toList();
    model.addAttribute("found", found);
    model.addAttribute(
        "namesakes",
        found.stream()
            .map(row -> row.unit().name())
            .filter(name -> found.stream().filter(f -> f.unit().name().equals(name)).count() > 1)
            .collect(java.util.stream.Collectors.toSet()));
    return "organization/web/suggestions";
  }

  private List<Branch> branches(
      @Nullable UUID parent, LocalDate on, Set<UUID> opened, boolean first) {
    List<Branch> branches = new ArrayList<>();
    for (Units.Node node : units.children(parent, on)) {
      boolean open = node.children() > 0 && (first || opened.contains(node.unit().id()));
      branches.add(
          new Branch(node, open, open ? branches(node.unit().id(), on, opened, false) : List.of()));
    }
    return branches;
  }

  private List<Found> found(Units.Search search, LocalDate on) {
    List<Unit> found = units.search(search, on, MOST_FOUND);
    Map<UUID, String> paths = units.paths(found.stream().map(Unit::id).toList(), on);
    return found.stream().map(unit -> new Found(unit, paths.getOrDefault(unit.id(), ""))).toList();
  }

  private static @Nullable String chosen(String value) {
    return value.isBlank() ? null : value;
  }
}
