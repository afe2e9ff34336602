package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ratings as a table of equally long columns: one row for each judgement.
 *
 * <p>A column holds categories (who rated, who was rated, unit, item) or numbers (score, years,
 * baseline conditions). A missing cell is {@code null} or blank in a category and NaN in a number;
 * a fit leaves such rows out and counts them, it never fills them in.
 */
public final class RatingTable {

  private final int rows;
  private final Map<String, Categories> categories;
  private final Map<String, double[]> numbers;

  private RatingTable(int rows, Map<String, Categories> categories, Map<String, double[]> numbers) {
    this.rows = rows;
    this.categories = Map.copyOf(categories);
    this.numbers = Map.copyOf(numbers);
  }

  /**
   * Starts a table of {@code rows} rows.
   *
   * @throws IllegalArgumentException if {@code rows} is negative
   */
  public static Builder rows(int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows (%d) must not be negative.".formatted(rows));
    }
    return new Builder(rows);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** Whether a column of categories or numbers has this name. */
  public boolean has(String column) {
    return categories.containsKey(column) || numbers.containsKey(column);
  }

  /** Whether the column holds numbers. */
  public boolean isNumber(String column) {
    return numbers.containsKey(column);
  }

  Categories category(String column) {
    Categories found = categories.get(column);
    if (found == null) {
      double[] values = numbers.get(column);
      if (values == null) {
        throw unknown(column);
      }
      return Categories.ofNumbers(values);
    }
    return found;
  }

  double[] number(String column) {
    double[] found = numbers.get(column);
    if (found == null) {
      if (categories.containsKey(column)) {
        throw new IllegalArgumentException(
            "The column (%s) holds categories where numbers are needed. Maybe name it as a factor."
                .formatted(column));
      }
      throw unknown(column);
    }
    return found;
  }

  private IllegalArgumentException unknown(String column) {
    List<String> names = new ArrayList<>(categories.keySet());
    names.addAll(numbers.keySet());
    names.sort(null);
    return new IllegalArgumentException(
        "There is no column (%s). Maybe one of %s.".formatted(column, names));
  }

  /**
   * Categories as codes.
   *
   * @param codes the level of each row, −1 if missing
   * @param levels the names of the levels; null if each code is its own name
   */
  record Categories(int[] codes, @Nullable List<String> levels, int count) {

    static Categories of(List<@Nullable String> values) {
      Map<String, Integer> index = new HashMap<>();
      List<String> names = new ArrayList<>();
      int[] codes = new int[values.size()];
      for (int i = 0; i < codes.length; i++) {
        String value = values.get(i);
        if (value == null || value.isBlank()) {
          codes[i] = -1;
          continue;
        }
        Integer known = index.get(value);
        if (known == null) {
          known = names.size();
          index.put(value, known);
          names.add(value);
        }
        codes[i] = known;
      }
      return sorted(codes, names);
    }

    /** Takes {@code codes} over and renumbers them. */
    static Categories of(int[] codes, List<String> names) {
      return sorted(codes, names);
    }

    static Categories ofNumbers(double[] values) {
      List<@Nullable String> texts = new ArrayList<>(values.length);
      for (double value : values) {
        texts.add(
            Double.isNaN(value)
                ? null
                : value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value));
      }
      return of(texts);
    }

    String level(int code) {
      return levels == null ? Integer.toString(code) : levels.get(code);
    }

    /**
     * Levels in the order of their names (as numbers if all are), so that row order is no matter.
     */
    private static Categories sorted(int[] codes, List<String> names) {
      int[] order = LevelOrder.order(names);
      int[] rank = new int[order.length];
      List<String> levels = new ArrayList<>(order.length);
      for (int i = 0; i < order.length; i++) {
        rank[order[i]] = i;
        levels.add(names.get(order[i]));
      }
      for (int i = 0; i < codes.length; i++) {
        if (codes[i] >= 0) {
          codes[i] = rank[codes[i]];
        }
      }
      return new Categories(codes, levels, levels.size());
    }
  }

  /** Collects columns. Arrays handed in are kept, not copied: do not change them afterwards. */
  public static final class Builder {
    private final int rows;
    private final Map<String, Categories> categories = new LinkedHashMap<>();
    private final Map<String, double[]> numbers = new LinkedHashMap<>();

    private Builder(int rows) {
      this.rows = rows;
    }

    /**
     * Adds a column of categories.
     *
     * @throws IllegalArgumentException if the length differs or the name is taken
     */
    public Builder category(String name, List<@Nullable String> values) {
      check(name, values.size());
      categories.put(name, Categories.of(values));
      return this;
    }

    /**
     * Adds a column of categories given as codes with names: code {@code c} (−1: missing) means
     * {@code levels.get(c)}. Levels are put in the order of their names. For large tables.
     *
     * @throws IllegalArgumentException if the length differs, the column or a level is given twice
     *     or a code is out of range
     */
    public Builder codes(String name, int[] codes, List<String> levels) {
      if (new HashSet<>(levels).size() != levels.size()) {
        throw new IllegalArgumentException(
            "Column (%s): a level stands twice among (%d).".formatted(name, levels.size()));
      }
      checkCodes(name, codes, levels.size());
      categories.put(name, Categories.of(codes, levels));
      return this;
    }

    /**
     * Adds a column of categories given as codes 0 … {@code count} − 1 (−1: missing); each code is
     * its own name. For very large tables.
     *
     * @throws IllegalArgumentException if the length differs, the name is taken or a code is out of
     *     range
     */
    public Builder codes(String name, int[] codes, int count) {
      checkCodes(name, codes, count);
      categories.put(name, new Categories(codes, null, count));
      return this;
    }

    private void checkCodes(String name, int[] codes, int count) {
      check(name, codes.length);
      for (int i = 0; i < codes.length; i++) {
        if (codes[i] < -1 || codes[i] >= count) {
          throw new IllegalArgumentException(
              "Column (%s), row (%d): code (%d) is outside -1 … count - 1 (%d)."
                  .formatted(name, i, codes[i], count - 1));
        }
      }
    }

    /**
     * Adds a column of numbers; NaN means missing.
     *
     * @throws IllegalArgumentException if the length differs, the name is taken or a value is
     *     infinite
     */
    public Builder number(String name, double[] values) {
      check(name, values.length);
      for (int i = 0; i < values.length; i++) {
        if (Double.isInfinite(values[i])) {
          throw new IllegalArgumentException(
              "Column (%s), row (%d): value (%s) is not finite.".formatted(name, i, values[i]));
        }
      }
      numbers.put(name, values);
      return this;
    }

    /** The finished table. */
    public RatingTable build() {
      return new RatingTable(rows, categories, numbers);
    }

    private void check(String name, int length) {
      if (length != rows) {
        throw new IllegalArgumentException(
            "Column (%s) has length (%d), the table has rows (%d).".formatted(name, length, rows));
      }
      if (categories.containsKey(name) || numbers.containsKey(name)) {
        throw new IllegalArgumentException("Column (%s) was given twice.".formatted(name));
      }
    }
  }
}
