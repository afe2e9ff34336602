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
    double sigma = Math.sqrt(at.sigma2);
    return new FairFit(
        model,
        theta(k.design().terms(), at.point),
        outcome(
            at.criterion,
            sigma,
            optimum.iterations(),
            optimum.converged(),
            k,
            solution,
            inverse.fixedCovariance()),
        effects(k, at.point, sigma, solution, inverse.keptVariance, inverse.eliminatedVariance),
        k,
        at.factor,
        null);
  }

  static FairFit approximate(
      FairModel model,
      CrossProducts k,
      SampledOptimizer.Optimum optimum,
      Accuracy accuracy,
      double residual) {
    SampledEvaluation at = optimum.evaluation();
    SampledError error = new SampledError(at);
    SampledError.Variances variances = error.variances(accuracy.draws(), accuracy.seed() + 1);
    SampledDeterminant determinant =
        SampledDeterminant.of(at.system, accuracy.probes(), accuracy.seed() + 2);
    double sigma = Math.sqrt(at.sigma2);
    double criterion =
        at.system.own.logDeterminant
            + determinant.logarithm()
            + (model.method() == Method.REML ? at.logDeterminantFixed : 0)
            + Evaluation.constants(k.design(), at.point, at.freedom, at.sigma2);
    Map<String, Double> theta = theta(k.design().terms(), at.point);
    Map<String, Double> errors = new LinkedHashMap<>();
    int i = 0;
    // The names stand in the order of the parameters; the diagonal ones are logarithms.
    for (Map.Entry<String, Double> entry : theta.entrySet()) {
      double scale = at.point.diagonal(i) ? entry.getValue() : 1;
      errors.put(entry.getKey(), scale * Math.sqrt(Math.max(0, optimum.error()[i][i])));
      i++;
    }
    return new FairFit(
        model,
        theta,
        outcome(
            criterion,
            sigma,
            optimum.iterations(),
            optimum.converged(),
            k,
            at.solution,
            at.fixedCovariance),
        effects(
            k,
            at.point,
            sigma,
            at.solution,
            new double[][] {variances.known().kept, variances.estimated().kept},
            new double[][] {variances.known().eliminated, variances.estimated().eliminated}),
        k,
        error,
        new Approximation(
            accuracy.probes(),
            accuracy.draws(),
            accuracy.seed(),
            Collections.unmodifiableMap(errors),
            determinant.error(),
            variances.error(),
            residual));
  }

  /**
   * The effects of all terms in score units.
   *
   * @param kept variances of the kept coefficients: for known fixed effects, then allowing for
   *     their estimation
   * @param eliminated the same of the eliminated coefficients
   */
  private static Map<String, Effects> effects(
      CrossProducts k,
      RelativeCovariance point,
      double sigma,
      Coefficients solution,
      double[][] kept,
      double[][] eliminated) {
    Map<String, Effects> effects = new LinkedHashMap<>();
    List<Term> terms = k.design().terms();
    for (int t = 0; t < terms.size(); t++) {
      boolean zero = zero(point, t);
      double scale = zero ? 0 : sigma;
      effects.put(
          terms.get(t).name(),
          new Effects(
              terms.get(t),
              pick(k, t, solution.kept, solution.eliminated, zero ? 0 : 1, false),
              pick(k, t, kept[0], eliminated[0], scale, true),
              pick(k, t, kept[1], eliminated[1], scale, true)));
    }
    return Collections.unmodifiableMap(effects);
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
    return Collections.unmodifiableMap(theta);
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
