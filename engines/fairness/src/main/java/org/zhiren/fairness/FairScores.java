package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes every person's raw mean apart into corrections, caution and fair score. */
final class FairScores {

  private FairScores() {}

  static List<FairScore> of(FairFit fit, String person) {
    Design design = fit.design();
    Term persons =
        design.terms().stream()
            .filter(t -> t.name().equals(person))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "The model has no random term (%s).".formatted(person)));
    Effects own = fit.effects(person);
    int n = persons.levels();
    double[] weight = new double[n];
    int[] ratings = new int[n];
    double[] raw = new double[n];
    Map<String, double[]> parts = new LinkedHashMap<>();
    double[][] ofTerm = new double[design.terms().size()][];
    for (int t = 0; t < ofTerm.length; t++) {
      ofTerm[t] = parts.computeIfAbsent(design.terms().get(t).name(), k -> new double[n]);
    }
    double[][] ofColumn = new double[design.fixed().size()][];
    for (int j = 1; j < ofColumn.length; j++) {
      ofColumn[j] = parts.computeIfAbsent(design.fixed().get(j).name(), k -> new double[n]);
    }
    double total = 0;
    double[] means = new double[design.fixed().size()];
    for (int row = 0; row < design.rows(); row++) {
      double w = weight(design, row);
      total += w;
      for (int j = 1; j < means.length; j++) {
        means[j] += w * design.fixed().get(j).at(row);
      }
    }
    double reference = fit.fixed().getFirst().estimate();
    for (int j = 1; j < means.length; j++) {
      means[j] /= total;
      double shift =
          design.fixed().get(j) instanceof FixedColumn.Centred centred ? centred.mean() : 0;
      reference += (means[j] + shift) * fit.fixed().get(j).estimate();
    }
    for (int row = 0; row < design.rows(); row++) {
      int p = persons.codes()[row];
      double w = weight(design, row);
      weight[p] += w;
      ratings[p]++;
      raw[p] += w * (design.score()[row] + design.scoreMean());
      for (int t = 0; t < ofTerm.length; t++) {
        Term term = design.terms().get(t);
        double[] estimates = fit.effects(term.name()).estimates();
        double[] part = ofTerm[t];
        for (int c = 0; c < term.width(); c++) {
          if (term != persons || c > 0) {
            part[p] += w * term.at(c, row) * estimates[term.codes()[row] * term.width() + c];
          }
        }
      }
      for (int j = 1; j < means.length; j++) {
        ofColumn[j][p] +=
            w * (design.fixed().get(j).at(row) - means[j]) * fit.fixed().get(j).estimate();
      }
    }
    List<FairScore> scores = new ArrayList<>(n);
    for (int p = 0; p < n; p++) {
      Map<String, Double> corrections = new LinkedHashMap<>();
      double mean = raw[p] / weight[p];
      double adjusted = mean;
      for (Map.Entry<String, double[]> part : parts.entrySet()) {
        if (part.getKey().equals(person) && persons.width() == 1) {
          continue;
        }
        double by = part.getValue()[p] / weight[p];
        corrections.put(part.getKey(), by);
        adjusted -= by;
      }
      Effects.Effect effect = own.get(p);
      double score = reference + effect.estimate();
      scores.add(
          new FairScore(
              effect.level(),
              ratings[p],
              mean,
              Collections.unmodifiableMap(corrections),
              adjusted - score,
              score,
              effect.predictionSd(),
              score - FairScore.QUANTILE_95 * effect.predictionSd(),
              score + FairScore.QUANTILE_95 * effect.predictionSd()));
    }
    return scores;
  }

  private static double weight(Design design, int row) {
    double[] w = design.weight();
    return w == null ? 1 : w[row];
  }
}
