package org.zhiren.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.fairness.RatingTable;

/**
 * A table of ratings from a file: comma or tab separated, UTF-8, with a line of column names; a
 * name that ends in {@code .gz} is unpacked. Empty cells and {@code NA} are missing.
 */
final class RatingsFile {

  private final Path file;
  private final Map<String, List<@Nullable String>> columns;

  private RatingsFile(Path file, Map<String, List<@Nullable String>> columns) {
    this.file = file;
    this.columns = columns;
  }

  /** Reads the named columns. */
  static RatingsFile read(Path file, Set<String> wanted) {
    if (!Files.isRegularFile(file)) {
      throw unusable("文件不存在：{0}。", "There is no file ({0}).", file);
    }
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = isPacked(file) ? new GZIPInputStream(raw) : raw;
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        CSVParser parser = format(file).parse(reader)) {
      Map<String, Integer> header = header(parser);
      Map<String, List<@Nullable String>> columns = new LinkedHashMap<>();
      Map<String, Integer> places = new LinkedHashMap<>();
      for (String name : wanted) {
        Integer place = header.get(name);
        if (place == null) {
          throw unusable(
              "文件 {0} 中没有列“{1}”。现有：{2}。",
              "The file ({0}) has no column ({1}), only {2}.", file, name, header.keySet());
        }
        places.put(name, place);
        columns.put(name, new ArrayList<>());
      }
      for (CSVRecord line : parser) {
        places.forEach((name, at) -> {
          if (at >= line.size()) {
            throw unusable(
                "文件 {0} 第 {1} 行只有 {2} 列，缺少“{3}”。",
                "The file ({0}), line ({1}), has ({2}) cells: the column ({3}) is missing.",
                file,
                parser.getCurrentLineNumber(),
                line.size(),
                name);
          }
          String cell = line.get(at).strip();
          cells(columns, name).add(cell.isEmpty() || cell.equals("NA") ? null : cell);
        });
      }
      return new RatingsFile(file, columns);
    } catch (IOException | java.io.UncheckedIOException e) {
      throw unusable(
          "无法读取 {0}：{1}。",
          "The file ({0}) cannot be read: {1}.", file, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isPacked(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private static CSVFormat format(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    CSVFormat base = name.endsWith(".tsv") ? CSVFormat.TDF : CSVFormat.RFC4180;
    return base.builder().setIgnoreEmptyLines(true).get();
  }

  private static Map<String, Integer> header(CSVParser parser) {
    Map<String, Integer> header = new LinkedHashMap<>();
    var lines = parser.iterator();
    if (lines.hasNext()) {
      int at = 0;
      for (String name : lines.next()) {
        String clean = at == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name;
        header.putIfAbsent(clean.strip(), at++);
      }
    }
    return header;
  }

  /** The number of ratings. */
  int rows() {
    return columns.values().iterator().next().size();
  }

  /** Whether every cell of the column that is filled is a number. */
  boolean isNumber(String column) {
    return cells(columns, column).stream().allMatch(cell -> cell == null || number(cell) != null);
  }

  /** The table, with these columns as numbers and the others as categories. */
  RatingTable table(Set<String> numbers) {
    RatingTable.Builder table = RatingTable.rows(rows());
    for (String name : columns.keySet()) {
      if (numbers.contains(name)) {
        table.number(name, numbers(name));
      } else {
        table.category(name, cells(columns, name));
      }
    }
    return table.build();
  }

  /**
   * The same ratings with one line for each of the columns {@code items}: the column's name becomes
   * the category {@code item} and its cell the number {@code score}.
   */
  RatingTable longer(List<String> items, String item, String score) {
    Set<String> others = new LinkedHashSet<>(columns.keySet());
    others.removeAll(items);
    int rows = rows();
    RatingTable.Builder table = RatingTable.rows(rows * items.size());
    List<@Nullable String> names = new ArrayList<>();
    double[] scores = new double[rows * items.size()];
    for (int i = 0; i < items.size(); i++) {
      double[] cells = numbers(items.get(i));
      System.arraycopy(cells, 0, scores, i * rows, rows);
      for (int row = 0; row < rows; row++) {
        names.add(items.get(i));
      }
    }
    table.category(item, names).number(score, scores);
    for (String name : others) {
      List<@Nullable String> repeated = new ArrayList<>();
      items.forEach(each -> repeated.addAll(cells(columns, name)));
      table.category(name, repeated);
    }
    return table.build();
  }

  private static List<@Nullable String> cells(
      Map<String, List<@Nullable String>> columns, String name) {
    List<@Nullable String> cells = columns.get(name);
    if (cells == null) {
      throw new IllegalArgumentException("The column (%s) was not read.".formatted(name));
    }
    return cells;
  }

  private double[] numbers(String column) {
    List<@Nullable String> cells = cells(columns, column);
    double[] values = new double[cells.size()];
    Arrays.fill(values, Double.NaN);
    for (int row = 0; row < values.length; row++) {
      String cell = cells.get(row);
      if (cell == null) {
        continue;
      }
      Double value = number(cell);
      if (value == null) {
        throw unusable(
            "文件 {0} 第 {1} 行，列“{2}”：“{3}”不是数。",
            "The file ({0}), line ({1}), column ({2}): ({3}) is not a number.",
            file,
            row + 2,
            column,
            cell);
      }
      values[row] = value;
    }
    return values;
  }

  private static @Nullable Double number(String cell) {
    try {
      double value = Double.parseDouble(cell);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static CommandProblem unusable(String zh, String en, Object... arguments) {
    return new CommandProblem(CommandProblem.UNUSABLE, Text.of(zh, en).fill(arguments));
  }
}
