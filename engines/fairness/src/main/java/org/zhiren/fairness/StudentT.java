package org.zhiren.fairness;

/**
 * Student's t distribution on whole degrees of freedom, by the finite sums of Abramowitz and Stegun
 * (1964), 26.7.3 and 26.7.4.
 */
public final class StudentT {

  /**
   * From here on the first two terms of Fisher's and Cornish's expansion (1960) are exact enough.
   */
  private static final int MANY = 1_000;

  private StudentT() {}

  /**
   * The t below which a share {@code p} of the distribution lies.
   *
   * @param p above 0 and below 1
   * @param freedom degrees of freedom, at least 1
   * @throws IllegalArgumentException if either is outside
   */
  public static double quantile(double p, int freedom) {
    if (!(p > 0 && p < 1) || freedom < 1) {
      throw new IllegalArgumentException(
          "p (%s) must lie between 0 and 1 and freedom (%s) be at least 1.".formatted(p, freedom));
    }
    if (p < 0.5) {
      return -quantile(1 - p, freedom);
    }
    if (freedom > MANY) {
      double z = Normal.quantile(p);
      double z2 = z * z;
      double n = freedom;
      return z + z * (z2 + 1) / (4 * n) + z * ((5 * z2 + 16) * z2 + 3) / (96 * n * n);
    }
    double low = 0;
    double high = Math.PI / 2;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (within(middle, freedom) < 2 * p - 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(freedom) * Math.tan((low + high) / 2);
  }

  /** P(|T| < t), with the angle whose tangent is t/√freedom. */
  private static double within(double angle, int freedom) {
    double cosine = Math.cos(angle);
    boolean odd = freedom % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = freedom == 1 ? 0 : term;
    for (int i = odd ? 3 : 2; i < freedom; i += 2) {
      term *= cosine * cosine * (i - 1) / i;
      sum += term;
    }
    return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  }
}
