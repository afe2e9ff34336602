package org.zhiren.dossiers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Slips of paper to be cut and handed out: A4 upright, two in a row and five rows, each with its
 * heading, a few lines, a QR code and the code in plain letters. Dashed lines show where to cut.
 */
public final class SlipPages {

  private static final double PAGE_WIDTH_MM = 210;
  private static final double PAGE_HEIGHT_MM = 297;
  private static final double MARGIN_MM = 8;
  private static final int ACROSS = 2;
  private static final int DOWN = 5;
  private static final double WIDTH_MM = (PAGE_WIDTH_MM - 2 * MARGIN_MM) / ACROSS;
  private static final double HEIGHT_MM = (PAGE_HEIGHT_MM - 2 * MARGIN_MM) / DOWN;
  private static final double PADDING_MM = 4;
  private static final double QR_MM = 33;
  private static final double DASH_MM = 1.6;
  private static final double[] HEADING_SIZES = {11, 10, 9, 8, 7};
  private static final double[] LINE_SIZES = {8.5, 8, 7, 6, 5};
  private static final double LEADING = 1.25;

  private SlipPages() {}

  /**
   * One slip.
   *
   * @param heading what it is for
   * @param group for whom it is
   * @param lines how to use it
   * @param code the code in plain letters
   * @param qr the dark modules of the QR code, row by row, without a margin
   */
  // The modules are made for this one drawing and never changed.
  @SuppressWarnings("ArrayRecordComponent")
  public record Slip(
      String heading, String group, List<String> lines, String code, boolean[][] qr) {

    /** Copies the lines. */
    public Slip {
      lines = List.copyOf(lines);
    }
  }

  /** How many pages so many slips take. */
  public static int pages(int slips) {
    return Math.ceilDiv(slips, ACROSS * DOWN);
  }

  /**
   * Draws the slips in the order given.
   *
   * @param fonts the fonts to print with
   * @param title the title of the document
   * @param slips at least one
   */
  public static byte[] pdf(PrintFonts fonts, String title, List<Slip> slips) {
    if (slips.isEmpty()) {
      throw new IllegalArgumentException("There are no slips (0) to print. Maybe none is left.");
    }
    try (PdfPen pen = new PdfPen(fonts, title)) {
      for (int i = 0; i < slips.size(); i++) {
        int place = i % (ACROSS * DOWN);
        if (place == 0) {
          pen.page(PAGE_WIDTH_MM, PAGE_HEIGHT_MM);
          cuts(pen);
        }
        draw(
            pen,
            slips.get(i),
            MARGIN_MM + place % ACROSS * WIDTH_MM,
            MARGIN_MM + place / ACROSS * HEIGHT_MM);
      }
      return pen.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cuts(PdfPen pen) throws IOException {
    for (int column = 0; column <= ACROSS; column++) {
      double x = MARGIN_MM + column * WIDTH_MM;
      for (double y = MARGIN_MM; y < PAGE_HEIGHT_MM - MARGIN_MM; y += 2 * DASH_MM) {
        pen.line(x, y, x, Math.min(y + DASH_MM, PAGE_HEIGHT_MM - MARGIN_MM), 0.4);
      }
    }
    for (int row = 0; row <= DOWN; row++) {
      double y = MARGIN_MM + row * HEIGHT_MM;
      for (double x = MARGIN_MM; x < PAGE_WIDTH_MM - MARGIN_MM; x += 2 * DASH_MM) {
        pen.line(x, y, Math.min(x + DASH_MM, PAGE_WIDTH_MM - MARGIN_MM), y, 0.4);
      }
    }
  }

  private static void draw(PdfPen pen, Slip slip, double left, double top) throws IOException {
    double textLeft = left + PADDING_MM;
    double textWidth = WIDTH_MM - QR_MM - 3 * PADDING_MM;
    double y = top + PADDING_MM;
    y = lines(pen, slip.heading(), textLeft, y, textWidth, 14, HEADING_SIZES);
    y = lines(pen, slip.group(), textLeft, y + 0.8, textWidth, 5, LINE_SIZES) + 1.2;
    for (String line : slip.lines()) {
      y = lines(pen, line, textLeft, y, textWidth, 9, LINE_SIZES);
    }
    double size = 10;
    double room = textWidth * PdfPen.POINTS_PER_MM;
    while (size > 6 && pen.emWidth(slip.code()) * size > room) {
      size -= 0.5;
    }
    pen.text(slip.code(), textLeft, top + HEIGHT_MM - PADDING_MM - 1, size);
    double module = QR_MM / slip.qr().length;
    double qrLeft = left + WIDTH_MM - QR_MM - PADDING_MM;
    double qrTop = top + (HEIGHT_MM - QR_MM) / 2;
    pen.squares(slip.qr(), qrLeft, qrTop, module);
  }

  /** Sets text from {@code y} downwards; answers where the next line may begin. */
  private static double lines(
      PdfPen pen, String text, double x, double y, double width, double height, double[] sizes)
      throws IOException {
    TextFit.Set set =
        TextFit.fit(
            text,
            false,
            width * PdfPen.POINTS_PER_MM,
            height * PdfPen.POINTS_PER_MM,
            sizes,
            LEADING,
            pen::emWidth);
    double line = set.size() * LEADING / PdfPen.POINTS_PER_MM;
    double at = y;
    for (TextFit.Line one : set.lines()) {
      pen.text(one.text(), x, at + line * 0.8, set.size());
      at += line;
    }
    return at;
  }
}
