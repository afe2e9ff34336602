package org.zhiren.platform.responsibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Problem;
import org.zhiren.platform.responsibility.Problems;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The problem list and one problem from the finding to the verified close. */
@Controller
@Allowed({Right.TARGETS_MANAGE, Right.TARGETS_REPORT})
class ProblemController {

  private static final int PART = 50;

  private final Problems problems;
  private final Naming naming;

  ProblemController(Problems problems, Naming naming) {
    this.problems = problems;
    this.naming = naming;
  }

  @GetMapping("/problems")
  String list(
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(required = false) @Nullable UUID after,
      Page page,
      Model model) {
    return list(show, after, "", "", "", List.of(), page, model);
  }

  private String list(
      String show,
      @Nullable UUID after,
      String unit,
      String topic,
      String title,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    Problems.Part part =
        problems.list(!show.equals("closed"), show.equals("repeated"), after, PART);
    model.addAttribute("part", part);
    model.addAttribute("show", show);
    model.addAttribute("first", after == null);
    model.addAttribute("unit", unit);
    model.addAttribute("topic", topic);
    model.addAttribute("title", title);
    model.addAttribute("faults", faults);
    model.addAttribute(
        "units",
        naming.units(part.problems().stream().map(Problem::unitId).toList(), page.today()));
    return "responsibility/web/problems";
  }

  @PostMapping("/problems")
  String enter(
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "") String title,
      Page page,
      Model model,
      HttpServletResponse response) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    @Nullable UUID meant = naming.unit("unit", unit, page.today(), faults);
    if (meant == null && faults.isEmpty()) {
      faults.add(new InvalidInput.Fault("unit", unit, Text.of("请选择责任单位。", "Choose the unit.")));
    }
    if (faults.isEmpty() && meant != null) {
      try {
        Problem.Topic chosen =
            Arrays.stream(Problem.Topic.values())
                .filter(one -> one.name().equals(topic))
                .findFirst()
                .orElse(Problem.Topic.OTHER);
        return "redirect:/problems/" + problems.enter(meant, null, chosen, title);
      } catch (InvalidInput refused) {
        faults.addAll(refused.faults());
      }
    }
    response.setStatus(422);
    return list("open", null, unit, topic, title, faults, page, model);
  }

  @GetMapping("/problems/{id}")
  String one(@PathVariable UUID id, Page page, Model model) {
    return one(id, List.of(), page, model);
  }

  private String one(UUID id, List<InvalidInput.Fault> faults, Page page, Model model) {
    Problem problem = problems.required(id);
    model.addAttribute("problem", problem);
    model.addAttribute("unit", naming.unit(problem.unitId(), page.today()));
    model.addAttribute("faults", faults);
    return "responsibility/web/problem";
  }

  @PostMapping("/problems/{id}/{step:measure|claim|close|return}")
  String step(
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam(defaultValue = "-1") String version,
      @RequestParam(defaultValue = "") String cause,
      @RequestParam(defaultValue = "") String measure,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String dueOn,
      @RequestParam(defaultValue = "") String said,
      Page page,
      Model model,
      HttpServletResponse response) {
    long read = Typing.version(version);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    @Nullable LocalDate due = Typing.dayIfAny("dueOn", dueOn, faults);
    try {
      if (!faults.isEmpty()) {
        throw new InvalidInput(faults);
      }
      switch (step) {
        case "measure" ->
            problems.measure(id, read, new Problems.Remedy(cause, measure, owner, due));
        case "claim" -> problems.claim(id, read, said);
        default -> {
          if (!page.may(Right.TARGETS_MANAGE.name())) {
            throw new InvalidInput(
                "said",
                step,
                Text.of(
                    "由管理目标责任的人员验证，责任单位不能自己销号。",
                    "Whoever manages targets verifies; a unit cannot close its own problem."));
          }
          problems.verify(id, read, step.equals("close"), said);
        }
      }
      return "redirect:/problems/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(id, refused.faults(), page, model);
    }
  }
}
