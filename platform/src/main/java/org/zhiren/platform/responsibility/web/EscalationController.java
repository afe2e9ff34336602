package org.zhiren.platform.responsibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.EscalationRules;
import org.zhiren.platform.responsibility.Supervising;
import org.zhiren.platform.responsibility.Supervision;
import org.zhiren.platform.responsibility.Supervisions;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The rules of reminders and escalation, and the division of an order among units. */
@Controller
@Allowed(Right.TARGETS_MANAGE)
public class EscalationController {

  private static final int SPARE = 2;

  private final EscalationRules rules;
  private final Supervisions supervisions;
  private final Supervising supervising;
  private final Naming naming;

  EscalationController(
      EscalationRules rules, Supervisions supervisions, Supervising supervising, Naming naming) {
    this.rules = rules;
    this.supervisions = supervisions;
    this.supervising = supervising;
    this.naming = naming;
  }

  /** A rule as it was typed. */
  public record Typed(String days, String level, String said) {}

  @GetMapping("/supervisions/rules")
  String rules(Model model) {
    List<Typed> typed = new ArrayList<>();
    rules
        .all()
        .forEach(rule ->
            typed.add(
                new Typed(Integer.toString(rule.workingDays()), rule.level().name(), rule.said())));
    return rules(typed, List.of(), model);
  }

  private static String rules(List<Typed> typed, List<InvalidInput.Fault> faults, Model model) {
    List<Typed> lines = new ArrayList<>(typed);
    for (int i = 0; i < SPARE; i++) {
      lines.add(new Typed("", EscalationRules.Level.REMIND.name(), ""));
    }
    model.addAttribute("lines", lines);
    model.addAttribute("faults", faults);
    return "responsibility/web/escalation";
  }

  /** A line without a number of days is left out. */
  @PostMapping("/supervisions/rules")
  String replace(
      @RequestParam(name = "days", defaultValue = "") List<String> days,
      @RequestParam(name = "level", defaultValue = "") List<String> levels,
      @RequestParam(name = "said", defaultValue = "") List<String> said,
      Model model,
      HttpServletResponse response) {
    List<Typed> typed = new ArrayList<>();
    List<EscalationRules.Rule> wanted = new ArrayList<>();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    for (int i = 0; i < Math.min(days.size(), Math.min(levels.size(), said.size())); i++) {
      Typed line = new Typed(days.get(i).strip(), levels.get(i), said.get(i).strip());
      if (line.days().isEmpty() && line.said().isEmpty()) {
        continue;
      }
      typed.add(line);
      Optional<Integer> from = Typing.findWhole(line.days()).filter(day -> Math.abs(day) < 1_000);
      if (from.isEmpty()) {
        faults.add(
            new InvalidInput.Fault(
                "days" + (typed.size() - 1),
                line.days(),
                Text.of(
                    "请填整数：到期前为负，逾期后为正。",
                    "Enter a whole number: negative before the deadline, positive after it.")));
        continue;
      }
      EscalationRules.Level level =
          List.of(EscalationRules.Level.values()).stream()
              .filter(one -> one.name().equals(line.level()))
              .findFirst()
              .orElse(EscalationRules.Level.REMIND);
      wanted.add(new EscalationRules.Rule(from.get(), level, line.said()));
    }
    if (faults.isEmpty()) {
      try {
        rules.replace(wanted);
        return "redirect:/supervisions/rules";
      } catch (InvalidInput refused) {
        faults.addAll(refused.faults());
      }
    }
    response.setStatus(422);
    return rules(typed, faults, model);
  }

  @GetMapping("/supervisions/{id}/split")
  String split(@PathVariable UUID id, Model model) {
    return split(id, "", "10", List.of(), model);
  }

  private String split(
      UUID id, String units, String workingDays, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("order", supervisions.required(id).order());
    model.addAttribute("units", units);
    model.addAttribute("workingDays", workingDays);
    model.addAttribute("faults", faults);
    return "responsibility/web/split";
  }

  @PostMapping("/supervisions/{id}/split")
  String divide(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String units,
      @RequestParam(defaultValue = "") String workingDays,
      Page page,
      Model model,
      HttpServletResponse response) {
    Supervision order = supervisions.required(id).order();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    List<UUID> meant = naming.units("units", units, page.today(), faults);
    if (faults.isEmpty()) {
      try {
        int days = Typing.findWhole(workingDays).orElse(0);
        supervising.split(order.id(), meant, days);
        return "redirect:/supervisions/" + id;
      } catch (InvalidInput refused) {
        faults.addAll(refused.faults());
      }
    }
    response.setStatus(422);
    return split(id, units, workingDays, faults, model);
  }
}
