package org.zhiren.platform.appraisal.results.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.PrintFonts;
import org.zhiren.dossiers.PrintOptions;
import org.zhiren.dossiers.Report;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.appraisal.results.Results;
import org.zhiren.platform.appraisal.results.Summary;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.ListWorkbook;
import org.zhiren.platform.shell.Page;

/** The report of a campaign as PDF and as a sheet, in the language of the page. */
@Component
class ReportFiles {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final Acting acting;
  private final Clock clock;
  private final PrintFonts fonts = PrintFonts.from(PrintFonts.systemFolders());

  ReportFiles(Acting acting, Clock clock) {
    this.acting = acting;
    this.clock = clock;
  }

  byte[] pdf(Page page, Results.Overview overview) {
    PrintOptions options =
        new PrintOptions(
            LocalDate.now(clock),
            fonts,
            Optional.of(acting.required().name() + " " + MINUTE.format(LocalDateTime.now(clock))));
    try {
      return Dossiers.reportPdf(report(page, overview), options).bytes();
    } catch (DossierProblem problem) {
      throw new InvalidInput("format", "pdf", problem.reason());
    }
  }

  private Report report(Page page, Results.Overview overview) {
    Summary summary = overview.release().summary();
    List<Report.Section> sections = new ArrayList<>();
    sections.add(
        new Report.Words(
            "", List.of(page.t("results.informs"), ResultWords.finding(page, summary))));
    sections.add(people(page, overview));
    IntervalChart.Axis axis = axis(overview);
    sections.add(
        new Report.Words(
            "",
            List.of(
                page.t("results.pdf.legend", (int) axis.least(), (int) axis.most()),
                page.t("results.order"))));
    sections.add(turnout(page, summary));
    if (!summary.spread().isEmpty()) {
      sections.add(spread(page, overview));
    }
    sections.add(
        new Report.Table(
            page.t("results.findings"),
            List.of(
                new Report.Column(page.t("results.finding"), 3, false),
                new Report.Column(page.t("results.meaning"), 5, false),
                new Report.Column(page.t("results.sheets"), 2, true)),
            summary.findings().stream()
                .map(f ->
                    said(
                        page.t(f.name()),
                        page.t(f.meaning()),
                        ResultWords.count(page, f.count(), overview)))
                .toList()));
    sections.add(new Report.Words(page.t("results.uncertain"), ResultWords.notes(page, overview)));
    return new Report(
        overview.campaign().title(),
        List.of(
            page.t(
                "results.lead",
                page.t(overview.campaign().kind().text()),
                overview.campaign().plan().year(),
                overview.campaign().plan().closesOn()),
            page.t(
                "results.released",
                overview.release().by(),
                page.time(overview.release().at()),
                overview.release().ground())),
        sections,
        page.t("results.pageof"));
  }

  private static IntervalChart.Axis axis(Results.Overview overview) {
    return IntervalChart.Axis.of(overview.campaign().plan().scale().points(), overview.lines());
  }

  private static Report.Table people(Page page, Results.Overview overview) {
    IntervalChart.Axis axis = axis(overview);
    List<List<Report.Cell>> rows = new ArrayList<>();
    for (Results.Line line : overview.lines()) {
      List<Report.Cell> row = new ArrayList<>();
      row.add(new Report.Said(Integer.toString(line.no())));
      row.add(new Report.Said(line.name()));
      if (line.near()) {
        row.add(new Report.Said(page.t("results.near")));
        for (int i = 0; i < 4; i++) {
          row.add(new Report.Said("—"));
        }
        row.add(new Report.Range(axis.least(), axis.most(), null, null, null, null));
      } else {
        row.add(new Report.Said(Integer.toString(line.raters())));
        row.add(new Report.Said(Figures.mark(line.raw())));
        row.add(new Report.Said(Figures.mark(line.fair())));
        row.add(new Report.Said(Figures.interval(page, line.low(), line.high())));
        row.add(new Report.Said(Figures.rank(page, line)));
        row.add(
            new Report.Range(
                axis.least(), axis.most(), line.low(), line.high(), line.fair(), line.raw()));
      }
      rows.add(row);
    }
    return new Report.Table(
        page.t("results.people"),
        List.of(
            new Report.Column(page.t("results.no"), 1, true),
            new Report.Column(page.t("results.name"), 2.2, false),
            new Report.Column(page.t("results.sheets"), 1.2, true),
            new Report.Column(page.t("results.raw"), 1.5, true),
            new Report.Column(page.t("results.fair"), 1.5, true),
            new Report.Column(page.t("results.interval.head"), 2.4, false),
            new Report.Column(page.t("results.rank.head"), 3.8, false),
            new Report.Column(page.t("results.drawn"), 3.2, false)),
        rows);
  }

  private static Report.Table spread(Page page, Results.Overview overview) {
    return new Report.Table(
            page.t("results.spread"),
            List.of(
                new Report.Column(page.t("results.mark"), 3, false),
                new Report.Column(page.t("results.count"), 1, true),
                new Report.Column(page.t("results.share"), 1, true)),
            Spread.of(overview.campaign().plan().scale(), overview.release().summary().spread()).stream()
                .map(bar ->
                    said(page.t(bar.mark()), Integer.toString(bar.count()), bar.percent() + "%"))
                .toList());
  }

  private static Report.Table turnout(Page page, Summary summary) {
    return new Report.Table(
        page.t("results.turnout"),
        List.of(
            new Report.Column(page.t("results.group"), 4, false),
            new Report.Column(page.t("results.weight"), 1, true),
            new Report.Column(page.t("results.expected"), 1, true),
            new Report.Column(page.t("results.returned"), 1, true)),
        summary.groups().stream()
            .map(group ->
                said(
                    page.t(group.name())
                        + (group.raterName() == null
                            ? ""
                            : page.t("results.named", group.raterName())),
                    ResultWords.weight(group.weight()),
                    Integer.toString(group.expected()),
                    Integer.toString(group.returned())))
            .toList());
  }

  private static List<Report.Cell> said(String... texts) {
    List<Report.Cell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(new Report.Said(text));
    }
    return cells;
  }

  void xlsx(Page page, Results.Overview overview, OutputStream out) throws IOException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Results.Line line : overview.lines()) {
      List<@Nullable String> row = new ArrayList<>();
      row.add(Integer.toString(line.no()));
      row.add(line.name());
      row.add(line.post());
      if (line.near()) {
        row.add(page.t("results.near"));
        for (int i = 0; i < 7; i++) {
          row.add(null);
        }
      } else {
        row.add(page.t(line.method().text()));
        row.add(Integer.toString(line.raters()));
        row.add(Figures.mark(line.raw()));
        row.add(Figures.mark(line.fair()));
        row.add(Figures.mark(line.low()));
        row.add(Figures.mark(line.high()));
        row.add(Figures.rank(page, line));
        row.add(Integer.toString(line.part() + 1));
      }
      rows.add(row);
    }
    ListWorkbook.write(
        page.t("results.title"),
        List.of(
            overview.campaign().title(),
            page.t(
                "results.taken", acting.required().name(), MINUTE.format(LocalDateTime.now(clock))),
            page.t("results.informs"),
            ResultWords.finding(page, overview.release().summary())),
        List.of(
            page.t("results.no"),
            page.t("results.name"),
            page.t("results.post"),
            page.t("results.method"),
            page.t("results.sheets"),
            page.t("results.raw"),
            page.t("results.fair"),
            page.t("results.low"),
            page.t("results.high"),
            page.t("results.rank.head"),
            page.t("results.part")),
        rows,
        out);
  }
}
