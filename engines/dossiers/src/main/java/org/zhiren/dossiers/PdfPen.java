package org.zhiren.dossiers;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Draws on the pages of one PDF in millimetres from the top left. Each character is set in the
 * first font that has it; what no font has prints as 〓 and is remembered.
 */
final class PdfPen implements AutoCloseable {

  static final double POINTS_PER_MM = 72 / 25.4;

  /** 〓, the printer's mark for a missing type. */
  private static final int MISSING_TYPE = 0x3013;

  private final PDDocument document = new PDDocument();
  private final PrintFonts fonts;
  private final IdentityHashMap<TrueTypeFont, PDType0Font> embedded = new IdentityHashMap<>();
  private final Set<Integer> missing = new TreeSet<>();
  private final List<PDPageContentStream> streams = new ArrayList<>();
  private double pageHeightPoints;

  PdfPen(PrintFonts fonts, String title) {
    this.fonts = fonts;
    document.getDocumentInformation().setTitle(title);
    document.getDocumentCatalog().setLanguage("zh-CN");
  }

  PDDocument document() {
    return document;
  }

  /** Code points for which no font has a glyph. */
  Set<Integer> missing() {
    return missing;
  }

  void page(double widthMm, double heightMm) throws IOException {
    PDPage page =
        new PDPage(
            new PDRectangle((float) (widthMm * POINTS_PER_MM), (float) (heightMm * POINTS_PER_MM)));
    document.addPage(page);
    streams.add(new PDPageContentStream(document, page));
    pageHeightPoints = heightMm * POINTS_PER_MM;
  }

  int pages() {
    return streams.size();
  }

  private PDPageContentStream stream() {
    return streams.getLast();
  }

  void line(double x1, double y1, double x2, double y2, double widthPoints) throws IOException {
    PDPageContentStream out = stream();
    out.setLineWidth((float) widthPoints);
    out.moveTo(x(x1), y(y1));
    out.lineTo(x(x2), y(y2));
    out.stroke();
  }

  void box(double x, double y, double width, double height, double widthPoints) throws IOException {
    PDPageContentStream out = stream();
    out.setLineWidth((float) widthPoints);
    out.addRect(
        x(x), y(y + height), (float) (width * POINTS_PER_MM), (float) (height * POINTS_PER_MM));
    out.stroke();
  }

  /** Fills the squares that are set, row by row from the top left; each {@code side} mm wide. */
  void squares(boolean[][] rows, double left, double top, double side) throws IOException {
    PDPageContentStream out = stream();
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        int begin = column;
        while (column < rows[row].length && rows[row][column]) {
          column++;
        }
        if (column > begin) {
          out.addRect(
              x(left + begin * side),
              y(top + (row + 1) * side),
              (float) ((column - begin) * side * POINTS_PER_MM),
              (float) (side * POINTS_PER_MM));
        }
      }
    }
    out.fill();
  }

  /** Width of a character in em, in the font that it will be set in. */
  double emWidth(int codePoint) {
    return emWidth(fonts.body(), codePoint);
  }

  double emWidth(String text) {
    return text.codePoints().mapToDouble(this::emWidth).sum();
  }

  static double emWidth(List<TrueTypeFont> chain, int codePoint) {
    TrueTypeFont font = fontFor(chain, codePoint);
    int shown = font == null ? MISSING_TYPE : codePoint;
    TrueTypeFont used = font == null ? chain.getLast() : font;
    try {
      int glyph = used.getUnicodeCmapLookup().getGlyphId(shown);
      return (double) used.getAdvanceWidth(glyph) / used.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable TrueTypeFont fontFor(List<TrueTypeFont> chain, int codePoint) {
    try {
      for (TrueTypeFont font : chain) {
        if (font.getUnicodeCmapLookup().getGlyphId(codePoint) != 0) {
          return font;
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets text with its baseline at {@code y} millimetres from the top. */
  void text(String text, double x, double y, double size) throws IOException {
    set(text, fonts.body(), x, y, size, 0, false);
  }

  /** Sets a title, letter-spaced by {@code spacing} points; thickened without a title font. */
  void title(String text, double x, double y, double size, double spacing) throws IOException {
    set(text, fonts.title(), x, y, size, spacing, !fonts.hasOfficialTitle());
  }

  /** Sets text in a face, with {@code spacing} points between its letters. */
  void face(PrintFonts.Face face, String text, double x, double y, double size, double spacing)
      throws IOException {
    set(text, fonts.chain(face), x, y, size, spacing, fonts.thickens(face));
  }

  /** Width of a character in em, in the face that it will be set in. */
  double emWidth(PrintFonts.Face face, int codePoint) {
    return emWidth(fonts.chain(face), codePoint);
  }

  /** The colour of everything that follows on this page. */
  void ink(Color colour) throws IOException {
    stream().setStrokingColor(colour);
    stream().setNonStrokingColor(colour);
  }

  double titleWidthMm(String text, double size, double spacing) {
    double em = text.codePoints().mapToDouble(c -> emWidth(fonts.title(), c)).sum();
    int letters = text.codePointCount(0, text.length());
    return (em * size + spacing * (letters - 1)) / POINTS_PER_MM;
  }

  private void set(
      String text,
      List<TrueTypeFont> chain,
      double x,
      double y,
      double size,
      double spacing,
      boolean thick)
      throws IOException {
    if (text.isBlank()) {
      return;
    }
    PDPageContentStream out = stream();
    out.beginText();
    out.setTextMatrix(Matrix.getTranslateInstance(x(x), y(y)));
    out.setCharacterSpacing((float) spacing);
    if (thick) {
      out.setRenderingMode(RenderingMode.FILL_STROKE);
      out.setLineWidth((float) (size * 0.03));
    }
    show(text, chain, size);
    if (thick) {
      out.setRenderingMode(RenderingMode.FILL);
    }
    out.endText();
  }

  private void show(String text, List<TrueTypeFont> chain, double size) throws IOException {
    PDPageContentStream out = stream();
    StringBuilder run = new StringBuilder();
    TrueTypeFont current = null;
    int[] points = text.codePoints().map(c -> c == '\u00a0' ? ' ' : c).toArray();
    for (int point : points) {
      TrueTypeFont font = fontFor(chain, point);
      int shown = point;
      if (font == null) {
        missing.add(point);
        shown = MISSING_TYPE;
        font = fontFor(chain, MISSING_TYPE);
      }
      if (font != null && !font.equals(current)) {
        flush(run, current, size, out);
        current = font;
      }
      run.appendCodePoint(shown);
    }
    flush(run, current, size, out);
  }

  private void flush(
      StringBuilder run, @Nullable TrueTypeFont font, double size, PDPageContentStream out)
      throws IOException {
    if (font != null && !run.isEmpty()) {
      out.setFont(embed(font), (float) size);
      out.showText(run.toString());
    }
    run.setLength(0);
  }

  private PDType0Font embed(TrueTypeFont font) throws IOException {
    PDType0Font known = embedded.get(font);
    if (known != null) {
      return known;
    }
    PDType0Font made = PDType0Font.load(document, font, true);
    embedded.put(font, made);
    return made;
  }

  void image(PDImageXObject image, double x, double y, double width, double height)
      throws IOException {
    stream()
        .drawImage(
            image,
            x(x),
            y(y + height),
            (float) (width * POINTS_PER_MM),
            (float) (height * POINTS_PER_MM));
  }

  /** Sets pale text across the page, under everything that follows. */
  void watermark(String text, double pageWidthMm, double pageHeightMm) throws IOException {
    PDPageContentStream out = stream();
    out.saveGraphicsState();
    out.setNonStrokingColor(new Color(0xE4, 0xE4, 0xE4));
    for (double y = 50; y < pageHeightMm; y += 70) {
      for (double x = 15; x < pageWidthMm; x += 95) {
        out.beginText();
        out.setTextMatrix(Matrix.getRotateInstance(Math.PI / 7, x(x), y(y)));
        show(text, fonts.body(), 14);
        out.endText();
      }
    }
    out.restoreGraphicsState();
  }

  byte[] finish() throws IOException {
    for (PDPageContentStream stream : streams) {
      stream.close();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  private static float x(double mm) {
    return (float) (mm * POINTS_PER_MM);
  }

  private float y(double mm) {
    return (float) (pageHeightPoints - mm * POINTS_PER_MM);
  }
}
