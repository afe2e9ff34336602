package org.zhiren.dossiers;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;

/**
 * Prints the 名册: A4 landscape, title, note and headings on every page, the heading of the body
 * repeated, no row broken over pages. A row grows with its text; nothing is cut.
 */
final class RegisterPdf {

  private static final double[] SIZES = {10.5, 9, 7.5, 6};
  private static final double TITLE_SIZE = 18;
  private static final double NOTE_SIZE = 9;
  private static final double HEADING_SIZE = 10;
  private static final double LEADING = 1.2;
  private static final double PADDING_MM = 0.8;
  private static final double LEAST_ROW_MM = 9;
  private static final double HEAD_MM = 10;
  private static final double GROUP_MM = 8;
  private static final double TABLE_TOP_MM = RegisterSheet.MARGIN_TOP_MM + 16;
  private static final double TABLE_END_MM = RegisterSheet.PAGE_HEIGHT_MM - 14;
  private static final double ASCENT = 0.88;

  private final Register register;
  private final PrintOptions options;
  private final PdfPen pen;
  private final List<Finding> findings = new ArrayList<>();

  private RegisterPdf(Register register, PrintOptions options, PdfPen pen) {
    this.register = register;
    this.options = options;
    this.pen = pen;
  }

  static Written write(Register register, PrintOptions options) throws DossierProblem {
    try (PdfPen pen = new PdfPen(options.fonts(), register.title())) {
      RegisterPdf print = new RegisterPdf(register, options, pen);
      print.draw();
      byte[] bytes = pen.finish();
      for (int point : pen.missing()) {
        print.findings.add(
            Finding.warning(
                Finding.Place.of(register.title(), ""),
                Character.toString(point),
                Text.of("字体中没有 U+{0}，以 〓 代替。", "No font has U+{0}; it prints as 〓.")
                    .fill("%04X".formatted(point))));
      }
      return new Written(bytes, print.findings);
    } catch (IOException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          register.title(),
          Text.of("PDF 无法生成：{0}", "The PDF cannot be made: {0}.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
  }

  /** A row of the table: a person, or the heading of a body. */
  private sealed interface Line {
    double heightMm();
  }

  private record Heading(String text) implements Line {
    @Override
    public double heightMm() {
      return GROUP_MM;
    }
  }

  private record Person(List<TextFit.Set> cells, double heightMm) implements Line {}

  private void draw() throws IOException {
    List<List<Line>> pages = pages(register.printedOn());
    for (int i = 0; i < pages.size(); i++) {
      page(pages.get(i), i + 1, pages.size());
    }
  }

  /** Distributes the rows over the pages; the heading of a body begins each page anew. */
  private List<List<Line>> pages(LocalDate asOf) {
    double room = TABLE_END_MM - TABLE_TOP_MM - HEAD_MM;
    List<List<Line>> pages = new ArrayList<>();
    List<Line> page = new ArrayList<>();
    pages.add(page);
    double used = 0;
    int number = 0;
    for (Register.Group group : register.groups()) {
      Heading heading = new Heading(group.heading());
      boolean shown = false;
      for (Dossier person : group.people()) {
        Line row = person(++number, person, asOf, room - GROUP_MM);
        double wanted = row.heightMm() + (shown ? 0 : GROUP_MM);
        if (used + wanted > room && !page.isEmpty()) {
          page = new ArrayList<>();
          pages.add(page);
          used = 0;
          shown = false;
        }
        if (!shown) {
          page.add(heading);
          used += GROUP_MM;
          shown = true;
        }
        page.add(row);
        used += row.heightMm();
      }
    }
    return pages;
  }

  private Person person(int number, Dossier person, LocalDate asOf, double tallest) {
    List<String> texts = RegisterSheet.cells(number, person, asOf);
    List<TextFit.Set> cells = new ArrayList<>();
    double height = LEAST_ROW_MM;
    for (int i = 0; i < texts.size(); i++) {
      double width = RegisterSheet.COLUMNS_MM[i] - 2 * PADDING_MM;
      TextFit.Set set =
          TextFit.fit(
              texts.get(i),
              false,
              width * PdfPen.POINTS_PER_MM,
              (tallest - 1) * PdfPen.POINTS_PER_MM,
              SIZES,
              LEADING,
              pen::emWidth);
      if (!set.fits()) {
        findings.add(
            Finding.warning(
                Finding.Place.of(person.name(), RegisterSheet.HEADINGS.get(i)),
                texts.get(i),
                Text.of("内容过长，一页也放不下，请精简。", "The text is longer than a page. Maybe shorten it.")));
      }
      cells.add(set);
      height = Math.max(height, set.lines().size() * lineMm(set.size()) + 1);
    }
    return new Person(cells, height);
  }

  private static double lineMm(double size) {
    return size * LEADING / PdfPen.POINTS_PER_MM;
  }

  private void page(List<Line> lines, int number, int of) throws IOException {
    pen.page(RegisterSheet.PAGE_WIDTH_MM, RegisterSheet.PAGE_HEIGHT_MM);
    if (options.watermark().isPresent()) {
      pen.watermark(
          options.watermark().get(), RegisterSheet.PAGE_WIDTH_MM, RegisterSheet.PAGE_HEIGHT_MM);
    }
    double width = 0;
    for (double column : RegisterSheet.COLUMNS_MM) {
      width += column;
    }
    double left = RegisterSheet.MARGIN_MM;
    double titleWidth = pen.titleWidthMm(register.title(), TITLE_SIZE, 2);
    pen.title(
        register.title(),
        left + (width - titleWidth) / 2,
        RegisterSheet.MARGIN_TOP_MM + 6,
        TITLE_SIZE,
        2);
    pen.text(RegisterSheet.note(register), left, RegisterSheet.MARGIN_TOP_MM + 13, NOTE_SIZE);
    double y = TABLE_TOP_MM;
    headings(left, y);
    y += HEAD_MM;
    for (Line line : lines) {
      switch (line) {
        case Heading heading -> {
          pen.box(left, y, width, GROUP_MM, 0.5);
          // Twice, a hair apart: there is no bold face to rely on.
          double base = y + baseline(11, GROUP_MM);
          pen.text(heading.text(), left + 2, base, 11);
          pen.text(heading.text(), left + 2.1, base, 11);
        }
        case Person person -> row(person, left, y);
      }
      y += line.heightMm();
    }
    pen.box(left, TABLE_TOP_MM, width, y - TABLE_TOP_MM, 1.2);
    String place = "第 " + number + " 页  共 " + of + " 页";
    double used = pen.emWidth(place) * NOTE_SIZE / PdfPen.POINTS_PER_MM;
    pen.text(place, left + (width - used) / 2, RegisterSheet.PAGE_HEIGHT_MM - 7, NOTE_SIZE);
  }

  private void headings(double left, double y) throws IOException {
    double x = left;
    for (int i = 0; i < RegisterSheet.HEADINGS.size(); i++) {
      double width = RegisterSheet.COLUMNS_MM[i];
      pen.box(x, y, width, HEAD_MM, 0.5);
      centred(
          TextFit.lines(
              RegisterSheet.HEADINGS.get(i),
              (width - 2 * PADDING_MM) * PdfPen.POINTS_PER_MM / HEADING_SIZE,
              0,
              pen::emWidth),
          HEADING_SIZE,
          x,
          y,
          width,
          HEAD_MM);
      x += width;
    }
  }

  private void row(Person person, double left, double y) throws IOException {
    double x = left;
    for (int i = 0; i < person.cells().size(); i++) {
      TextFit.Set set = person.cells().get(i);
      double width = RegisterSheet.COLUMNS_MM[i];
      pen.box(x, y, width, person.heightMm(), 0.5);
      boolean fromTheLeft = RegisterSheet.HEADINGS.get(i).equals("工作单位及职务");
      if (fromTheLeft) {
        double at = y + (person.heightMm() - set.lines().size() * lineMm(set.size())) / 2;
        for (TextFit.Line line : set.lines()) {
          pen.text(
              line.text(),
              x + PADDING_MM,
              at + baseline(set.size(), lineMm(set.size())),
              set.size());
          at += lineMm(set.size());
        }
      } else {
        centred(set.lines(), set.size(), x, y, width, person.heightMm());
      }
      x += width;
    }
  }

  private void centred(
      List<TextFit.Line> lines, double size, double x, double y, double width, double height)
      throws IOException {
    double at = y + (height - lines.size() * lineMm(size)) / 2;
    for (TextFit.Line line : lines) {
      double used = pen.emWidth(line.text()) * size / PdfPen.POINTS_PER_MM;
      pen.text(
          line.text(),
          x + Math.max(0, (width - used) / 2),
          at + baseline(size, lineMm(size)),
          size);
      at += lineMm(size);
    }
  }

  private static double baseline(double size, double lineMm) {
    double em = size / PdfPen.POINTS_PER_MM;
    return (lineMm - em) / 2 + em * ASCENT;
  }
}
