package org.zhiren.platform.roster.query.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** The page on which questions are put together, with everything that it offers. */
@Component
class BuilderPage {

  private static final int MOST_UNITS = 600;

  private final ResultPages pages;
  private final BuilderSteps steps;
  private final Units units;

  BuilderPage(ResultPages pages, BuilderSteps steps, Units units) {
    this.pages = pages;
    this.steps = steps;
    this.units = units;
  }

  /** The page with a question and its answer. */
  String show(ResultState state, Page web, Model model) {
    model.addAttribute("result", pages.of(state, web.language()));
    furnish(model, web);
    return "roster/query/web/builder";
  }

  /** The same page with what was refused at one of its forms; what was typed there stays. */
  String refused(
      ResultState state,
      List<InvalidInput.Fault> faults,
      Page web,
      Model model,
      HttpServletResponse response) {
    response.setStatus(422);
    model.addAttribute("refused", faults);
    return show(state, web, model);
  }

  /** Adds what the builder offers: fields, examples, names of units. */
  void furnish(Model model, Page web) {
    model.addAttribute("fields", steps.fields());
    model.addAttribute("examples", Examples.ALL);
    model.addAttribute(
        "unitNames",
        units.tree(null, web.today(), 2, MOST_UNITS).stream()
            .map(node -> node.unit().shortName())
            .distinct()
            .toList());
  }
}
