package org.zhiren.dossiers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The signs of a PDF read back, with their places in millimetres. */
final class PageSigns {

  /** Points in a millimetre. */
  static final double MM = 72 / 25.4;

  /** Where a sign stands, in millimetres from the top left; y is its baseline. */
  record Sign(String text, double x, double y, double right, double size) {}

  private PageSigns() {}

  /** The signs of each page. */
  static Map<Integer, List<Sign>> signs(byte[] pdf) throws IOException {
    Map<Integer, List<Sign>> pages = new TreeMap<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        List<Sign> signs = new ArrayList<>();
        PDFTextStripper stripper =
            new PDFTextStripper() {
              @Override
              protected void processTextPosition(TextPosition text) {
                signs.add(
                    new Sign(
                        text.getUnicode(),
                        text.getX() / MM,
                        text.getY() / MM,
                        (text.getX() + text.getWidth()) / MM,
                        text.getFontSizeInPt()));
              }
            };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(document);
        pages.put(page, signs);
      }
    }
    return pages;
  }

  /** The lines of a page: baseline to text. */
  static Map<Double, String> lines(List<Sign> signs) {
    Map<Double, StringBuilder> found = new TreeMap<>();
    for (Sign sign : signs) {
      double key = Math.round(sign.y() * 2) / 2.0;
      found.computeIfAbsent(key, k -> new StringBuilder()).append(sign.text());
    }
    Map<Double, String> lines = new LinkedHashMap<>();
    found.forEach((y, text) -> lines.put(y, text.toString()));
    return lines;
  }

  /** The signs of the size of plain text. */
  static List<Sign> body(List<Sign> signs) {
    return signs.stream().filter(sign -> Math.abs(sign.size() - 16) < 0.1).toList();
  }

  /** The baseline of the first sign that reads so. */
  static double y(List<Sign> signs, String text) {
    return signs.stream().filter(s -> s.text().equals(text)).findFirst().orElseThrow().y();
  }
}
