package org.zhiren.fairness;

/** The standard normal and chi-square distributions. */
final class Normal {

  private Normal() {}

  /** P(Z > z), accurate far into the tail (continued fraction; series near zero). */
  static double upper(double z) {
    if (z < 0) {
      return 1 - upper(-z);
    }
    double density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    if (z < 2.5) {
      double term = z;
      double sum = z;
      for (int i = 1; i < 200; i++) {
        term *= z * z / (2 * i + 1);
        sum += term;
        if (term < 1e-17 * sum) {
          break;
        }
      }
      return 0.5 - density * sum;
    }
    double fraction = 0;
    for (int i = 120; i > 0; i--) {
      fraction = i / (z + fraction);
    }
    return density / (z + fraction);
  }

  /** The z below which a share p of the distribution lies, by bisection on {@link #upper}. */
  static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p (%s) must lie between 0 and 1.".formatted(p));
    }
    double low = -40;
    double high = 40;
    for (int i = 0; i < 200 && high - low > 1e-15; i++) {
      double middle = (low + high) / 2;
      if (1 - upper(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * P(χ² < x) on {@code freedom} degrees, by the cube-root approximation of Wilson and Hilferty.
   */
  static double chiSquareLower(double x, double freedom) {
    double scale = 2 / (9 * freedom);
    return upper(-(Math.cbrt(Math.max(x, 0) / freedom) - 1 + scale) / Math.sqrt(scale));
  }

  /**
   * The probability that a noncentral chi-square variable exceeds {@code x}: a mixture of central
   * ones ({@link #chiSquareLower}) by Poisson weights, summed outwards from the heaviest.
   *
   * @param noncentrality the sum of the squared means, not negative
   */
  static double noncentralUpper(double x, double freedom, double noncentrality) {
    double half = noncentrality / 2;
    int middle = (int) half;
    double heaviest = -half + (half > 0 ? middle * Math.log(half) : 0);
    for (int i = 2; i <= middle; i++) {
      heaviest -= Math.log(i);
    }
    double sum = 0;
    double weight = Math.exp(heaviest);
    for (int j = middle; weight > 1e-15; j++) {
      sum += weight * (1 - chiSquareLower(x, freedom + 2.0 * j));
      weight *= half / (j + 1);
    }
    weight = Math.exp(heaviest);
    for (int j = middle; j > 0 && weight > 1e-15; j--) {
      weight *= j / half;
      sum += weight * (1 - chiSquareLower(x, freedom + 2.0 * (j - 1)));
    }
    return Math.clamp(sum, 0.0, 1.0);
  }
}
