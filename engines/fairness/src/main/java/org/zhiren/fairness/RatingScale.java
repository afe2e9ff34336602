package org.zhiren.fairness;

/**
 * The answer to one question at one distance: probabilities of the categories 0 … steps for {@code
 * logit} = person less difficulty, and the moments that estimation needs. Holds scratch space: one
 * for each thread.
 */
final class RatingScale {

  private final int steps;
  private final double[] probability;
  private final double[] atLeast;
  private double mean;
  private double variance;
  private double thirdMoment;

  RatingScale(int steps) {
    this.steps = steps;
    this.probability = new double[steps + 1];
    this.atLeast = new double[steps + 1];
  }

  /** Evaluates the model at {@code logit}; {@code thresholds[k]} is the step from k to k + 1. */
  void at(double logit, double[] thresholds) {
    double exponent = 0;
    double highest = 0;
    for (int k = 1; k <= steps; k++) {
      exponent += logit - thresholds[k - 1];
      probability[k] = exponent;
      highest = Math.max(highest, exponent);
    }
    probability[0] = Math.exp(-highest);
    double sum = probability[0];
    for (int k = 1; k <= steps; k++) {
      probability[k] = Math.exp(probability[k] - highest);
      sum += probability[k];
    }
    mean = 0;
    for (int k = 0; k <= steps; k++) {
      probability[k] /= sum;
      mean += k * probability[k];
    }
    variance = 0;
    thirdMoment = 0;
    double above = 0;
    for (int k = steps; k >= 0; k--) {
      double distance = k - mean;
      variance += distance * distance * probability[k];
      thirdMoment += distance * distance * distance * probability[k];
      above += probability[k];
      atLeast[k] = above;
    }
  }

  /** Probability of a category. */
  double probability(int category) {
    return probability[category];
  }

  /** Expected answer. */
  double mean() {
    return mean;
  }

  /** Variance of the answer, which is also the information about the logit. */
  double variance() {
    return variance;
  }

  /** Third central moment: how fast the information changes. */
  double thirdMoment() {
    return thirdMoment;
  }

  /** P(answer ≥ k). */
  double atLeast(int k) {
    return atLeast[k];
  }

  /** Covariance of the answer with "answer ≥ k". */
  double covarianceWithStep(int k) {
    double sum = 0;
    for (int c = k; c <= steps; c++) {
      sum += (c - mean) * probability[c];
    }
    return sum;
  }

  /** Covariance of "answer ≥ j" with "answer ≥ k". */
  double covarianceOfSteps(int j, int k) {
    return atLeast[Math.max(j, k)] - atLeast[j] * atLeast[k];
  }
}
