package org.zhiren.platform.selection.decision;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Candidates side by side: sections of rows, a cell for each candidate. There is no total and no
 * place among the candidates anywhere in it.
 *
 * @param candidates in the order of the strokes of their names
 * @param sections in reading order
 * @param bearing what the decision means for the roster and the team
 */
public record Comparison(List<Column> candidates, List<Section> sections, Bearing bearing) {

  /** Copies the lists. */
  public Comparison {
    candidates = List.copyOf(candidates);
    sections = List.copyOf(sections);
  }

  /**
   * A candidate.
   *
   * @param id the person
   * @param name the name
   * @param opened whether the file could be opened; otherwise its cells say so
   */
  public record Column(UUID id, String name, boolean opened) {}

  /** Rows that belong together. */
  public record Section(Text title, Text about, List<Row> rows) {
    /** Copies the list. */
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /** One thing about each candidate. */
  public record Row(Text label, List<Cell> cells) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }

    /** Whether the candidates differ in it. */
    public boolean differs() {
      return cells.stream().distinct().count() > 1;
    }
  }

  /** What is said about one candidate. */
  public record Cell(List<Line> lines) {
    /** Copies the list. */
    public Cell {
      lines = List.copyOf(lines);
    }

    static Cell of(Line... lines) {
      return new Cell(List.of(lines));
    }

    static Cell said(Text text) {
      return of(new Line(text, "", null));
    }

    static Cell data(String text) {
      return said(Text.same(text.isEmpty() ? "—" : text));
    }

    static Cell unknown() {
      return of(new Line(Text.of("不详", "not known"), "z-neutral", null));
    }

    static Cell withheld() {
      return of(new Line(Text.of("无权查看", "outside your scope"), "z-neutral", null));
    }
  }

  /**
   * A line of a cell.
   *
   * @param text the words
   * @param mark class of the tag that it stands in; empty for plain words
   * @param href where it comes from; {@code null} for nowhere to go
   */
  public record Line(Text text, String mark, @Nullable String href) {}
}
