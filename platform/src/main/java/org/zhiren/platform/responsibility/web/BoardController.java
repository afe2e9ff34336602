package org.zhiren.platform.responsibility.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Board;
import org.zhiren.platform.responsibility.Checks;
import org.zhiren.platform.responsibility.Monitoring;
import org.zhiren.platform.responsibility.Supervisions;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.shell.Page;

/**
 * The leader's page: what is late, of what nothing is known, who needs help; and what looks wrong.
 */
@Controller
@Allowed(Right.TARGETS_MANAGE)
class BoardController {

  private static final int SHOWN = 12;
  private static final int UNITS_SHOWN = 40;

  private final Monitoring monitoring;
  private final Supervisions supervisions;
  private final Checks checks;
  private final Naming naming;

  BoardController(Monitoring monitoring, Supervisions supervisions, Checks checks, Naming naming) {
    this.monitoring = monitoring;
    this.supervisions = supervisions;
    this.checks = checks;
    this.naming = naming;
  }

  @GetMapping("/targets/{id}/board")
  String board(@PathVariable UUID id, Page page, Model model) {
    Board board = monitoring.board(id);
    List<Board.Row> late = board.with(Light.RED, SHOWN);
    List<Board.Row> unknown = board.with(Light.GREY, SHOWN);
    List<Monitoring.Miss> misses = monitoring.misses(board, SHOWN);
    List<Board.UnitRow> units = board.units();
    List<UUID> named = new ArrayList<>();
    late.forEach(row -> named.add(row.target().unitId()));
    unknown.forEach(row -> named.add(row.target().unitId()));
    misses.forEach(miss -> named.add(miss.row().target().unitId()));
    units.stream().limit(UNITS_SHOWN).forEach(row -> named.add(row.unitId()));
    model.addAttribute("board", board);
    model.addAttribute("late", late);
    model.addAttribute("unknown", unknown);
    model.addAttribute("misses", misses);
    model.addAttribute("units", units.stream().limit(UNITS_SHOWN).toList());
    model.addAttribute("unitCount", units.size());
    model.addAttribute("names", naming.units(named, page.today()));
    model.addAttribute("overdue", supervisions.count(Supervisions.Wanted.LATE));
    model.addAttribute("toCheck", supervisions.count(Supervisions.Wanted.CHECK));
    return "responsibility/web/board";
  }

  @GetMapping("/targets/{id}/units/{unit}")
  String unit(@PathVariable UUID id, @PathVariable UUID unit, Page page, Model model) {
    Board board = monitoring.board(id);
    model.addAttribute("plan", board.plan());
    model.addAttribute("unit", naming.unit(unit, page.today()));
    model.addAttribute("rows", board.ofUnit(unit));
    model.addAttribute("asOf", board.asOf());
    return "responsibility/web/unitboard";
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
