package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.fairness.RatingTable.Categories;

/**
 * The complete rows of a table, laid out for one model.
 *
 * @param rows the number of rows used
 * @param usedRows the row of the table behind each row used; null if all are used
 * @param score the scores less {@code scoreMean}
 * @param scoreMean the mean score
 * @param weight prior weights; null if all are one
 * @param terms the random terms
 * @param fixed the columns of the fixed effects that are estimable, the intercept first
 * @param dropped the names of fixed columns that others determine
 * @param missing the rows left out, by the column that lacked a value
 */
record Design(
    int rows,
    int @Nullable [] usedRows,
    double[] score,
    double scoreMean,
    double @Nullable [] weight,
    List<Term> terms,
    List<FixedColumn> fixed,
    List<String> dropped,
    Map<String, Integer> missing) {

  private static final String INTERCEPT = "(Intercept)";

  static Design of(RatingTable table, FairModel model) {
    if (model.random().isEmpty()) {
      throw new IllegalArgumentException(
          "The model of (%s) has no random factor. Maybe name persons and raters."
              .formatted(model.score()));
    }
    int[] used = completeRows(table, model);
    Map<String, Integer> missing = countMissing(table, model);
    int n = used == null ? table.rows() : used.length;
    if (n < 2) {
      throw new IllegalArgumentException(
          "Only rows (%d) of (%d) are complete; missing by column: %s. Maybe a column is empty."
              .formatted(n, table.rows(), missing));
    }
    double[] score = take(table.number(model.score()), used).clone();
    double mean = 0;
    for (double v : score) {
      mean += v / n;
    }
    double spread = 0;
    for (int i = 0; i < n; i++) {
      score[i] -= mean;
      spread = Math.max(spread, Math.abs(score[i]));
    }
    if (!(spread > 1e-12 * Math.max(1, Math.abs(mean)))) {
      throw new IllegalArgumentException(
          "All scores in (%s) are equal (%s): there is nothing to compare."
              .formatted(model.score(), mean));
    }
    double[] weight = model.weight() == null ? null : weights(table, model.weight(), used);
    List<Term> terms = new ArrayList<>();
    for (FairModel.RandomTerm term : model.random()) {
      terms.add(term(table, term, used, n));
    }
    List<FixedColumn> wanted = fixedColumns(table, model, used, n);
    List<String> dropped = new ArrayList<>();
    List<FixedColumn> fixed = estimable(wanted, n, dropped);
    if (n <= fixed.size()) {
      throw new IllegalArgumentException(
          "There are rows (%d) for fixed effects (%d): too few.".formatted(n, fixed.size()));
    }
    return new Design(n, used, score, mean, weight, terms, fixed, dropped, missing);
  }

  /** The same for some of the rows, with those levels and fixed columns that occur there. */
  Design subset(int[] chosen) {
    List<Term> fewer = new ArrayList<>();
    for (Term term : terms) {
      List<double @Nullable []> slopes = new ArrayList<>();
      for (double[] slope : term.slopes()) {
        slopes.add(slope == null ? null : take(slope, chosen));
      }
      Levels levels =
          new Levels(take(term.codes(), chosen), term.levels(), term.levelName())
              .compact(chosen.length);
      fewer.add(
          new Term(
              term.name(),
              levels.codes,
              levels.count,
              levels.name,
              slopes,
              term.coefficientNames()));
    }
    List<FixedColumn> columns = new ArrayList<>();
    for (FixedColumn column : fixed) {
      columns.add(
          switch (column) {
            case FixedColumn.Ones ones -> ones;
            case FixedColumn.Centred(String name, double[] values, double mean) ->
                new FixedColumn.Centred(name, take(values, chosen), mean);
            case FixedColumn.Indicator(String name, int[] codes, int level) ->
                new FixedColumn.Indicator(name, take(codes, chosen), level);
          });
    }
    return new Design(
        chosen.length,
        chosen,
        take(score, chosen),
        scoreMean,
        weight == null ? null : take(weight, chosen),
        fewer,
        estimable(columns, chosen.length, new ArrayList<>()),
        dropped,
        missing);
  }

  private static List<String> columns(FairModel model) {
    List<String> names = new ArrayList<>();
    names.add(model.score());
    if (model.weight() != null) {
      names.add(model.weight());
    }
    model.fixed().forEach(f -> names.add(f.column()));
    for (FairModel.RandomTerm term : model.random()) {
      names.addAll(term.columns());
      for (String slope : term.coefficients()) {
        if (slope != null) {
          names.add(slope);
        }
      }
    }
    return names.stream().distinct().toList();
  }

  /** Tells where a column lacks a value. */
  private sealed interface Gaps {
    boolean absent(int row);

    record OfNumbers(double[] values) implements Gaps {
      @Override
      public boolean absent(int row) {
        return Double.isNaN(values[row]);
      }
    }

    record OfCodes(int[] codes) implements Gaps {
      @Override
      public boolean absent(int row) {
        return codes[row] < 0;
      }
    }

    static Gaps of(RatingTable table, String column) {
      return table.isNumber(column)
          ? new OfNumbers(table.number(column))
          : new OfCodes(table.category(column).codes());
    }
  }

  private static int @Nullable [] completeRows(RatingTable table, FairModel model) {
    List<String> columns = columns(model);
    for (String column : columns) {
      if (!table.has(column)) {
        table.number(column); // throws, naming the columns that exist
      }
    }
    BitSet incomplete = new BitSet();
    for (String column : columns) {
      Gaps gaps = Gaps.of(table, column);
      for (int row = 0; row < table.rows(); row++) {
        if (gaps.absent(row)) {
          incomplete.set(row);
        }
      }
    }
    if (incomplete.isEmpty()) {
      return null;
    }
    int[] keep = new int[table.rows() - incomplete.cardinality()];
    int kept = 0;
    for (int row = 0; row < table.rows(); row++) {
      if (!incomplete.get(row)) {
        keep[kept++] = row;
      }
    }
    return keep;
  }

  private static Map<String, Integer> countMissing(RatingTable table, FairModel model) {
    Map<String, Integer> missing = new LinkedHashMap<>();
    for (String column : columns(model)) {
      Gaps gaps = Gaps.of(table, column);
      int count = 0;
      for (int row = 0; row < table.rows(); row++) {
        count += gaps.absent(row) ? 1 : 0;
      }
      if (count > 0) {
        missing.put(column, count);
      }
    }
    return missing;
  }

  private static double[] weights(RatingTable table, String column, int @Nullable [] used) {
    double[] weight = take(table.number(column), used);
    for (int i = 0; i < weight.length; i++) {
      if (!(weight[i] > 0)) {
        throw new IllegalArgumentException(
            "Column (%s), row (%d): weight (%s) must be positive. Maybe leave the row out."
                .formatted(column, used == null ? i : used[i], weight[i]));
      }
    }
    return weight;
  }

  private static double[] take(double[] values, int @Nullable [] used) {
    if (used == null) {
      return values;
    }
    double[] taken = new double[used.length];
    for (int i = 0; i < used.length; i++) {
      taken[i] = values[used[i]];
    }
    return taken;
  }

  private static int[] take(int[] values, int @Nullable [] used) {
    if (used == null) {
      return values;
    }
    int[] taken = new int[used.length];
    for (int i = 0; i < used.length; i++) {
      taken[i] = values[used[i]];
    }
    return taken;
  }

  private static Term term(
      RatingTable table, FairModel.RandomTerm spec, int @Nullable [] used, int n) {
    List<double @Nullable []> slopes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String coefficient : spec.coefficients()) {
      slopes.add(coefficient == null ? null : take(table.number(coefficient), used));
      names.add(coefficient == null ? INTERCEPT : coefficient);
    }
    Levels levels = Levels.of(table.category(spec.columns().getFirst()), used);
    for (String column : spec.columns().subList(1, spec.columns().size())) {
      levels = levels.cross(Levels.of(table.category(column), used));
    }
    Levels compact = levels.compact(n);
    return new Term(spec.name(), compact.codes, compact.count, compact.name::apply, slopes, names);
  }

  /** Codes with the names of their levels; not every level need occur. */
  private record Levels(int[] codes, int count, java.util.function.IntFunction<String> name) {

    static Levels of(Categories column, int @Nullable [] used) {
      return new Levels(take(column.codes(), used), column.count(), column::level);
    }

    Levels cross(Levels other) {
      Map<Long, Integer> index = new HashMap<>();
      for (int i = 0; i < codes.length; i++) {
        index.put((long) codes[i] * other.count + other.codes[i], 0);
      }
      long[] keys = index.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
      for (int i = 0; i < keys.length; i++) {
        index.put(keys[i], i);
      }
      int[] crossed = new int[codes.length];
      for (int i = 0; i < codes.length; i++) {
        crossed[i] = index.getOrDefault((long) codes[i] * other.count + other.codes[i], -1);
      }
      return new Levels(
          crossed,
          keys.length,
          k ->
              name.apply((int) (keys[k] / other.count))
                  + ":"
                  + other.name.apply((int) (keys[k] % other.count)));
    }

    Levels compact(int n) {
      int[] rank = new int[count];
      for (int i = 0; i < n; i++) {
        rank[codes[i]] = 1;
      }
      int present = 0;
      int[] old = new int[count];
      for (int l = 0; l < count; l++) {
        if (rank[l] == 1) {
          old[present] = l;
          rank[l] = present++;
        }
      }
      if (present == count) {
        return this;
      }
      int[] renumbered = new int[n];
      for (int i = 0; i < n; i++) {
        renumbered[i] = rank[codes[i]];
      }
      return new Levels(renumbered, present, l -> name.apply(old[l]));
    }
  }

  private static List<FixedColumn> fixedColumns(
      RatingTable table, FairModel model, int @Nullable [] used, int n) {
    List<FixedColumn> columns = new ArrayList<>();
    columns.add(new FixedColumn.Ones(INTERCEPT));
    for (FairModel.FixedTerm term : model.fixed()) {
      switch (term) {
        case FairModel.FixedTerm.Linear(String column) -> {
          double[] values = take(table.number(column), used);
          double mean = 0;
          for (double v : values) {
            mean += v / n;
          }
          columns.add(new FixedColumn.Centred(column, values, mean));
        }
        case FairModel.FixedTerm.Category(String column) -> {
          Levels levels = Levels.of(table.category(column), used).compact(n);
          for (int l = 1; l < levels.count; l++) {
            columns.add(new FixedColumn.Indicator(column + levels.name.apply(l), levels.codes, l));
          }
        }
      }
    }
    return columns;
  }

  /** Leaves out columns that the ones before them determine (Gram matrix, relative pivots). */
  private static List<FixedColumn> estimable(
      List<FixedColumn> wanted, int n, List<String> dropped) {
    if (wanted.size() == 1) {
      return wanted;
    }
    int p = wanted.size();
    double[][] gram = new double[p][p];
    double[] x = new double[p];
    for (int row = 0; row < n; row++) {
      for (int j = 0; j < p; j++) {
        x[j] = wanted.get(j).at(row);
      }
      for (int i = 0; i < p; i++) {
        if (x[i] != 0) {
          DenseKernel.addOne(gram[i], x, x[i], i, p);
        }
      }
    }
    double[] size = new double[p];
    for (int j = 0; j < p; j++) {
      size[j] = gram[j][j];
    }
    List<FixedColumn> kept = new ArrayList<>();
    for (int k = 0; k < p; k++) {
      if (!(gram[k][k] > 1e-10 * size[k])) {
        dropped.add(wanted.get(k).name());
        continue;
      }
      kept.add(wanted.get(k));
      for (int i = k + 1; i < p; i++) {
        DenseKernel.addOne(gram[i], gram[k], -gram[k][i] / gram[k][k], i, p);
      }
    }
    return kept;
  }
}
