package org.zhiren.dossiers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of an official document and how they fall on pages. Heights in millimetres. */
final class OfficialRows {

  private static final double HAIR_MM = 0.01;

  private OfficialRows() {}

  /** What takes up height in the text block. */
  sealed interface Row {
    /** How high it is. */
    double heightMm();

    /** Whether it must not be the last of its page unless nothing follows. */
    default boolean withNext() {
      return false;
    }
  }

  /**
   * Words at one height.
   *
   * @param xMm from the left edge of the text block
   * @param spacing points added behind each letter
   */
  record Piece(String text, PrintFonts.Face face, double size, double xMm, double spacing) {}

  /** A line of the grid; without pieces it is blank, and left out at the top of a page. */
  record Line(List<Piece> pieces, boolean withNext) implements Row {
    Line {
      pieces = List.copyOf(pieces);
    }

    @Override
    public double heightMm() {
      return OfficialSheet.LINE_MM;
    }
  }

  /** The letterhead with its red rule. */
  record Head(List<Piece> black, List<Piece> red, List<Double> baselinesMm, double heightMm)
      implements Row {
    Head {
      black = List.copyOf(black);
      red = List.copyOf(red);
      baselinesMm = List.copyOf(baselinesMm);
    }
  }

  /** A row of a table; {@code head} is the row to repeat on a new page, itself for the head. */
  record Cells(List<List<String>> lines, double[] widthsMm, double heightMm, @Nullable Cells head)
      implements Row {
    @Override
    public boolean withNext() {
      return head == null;
    }
  }

  /** The rest of a line of the grid, so that what follows stands on the grid again. */
  record Align() implements Row {
    @Override
    public double heightMm() {
      return 0;
    }
  }

  /** A new page. */
  record Break() implements Row {
    @Override
    public double heightMm() {
      return 0;
    }
  }

  /** A row in its place, from the top of the text block. */
  record Placed(Row row, double yMm) {}

  /** Spreads rows over pages. */
  static List<List<Placed>> pages(List<Row> rows) {
    Setting setting = new Setting();
    rows.forEach(setting::add);
    return setting.pages;
  }

  /** How far down a page is used. */
  static double used(List<Placed> page) {
    return page.isEmpty() ? 0 : page.getLast().yMm() + page.getLast().row().heightMm();
  }

  private static final class Setting {
    private final List<List<Placed>> pages = new ArrayList<>();
    private double y;

    Setting() {
      open();
    }

    private void open() {
      pages.add(new ArrayList<>());
      y = 0;
    }

    private List<Placed> page() {
      return pages.getLast();
    }

    void add(Row row) {
      switch (row) {
        case Break ignored -> {
          if (!page().isEmpty()) {
            open();
          }
        }
        case Align ignored ->
            y = Math.ceil((y - HAIR_MM) / OfficialSheet.LINE_MM) * OfficialSheet.LINE_MM;
        default -> place(row);
      }
    }

    private void place(Row row) {
      boolean blank = row instanceof Line line && line.pieces().isEmpty();
      if (blank && page().isEmpty()) {
        return;
      }
      if (y + row.heightMm() > OfficialSheet.HEIGHT_MM + HAIR_MM && !page().isEmpty()) {
        List<Row> carried = carried();
        open();
        if (row instanceof Cells cells && cells.head() != null && !carried.contains(cells.head())) {
          carried.add(cells.head());
        }
        carried.forEach(this::place);
        if (blank && page().isEmpty()) {
          return;
        }
      }
      page().add(new Placed(row, y));
      y += row.heightMm();
    }

    /** The rows at the end of this page which must go along with what follows; never all of it. */
    private List<Row> carried() {
      int cut = page().size();
      while (cut > 0 && page().get(cut - 1).row().withNext()) {
        cut--;
      }
      if (cut == 0) {
        return new ArrayList<>();
      }
      List<Placed> tail = page().subList(cut, page().size());
      List<Row> rows = new ArrayList<>(tail.stream().map(Placed::row).toList());
      tail.clear();
      return rows;
    }
  }
}
