package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of rater groups. A group without ratings keeps no weight: the others share it in
 * proportion, so that nobody's score sinks because a group did not vote.
 */
final class WeightedScores {

  private WeightedScores() {}

  static List<WeightedScore> of(
      FairFit fit,
      String person,
      RatingTable.Categories group,
      String groupColumn,
      Map<String, Double> weights) {
    double total = 0;
    for (Map.Entry<String, Double> weight : weights.entrySet()) {
      if (!(weight.getValue() > 0)) {
        throw new IllegalArgumentException(
            "The weight of rater group (%s) is (%s), it must be positive. Maybe leave the group out."
                .formatted(weight.getKey(), weight.getValue()));
      }
      total += weight.getValue();
    }
    List<String> names = new ArrayList<>(weights.keySet());
    Design design = fit.design();
    Term persons = design.terms().get(Standings.indexOf(design.terms(), person));
    int n = persons.levels();
    int g = names.size();
    double[][] sum = new double[n][g];
    double[][] mass = new double[n][g];
    double[] own = fit.effects(person).estimates();
    Fitted fitted = new Fitted(fit);
    for (int row = 0; row < design.rows(); row++) {
      int[] used = design.usedRows();
      int code = group.codes()[used == null ? row : used[row]];
      if (code < 0) {
        continue;
      }
      int at = names.indexOf(group.level(code));
      if (at < 0) {
        throw new IllegalArgumentException(
            "Column (%s): rater group (%s) has no weight among %s."
                .formatted(groupColumn, group.level(code), weights));
      }
      int p = persons.codes()[row];
      double w = design.weight() == null ? 1 : design.weight()[row];
      sum[p][at] +=
          w * (fit.fixed().getFirst().estimate() + own[p * persons.width()] + fitted.residual(row));
      mass[p][at] += w;
    }
    List<WeightedScore> scores = new ArrayList<>();
    for (int p = 0; p < n; p++) {
      Map<String, Double> means = new LinkedHashMap<>();
      Map<String, Double> shares = new LinkedHashMap<>();
      List<String> absent = new ArrayList<>();
      double present = 0;
      for (int j = 0; j < g; j++) {
        if (mass[p][j] > 0) {
          present += weights.getOrDefault(names.get(j), 0.0);
        } else {
          absent.add(names.get(j));
        }
      }
      double score = 0;
      double variance = 0;
      for (int j = 0; j < g; j++) {
        if (mass[p][j] > 0) {
          double share = weights.getOrDefault(names.get(j), 0.0) / present;
          double mean = sum[p][j] / mass[p][j];
          means.put(names.get(j), mean);
          shares.put(names.get(j), share);
          score += share * mean;
          variance += share * share * fit.sigma() * fit.sigma() / mass[p][j];
        }
      }
      scores.add(
          new WeightedScore(
              persons.levelName().apply(p),
              Collections.unmodifiableMap(means),
              Collections.unmodifiableMap(shares),
              List.copyOf(absent),
              present > 0 && total > 0 ? score : Double.NaN,
              Math.sqrt(variance)));
    }
    return scores;
  }
}
