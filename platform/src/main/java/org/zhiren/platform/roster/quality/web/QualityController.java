package org.zhiren.platform.roster.quality.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.ListNames;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.quality.Check;
import org.zhiren.platform.roster.quality.CheckRuns;
import org.zhiren.platform.roster.quality.Checks;
import org.zhiren.platform.roster.quality.Finding;
import org.zhiren.platform.roster.quality.Findings;
import org.zhiren.platform.roster.quality.SettlingFindings;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Data health, findings, checks. */
@Controller
@Allowed(Right.ROSTER_READ)
class QualityController {

  private static final int ROWS = 50;
  private static final int UNITS = 20;
  private static final int RUNS = 12;

  private final Checks checks;
  private final CheckRuns runs;
  private final Findings findings;
  private final SettlingFindings settling;
  private final People people;
  private final ListNames listNames;
  private final Acting acting;

  QualityController(
      Checks checks,
      CheckRuns runs,
      Findings findings,
      SettlingFindings settling,
      People people,
      ListNames listNames,
      Acting acting) {
    this.checks = checks;
    this.runs = runs;
    this.findings = findings;
    this.settling = settling;
    this.people = people;
    this.listNames = listNames;
    this.acting = acting;
  }

  @GetMapping("/quality")
  String health(Page page, Model model) {
    Map<String, Integer> counts = findings.byCheck(null);
    List<CheckRuns.Run> latest = runs.latest(RUNS);
    List<Findings.Point> trend = findings.trend(latest);
    int all = people.count(People.Search.everybody());
    List<HealthRow> rows = new ArrayList<>();
    Map<Check.Group, Integer> groups = new HashMap<>();
    for (Check check : checks.all()) {
      int count = counts.getOrDefault(check.id(), 0);
      groups.merge(check.group(), count, Integer::sum);
      if (count > 0) {
        rows.add(new HealthRow(check, count));
      }
    }
    rows.sort(
        java.util.Comparator.comparing((HealthRow row) -> row.check().severity())
            .thenComparing(HealthRow::count, java.util.Comparator.reverseOrder()));
    List<Findings.Count<UUID>> byUnit = findings.byUnit(UNITS);
    model.addAttribute("rows", rows);
    model.addAttribute("groups", groups);
    model.addAttribute("passed", checks.all().size() - rows.size());
    model.addAttribute("checkCount", checks.all().size());
    model.addAttribute("byUnit", byUnit);
    model.addAttribute("unitNames", names(byUnit.stream().map(Findings.Count::key).toList(), page));
    model.addAttribute("total", counts.values().stream().mapToInt(Integer::intValue).sum());
    model.addAttribute("concerned", findings.peopleConcerned());
    model.addAttribute("people", all);
    model.addAttribute("latest", latest);
    model.addAttribute("trend", trend);
    model.addAttribute("chart", TrendChart.of(trend));
    model.addAttribute("progress", runs.progress());
    return "roster/quality/web/health";
  }

  private Map<UUID, String> names(List<UUID> ids, Page page) {
    return listNames.of(ids, page.today());
  }

  @GetMapping("/quality/progress")
  String progress(Model model) {
    model.addAttribute("progress", runs.progress());
    return "roster/quality/web/progress";
  }

  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/quality/run")
  String run() {
    runs.begin();
    return "redirect:/quality";
  }

  @GetMapping("/quality/findings")
  String list(
      @RequestParam(defaultValue = "") String check,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) @Nullable Long after,
      Page page,
      Model model) {
    Findings.Search search = search(check, state, unit, person, mine);
    Findings.Part part = findings.list(search, after, ROWS);
    model.addAttribute("search", search);
    model.addAttribute("part", part);
    model.addAttribute("total", findings.count(search));
    model.addAttribute("checks", checks);
    model.addAttribute(
        "unitNames",
        names(part.findings().stream().map(Finding::unitId).distinct().toList(), page));
    StringBuilder here = new StringBuilder("/quality/findings?check=" + check + "&state=" + state);
    if (unit != null) {
      here.append("&unit=").append(unit);
    }
    if (person != null) {
      here.append("&person=").append(person);
    }
    if (mine) {
      here.append("&mine=true");
    }
    model.addAttribute("here", here.toString());
    model.addAttribute("first", after == null);
    return "roster/quality/web/findings";
  }

  private Findings.Search search(
      String check, String state, @Nullable UUID unit, @Nullable UUID person, boolean mine) {
    return new Findings.Search(
        checks.find(check).map(Check::id).orElse(null),
        Arrays.stream(Finding.State.values())
            .filter(one -> one.name().equals(state))
            .findFirst()
            .orElse(null),
        unit,
        person,
        mine ? acting.required().id() : null);
  }

  @GetMapping("/quality/findings/{id}")
  String finding(@PathVariable long id, Page page, Model model) {
    return show(id, List.of(), "", page, model);
  }

  private String show(
      long id, List<InvalidInput.Fault> faults, String note, Page page, Model model) {
    Finding finding = findings.find(id).orElseThrow(() -> new NotFound("finding " + id));
    model.addAttribute("finding", finding);
    model.addAttribute(
        "check", checks.find(finding.checkId()).orElseThrow(() -> new NotFound(finding.checkId())));
    model.addAttribute("checks", checks);
    model.addAttribute("events", findings.events(id));
    model.addAttribute(
        "unitName", names(List.of(finding.unitId()), page).getOrDefault(finding.unitId(), "—"));
    model.addAttribute("faults", faults);
    model.addAttribute("note", note);
    return "roster/quality/web/finding";
  }

  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/quality/findings/{id}/assign")
  String assign(
      @PathVariable long id,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String login,
      Page page,
      Model model,
      HttpServletResponse response) {
    return settle(id, () -> settling.assign(id, version, login), "", page, model, response);
  }

  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/quality/findings/{id}/explain")
  String explain(
      @PathVariable long id,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String note,
      Page page,
      Model model,
      HttpServletResponse response) {
    return settle(id, () -> settling.explain(id, version, note), note, page, model, response);
  }

  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/quality/findings/{id}/reopen")
  String reopen(
      @PathVariable long id,
      @RequestParam long version,
      Page page,
      Model model,
      HttpServletResponse response) {
    return settle(id, () -> settling.reopen(id, version), "", page, model, response);
  }

  private String settle(
      long id, Runnable act, String note, Page page, Model model, HttpServletResponse response) {
    try {
      act.run();
      return "redirect:/quality/findings/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, refused.faults(), note, page, model);
    }
  }

  @GetMapping("/quality/checks")
  String checks(Model model) {
    model.addAttribute("checks", checks.all());
    return "roster/quality/web/checks";
  }
}
