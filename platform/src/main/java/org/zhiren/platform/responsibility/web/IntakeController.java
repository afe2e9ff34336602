package org.zhiren.platform.responsibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Contributions;
import org.zhiren.platform.responsibility.FolderReports;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The part of units that help, and what came in by the watched folder. */
@Controller
@Allowed({Right.TARGETS_REPORT, Right.TARGETS_MANAGE})
public class IntakeController {

  private static final int FILES = 100;

  private final Contributions contributions;
  private final FolderReports reports;
  private final NeedToKnow needToKnow;
  private final Naming naming;

  IntakeController(
      Contributions contributions, FolderReports reports, NeedToKnow needToKnow, Naming naming) {
    this.contributions = contributions;
    this.reports = reports;
    this.needToKnow = needToKnow;
    this.naming = naming;
  }

  /** What was typed for a target, and did not hold. */
  public record Typed(@Nullable UUID target, @Nullable UUID unit, String asOf, String said) {}

  @GetMapping("/reporting/helping")
  String helping(Page page, Model model) {
    return helping(new Typed(null, null, "", ""), List.of(), page, model);
  }

  private String helping(Typed typed, List<InvalidInput.Fault> faults, Page page, Model model) {
    List<Contributions.Helped> helped = contributions.helped();
    model.addAttribute("helped", helped);
    model.addAttribute(
        "names",
        naming.units(
            helped.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.ownerId()), one.helpers().stream()))
                .toList(),
            page.today()));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/web/helping";
  }

  @PostMapping("/reporting/helping/{target}/{unit}")
  String report(
      @PathVariable UUID target,
      @PathVariable UUID unit,
      @RequestParam(defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String said,
      Page page,
      Model model,
      HttpServletResponse response) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    @Nullable LocalDate day = Typing.day("asOf", asOf, faults);
    if (day != null) {
      try {
        contributions.report(target, unit, day, said);
        return "redirect:/reporting/helping";
      } catch (InvalidInput refused) {
        faults.addAll(refused.faults());
      }
    }
    response.setStatus(422);
    return helping(new Typed(target, unit, asOf, said), faults, page, model);
  }

  @Allowed(Right.TARGETS_MANAGE)
  @GetMapping("/reporting/folder")
  String folder(Model model) {
    model.addAttribute("all", needToKnow.seesAll(InformationClass.TARGETS));
    model.addAttribute("files", reports.latest(FILES));
    return "responsibility/web/folder";
  }
}
