package org.zhiren.dossiers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report for print: a title, lines below it, then sections of words and tables. In whichever
 * language its texts are.
 *
 * @param title the title, on the first page large and on the others small
 * @param lead lines below the title
 * @param sections in reading order
 * @param pageOf foot of each page, with {@code {0}} for its number and {@code {1}} for how many
 *     there are
 */
public record Report(String title, List<String> lead, List<Section> sections, String pageOf) {

  /** Copies the lists. */
  public Report {
    lead = List.copyOf(lead);
    sections = List.copyOf(sections);
  }

  /** A part of a report. */
  public sealed interface Section {
    /** What it is called; may be empty. */
    String heading();
  }

  /** Paragraphs. */
  public record Words(String heading, List<String> paragraphs) implements Section {
    /** Copies the list. */
    public Words {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /** A table; its head is repeated on each page, and no row is broken. */
  public record Table(String heading, List<Column> columns, List<List<Cell>> rows)
      implements Section {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a row has another number of cells than there are columns
     */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Cell> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "A row of the table (%s) has cells (%d), the table has columns (%d)."
                  .formatted(heading, row.size(), columns.size()));
        }
      }
    }
  }

  /**
   * A column.
   *
   * @param name its head
   * @param part its part of the width, in any unit that the other columns use too
   * @param right whether it is set to the right, as numbers are
   */
  public record Column(String name, double part, boolean right) {}

  /** A cell. */
  public sealed interface Cell {}

  /** A text; a dash where there is nothing to show. */
  public record Said(String text) implements Cell {}

  /**
   * An interval drawn on an axis.
   *
   * @param least left end of the axis
   * @param most right end of the axis
   * @param low lower end of the interval, if there is one
   * @param high upper end
   * @param dot the estimate, a full dot
   * @param ring the figure beside it, an open ring
   */
  public record Range(
      double least,
      double most,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double dot,
      @Nullable Double ring)
      implements Cell {}
}
