package org.zhiren.fairness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fitted {@link FairModel}: variances, fixed effects, predicted effects. Immutable. */
public final class FairFit {

  private final FairModel model;
  private final Design design;
  private final Map<String, Double> theta;
  private final Outcome outcome;
  private final Map<String, Effects> effects;
  private final CrossProducts products;
  private final JointError error;
  private final @Nullable Approximation approximation;

  /**
   * The scalar results of a fit.
   *
   * @param criterion −2 log (restricted) likelihood
   * @param sigma residual standard deviation
   * @param iterations Newton steps
   * @param converged whether the optimum was reached
   * @param fixed fixed effects
   * @param fixedCovariance their covariance
   */
  record Outcome(
      double criterion,
      double sigma,
      int iterations,
      boolean converged,
      List<FixedEffect> fixed,
      double[][] fixedCovariance) {}

  FairFit(
      FairModel model,
      Map<String, Double> theta,
      Outcome outcome,
      Map<String, Effects> effects,
      CrossProducts products,
      JointError error,
      @Nullable Approximation approximation) {
    this.model = model;
    this.design = products.design();
    this.theta = theta;
    this.outcome = outcome;
    this.effects = effects;
    this.products = products;
    this.error = error;
    this.approximation = approximation;
  }

  /** The model that was fitted. */
  public FairModel model() {
    return model;
  }

  /** The REML or ML criterion, −2 log likelihood at the optimum. */
  public double criterion() {
    return outcome.criterion;
  }

  /**
   * The relative standard deviations θ by name: the term for a single intercept, otherwise {@code
   * term.coefficient} for the diagonal and {@code term.coefficient.other} below it of the triangle
   * whose product is the relative covariance.
   */
  public Map<String, Double> theta() {
    return theta;
  }

  /** The residual standard deviation, in score units. */
  public double sigma() {
    return outcome.sigma;
  }

  /** The fixed effects, the intercept first. */
  public List<FixedEffect> fixed() {
    return outcome.fixed;
  }

  /** The covariance of the fixed effects, in their order. */
  public double[][] fixedCovariance() {
    double[][] copy = new double[outcome.fixedCovariance.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = outcome.fixedCovariance[i].clone();
    }
    return copy;
  }

  /**
   * The predicted effects of a random term.
   *
   * @throws IllegalArgumentException if the model has no such term
   */
  public Effects effects(String term) {
    Effects found = effects.get(term);
    if (found == null) {
      throw new IllegalArgumentException(
          "The model has no random term (%s), only %s.".formatted(term, effects.keySet()));
    }
    return found;
  }

  /** The predicted effects of all random terms, in the order of the model. */
  public Map<String, Effects> effects() {
    return effects;
  }

  /** Newton steps taken. */
  public int iterations() {
    return outcome.iterations;
  }

  /** Whether the optimum was reached; if not, treat the figures as provisional. */
  public boolean converged() {
    return outcome.converged;
  }

  /**
   * The Monte Carlo errors if the fit is approximate; empty if it is exact, to the accuracy of
   * floating-point numbers.
   */
  public Optional<Approximation> approximation() {
    return Optional.ofNullable(approximation);
  }

  /** The terms whose variance was estimated as zero. */
  public List<String> withoutVariance() {
    return theta.entrySet().stream()
        .filter(e -> e.getValue() == 0 && effects.containsKey(e.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The number of rows used. */
  public int rowsUsed() {
    return design.rows();
  }

  /** Rows left out for a missing value, by column. */
  public Map<String, Integer> rowsMissing() {
    return design.missing();
  }

  /** Fixed columns left out because others determine them. */
  public List<String> fixedDropped() {
    return design.dropped();
  }

  Design design() {
    return design;
  }

  CrossProducts products() {
    return products;
  }

  /** The joint distribution of the errors of all effects. */
  JointError error() {
    return error;
  }
}
