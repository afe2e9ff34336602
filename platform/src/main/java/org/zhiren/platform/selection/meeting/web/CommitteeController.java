package org.zhiren.platform.selection.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.MeantUnit;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.selection.meeting.Committee;
import org.zhiren.platform.selection.web.Naming;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The register of a committee's members, for its plenary sessions. */
@Controller
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
public class CommitteeController {

  private final Committee committee;
  private final MeantUnit meant;
  private final Units units;
  private final Naming naming;

  CommitteeController(Committee committee, MeantUnit meant, Units units, Naming naming) {
    this.committee = committee;
    this.meant = meant;
    this.units = units;
    this.naming = naming;
  }

  @GetMapping("/selections/committees")
  String choose(@RequestParam(defaultValue = "") String unit, Page page, Model model) {
    List<InvalidInput.Fault> faults = List.of();
    if (!unit.isBlank()) {
      try {
        return "redirect:/selections/committees/" + meant.find("unit", unit, page.today());
      } catch (InvalidInput refused) {
        faults = refused.faults();
      }
    }
    model.addAttribute("unit", unit);
    model.addAttribute("faults", faults);
    model.addAttribute("lines", lines(page.today()));
    return "selection/meeting/web/committees";
  }

  /** A register in the list: whose it is, and how it stands. */
  public record Line(Unit unit, Committee.Register register) {}

  private List<Line> lines(LocalDate today) {
    List<Committee.Register> registers = committee.registers();
    Map<UUID, Unit> named =
        units.find(
            registers.stream().map(Committee.Register::unitId).collect(Collectors.toSet()), today);
    List<Line> lines = new ArrayList<>();
    for (Committee.Register one : registers) {
      Unit unit = named.get(one.unitId());
      if (unit != null) {
        lines.add(new Line(unit, one));
      }
    }
    return lines;
  }

  @GetMapping("/selections/committees/{unit}")
  String show(@PathVariable UUID unit, Page page, Model model) {
    return show(unit, Map.of(), List.of(), page, model);
  }

  private String show(
      UUID unit,
      Map<String, String> typed,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    List<Committee.Entry> entries = committee.entries(unit);
    model.addAttribute(
        "unit", units.find(unit, page.today()).orElseThrow(() -> new NotFound("unit " + unit)));
    model.addAttribute("entries", entries);
    model.addAttribute(
        "counting", (int) entries.stream().filter(one -> one.member(page.today())).count());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "selection/meeting/web/committee";
  }

  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/selections/committees/{unit}")
  String add(
      @PathVariable UUID unit,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String since,
      @RequestParam(defaultValue = "") String ground,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      committee.add(
          unit, naming.person(person).personId(), Typing.dayIfAny("since", since), ground);
      return "redirect:/selections/committees/" + unit;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(
          unit,
          Map.of("person", person, "since", since, "ground", ground),
          refused.faults(),
          page,
          model);
    }
  }

  /** Confirms, ends or discards an entry. */
  @PostMapping("/selections/committees/{unit}/{entry}/{step:confirm|end|discard}")
  String step(
      @PathVariable UUID unit,
      @PathVariable UUID entry,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String ground,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      switch (step) {
        case "confirm" -> committee.confirm(entry);
        case "end" -> committee.end(entry, Typing.findDay(on).orElse(null), ground);
        default -> committee.discard(entry);
      }
      return "redirect:/selections/committees/" + unit;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(
          unit, Map.of("on-" + entry, on, "ends-" + entry, ground), refused.faults(), page, model);
    }
  }
}
