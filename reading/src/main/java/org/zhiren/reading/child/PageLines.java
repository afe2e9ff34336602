package org.zhiren.reading.child;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes paragraphs of the lines of a printed page: a line goes on if it reaches the right edge of
 * the text and the next begins at the left edge without indent, in the same size and close below.
 */
final class PageLines {

  private final List<Line> lines = new ArrayList<>();

  /**
   * A line; lengths in one unit of the page, downwards.
   *
   * @param left where its first character begins
   * @param right where its last character ends
   * @param top its height on the page
   * @param size the size of its characters
   */
  record Line(String text, double left, double right, double top, double size) {}

  void add(Line line) {
    if (!line.text().isBlank()) {
      lines.add(line);
    }
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Writes the paragraphs of the page and forgets its lines. */
  void write(int page, Output out) throws IOException {
    double left = lines.stream().mapToDouble(Line::left).min().orElse(0);
    double right = lines.stream().mapToDouble(Line::right).max().orElse(0);
    StringBuilder paragraph = new StringBuilder();
    Line last = null;
    for (Line line : lines) {
      if (last != null && !goesOn(last, line, left, right)) {
        out.paragraph(page, paragraph.toString());
        paragraph.setLength(0);
      }
      if (!paragraph.isEmpty() && latin(paragraph.charAt(paragraph.length() - 1), line.text())) {
        paragraph.append(' ');
      }
      paragraph.append(line.text().strip());
      last = line;
    }
    out.paragraph(page, paragraph.toString());
    lines.clear();
  }

  private static boolean goesOn(Line last, Line next, double left, double right) {
    double size = Math.max(last.size(), 1);
    return last.right() > right - 2.2 * size
        && next.left() < left + 1.2 * size
        && Math.abs(last.size() - next.size()) < 0.15 * size
        && next.top() > last.top()
        && next.top() - last.top() < 2.6 * size;
  }

  /** Words of Latin letters were parted by the line break. */
  private static boolean latin(char end, String next) {
    char begin = next.strip().charAt(0);
    return end < 0x2E80 && begin < 0x2E80 && Character.isLetterOrDigit(begin) && end != '-';
  }
}
