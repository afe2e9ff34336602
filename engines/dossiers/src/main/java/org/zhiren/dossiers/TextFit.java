package org.zhiren.dossiers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Breaks Chinese text into lines and finds the size at which it fits. */
final class TextFit {

  /** Signs that must not open a line. */
  private static final String NOT_FIRST = "，。、；：？！）》〉」』】〕”’％,.;:?!)]}%";

  /** Signs that must not close a line. */
  private static final String NOT_LAST = "（《〈「『【〔“‘([{";

  private TextFit() {}

  /**
   * One line of set text.
   *
   * @param indent distance from the left edge, in em
   * @param text the text
   */
  record Line(double indent, String text) {}

  /**
   * Text set at a size.
   *
   * @param size font size in points
   * @param lines the lines
   * @param steps how often the size was reduced
   * @param fits whether the lines fit into the height
   */
  record Set(double size, List<Line> lines, int steps, boolean fits) {}

  /**
   * Sets {@code text} at the first of {@code sizes} at which it fits into width × height points.
   */
  static Set fit(
      String text,
      boolean resume,
      double width,
      double height,
      double[] sizes,
      double leading,
      IntToDoubleFunction emWidth) {
    Set set = new Set(sizes[0], List.of(), 0, true);
    for (int step = 0; step < sizes.length; step++) {
      double size = sizes[step];
      List<Line> lines =
          resume ? resume(text, width / size, emWidth) : lines(text, width / size, 0, emWidth);
      boolean fits = lines.size() * size * leading <= height + 0.01 && !splitsWord(text, lines);
      set = new Set(size, lines, step, fits);
      if (fits) {
        return set;
      }
    }
    return set;
  }

  /** Whether a number or Latin word was broken because no line could hold it. */
  private static boolean splitsWord(String text, List<Line> lines) {
    for (int i = 1; i < lines.size(); i++) {
      String before = lines.get(i - 1).text();
      String after = lines.get(i).text();
      boolean joined =
          !before.isEmpty()
              && !after.isEmpty()
              && isWord(before.charAt(before.length() - 1))
              && isWord(after.charAt(0));
      if (joined && text.contains(before + after)) {
        return true;
      }
    }
    return false;
  }

  /** 简历: dates first, text at a hanging indent of nine em. */
  static List<Line> resume(String text, double widthEm, IntToDoubleFunction emWidth) {
    List<Line> lines = new ArrayList<>();
    double indent = 9;
    for (Resume.Part part : Resume.parse(text).parts()) {
      switch (part) {
        case Resume.Remark remark -> lines.addAll(lines(remark.text(), widthEm, 0, emWidth));
        case Resume.Entry entry -> {
          String period = Resume.Months.dotted(entry.period().from()) + "--" + entry.period().end();
          List<Line> body = lines(entry.body(), widthEm - indent, indent, emWidth);
          // The dates share a line with the first line of the text: two pieces at one height.
          lines.add(new Line(0, period + "\t" + (body.isEmpty() ? "" : body.getFirst().text())));
          lines.addAll(body.subList(Math.min(1, body.size()), body.size()));
        }
      }
    }
    return lines;
  }

  /** Breaks text at LF and wherever {@code widthEm} is full. */
  static List<Line> lines(String text, double widthEm, double indent, IntToDoubleFunction emWidth) {
    List<Line> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      wrap(paragraph, widthEm, indent, emWidth, lines);
    }
    return text.isEmpty() ? List.of() : lines;
  }

  private static void wrap(
      String text, double widthEm, double indent, IntToDoubleFunction emWidth, List<Line> lines) {
    int[] points = text.codePoints().toArray();
    int start = 0;
    double width = 0;
    int i = 0;
    while (i < points.length) {
      double next = emWidth.applyAsDouble(points[i]);
      if (width + next > widthEm + 1e-6 && i > start) {
        int cut = breakBefore(points, start, i);
        lines.add(new Line(indent, new String(points, start, cut - start)));
        start = cut;
        i = cut;
        width = 0;
      } else {
        width += next;
        i++;
      }
    }
    lines.add(new Line(indent, new String(points, start, points.length - start)));
  }

  /** Moves a break so that no number is split and no sign stands where it must not. */
  private static int breakBefore(int[] points, int start, int at) {
    int cut = at;
    while (cut > start + 1 && mustStay(points[cut - 1], points[cut])) {
      cut--;
    }
    // A line that offers no good place is broken where it is full: nothing may run over the edge.
    return mustStay(points[cut - 1], points[cut]) ? at : cut;
  }

  private static boolean mustStay(int before, int after) {
    return NOT_FIRST.indexOf(after) >= 0
        || NOT_LAST.indexOf(before) >= 0
        || (isWord(before) && isWord(after));
  }

  private static boolean isWord(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
  }
}
