package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.fairness.Diagnosis.Finding;
import org.zhiren.fairness.Diagnosis.Kind;

/**
 * Tests of each rater against what the other raters see.
 *
 * <p>For each rating the person's effect is predicted from the other raters alone, so that a rater
 * cannot agree with himself. Under the model the residual then has variance σ² plus the variance of
 * that prediction, and a conscientious rater follows it with slope one.
 */
final class RaterDiagnostics {

  private static final int FEWEST = 5;

  private final FairFit fit;
  private final Design design;
  private final Term persons;
  private final Term raters;
  private final double[] base;
  private final double[] sum;
  private final double[] weight;
  private final double personRatio;
  private final double sigma2;

  private RaterDiagnostics(FairFit fit, String person, String rater) {
    this.fit = fit;
    design = fit.design();
    persons = term(person);
    raters = term(rater);
    sigma2 = fit.sigma() * fit.sigma();
    double theta = fit.theta().getOrDefault(person, 0.0);
    personRatio = Math.max(theta * theta, 1e-10);
    base = new double[design.rows()];
    sum = new double[persons.levels()];
    weight = new double[persons.levels()];
    double[] leniency = fit.effects(rater).estimates();
    for (int row = 0; row < base.length; row++) {
      base[row] = design.score()[row] - fixedAndOthers(row);
      double w = weightOf(row);
      int p = persons.codes()[row];
      sum[p] += w * (base[row] - leniency[raters.codes()[row]]);
      weight[p] += w;
    }
  }

  static Diagnosis of(
      FairFit fit, String person, String rater, int @Nullable [] items, double rate) {
    RaterDiagnostics tests = new RaterDiagnostics(fit, person, rater);
    if (tests.persons.width() != 1 || tests.raters.width() != 1) {
      throw new IllegalArgumentException(
          "Diagnostics need single effects: person (%s) has (%d), rater (%s) has (%d)."
              .formatted(person, tests.persons.width(), rater, tests.raters.width()));
    }
    List<Diagnosis.Profile> profiles = new ArrayList<>();
    List<Finding> candidates = new ArrayList<>();
    tests.raters(profiles, candidates);
    if (items != null) {
      tests.halo(items, candidates);
    }
    return new Diagnosis(List.copyOf(profiles), falseDiscoveries(candidates, rate), rate);
  }

  /** What people give one another beyond what is expected of either. */
  static MutualRatings mutual(FairFit fit, String person, String rater) {
    RaterDiagnostics parts = new RaterDiagnostics(fit, person, rater);
    return MutualRatings.of(
        parts.raters, parts.persons, parts.base, parts.design.weight(), fit.sigma());
  }

  private Term term(String name) {
    for (Term term : design.terms()) {
      if (term.name().equals(name)) {
        return term;
      }
    }
    throw new IllegalArgumentException("The model has no random term (%s).".formatted(name));
  }

  private double weightOf(int row) {
    double[] w = design.weight();
    return w == null ? 1 : w[row];
  }

  private double fixedAndOthers(int row) {
    double value = fit.fixed().getFirst().estimate() - design.scoreMean();
    for (int j = 1; j < design.fixed().size(); j++) {
      double shift =
          design.fixed().get(j) instanceof FixedColumn.Centred centred ? centred.mean() : 0;
      value += (design.fixed().get(j).at(row) + shift) * fit.fixed().get(j).estimate();
    }
    for (Term term : design.terms()) {
      if (term == persons || term == raters) {
        continue;
      }
      double[] estimates = fit.effects(term.name()).estimates();
      for (int c = 0; c < term.width(); c++) {
        value += term.at(c, row) * estimates[term.codes()[row] * term.width() + c];
      }
    }
    return value;
  }

  private void raters(List<Diagnosis.Profile> profiles, List<Finding> candidates) {
    Adjacency.RowsByLevel rows = Adjacency.RowsByLevel.of(raters);
    Effects leniency = fit.effects(raters.name());
    double theta = fit.theta().getOrDefault(raters.name(), 0.0);
    double spread = theta * theta * sigma2;
    for (int j = 0; j < raters.levels(); j++) {
      int from = rows.start()[j];
      int to = rows.start()[j + 1];
      Effects.Effect effect = leniency.get(j);
      double known = spread - effect.predictionSd() * effect.predictionSd();
      if (known > 1e-9 * sigma2) {
        candidates.add(
            new Finding(
                Kind.SEVERITY,
                List.of(effect.level()),
                2 * Normal.upper(Math.abs(effect.estimate()) / Math.sqrt(known))));
      }
      double[] shape =
          to - from < FEWEST
              ? new double[] {Double.NaN, Double.NaN, Double.NaN}
              : compare(j, effect, rows, candidates);
      profiles.add(
          new Diagnosis.Profile(
              effect.level(),
              to - from,
              effect.estimate(),
              effect.predictionSd(),
              shape[0],
              shape[1],
              shape[2]));
    }
  }

  /** Slope, infit and outfit of one rater; adds tests to the candidates. */
  private double[] compare(
      int j, Effects.Effect effect, Adjacency.RowsByLevel rows, List<Finding> candidates) {
    int from = rows.start()[j];
    int m = rows.start()[j + 1] - from;
    double[] seen = new double[m];
    double[] given = new double[m];
    double[] variance = new double[m];
    double all = 0;
    double seenMean = 0;
    double givenMean = 0;
    double rawMean = 0;
    for (int i = 0; i < m; i++) {
      int row = rows.order()[from + i];
      int p = persons.codes()[row];
      double w = weightOf(row);
      double others = weight[p] - w + 1 / personRatio;
      seen[i] = (sum[p] - w * (base[row] - effect.estimate())) / others;
      given[i] = base[row];
      variance[i] = sigma2 / w + sigma2 / others;
      double precision = 1 / variance[i];
      all += precision;
      seenMean += precision * seen[i];
      givenMean += precision * given[i];
      rawMean += design.score()[row] / m;
    }
    seenMean /= all;
    givenMean /= all;
    double cross = 0;
    double square = 0;
    for (int i = 0; i < m; i++) {
      cross += (seen[i] - seenMean) * (given[i] - givenMean) / variance[i];
      square += (seen[i] - seenMean) * (seen[i] - seenMean) / variance[i];
    }
    double slope = square > 0 ? cross / square : Double.NaN;
    double standardised = 0;
    double raw = 0;
    double expected = 0;
    double flat = 0;
    for (int i = 0; i < m; i++) {
      double rest = given[i] - givenMean - (seen[i] - seenMean);
      standardised += rest * rest / variance[i];
      raw += rest * rest;
      expected += variance[i];
      int row = rows.order()[from + i];
      double around = design.score()[row] - rawMean;
      flat += around * around * weightOf(row) / sigma2;
    }
    String rater = effect.level();
    double unrelated = square > 0 ? unrelated(seen, seenMean, given, givenMean, variance) : 1;
    // With a slope of one the estimate has variance 1/square. Scores that follow the persons well
    // enough may be erratic, but they are not unrelated.
    if (!((1 - slope) * Math.sqrt(square) > 1.645)) {
      unrelated = 1;
    }
    boolean reversed = slope * Math.sqrt(square) < -1.645;
    candidates.add(
        new Finding(reversed ? Kind.REVERSED : Kind.CARELESS, List.of(rater), unrelated));
    candidates.add(
        new Finding(Kind.STRAIGHT_LINING, List.of(rater), Normal.chiSquareLower(flat, m - 1)));
    double freedom = (m - 1.0) / m;
    return new double[] {slope, raw / expected / freedom, standardised / (m - 1)};
  }

  /**
   * How often a conscientious rater's scores look as unrelated to the persons. The likelihood ratio
   * of scores that follow the persons (variance v) against scores that only have their spread
   * (variance v + p, with p that of the persons) grows with the squares of what is given less 1 +
   * v/p times what the others see; of a conscientious rater that sum is noncentral chi-square.
   */
  private double unrelated(
      double[] seen, double seenMean, double[] given, double givenMean, double[] variance) {
    double sum = 0;
    double noncentrality = 0;
    for (int i = 0; i < seen.length; i++) {
      double excess = variance[i] / (personRatio * sigma2);
      double s = seen[i] - seenMean;
      double rest = given[i] - givenMean - (1 + excess) * s;
      sum += rest * rest / variance[i];
      noncentrality += excess * excess * s * s / variance[i];
    }
    return Normal.noncentralUpper(sum, seen.length - 1.0, noncentrality);
  }

  /** Items of one person scored by one rater, after the mean of each item is taken off. */
  private void halo(int[] items, List<Finding> candidates) {
    int count = java.util.Arrays.stream(items).max().orElse(-1) + 1;
    double[] mean = new double[count];
    int[] size = new int[count];
    for (int row = 0; row < design.rows(); row++) {
      if (items[row] >= 0) {
        mean[items[row]] += base[row];
        size[items[row]]++;
      }
    }
    for (int i = 0; i < count; i++) {
      mean[i] /= Math.max(1, size[i]);
    }
    java.util.Map<Long, double[]> cells = new java.util.TreeMap<>();
    for (int row = 0; row < design.rows(); row++) {
      if (items[row] < 0) {
        continue;
      }
      long key = (long) raters.codes()[row] * persons.levels() + persons.codes()[row];
      double[] cell = cells.computeIfAbsent(key, k -> new double[3]);
      double value = base[row] - mean[items[row]];
      cell[0]++;
      cell[1] += value;
      cell[2] += value * value;
    }
    double[] squares = new double[raters.levels()];
    double[] freedom = new double[raters.levels()];
    double allSquares = 0;
    double allFreedom = 0;
    for (java.util.Map.Entry<Long, double[]> entry : cells.entrySet()) {
      double[] cell = entry.getValue();
      if (cell[0] < 2) {
        continue;
      }
      int j = (int) (entry.getKey() / persons.levels());
      double within = cell[2] - cell[1] * cell[1] / cell[0];
      squares[j] += within;
      freedom[j] += cell[0] - 1;
      allSquares += within;
      allFreedom += cell[0] - 1;
    }
    double usual = allSquares / Math.max(1, allFreedom);
    for (int j = 0; j < squares.length; j++) {
      if (freedom[j] >= FEWEST && usual > 0) {
        candidates.add(
            new Finding(
                Kind.HALO,
                List.of(raters.levelName().apply(j)),
                Normal.chiSquareLower(squares[j] / usual, freedom[j])));
      }
    }
  }

  /**
   * Benjamini and Hochberg (1995): the largest set whose expected false share stays below rate.
   * Each family of questions is judged by itself, so that many clear answers to one do not drown,
   * or carry, another.
   */
  static List<Finding> falseDiscoveries(List<Finding> candidates, double rate) {
    Map<Kind, List<Finding>> families = new EnumMap<>(Kind.class);
    for (Finding candidate : candidates) {
      Kind family = candidate.kind() == Kind.REVERSED ? Kind.CARELESS : candidate.kind();
      families.computeIfAbsent(family, k -> new ArrayList<>()).add(candidate);
    }
    List<Finding> kept = new ArrayList<>();
    for (List<Finding> family : families.values()) {
      family.sort(Comparator.comparingDouble(Finding::probability));
      int last = -1;
      for (int i = 0; i < family.size(); i++) {
        if (family.get(i).probability() <= rate * (i + 1) / family.size()) {
          last = i;
        }
      }
      kept.addAll(family.subList(0, last + 1));
    }
    kept.sort(Comparator.comparingDouble(Finding::probability));
    return List.copyOf(kept);
  }
}
