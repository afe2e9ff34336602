package org.zhiren.platform.responsibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Board;
import org.zhiren.platform.responsibility.Checks;
import org.zhiren.platform.responsibility.Overview;
import org.zhiren.platform.responsibility.OverviewWorkbook;
import org.zhiren.platform.responsibility.Overviews;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.Supervisions;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.Page;

/**
 * The leader's page: what is late, where it will be missed, of what nothing is known, who needs
 * help; from there to a unit, a person, a target and its evidence; and what looks wrong.
 */
@Controller
@Allowed(Right.TARGETS_MANAGE)
class BoardController {

  private static final int SHOWN = 12;
  private static final int UNITS_SHOWN = 40;

  private final Overviews overviews;
  private final OverviewWorkbook workbook;
  private final Plans plans;
  private final Supervisions supervisions;
  private final Checks checks;
  private final Naming naming;

  BoardController(
      Overviews overviews,
      OverviewWorkbook workbook,
      Plans plans,
      Supervisions supervisions,
      Checks checks,
      Naming naming) {
    this.overviews = overviews;
    this.workbook = workbook;
    this.plans = plans;
    this.supervisions = supervisions;
    this.checks = checks;
    this.naming = naming;
  }

  @GetMapping("/targets/{id}/board")
  String board(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String units,
      Page page,
      Model model) {
    Overview overview = overviews.of(id, SHOWN);
    List<Overview.UnitRow> shown =
        units.equals("all")
            ? overview.units()
            : overview.units().stream().limit(UNITS_SHOWN).toList();
    List<UUID> named = new ArrayList<>();
    overview.late().forEach(row -> named.add(row.target().unitId()));
    overview.unknown().forEach(row -> named.add(row.target().unitId()));
    overview.misses().forEach(miss -> named.add(miss.row().target().unitId()));
    shown.forEach(row -> named.add(row.unitId()));
    model.addAttribute("overview", overview);
    model.addAttribute("units", shown);
    model.addAttribute("names", naming.units(named, page.today()));
    model.addAttribute("overdue", supervisions.count(Supervisions.Wanted.LATE));
    model.addAttribute("raised", supervisions.count(Supervisions.Wanted.RAISED));
    model.addAttribute("toCheck", supervisions.count(Supervisions.Wanted.CHECK));
    return "responsibility/web/board";
  }

  /** One level of the tree, from the top down to the targets with their evidence. */
  @GetMapping("/targets/{id}/levels")
  String levels(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID under,
      Page page,
      Model model) {
    Overviews.Level level = overviews.level(id, under);
    model.addAttribute("level", level);
    model.addAttribute(
        "names",
        naming.units(
            level.rows().stream().map(row -> row.target().unitId()).toList(), page.today()));
    return "responsibility/web/levels";
  }

  @GetMapping("/targets/{id}/board.xlsx")
  void export(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    Overview overview = overviews.of(id, 0);
    response.setContentType(PartController.XLSX.toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, Downloads.named(overview.plan().title() + "-单位目标图.xlsx"));
    try (OutputStream out = response.getOutputStream()) {
      workbook.write(overview, out);
    }
  }

  /** The targets of a unit, of one piece of work or all; of one person in it, if named. */
  @GetMapping("/targets/{id}/units/{unit}")
  String unit(
      @PathVariable UUID id,
      @PathVariable UUID unit,
      @RequestParam(defaultValue = "") String person,
      Page page,
      Model model) {
    Plan plan = plans.required(id);
    List<Board.Row> rows =
        person.isBlank()
            ? overviews.ofUnit(id, unit)
            : overviews.ofPerson(id, unit, person.strip());
    String name = naming.unit(unit, page.today());
    model.addAttribute("plan", plan);
    model.addAttribute("unitId", unit);
    model.addAttribute("unit", name);
    model.addAttribute("person", person.strip());
    List<Board.Row> leaves = rows.stream().filter(Board.Row::leaf).toList();
    // Who answers only for what others carry out stands as that stands.
    model.addAttribute("count", Board.count(leaves.isEmpty() ? rows : leaves));
    model.addAttribute("rows", worst(rows));
    model.addAttribute("names", Map.of(unit, name));
    return "responsibility/web/unitboard";
  }

  private static List<Board.Row> worst(List<Board.Row> rows) {
    return rows.stream()
        .sorted((one, other) -> Integer.compare(rank(one.light()), rank(other.light())))
        .toList();
  }

  private static int rank(Light light) {
    return switch (light) {
      case RED -> 0;
      case YELLOW -> 1;
      case GREY -> 2;
      case GREEN -> 3;
    };
  }

  /** What the values and the evidence give cause to look at. */
  @GetMapping("/targets/{id}/checks")
  String checks(@PathVariable UUID id, Page page, Model model) {
    Checks.Found found = checks.of(id);
    model.addAttribute("found", found);
    model.addAttribute(
        "names",
        naming.units(
            found.findings().stream().map(f -> f.target().unitId()).toList(), page.today()));
    return "responsibility/web/checks";
  }
}
