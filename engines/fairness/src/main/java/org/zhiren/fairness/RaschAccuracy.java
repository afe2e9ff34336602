package org.zhiren.fairness;

/** Squared surprises by parameter and by person, from which infit and outfit follow. */
final class RaschAccuracy {

  private final double[] residual;
  private final double[] information;
  private final double[] standardised;
  private final double[] count;

  RaschAccuracy(int size) {
    residual = new double[size];
    information = new double[size];
    standardised = new double[size];
    count = new double[size];
  }

  /** Adds one answer, with the weight of the place at which it was looked at. */
  void add(int at, int answer, RatingScale scale, double weight) {
    double square = (answer - scale.mean()) * (answer - scale.mean());
    double variance = Math.max(scale.variance(), 1e-12);
    residual[at] += weight * square;
    information[at] += weight * variance;
    standardised[at] += weight * square / variance;
    count[at] += weight;
  }

  double infit(int at) {
    return count[at] == 0 ? Double.NaN : residual[at] / information[at];
  }

  double outfit(int at) {
    return count[at] == 0 ? Double.NaN : standardised[at] / count[at];
  }
}
