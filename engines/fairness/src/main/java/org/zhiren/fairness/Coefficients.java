package org.zhiren.fairness;

/** One number for each coefficient of the model: eliminated, kept, fixed. */
final class Coefficients {

  final double[] eliminated;
  final double[] kept;
  final double[] fixed;

  Coefficients(CrossProducts k) {
    this(new double[k.levels() * k.width()], new double[k.kept()], new double[k.fixedWidth()]);
  }

  private Coefficients(double[] eliminated, double[] kept, double[] fixed) {
    this.eliminated = eliminated;
    this.kept = kept;
    this.fixed = fixed;
  }

  double dot(Coefficients other) {
    return dot(eliminated, other.eliminated) + dot(kept, other.kept) + dot(fixed, other.fixed);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
