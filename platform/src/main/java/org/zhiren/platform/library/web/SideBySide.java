package org.zhiren.platform.library.web;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.materials.likeness.VersionComparison;

/** Two versions in two columns, paragraph by paragraph. */
public final class SideBySide {

  private SideBySide() {}

  /** A stretch of one side. */
  public record Part(String words, boolean changed) {}

  /**
   * A line of the table.
   *
   * @param before the paragraph in the earlier version
   * @param after the paragraph in the later one
   */
  public record Row(List<Part> before, List<Part> after) {
    /** Whether the two differ. */
    public boolean changed() {
      return before.stream().anyMatch(Part::changed) || after.stream().anyMatch(Part::changed);
    }
  }

  /** Cuts the pieces of a comparison at line breaks that both sides have. */
  static List<Row> rows(List<VersionComparison.Piece> pieces) {
    List<Row> rows = new ArrayList<>();
    List<Part> before = new ArrayList<>();
    List<Part> after = new ArrayList<>();
    for (VersionComparison.Piece piece : pieces) {
      switch (piece.change()) {
        case EQUAL -> {
          String[] lines = piece.text().split("\n", -1);
          for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
              before.add(new Part(lines[i], false));
              after.add(new Part(lines[i], false));
            }
            if (i < lines.length - 1) {
              close(rows, before, after);
            }
          }
        }
        case ADDED -> after.add(new Part(piece.text(), true));
        case REMOVED -> before.add(new Part(piece.text(), true));
      }
    }
    close(rows, before, after);
    return rows;
  }

  private static void close(List<Row> rows, List<Part> before, List<Part> after) {
    if (!before.isEmpty() || !after.isEmpty()) {
      rows.add(new Row(List.copyOf(before), List.copyOf(after)));
      before.clear();
      after.clear();
    }
  }
}
