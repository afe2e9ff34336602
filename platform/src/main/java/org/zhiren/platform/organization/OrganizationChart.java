package org.zhiren.platform.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lays an organisation chart out on sheets of paper.
 *
 * <p>Method: a sheet shows one unit on top and the units below it in columns; a unit with units of
 * its own carries them stacked under it. What does not fit goes on in the next row, then on the
 * next sheet, which repeats the top; a stack that is longer than the sheet ends with how many more
 * there are, and gets a sheet of its own. All measures are millimetres.
 */
public final class OrganizationChart {

  private static final double GAP = 4;
  private static final double BOX_WIDTH = 42;
  private static final double BOX_HEIGHT = 13;
  private static final double STACK_HEIGHT = 9;
  private static final double TOP_WIDTH = 100;
  private static final double BRANCH = 4;
  private static final double FOOT = 6;
  private static final int LONGEST = 12;

  private OrganizationChart() {}

  /** Sizes of paper, lying. */
  public enum Paper {
    /** 297 × 210 mm. */
    A4(277, 180),
    /** 420 × 297 mm. */
    A3(400, 267);

    private final double width;
    private final double height;

    Paper(double width, double height) {
      this.width = width;
      this.height = height;
    }

    /** Width between the margins. */
    public double width() {
      return width;
    }

    /** Height between the margins. */
    public double height() {
      return height;
    }
  }

  /**
   * A box with a name.
   *
   * @param unit the unit; {@code null} for a remark
   * @param lines the name, broken into lines
   * @param x left edge
   * @param y upper edge
   * @param width width
   * @param height height
   * @param top whether it heads the sheet
   */
  public record Box(
      @Nullable UUID unit,
      List<String> lines,
      double x,
      double y,
      double width,
      double height,
      boolean top) {}

  /**
   * One sheet.
   *
   * @param title name of the unit on top
   * @param boxes the boxes
   * @param lines paths in the syntax of SVG
   */
  public record Sheet(String title, List<Box> boxes, List<String> lines) {}

  /**
   * Lays out.
   *
   * @param nodes the top first, then what is below it, parents before children
   */
  public static List<Sheet> sheets(List<Units.Node> nodes, Paper paper) {
    List<Sheet> sheets = new ArrayList<>();
    if (nodes.isEmpty()) {
      return sheets;
    }
    Map<UUID, List<Unit>> below = new HashMap<>();
    for (Units.Node node : nodes.subList(1, nodes.size())) {
      UUID parent = node.unit().parentId();
      if (parent != null) {
        below.computeIfAbsent(parent, key -> new ArrayList<>()).add(node.unit());
      }
    }
    lay(nodes.getFirst().unit(), below, paper, sheets);
    return sheets;
  }

  private static void lay(Unit top, Map<UUID, List<Unit>> below, Paper paper, List<Sheet> sheets) {
    List<Unit> columns = below.getOrDefault(top.id(), List.of());
    // An even number leaves a gap in the middle, through which the trunk runs down to the next row.
    int inRow = (int) ((paper.width() + GAP) / (BOX_WIDTH + GAP)) / 2 * 2;
    double bottom = paper.height() - FOOT;
    int rows = (int) ((bottom - 2 * BOX_HEIGHT - 2 * BRANCH - GAP) / STACK_HEIGHT);
    List<Unit> further = new ArrayList<>();
    Sheet sheet = sheet(top, paper);
    sheets.add(sheet);
    double y = BOX_HEIGHT;
    for (int from = 0; from < columns.size(); from += inRow) {
      List<Unit> shown = columns.subList(from, Math.min(columns.size(), from + inRow));
      int longest =
          shown.stream()
              .mapToInt(unit -> below.getOrDefault(unit.id(), List.of()).size())
              .max()
              .orElse(0);
      double height =
          2 * BRANCH
              + BOX_HEIGHT
              + (longest == 0 ? 0 : GAP + Math.min(longest, rows) * STACK_HEIGHT);
      if (y + height > bottom && y > BOX_HEIGHT) {
        sheet = sheet(top, paper);
        sheets.add(sheet);
        y = BOX_HEIGHT;
      }
      row(
          shown,
          columns.size() > inRow ? inRow : shown.size(),
          y,
          below,
          paper,
          rows,
          sheet,
          further);
      y += height;
    }
    further.forEach(unit -> lay(unit, below, paper, sheets));
  }

  private static Sheet sheet(Unit top, Paper paper) {
    Sheet sheet = new Sheet(top.name(), new ArrayList<>(), new ArrayList<>());
    sheet
        .boxes()
        .add(
            new Box(
                top.id(),
                List.of(top.name()),
                paper.width() / 2 - TOP_WIDTH / 2,
                0,
                TOP_WIDTH,
                BOX_HEIGHT,
                true));
    return sheet;
  }

  private static void row(
      List<Unit> shown,
      int places,
      double y,
      Map<UUID, List<Unit>> below,
      Paper paper,
      int rows,
      Sheet sheet,
      List<Unit> further) {
    double middle = paper.width() / 2;
    double left = (paper.width() - places * (BOX_WIDTH + GAP) + GAP) / 2;
    double columnsTop = y + 2 * BRANCH;
    for (int i = 0; i < shown.size(); i++) {
      Unit column = shown.get(i);
      double x = left + i * (BOX_WIDTH + GAP);
      sheet
          .lines()
          .add(
              "M%.1f %.1fV%.1fH%.1fV%.1f"
                  .formatted(middle, BOX_HEIGHT, y + BRANCH, x + BOX_WIDTH / 2, columnsTop));
      sheet.boxes().add(box(column, x, columnsTop, BOX_WIDTH, BOX_HEIGHT));
      stack(column, below, x, columnsTop + BOX_HEIGHT, rows, sheet.boxes(), sheet.lines(), further);
    }
  }

  private static void stack(
      Unit column,
      Map<UUID, List<Unit>> below,
      double x,
      double top,
      int rows,
      List<Box> boxes,
      List<String> lines,
      List<Unit> further) {
    List<Unit> stacked = below.getOrDefault(column.id(), List.of());
    if (stacked.isEmpty()) {
      return;
    }
    boolean deeper = stacked.stream().anyMatch(unit -> below.containsKey(unit.id()));
    boolean all = stacked.size() <= rows;
    if (!all || deeper) {
      further.add(column);
    }
    int shown = all ? stacked.size() : rows - 1;
    double y = top + GAP;
    for (int i = 0; i < shown; i++) {
      boxes.add(box(stacked.get(i), x + 5, y, BOX_WIDTH - 5, STACK_HEIGHT - 1));
      lines.add("M%.1f %.1fV%.1fH%.1f".formatted(x + 2, top, y + STACK_HEIGHT / 2, x + 5));
      y += STACK_HEIGHT;
    }
    if (!all) {
      boxes.add(
          new Box(
              null,
              List.of("+ " + (stacked.size() - shown)),
              x + 5,
              y,
              BOX_WIDTH - 5,
              STACK_HEIGHT - 1,
              false));
    }
  }

  private static Box box(Unit unit, double x, double y, double width, double height) {
    return new Box(unit.id(), broken(unit.shortName()), x, y, width, height, false);
  }

  /** Breaks a name into two lines; what is longer still is in the table below the chart. */
  private static List<String> broken(String name) {
    int[] letters = name.codePoints().toArray();
    if (letters.length <= LONGEST) {
      return List.of(name);
    }
    int second = Math.min(letters.length - LONGEST, LONGEST);
    String rest = new String(letters, LONGEST, second);
    return List.of(
        new String(letters, 0, LONGEST), letters.length > 2 * LONGEST ? rest + "…" : rest);
  }
}
