package org.zhiren.platform.roster.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.shell.Ids;
import org.zhiren.platform.shell.Page;

/** The list of people, and search in it. */
@Controller
@Allowed(Right.ROSTER_READ)
class ListController {

  private static final int ROWS = 50;
  private static final int MOST_UNITS = 600;

  private final People people;
  private final Units units;

  ListController(People people, Units units) {
    this.people = people;
    this.units = units;
  }

  @GetMapping("/roster")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestHeader(name = "HX-Target", defaultValue = "") String target,
      Page page,
      Model model) {
    UUID below = unit.isBlank() ? null : Ids.required("unit", unit);
    People.Search search =
        new People.Search(
            q,
            below,
            level.isBlank() ? null : level,
            state.equals("left"),
            due.equals("probation"));
    People.Part part = people.list(search, after, ROWS);
    String here = address(q, unit, level, state, due, null);
    model.addAttribute("search", search);
    model.addAttribute("part", part);
    model.addAttribute("total", people.count(search));
    model.addAttribute("first", after == null);
    model.addAttribute("firstHref", here);
    UUID next = part.next();
    model.addAttribute("nextHref", next == null ? "" : address(q, unit, level, state, due, next));
    if (target.equals("people")) {
      model.addAttribute("fragment", true);
      return "roster/web/rows";
    }
    model.addAttribute("choices", choices(below, page));
    model.addAttribute("levels", CodeTables.postLevels());
    return "roster/web/list";
  }

  private static String address(
      String q, String unit, String level, String state, String due, @Nullable UUID after) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("q", q.strip());
    parameters.put("unit", unit);
    parameters.put("level", level);
    parameters.put("state", state);
    parameters.put("due", due);
    parameters.put("after", after == null ? "" : after.toString());
    String query =
        parameters.entrySet().stream()
            .filter(entry -> !entry.getValue().isBlank())
            .map(entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "/roster" : "/roster?" + query;
  }

  /** The upper units to choose from, and the chosen one wherever it stands. */
  private List<UnitChoice> choices(@Nullable UUID chosen, Page page) {
    List<UnitChoice> choices = new ArrayList<>();
    for (Units.Node node : units.tree(null, page.today(), 2, MOST_UNITS)) {
      choices.add(new UnitChoice(node.unit().id(), node.unit().shortName()));
    }
    if (chosen != null && choices.stream().noneMatch(choice -> choice.id().equals(chosen))) {
      units
          .find(chosen, page.today())
          .ifPresent(unit -> choices.addFirst(new UnitChoice(unit.id(), unit.shortName())));
    }
    return choices;
  }
}
