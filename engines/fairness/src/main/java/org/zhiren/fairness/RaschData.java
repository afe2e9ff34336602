package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The answers of a {@link RaschModel} as arrays, ordered by person, and the parameters that they
 * bear on: first the levels of all facets, then the thresholds.
 *
 * @param model the model
 * @param categories the answers that occurred, ascending
 * @param persons the names of the persons
 * @param first where each person's answers begin; one more entry than persons
 * @param answer category 0 … steps of each answer
 * @param level for each facet, the parameter of each answer
 * @param names for each facet, the names of its levels
 * @param offset for each facet, its first parameter; then the first threshold
 * @param missing answers left out
 */
record RaschData(
    RaschModel model,
    List<Integer> categories,
    List<String> persons,
    int[] first,
    int[] answer,
    int[][] level,
    List<List<String>> names,
    int[] offset,
    int missing) {

  static RaschData of(RatingTable table, RaschModel model) {
    double[] scores = table.number(model.score());
    RatingTable.Categories person = table.category(model.person());
    List<RatingTable.Categories> facets = model.facets().stream().map(table::category).toList();
    TreeSet<Integer> used = new TreeSet<>();
    int[] rows = new int[table.rows()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      int at = row;
      if (Double.isNaN(scores[row])
          || person.codes()[row] < 0
          || facets.stream().anyMatch(facet -> facet.codes()[at] < 0)) {
        continue;
      }
      if (scores[row] != Math.rint(scores[row]) || Math.abs(scores[row]) > 1_000) {
        throw new IllegalArgumentException(
            "Column (%s), row (%d): the answer (%s) is not a whole number between -1000 and 1000. Maybe fit a mixed model instead."
                .formatted(model.score(), row, scores[row]));
      }
      used.add((int) scores[row]);
      rows[count++] = row;
    }
    if (used.size() < 2) {
      throw new IllegalArgumentException(
          "The column (%s) holds the answers (%s): nothing differs."
              .formatted(model.score(), used));
    }
    if (used.size() > 50) {
      throw new IllegalArgumentException(
          "The column (%s) holds (%d) different answers, too many for ordered categories. Maybe fit a mixed model instead."
              .formatted(model.score(), used.size()));
    }
    List<Integer> categories = new ArrayList<>(used);
    Compact persons = Compact.of(person, rows, count);
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Integer.compare(persons.code[a], persons.code[b]));
    int[] first = new int[persons.names.size() + 1];
    int[] answer = new int[count];
    for (int i = 0; i < count; i++) {
      answer[i] = categories.indexOf((int) scores[rows[order[i]]]);
      first[persons.code[order[i]] + 1]++;
    }
    for (int p = 1; p < first.length; p++) {
      first[p] += first[p - 1];
    }
    int[][] level = new int[facets.size()][count];
    List<List<String>> names = new ArrayList<>();
    int[] offset = new int[facets.size() + 1];
    for (int f = 0; f < level.length; f++) {
      Compact facet = Compact.of(facets.get(f), rows, count);
      for (int i = 0; i < count; i++) {
        level[f][i] = offset[f] + facet.code[order[i]];
      }
      names.add(facet.names);
      offset[f + 1] = offset[f] + facet.names.size();
    }
    return new RaschData(
        model,
        categories,
        persons.names,
        first,
        answer,
        level,
        names,
        offset,
        table.rows() - count);
  }

  /** The number of answers. */
  int size() {
    return answer.length;
  }

  /** The number of facets. */
  int facets() {
    return level.length;
  }

  /** The number of thresholds. */
  int steps() {
    return categories.size() - 1;
  }

  /** Levels of all facets and thresholds. */
  int parameters() {
    return offset[offset.length - 1] + steps();
  }

  /** Total difficulty of an answer. */
  double difficulty(int i, double[] parameters) {
    double sum = 0;
    for (int[] facet : level) {
      sum += parameters[facet[i]];
    }
    return sum;
  }

  /** The thresholds among the parameters. */
  double[] thresholds(double[] parameters) {
    return Arrays.copyOfRange(parameters, offset[offset.length - 1], parameters.length);
  }

  /** The facet of a parameter, or the number of facets for a threshold. */
  int facetOf(int parameter) {
    int f = 0;
    while (f < facets() && parameter >= offset[f + 1]) {
      f++;
    }
    return f;
  }

  /** Codes without gaps, for the levels that occur. */
  private record Compact(int[] code, List<String> names) {

    static Compact of(RatingTable.Categories column, int[] rows, int count) {
      int[] to = new int[column.count()];
      for (int i = 0; i < count; i++) {
        to[column.codes()[rows[i]]] = 1;
      }
      List<String> names = new ArrayList<>();
      for (int level = 0; level < to.length; level++) {
        if (to[level] == 1) {
          to[level] = names.size();
          names.add(column.level(level));
        }
      }
      int[] code = new int[count];
      for (int i = 0; i < count; i++) {
        code[i] = to[column.codes()[rows[i]]];
      }
      return new Compact(code, names);
    }
  }
}
