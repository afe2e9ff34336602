package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns an optimum into results in the user's terms. */
final class FitReport {

  private FitReport() {}

  static FairFit exact(FairModel model, CrossProducts k, MixedOptimizer.Optimum optimum) {
    Evaluation at = optimum.evaluation();
    Coefficients solution = at.factor.solution();
    SelectedInverse inverse = SelectedInverse.variances(at.factor);
    double[][] covariance = SelectedInverse.fixedCovariance(at.factor);
    double sigma = Math.sqrt(at.sigma2);
    Map<String, Effects> effects = new LinkedHashMap<>();
    List<Term> terms = k.design().terms();
    for (int t = 0; t < terms.size(); t++) {
      boolean zero = zero(at.point, t);
      effects.put(
          terms.get(t).name(),
          new Effects(
              terms.get(t),
              pick(k, t, solution.kept, solution.eliminated, zero ? 0 : 1, false),
              pick(
                  k,
                  t,
                  inverse.keptVariance[0],
                  inverse.eliminatedVariance[0],
                  zero ? 0 : sigma,
                  true),
              pick(
                  k,
                  t,
                  inverse.keptVariance[1],
                  inverse.eliminatedVariance[1],
                  zero ? 0 : sigma,
                  true)));
    }
    return new FairFit(
        model,
        k.design(),
        Collections.unmodifiableMap(theta(terms, at.point)),
        outcome(
            at.criterion,
            sigma,
            optimum.iterations(),
            optimum.converged(),
            k,
            solution,
            covariance),
        Collections.unmodifiableMap(effects),
        at.factor);
  }

  static boolean zero(RelativeCovariance point, int term) {
    return point.widths[term] == 1
        && point.parameters[point.first[term]] <= RelativeCovariance.SMALLEST_LOG;
  }

  static Map<String, Double> theta(List<Term> terms, RelativeCovariance point) {
    Map<String, Double> theta = new LinkedHashMap<>();
    for (int t = 0; t < terms.size(); t++) {
      Term term = terms.get(t);
      double[][] triangle = point.triangle(t);
      if (term.width() == 1 && term.slopes().getFirst() == null) {
        theta.put(term.name(), zero(point, t) ? 0 : triangle[0][0]);
        continue;
      }
      for (int c = 0; c < term.width(); c++) {
        for (int r = c; r < term.width(); r++) {
          String name = term.name() + "." + term.coefficientNames().get(r);
          theta.put(r == c ? name : name + "." + term.coefficientNames().get(c), triangle[r][c]);
        }
      }
    }
    return theta;
  }

  static double[] pick(
      CrossProducts k, int term, double[] kept, double[] eliminated, double scale, boolean root) {
    Term spec = k.design().terms().get(term);
    int d = spec.width();
    double[] picked = new double[spec.levels() * d];
    for (int l = 0; l < spec.levels(); l++) {
      for (int c = 0; c < d; c++) {
        double value =
            term == k.eliminated() ? eliminated[l * d + c] : kept[k.position(term, l) + c];
        picked[l * d + c] = scale * (root ? Math.sqrt(Math.max(0, value)) : value);
      }
    }
    return picked;
  }

  /** Undoes the centring of scores and numbers: a change of the intercept only. */
  static FairFit.Outcome outcome(
      double criterion,
      double sigma,
      int iterations,
      boolean converged,
      CrossProducts k,
      Coefficients solution,
      double[][] relative) {
    List<FixedColumn> columns = k.design().fixed();
    int p = columns.size();
    double[] shift = new double[p];
    shift[0] = 1;
    double intercept = k.design().scoreMean() + solution.fixed[0];
    for (int j = 1; j < p; j++) {
      if (columns.get(j) instanceof FixedColumn.Centred centred) {
        shift[j] = -centred.mean();
        intercept -= centred.mean() * solution.fixed[j];
      }
    }
    double[][] covariance = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        covariance[i][j] = sigma * sigma * relative[i][j];
      }
    }
    double[] withIntercept = new double[p];
    double variance = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        withIntercept[i] += covariance[i][j] * shift[j];
      }
    }
    for (int i = 0; i < p; i++) {
      variance += shift[i] * withIntercept[i];
    }
    for (int i = 1; i < p; i++) {
      covariance[0][i] = withIntercept[i];
      covariance[i][0] = withIntercept[i];
    }
    covariance[0][0] = variance;
    List<FixedEffect> fixed = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      fixed.add(
          new FixedEffect(
              columns.get(j).name(),
              j == 0 ? intercept : solution.fixed[j],
              Math.sqrt(Math.max(0, covariance[j][j]))));
    }
    return new FairFit.Outcome(
        criterion, sigma, iterations, converged, List.copyOf(fixed), covariance);
  }
}
