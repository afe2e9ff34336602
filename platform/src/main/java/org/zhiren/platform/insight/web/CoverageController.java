package org.zhiren.platform.insight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.insight.Acquaintance;
import org.zhiren.platform.insight.Channel;
import org.zhiren.platform.insight.Coverage;
import org.zhiren.platform.insight.Coverage.Asked;
import org.zhiren.platform.insight.Coverage.Narrowing;
import org.zhiren.platform.insight.TakingOutCoverage;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.ListWorkbook;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** The coverage map, the people behind each figure, and the list as a spreadsheet. */
@Controller
@Allowed(Right.INSIGHT_READ)
class CoverageController {

  private static final int ROWS = 50;
  private static final String SPREADSHEET =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Coverage coverage;
  private final TakingOutCoverage takingOut;
  private final Units units;
  private final SensitiveReads reads;
  private final Purposing purposing;
  private final Acting acting;

  CoverageController(
      Coverage coverage,
      TakingOutCoverage takingOut,
      Units units,
      SensitiveReads reads,
      Purposing purposing,
      Acting acting) {
    this.coverage = coverage;
    this.takingOut = takingOut;
    this.units = units;
    this.reads = reads;
    this.purposing = purposing;
    this.acting = acting;
  }

  @GetMapping("/insight/coverage")
  String map(
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String level,
      Page page,
      Model model) {
    Coverage.CoverageMap map = coverage.map(unit, level.isBlank() ? null : level);
    model.addAttribute("map", map);
    model.addAttribute("level", level);
    model.addAttribute("levels", CodeTables.postLevels());
    model.addAttribute("above", unit == null ? List.of() : units.above(unit, page.today()));
    return "insight/web/coverage";
  }

  @GetMapping("/insight/coverage/list")
  String list(
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "ALL") Narrowing narrowing,
      @RequestParam(required = false) @Nullable Channel channel,
      @RequestParam(defaultValue = "0") int from,
      Page page,
      Model model) {
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Asked asked = new Asked(unit, level.isBlank() ? null : level, narrowing, channel);
    List<Acquaintance> all = coverage.list(asked);
    int start = Math.clamp(from, 0, all.size());
    List<Acquaintance> shown = all.subList(start, Math.min(all.size(), start + ROWS));
    seen(unit, asked);
    model.addAttribute("asked", asked);
    model.addAttribute("level", level);
    model.addAttribute("unit", unit == null ? null : find(unit, page));
    model.addAttribute("since", coverage.since());
    model.addAttribute("total", all.size());
    model.addAttribute("people", shown);
    model.addAttribute("from", start);
    model.addAttribute("next", start + ROWS < all.size() ? start + ROWS : 0);
    model.addAttribute("title", title(asked));
    return "insight/web/coveragelist";
  }

  private @Nullable Unit find(UUID unit, Page page) {
    return units.find(unit, page.today()).orElse(null);
  }

  /** Who is known how well says something about single people: that it was shown is recorded. */
  private void seen(@Nullable UUID unit, Asked asked) {
    reads.seen(
        "unit",
        unit == null ? "*" : unit,
        InformationClass.APPRAISAL,
        List.of(
            "coverage:"
                + asked.narrowing()
                + (asked.channel() == null ? "" : ":" + asked.channel())));
  }

  /** What a list shows, in words. */
  static Text title(Asked asked) {
    Channel channel = asked.channel();
    Text through = channel == null ? Text.same("—") : channel.text();
    return switch (asked.narrowing()) {
      case ALL -> Text.of("全部人员", "everybody");
      case WITH -> Text.of("通过“{0}”了解的", "known through “{0}”").fill(through);
      case WITHOUT -> Text.of("未通过“{0}”了解的", "not known through “{0}”").fill(through);
      case NOT_MET ->
          Text.of("近 {0} 个月未见本人的", "not met within {0} months").fill(Acquaintance.MONTHS);
      case WELL -> Acquaintance.Degree.WELL.text();
      case PARTLY -> Acquaintance.Degree.PARTLY.text();
      case LITTLE -> Acquaintance.Degree.LITTLE.text();
      case UNKNOWN -> Acquaintance.Degree.UNKNOWN.text();
    };
  }

  @GetMapping("/insight/coverage/list.xlsx")
  @Nullable String export(
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "ALL") Narrowing narrowing,
      @RequestParam(required = false) @Nullable Channel channel,
      Page page,
      HttpServletResponse response)
      throws IOException {
    if (!page.may(Right.ROSTER_EXPORT.name())) {
      throw new NotFound("export of the coverage");
    }
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Asked asked = new Asked(unit, level.isBlank() ? null : level, narrowing, channel);
    List<Acquaintance> people = takingOut.take(asked);
    String where =
        unit == null
            ? page.t("insight.coverage.all")
            : units.find(unit, page.today()).map(Unit::shortName).orElse("—");
    String name = page.t("insight.coverage.title") + "-" + where + "-" + page.today();
    response.setContentType(SPREADSHEET);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(name + ".xlsx"));
    ListWorkbook.write(
        page.t("insight.coverage.title"),
        List.of(
            page.t("insight.coverage.sheet", where, page.t(title(asked)), page.today()),
            page.t("insight.coverage.sheet.by", acting.required().name(), purposing.words(page))),
        headings(page),
        people.stream().map(one -> row(one, page)).toList(),
        response.getOutputStream());
    return null;
  }

  private static List<String> headings(Page page) {
    List<String> headings =
        new ArrayList<>(
            List.of(page.t("insight.person"), page.t("insight.post"), page.t("insight.level")));
    for (Channel channel : Channel.values()) {
      headings.add(page.t(channel.text()));
    }
    headings.addAll(
        List.of(
            page.t("insight.coverage.critical"),
            page.t("insight.coverage.degree"),
            page.t("insight.coverage.met"),
            page.t("insight.coverage.last")));
    return headings;
  }

  private static List<@Nullable String> row(Acquaintance one, Page page) {
    List<@Nullable String> row = new ArrayList<>();
    row.add(one.person().name());
    row.add(one.person().postText());
    row.add(CoverageLinks.level(page, one.person().levelCode()));
    for (Channel channel : Channel.values()) {
      row.add(one.through(channel) ? String.valueOf(one.entries().get(channel)) : null);
    }
    row.add(one.critical() == 0 ? null : String.valueOf(one.critical()));
    row.add(page.t(one.degree().text()));
    row.add(one.lastMet() == null ? null : String.valueOf(one.lastMet()));
    row.add(one.lastEntry() == null ? null : String.valueOf(one.lastEntry()));
    return row;
  }
}
