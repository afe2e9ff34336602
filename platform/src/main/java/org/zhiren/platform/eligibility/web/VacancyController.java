package org.zhiren.platform.eligibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.ForeseenVacancies;
import org.zhiren.platform.eligibility.RecordingLists;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.ExportQuota;
import org.zhiren.platform.shell.Ids;
import org.zhiren.platform.shell.ListWorkbook;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Which leading posts fall vacant by rule within some years. */
@Controller
@Allowed(Right.ELIGIBILITY_EXAMINE)
class VacancyController {

  private final ForeseenVacancies vacancies;
  private final Units units;
  private final RecordingLists recording;
  private final ExportQuota quota;

  VacancyController(
      ForeseenVacancies vacancies, Units units, RecordingLists recording, ExportQuota quota) {
    this.quota = quota;
    this.vacancies = vacancies;
    this.units = units;
    this.recording = recording;
  }

  @GetMapping("/eligibility/vacancies")
  String list(
      @RequestParam(defaultValue = "3") int years,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(required = false) @Nullable String on,
      Page page,
      Model model) {
    LocalDate day = Typing.day("on", on, page.today());
    int ahead = Math.clamp(years, 1, ForeseenVacancies.MOST_YEARS);
    List<ForeseenVacancies.Line> lines = vacancies.within(day, ahead, unit(unit));
    Map<String, Integer> byYear = new TreeMap<>();
    for (ForeseenVacancies.Line line : lines) {
      if (!line.overdue()) {
        byYear.merge(String.valueOf(line.vacancy().on().getYear()), 1, Integer::sum);
      }
    }
    model.addAttribute("day", day);
    model.addAttribute("years", ahead);
    model.addAttribute("unit", unit);
    model.addAttribute("lines", lines);
    model.addAttribute("byYear", byYear);
    model.addAttribute("overdue", lines.stream().filter(ForeseenVacancies.Line::overdue).count());
    model.addAttribute("units", PostsController.choices(units, day));
    return "eligibility/web/vacancies";
  }

  private static @Nullable UUID unit(String typed) {
    return typed.isBlank() ? null : Ids.required("unit", typed);
  }

  @Allowed(Right.ROSTER_EXPORT)
  @GetMapping("/eligibility/vacancies.xlsx")
  void export(
      @RequestParam(defaultValue = "3") int years,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(required = false) @Nullable String on,
      Page page,
      HttpServletResponse response)
      throws IOException {
    LocalDate day = Typing.day("on", on, page.today());
    int ahead = Math.clamp(years, 1, ForeseenVacancies.MOST_YEARS);
    List<ForeseenVacancies.Line> lines = vacancies.within(day, ahead, unit(unit));
    quota.use(
        (int) lines.stream().map(line -> line.holder().name()).distinct().count(), "vacancies");
    recording.vacanciesExported(day, ahead, lines.size());
    QualifyController.head(response, page.t("eligibility.vacancies.title") + "-" + day + ".xlsx");
    List<List<@Nullable String>> rows = new ArrayList<>();
    int number = 0;
    for (ForeseenVacancies.Line line : lines) {
      List<@Nullable String> row = new ArrayList<>();
      row.add(String.valueOf(++number));
      row.add(line.vacancy().on().toString());
      row.add(line.target().title());
      row.add(line.holder().name());
      row.add(page.t(line.vacancy().cause().text()));
      row.add(page.t(line.vacancy().explanation().sentence()));
      rows.add(row);
    }
    ListWorkbook.write(
        page.t("eligibility.title"),
        List.of(
            page.t("eligibility.vacancies.title"),
            page.t("eligibility.vacancies.caption", day, String.valueOf(ahead), lines.size())),
        List.of(
            page.t("eligibility.number"),
            page.t("eligibility.vacancies.on"),
            page.t("eligibility.post"),
            page.t("eligibility.vacancies.holder"),
            page.t("eligibility.vacancies.cause"),
            page.t("eligibility.why")),
        rows,
        response.getOutputStream());
  }
}
