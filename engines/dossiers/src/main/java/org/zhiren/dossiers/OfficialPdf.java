package org.zhiren.dossiers;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.zhiren.dossiers.OfficialRows.Placed;
import org.zhiren.dossiers.PrintFonts.Face;
import org.zhiren.explain.Text;

/** Draws an official document on the grid of GB/T 9704-2012. */
final class OfficialPdf {

  private static final Color RED = new Color(0xC8, 0x10, 0x2E);

  private final OfficialDocument document;
  private final PrintOptions options;
  private final PdfPen pen;

  private OfficialPdf(OfficialDocument document, PrintOptions options, PdfPen pen) {
    this.document = document;
    this.options = options;
    this.pen = pen;
  }

  static Written write(OfficialDocument document, PrintOptions options) throws DossierProblem {
    try (PdfPen pen = new PdfPen(options.fonts(), document.title())) {
      new OfficialPdf(document, options, pen).draw();
      byte[] bytes = pen.finish();
      List<Finding> findings = new ArrayList<>();
      for (int point : pen.missing()) {
        findings.add(
            Finding.warning(
                Finding.Place.of(document.title(), ""),
                Character.toString(point),
                Text.of("字体中没有 U+{0}，以 〓 代替。", "No font has U+{0}; it prints as 〓.")
                    .fill("%04X".formatted(point))));
      }
      return new Written(bytes, findings);
    } catch (IOException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          document.title(),
          Text.of("PDF 无法生成：{0}", "The PDF cannot be made: {0}.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
  }

  private void draw() throws IOException {
    List<OfficialRows.Row> rows = new OfficialFlow(pen::emWidth).rows(document);
    List<List<Placed>> pages = OfficialRows.pages(rows);
    for (List<Placed> page : pages) {
      page();
      for (Placed placed : page) {
        row(placed.row(), OfficialSheet.TOP_MM + placed.yMm());
      }
    }
    if (document.imprint().isPresent()) {
      imprint(document.imprint().get(), OfficialRows.used(pages.getLast()));
    }
  }

  private void page() throws IOException {
    pen.page(OfficialSheet.PAGE_WIDTH_MM, OfficialSheet.PAGE_HEIGHT_MM);
    if (options.watermark().isPresent()) {
      pen.watermark(
          options.watermark().get(), OfficialSheet.PAGE_WIDTH_MM, OfficialSheet.PAGE_HEIGHT_MM);
    }
    String number = OfficialSheet.pageNumber(pen.pages());
    double size = OfficialSheet.SMALL_SIZE;
    double width = pen.emWidth(number) * size / PdfPen.POINTS_PER_MM;
    // One character from the outer edge: right on odd pages, left on even ones.
    double x =
        pen.pages() % 2 == 1
            ? OfficialSheet.LEFT_MM + OfficialSheet.WIDTH_MM - OfficialSheet.CHARACTER_MM - width
            : OfficialSheet.LEFT_MM + OfficialSheet.CHARACTER_MM;
    double middle = OfficialSheet.TOP_MM + OfficialSheet.HEIGHT_MM + OfficialSheet.PAGE_NUMBER_MM;
    // The dash, which the standard places, lies about a third of an em above the baseline.
    pen.text(number, x, middle + size * 0.34 / PdfPen.POINTS_PER_MM, size);
  }

  private void row(OfficialRows.Row row, double y) throws IOException {
    switch (row) {
      case OfficialRows.Line line -> {
        for (OfficialRows.Piece piece : line.pieces()) {
          set(piece, OfficialFlow.baseline(y, line.heightMm(), piece.size()));
        }
      }
      case OfficialRows.Head head -> head(head, y);
      case OfficialRows.Cells cells -> cells(cells, y);
      case OfficialRows.Align ignored -> {}
      case OfficialRows.Break ignored -> {}
    }
  }

  private void set(OfficialRows.Piece piece, double baseline) throws IOException {
    pen.face(
        piece.face(),
        piece.text(),
        OfficialSheet.LEFT_MM + piece.xMm(),
        baseline,
        piece.size(),
        piece.spacing());
  }

  private void head(OfficialRows.Head head, double y) throws IOException {
    int at = 0;
    for (OfficialRows.Piece piece : head.black()) {
      set(piece, y + head.baselinesMm().get(at++));
    }
    pen.ink(RED);
    for (OfficialRows.Piece piece : head.red()) {
      set(piece, y + head.baselinesMm().get(at++));
    }
    double rule = y + head.baselinesMm().get(at);
    pen.line(
        OfficialSheet.LEFT_MM,
        rule,
        OfficialSheet.LEFT_MM + OfficialSheet.WIDTH_MM,
        rule,
        OfficialSheet.THICK_RULE_POINTS);
    pen.ink(Color.BLACK);
  }

  private void cells(OfficialRows.Cells cells, double y) throws IOException {
    double x = OfficialSheet.LEFT_MM;
    boolean head = cells.head() == null;
    for (int i = 0; i < cells.widthsMm().length; i++) {
      double width = cells.widthsMm()[i];
      pen.box(x, y, width, cells.heightMm(), 0.5);
      List<String> lines = cells.lines().get(i);
      double at = y + OfficialFlow.PADDING_MM;
      for (String line : lines) {
        double size = OfficialSheet.TABLE_SIZE;
        double used = pen.emWidth(line) * size / PdfPen.POINTS_PER_MM;
        double left = head ? x + (width - used) / 2 : x + OfficialFlow.PADDING_MM;
        pen.face(
            head ? Face.HEADING : Face.BODY,
            line,
            left,
            OfficialFlow.baseline(at, OfficialFlow.TABLE_LINE_MM, size),
            size,
            0);
        at += OfficialFlow.TABLE_LINE_MM;
      }
      x += width;
    }
  }

  /** 版记 ends at the foot of the last page; it takes a page more where there is no room. */
  private void imprint(OfficialDocument.Imprint imprint, double used) throws IOException {
    double size = OfficialSheet.SMALL_SIZE;
    double em = size / PdfPen.POINTS_PER_MM;
    String label = "抄送：";
    double hang = em + pen.emWidth(label) * em;
    List<String> copies =
        imprint.copies().isEmpty()
            ? List.of()
            : TextFit.lines(
                    OfficialSheet.copies(imprint.copies()),
                    (OfficialSheet.WIDTH_MM - hang - em) / em,
                    0,
                    pen::emWidth)
                .stream()
                .map(TextFit.Line::text)
                .toList();
    double line = size * 1.7 / PdfPen.POINTS_PER_MM;
    double height = (copies.size() + 1) * line;
    if (used + height > OfficialSheet.HEIGHT_MM) {
      page();
    }
    double left = OfficialSheet.LEFT_MM;
    double right = left + OfficialSheet.WIDTH_MM;
    double bottom = OfficialSheet.TOP_MM + OfficialSheet.HEIGHT_MM;
    double y = bottom - height;
    pen.line(left, y, right, y, OfficialSheet.THICK_RULE_POINTS);
    for (int i = 0; i < copies.size(); i++) {
      double baseline = OfficialFlow.baseline(y, line, size);
      if (i == 0) {
        pen.text(label, left + em, baseline, size);
      }
      pen.text(copies.get(i), left + hang, baseline, size);
      y += line;
    }
    if (!copies.isEmpty()) {
      pen.line(left, y, right, y, OfficialSheet.THIN_RULE_POINTS);
    }
    double baseline = OfficialFlow.baseline(y, line, size);
    String issued = OfficialSheet.date(imprint.date()) + "印发";
    pen.text(imprint.organ(), left + em, baseline, size);
    pen.text(issued, right - em - pen.emWidth(issued) * em, baseline, size);
    pen.line(left, bottom, right, bottom, OfficialSheet.THICK_RULE_POINTS);
  }
}
