package org.zhiren.dossiers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Prints a {@link Report}: A4 upright, heads of tables repeated, no row broken over pages. */
final class ReportPdf {

  private static final double WIDTH_MM = 210;
  private static final double HEIGHT_MM = 297;
  private static final double MARGIN_MM = 18;
  private static final double END_MM = HEIGHT_MM - 18;
  private static final double TITLE = 16;
  private static final double HEADING = 12;
  private static final double BODY = 9.5;
  private static final double SMALL = 8.5;
  private static final double LEADING = 1.45;
  private static final double PADDING_MM = 1.2;
  private static final double ASCENT = 0.88;
  private static final double ROOM_MM = WIDTH_MM - 2 * MARGIN_MM;

  private final Report report;
  private final PrintOptions options;
  private final PdfPen pen;
  private final int pages;
  private double y;

  private ReportPdf(Report report, PrintOptions options, PdfPen pen, int pages) {
    this.report = report;
    this.options = options;
    this.pen = pen;
    this.pages = pages;
  }

  static Written write(Report report, PrintOptions options) throws DossierProblem {
    try {
      // Once to count the pages, once to print them.
      int pages;
      try (PdfPen pen = new PdfPen(options.fonts(), report.title())) {
        new ReportPdf(report, options, pen, 0).draw();
        pages = pen.pages();
      }
      try (PdfPen pen = new PdfPen(options.fonts(), report.title())) {
        new ReportPdf(report, options, pen, pages).draw();
        byte[] bytes = pen.finish();
        List<Finding> findings = new ArrayList<>();
        for (int point : pen.missing()) {
          findings.add(
              Finding.warning(
                  Finding.Place.of(report.title(), ""),
                  Character.toString(point),
                  Text.of("字体中没有 U+{0}，以 〓 代替。", "No font has U+{0}; it prints as 〓.")
                      .fill("%04X".formatted(point))));
        }
        return new Written(bytes, findings);
      }
    } catch (IOException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          report.title(),
          Text.of("PDF 无法生成：{0}", "The PDF cannot be made: {0}.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
  }

  private void draw() throws IOException {
    page();
    for (String line : wrapped(report.title(), TITLE, ROOM_MM)) {
      pen.title(line, MARGIN_MM, y + lineMm(TITLE) * 0.8, TITLE, 0.3);
      y += lineMm(TITLE);
    }
    y += 1;
    for (String line : report.lead()) {
      paragraph(line, SMALL);
    }
    y += 3;
    for (Report.Section section : report.sections()) {
      section(section);
    }
  }

  private void page() throws IOException {
    pen.page(WIDTH_MM, HEIGHT_MM);
    if (options.watermark().isPresent()) {
      pen.watermark(options.watermark().get(), WIDTH_MM, HEIGHT_MM);
    }
    String place =
        report
            .pageOf()
            .replace("{0}", Integer.toString(pen.pages()))
            .replace("{1}", Integer.toString(pages));
    pen.text(place, WIDTH_MM - MARGIN_MM - widthMm(place, SMALL), HEIGHT_MM - 10, SMALL);
    y = MARGIN_MM;
    if (pen.pages() > 1) {
      pen.text(wrapped(report.title(), SMALL, ROOM_MM).getFirst(), MARGIN_MM, 12, SMALL);
    }
  }

  private void need(double heightMm) throws IOException {
    if (y + heightMm > END_MM) {
      page();
    }
  }

  private void section(Report.Section section) throws IOException {
    need(30);
    if (!section.heading().isEmpty()) {
      y += 2;
      double base = y + baseline(HEADING, lineMm(HEADING));
      pen.text(section.heading(), MARGIN_MM, base, HEADING);
      // Twice, a hair apart: there is no bold face to rely on.
      pen.text(section.heading(), MARGIN_MM + 0.1, base, HEADING);
      y += lineMm(HEADING) + 1;
    }
    switch (section) {
      case Report.Words words -> {
        for (String paragraph : words.paragraphs()) {
          paragraph(paragraph, BODY);
        }
      }
      case Report.Table table -> table(table);
    }
    y += 3;
  }

  private void paragraph(String text, double size) throws IOException {
    for (String line : wrapped(text, size, ROOM_MM)) {
      need(lineMm(size));
      pen.text(line, MARGIN_MM, y + baseline(size, lineMm(size)), size);
      y += lineMm(size);
    }
    y += 0.8;
  }

  private void table(Report.Table table) throws IOException {
    double parts = table.columns().stream().mapToDouble(Report.Column::part).sum();
    double[] width =
        table.columns().stream().mapToDouble(column -> column.part() / parts * ROOM_MM).toArray();
    List<Report.Cell> head =
        table.columns().stream()
            .map(column -> (Report.Cell) new Report.Said(column.name()))
            .toList();
    row(table, head, width);
    for (List<Report.Cell> row : table.rows()) {
      if (y + height(row, width) > END_MM) {
        page();
        row(table, head, width);
      }
      row(table, row, width);
    }
  }

  private double height(List<Report.Cell> row, double[] width) {
    int lines = 1;
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) instanceof Report.Said said) {
        lines = Math.max(lines, wrapped(said.text(), BODY, width[i] - 2 * PADDING_MM).size());
      }
    }
    return lines * lineMm(BODY) + 1.6;
  }

  private void row(Report.Table table, List<Report.Cell> row, double[] width) throws IOException {
    double height = height(row, width);
    double x = MARGIN_MM;
    for (int i = 0; i < row.size(); i++) {
      pen.box(x, y, width[i], height, 0.4);
      switch (row.get(i)) {
        case Report.Said said -> said(said.text(), table.columns().get(i).right(), x, width[i]);
        case Report.Range range -> range(range, x, width[i], height);
      }
      x += width[i];
    }
    y += height;
  }

  private void said(String text, boolean right, double x, double width) throws IOException {
    double at = y + 0.8;
    for (String line : wrapped(text.isEmpty() ? "—" : text, BODY, width - 2 * PADDING_MM)) {
      double left = right ? x + width - PADDING_MM - widthMm(line, BODY) : x + PADDING_MM;
      pen.text(line, left, at + baseline(BODY, lineMm(BODY)), BODY);
      at += lineMm(BODY);
    }
  }

  private void range(Report.Range range, double x, double width, double height) throws IOException {
    double left = x + PADDING_MM + 1;
    double room = width - 2 * PADDING_MM - 2;
    double middle = y + height / 2;
    pen.line(left, middle + 1.6, left + room, middle + 1.6, 0.2);
    Double low = range.low();
    Double high = range.high();
    if (low != null && high != null) {
      pen.line(at(range, low, left, room), middle, at(range, high, left, room), middle, 1.4);
    }
    square(range, range.dot(), left, room, middle, 1.4, 1.6);
    square(range, range.ring(), left, room, middle, 1.6, 0.4);
  }

  private void square(
      Report.Range range,
      @Nullable Double value,
      double left,
      double room,
      double middle,
      double size,
      double width)
      throws IOException {
    if (value != null) {
      pen.box(at(range, value, left, room) - size / 2, middle - size / 2, size, size, width);
    }
  }

  private static double at(Report.Range range, double value, double left, double room) {
    double share = (value - range.least()) / (range.most() - range.least());
    return left + Math.clamp(share, 0, 1) * room;
  }

  private List<String> wrapped(String text, double size, double widthMm) {
    List<String> lines =
        TextFit.lines(text, widthMm * PdfPen.POINTS_PER_MM / size, 0, pen::emWidth).stream()
            .map(TextFit.Line::text)
            .toList();
    return lines.isEmpty() ? List.of("") : lines;
  }

  private double widthMm(String text, double size) {
    return pen.emWidth(text) * size / PdfPen.POINTS_PER_MM;
  }

  private static double lineMm(double size) {
    return size * LEADING / PdfPen.POINTS_PER_MM;
  }

  private static double baseline(double size, double lineMm) {
    double em = size / PdfPen.POINTS_PER_MM;
    return (lineMm - em) / 2 + em * ASCENT;
  }
}
