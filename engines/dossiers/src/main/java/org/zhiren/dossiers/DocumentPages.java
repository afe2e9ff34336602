package org.zhiren.dossiers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain official document on A4: a title, paragraphs and tables that run over pages with their
 * headings, page numbers at the foot. For papers that are signed, such as a 目标责任书.
 */
public final class DocumentPages {

  private static final double WIDTH_MM = 210;
  private static final double HEIGHT_MM = 297;
  private static final double LEFT_MM = 22;
  private static final double TOP_MM = 24;
  private static final double BOTTOM_MM = 22;
  private static final double ROOM_MM = WIDTH_MM - 2 * LEFT_MM;
  private static final double PADDING_MM = 1.2;
  private static final double TEXT_SIZE = 12;
  private static final double CELL_SIZE = 10;
  private static final double TITLE_SIZE = 20;
  private static final double HEADING_SIZE = 15;
  private static final double NOTE_SIZE = 9;
  private static final double LEADING = 1.45;

  private final PdfPen pen;
  private final @Nullable String watermark;
  private double y;

  private DocumentPages(PdfPen pen, @Nullable String watermark) {
    this.pen = pen;
    this.watermark = watermark;
  }

  /** A part of the document. */
  public sealed interface Block {}

  /**
   * Text over the whole width.
   *
   * @param text one paragraph
   */
  public record Paragraph(String text) implements Block {}

  /**
   * A heading over the whole width.
   *
   * @param text one line, or a few
   * @param onNewPage whether it begins a page
   */
  public record Heading(String text, boolean onNewPage) implements Block {}

  /**
   * A table.
   *
   * @param headings the first row, repeated on each page
   * @param shares how the width is shared out, one number for each column
   * @param rows the others, each with as many cells as there are headings
   */
  public record Table(List<String> headings, List<Integer> shares, List<List<String>> rows)
      implements Block {
    /** Copies the lists. */
    public Table {
      headings = List.copyOf(headings);
      shares = List.copyOf(shares);
      rows = rows.stream().map(List::copyOf).toList();
      int columns = headings.size();
      if (shares.size() != columns || rows.stream().anyMatch(row -> row.size() != columns)) {
        throw new IllegalArgumentException(
            "A table of %d headings needs as many shares (%d) and cells in each row."
                .formatted(headings.size(), shares.size()));
      }
    }
  }

  /**
   * Draws the document.
   *
   * @param fonts the fonts to print with
   * @param title stands on top of the first page
   * @param watermark pale text on each page; {@code null} for none
   * @param blocks what follows
   */
  public static byte[] pdf(
      PrintFonts fonts, String title, @Nullable String watermark, List<Block> blocks) {
    try (PdfPen pen = new PdfPen(fonts, title)) {
      DocumentPages pages = new DocumentPages(pen, watermark);
      pages.page();
      pages.title(title);
      for (Block block : blocks) {
        switch (block) {
          case Heading heading -> pages.heading(heading);
          case Paragraph paragraph -> pages.paragraph(paragraph.text());
          case Table table -> pages.table(table);
        }
      }
      return pen.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void page() throws IOException {
    pen.page(WIDTH_MM, HEIGHT_MM);
    if (watermark != null) {
      pen.watermark(watermark, WIDTH_MM, HEIGHT_MM);
    }
    String number = "— " + pen.pages() + " —";
    double used = pen.emWidth(number) * NOTE_SIZE / PdfPen.POINTS_PER_MM;
    pen.text(number, (WIDTH_MM - used) / 2, HEIGHT_MM - 12, NOTE_SIZE);
    y = TOP_MM;
  }

  private void title(String title) throws IOException {
    for (TextFit.Line line : lines(title, ROOM_MM, TITLE_SIZE)) {
      double used = pen.titleWidthMm(line.text(), TITLE_SIZE, 1);
      y += height(TITLE_SIZE);
      pen.title(line.text(), LEFT_MM + (ROOM_MM - used) / 2, y - 2, TITLE_SIZE, 1);
    }
    y += 6;
  }

  private void heading(Heading heading) throws IOException {
    if (heading.onNewPage() && y > TOP_MM) {
      page();
    }
    List<TextFit.Line> lines = lines(heading.text(), ROOM_MM, HEADING_SIZE);
    // With a few lines of what it heads.
    room((lines.size() + 3) * height(HEADING_SIZE));
    for (TextFit.Line line : lines) {
      y += height(HEADING_SIZE);
      pen.title(line.text(), LEFT_MM, y - 2, HEADING_SIZE, 1);
    }
    y += 3;
  }

  private void paragraph(String text) throws IOException {
    for (TextFit.Line line : lines(text, ROOM_MM, TEXT_SIZE)) {
      room(height(TEXT_SIZE));
      pen.text(line.text(), LEFT_MM, y + height(TEXT_SIZE) * 0.75, TEXT_SIZE);
      y += height(TEXT_SIZE);
    }
    y += 1.5;
  }

  private void table(Table table) throws IOException {
    y += 1;
    int all = table.shares().stream().mapToInt(Integer::intValue).sum();
    row(table, table.headings(), all, true);
    for (List<String> cells : table.rows()) {
      row(table, cells, all, false);
    }
    y += 4;
  }

  private void row(Table table, List<String> cells, int all, boolean heading) throws IOException {
    double tallest = 0;
    for (int i = 0; i < cells.size(); i++) {
      double width = ROOM_MM * table.shares().get(i) / all;
      tallest = Math.max(tallest, lines(cells.get(i), width - 2 * PADDING_MM, CELL_SIZE).size());
    }
    double height = tallest * height(CELL_SIZE) + 2 * PADDING_MM;
    if (y + height > HEIGHT_MM - BOTTOM_MM && y > TOP_MM) {
      page();
      if (!heading) {
        row(table, table.headings(), all, true);
      }
    }
    double x = LEFT_MM;
    for (int i = 0; i < cells.size(); i++) {
      double width = ROOM_MM * table.shares().get(i) / all;
      pen.box(x, y, width, height, heading ? 0.8 : 0.5);
      double at = y + PADDING_MM;
      for (TextFit.Line line : lines(cells.get(i), width - 2 * PADDING_MM, CELL_SIZE)) {
        pen.text(line.text(), x + PADDING_MM, at + height(CELL_SIZE) * 0.75, CELL_SIZE);
        if (heading) {
          // Twice, a hair apart: there is no bold face to rely on.
          pen.text(line.text(), x + PADDING_MM + 0.1, at + height(CELL_SIZE) * 0.75, CELL_SIZE);
        }
        at += height(CELL_SIZE);
      }
      x += width;
    }
    y += height;
  }

  private void room(double wanted) throws IOException {
    if (y + wanted > HEIGHT_MM - BOTTOM_MM) {
      page();
    }
  }

  private List<TextFit.Line> lines(String text, double widthMm, double size) {
    return TextFit.lines(text, widthMm * PdfPen.POINTS_PER_MM / size, 0, pen::emWidth);
  }

  private static double height(double size) {
    return size * LEADING / PdfPen.POINTS_PER_MM;
  }
}
