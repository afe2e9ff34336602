package org.zhiren.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.fairness.RatingTable;

/**
 * A table of ratings from a file: comma or tab separated, UTF-8, with a line of column names; a
 * name that ends in {@code .gz} is unpacked. Empty cells and {@code NA} are missing. Read in one
 * pass; only the columns asked for are kept.
 */
final class RatingsFile {

  private final Path file;
  private final Map<String, RatingsColumn> columns;

  private RatingsFile(Path file, Map<String, RatingsColumn> columns) {
    this.file = file;
    this.columns = columns;
  }

  /**
   * Reads the named columns.
   *
   * @param numbers those of them whose every filled cell must be a number
   */
  static RatingsFile read(Path file, Set<String> wanted, Set<String> numbers) {
    if (!Files.isRegularFile(file)) {
      throw unusable("文件不存在：{0}。", "There is no file ({0}).", file);
    }
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = isPacked(file) ? new GZIPInputStream(raw, 1 << 16) : raw) {
      CellReader cells = new CellReader(in, delimiter(file));
      Map<String, Integer> header = header(cells);
      Map<String, RatingsColumn> columns = new LinkedHashMap<>();
      @Nullable RatingsColumn[] places = new @Nullable RatingsColumn[header.size()];
      for (String name : wanted) {
        Integer place = header.get(name);
        if (place == null) {
          throw unusable(
              "文件 {0} 中没有列“{1}”。现有：{2}。",
              "The file ({0}) has no column ({1}), only {2}.", file, name, header.keySet());
        }
        RatingsColumn column = new RatingsColumn(numbers.contains(name));
        places = place < places.length ? places : Arrays.copyOf(places, place + 1);
        places[place] = column;
        columns.put(name, column);
      }
      RatingsFile ratings = new RatingsFile(file, columns);
      ratings.rows(cells, places);
      return ratings;
    } catch (IOException e) {
      throw unusable(
          "无法读取 {0}：{1}。",
          "The file ({0}) cannot be read: {1}.", file, String.valueOf(e.getMessage()));
    }
  }

  private void rows(CellReader cells, @Nullable RatingsColumn[] places) throws IOException {
    CellReader.End end;
    do {
      long line = cells.line;
      int at = 0;
      do {
        end = cells.next();
        boolean empty = at == 0 && end != CellReader.End.CELL && cells.length == 0;
        if (empty && !cells.quoted) {
          at = places.length;
          break;
        }
        RatingsColumn column = at < places.length ? places[at] : null;
        if (column != null) {
          add(column, cells, line);
        }
        at++;
      } while (end == CellReader.End.CELL);
      if (at < places.length) {
        missing(places, at, line);
      }
    } while (end != CellReader.End.TABLE);
  }

  private void add(RatingsColumn column, CellReader cells, long line) {
    try {
      column.add(cells);
    } catch (RatingsColumn.NoNumber e) {
      throw noNumber(line, name(column), cells.text());
    }
  }

  /** A line that is too short is fine as long as no column that is needed is missing. */
  private void missing(@Nullable RatingsColumn[] places, int cells, long line) {
    for (int at = cells; at < places.length; at++) {
      RatingsColumn column = places[at];
      if (column != null) {
        throw unusable(
            "文件 {0} 第 {1} 行只有 {2} 列，缺少“{3}”。",
            "The file ({0}), line ({1}), has ({2}) cells: the column ({3}) is missing.",
            file,
            line,
            cells,
            name(column));
      }
    }
  }

  private String name(RatingsColumn column) {
    return columns.entrySet().stream()
        .filter(entry -> entry.getValue() == column)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static boolean isPacked(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private static char delimiter(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return name.endsWith(".tsv") ? '\t' : ',';
  }

  private static Map<String, Integer> header(CellReader cells) throws IOException {
    Map<String, Integer> header = new LinkedHashMap<>();
    CellReader.End end;
    int at = 0;
    do {
      end = cells.next();
      String name = cells.text();
      header.putIfAbsent(name.startsWith("\uFEFF") ? name.substring(1).strip() : name, at++);
    } while (end == CellReader.End.CELL);
    return header;
  }

  /** The number of ratings. */
  int rows() {
    return columns.values().iterator().next().rows();
  }

  /** Whether every cell of the column that is filled is a number. */
  boolean isNumber(String column) {
    return column(column).isNumber();
  }

  /** The table, with these columns as numbers and the others as categories; to be called once. */
  RatingTable table(Set<String> numbers) {
    RatingTable.Builder table = RatingTable.rows(rows());
    columns.forEach((name, column) -> {
      if (numbers.contains(name)) {
        table.number(name, numbers(name));
      } else {
        table.codes(name, column.takeCodes(), column.levels());
      }
    });
    return table.build();
  }

  /**
   * The same ratings with one line for each of the columns {@code items}: the column's name becomes
   * the category {@code item} and its cell the number {@code score}. To be called once.
   */
  RatingTable longer(List<String> items, String item, String score) {
    Set<String> others = new LinkedHashSet<>(columns.keySet());
    others.removeAll(items);
    int rows = rows();
    int all = Math.multiplyExact(rows, items.size());
    int[] names = new int[all];
    double[] scores = new double[all];
    for (int i = 0; i < items.size(); i++) {
      System.arraycopy(numbers(items.get(i)), 0, scores, i * rows, rows);
      Arrays.fill(names, i * rows, (i + 1) * rows, i);
    }
    RatingTable.Builder table = RatingTable.rows(all);
    table.codes(item, names, items).number(score, scores);
    for (String name : others) {
      int[] once = column(name).takeCodes();
      int[] repeated = new int[all];
      for (int i = 0; i < items.size(); i++) {
        System.arraycopy(once, 0, repeated, i * rows, rows);
      }
      table.codes(name, repeated, column(name).levels());
    }
    return table.build();
  }

  private RatingsColumn column(String name) {
    RatingsColumn column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("The column (%s) was not read.".formatted(name));
    }
    return column;
  }

  private double[] numbers(String name) {
    RatingsColumn column = column(name);
    String word = column.firstWord();
    if (word != null) {
      throw noNumber(column.firstRow(word) + 2L, name, word);
    }
    return column.takeNumbers();
  }

  private CommandProblem noNumber(long line, String column, String cell) {
    return unusable(
        "文件 {0} 第 {1} 行，列“{2}”：“{3}”不是数。",
        "The file ({0}), line ({1}), column ({2}): ({3}) is not a number.",
        file,
        line,
        column,
        cell);
  }

  private static CommandProblem unusable(String zh, String en, Object... arguments) {
    return new CommandProblem(CommandProblem.UNUSABLE, Text.of(zh, en).fill(arguments));
  }
}
