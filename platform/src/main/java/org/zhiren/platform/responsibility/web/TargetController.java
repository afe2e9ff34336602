package org.zhiren.platform.responsibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.SettingTargets;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Adding, changing, removing a target, and handing one to many units. */
@Controller
@Allowed(Right.TARGETS_MANAGE)
class TargetController {

  private final Plans plans;
  private final Targets targets;
  private final SettingTargets setting;
  private final Units units;
  private final Naming naming;

  TargetController(
      Plans plans, Targets targets, SettingTargets setting, Units units, Naming naming) {
    this.plans = plans;
    this.targets = targets;
    this.setting = setting;
    this.units = units;
    this.naming = naming;
  }

  @GetMapping("/targets/{id}/add")
  String adding(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID under,
      Page page,
      Model model) {
    Plan plan = plans.required(id);
    Map<String, String> typed = new HashMap<>();
    if (under != null) {
      TargetForm above = TargetForm.of(targets.required(under), "");
      above
          .typed()
          .forEach((field, text) -> {
            if (List.of(
                    "kind",
                    "indicator",
                    "measure",
                    "direction",
                    "rule",
                    "course",
                    "deadline",
                    "source",
                    "leader")
                .contains(field)) {
              typed.put(field, text);
            }
          });
    } else {
      typed.put("unit", naming.unit(plan.unitId(), page.today()));
      typed.put("deadline", plan.endsOn().toString());
      typed.put("kind", "BREAKTHROUGH");
      typed.put("direction", "UP");
      typed.put("rule", "LINEAR");
      typed.put("course", "LINEAR");
    }
    return form(plan, null, under, new TargetForm(typed), List.of(), model);
  }

  private String form(
      Plan plan,
      @Nullable Target target,
      @Nullable UUID under,
      TargetForm typed,
      List<InvalidInput.Fault> faults,
      Model model) {
    model.addAttribute("plan", plan);
    model.addAttribute("target", target);
    model.addAttribute("under", under);
    model.addAttribute("above", under == null ? "" : targets.required(under).facts().name());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/web/targetform";
  }

  private TargetFacts facts(TargetForm form, @Nullable UUID owner, Page page) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    // Namesakes: a name that was left as it stood means the unit that it stood for.
    boolean same = owner != null && naming.unit(owner, page.today()).equals(form.get("unit"));
    @Nullable UUID unit =
        same ? owner : naming.unit("unit", form.get("unit"), page.today(), faults);
    List<UUID> helping = naming.units("cooperating", form.get("cooperating"), page.today(), faults);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return form.facts(naming::person, unit, helping);
  }

  @PostMapping("/targets/{id}/add")
  String add(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    TargetForm form = new TargetForm(values.toSingleValueMap());
    @Nullable UUID under = TargetForm.id(form.get("under"));
    try {
      setting.add(id, under, facts(form, null, page));
      return "redirect:/targets/" + id + (under == null ? "" : "?under=" + under);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(plans.required(id), null, under, form, refused.faults(), model);
    }
  }

  @GetMapping("/targets/{id}/items/{item}/edit")
  String changing(@PathVariable UUID id, @PathVariable UUID item, Page page, Model model) {
    Target target = targets.required(item);
    Map<String, String> typed =
        new HashMap<>(TargetForm.of(target, naming.unit(target.unitId(), page.today())).typed());
    typed.put(
        "cooperating",
        String.join("、", naming.units(target.facts().cooperating(), page.today()).values()));
    return form(
        plans.required(id), target, target.parentId(), new TargetForm(typed), List.of(), model);
  }

  @PostMapping("/targets/{id}/items/{item}/edit")
  String change(
      @PathVariable UUID id,
      @PathVariable UUID item,
      @RequestParam MultiValueMap<String, String> values,
      Page page,
      Model model,
      HttpServletResponse response) {
    Target target = targets.required(item);
    TargetForm form = new TargetForm(values.toSingleValueMap());
    try {
      setting.change(item, Typing.version(form.get("version")), facts(form, target.unitId(), page));
      return "redirect:/targets/"
          + id
          + (target.parentId() == null ? "" : "?under=" + target.parentId());
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(plans.required(id), target, target.parentId(), form, refused.faults(), model);
    }
  }

  @PostMapping("/targets/{id}/items/{item}/remove")
  String remove(
      @PathVariable UUID id,
      @PathVariable UUID item,
      @RequestParam(defaultValue = "") String reason) {
    Target target = targets.required(item);
    setting.remove(item, reason);
    return "redirect:/targets/"
        + id
        + (target.parentId() == null ? "" : "?under=" + target.parentId());
  }

  @GetMapping("/targets/{id}/items/{item}/handout")
  String handingOut(
      @PathVariable UUID id,
      @PathVariable UUID item,
      @RequestParam(defaultValue = "") String fill,
      Page page,
      Model model) {
    Target target = targets.required(item);
    String lines =
        fill.isEmpty()
            ? ""
            : units.children(target.unitId(), page.today()).stream()
                .map(node ->
                    node.unit().name()
                        + " "
                        + target.facts().leader().name()
                        + " "
                        + target.facts().person().name())
                .collect(Collectors.joining("\n"));
    return handout(plans.required(id), target, lines, List.of(), page, model);
  }

  private String handout(
      Plan plan,
      Target target,
      String lines,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    model.addAttribute("plan", plan);
    model.addAttribute("target", target);
    model.addAttribute("unit", naming.unit(target.unitId(), page.today()));
    model.addAttribute("lines", lines);
    model.addAttribute("faults", faults);
    return "responsibility/web/handout";
  }

  @PostMapping("/targets/{id}/items/{item}/handout")
  String handOut(
      @PathVariable UUID id,
      @PathVariable UUID item,
      @RequestParam(defaultValue = "") String shares,
      Page page,
      Model model,
      HttpServletResponse response) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    List<SettingTargets.Share> read = new ArrayList<>();
    // A name means a unit directly below first; namesakes elsewhere do not matter then.
    Map<String, UUID> children = new HashMap<>();
    units
        .children(targets.required(item).unitId(), page.today())
        .forEach(node -> children.put(node.unit().name(), node.unit().id()));
    int row = 0;
    for (String line : shares.lines().map(String::strip).toList()) {
      row++;
      if (line.isEmpty()) {
        continue;
      }
      String[] words = line.split("[\\s,，]+");
      boolean whole =
          words.length == 3 || (words.length == 4 && words[3].matches("\\d+(\\.\\d+)?"));
      if (!whole) {
        faults.add(
            new InvalidInput.Fault(
                "shares",
                line,
                Text.of(
                        "第 {0} 行“{1}”应为：单位 责任领导 责任人，后面可加目标值。",
                        "Line {0}, “{1}”, should read: unit, leader, person, and the number if it"
                            + " differs.")
                    .fill(row, line)));
        continue;
      }
      @Nullable UUID below = children.get(words[0]);
      @Nullable UUID unit =
          below == null ? naming.unit("shares", words[0], page.today(), faults) : below;
      if (unit != null) {
        read.add(
            new SettingTargets.Share(
                unit,
                naming.person(words[1], unit),
                naming.person(words[2], unit),
                words.length == 4 ? new BigDecimal(words[3]) : null));
      }
    }
    try {
      if (!faults.isEmpty()) {
        throw new InvalidInput(faults);
      }
      setting.handOut(item, read);
      return "redirect:/targets/" + id + "?under=" + item;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return handout(
          plans.required(id), targets.required(item), shares, refused.faults(), page, model);
    }
  }
}
