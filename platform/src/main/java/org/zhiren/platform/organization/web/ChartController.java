package org.zhiren.platform.organization.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.OrganizationChart;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The organisation chart: on screen and on paper, with the same as a table. */
@Controller
@Allowed(Right.ORGANIZATION_READ)
class ChartController {

  private static final int MOST_UNITS = 2_000;
  private static final int DEEPEST = 6;

  private final Units units;

  ChartController(Units units) {
    this.units = units;
  }

  @GetMapping("/organization/chart")
  String chart(
      @RequestParam UUID top,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "2") int depth,
      @RequestParam(defaultValue = "A4") String paper,
      Page page,
      Model model) {
    LocalDate day = Typing.day("on", on, page.today());
    int levels = Math.clamp(depth, 1, DEEPEST);
    OrganizationChart.Paper size =
        paper.equals("A3") ? OrganizationChart.Paper.A3 : OrganizationChart.Paper.A4;
    List<Units.Node> nodes = units.tree(top, day, levels, MOST_UNITS);
    if (nodes.isEmpty()) {
      throw new NotFound("unit " + top);
    }
    model.addAttribute("on", day);
    model.addAttribute("depth", levels);
    model.addAttribute("paper", size);
    model.addAttribute("nodes", nodes);
    model.addAttribute("cut", nodes.size() == MOST_UNITS);
    model.addAttribute("sheets", OrganizationChart.sheets(nodes, size));
    return "organization/web/chart";
  }
}
