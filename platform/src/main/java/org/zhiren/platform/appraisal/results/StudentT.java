package org.zhiren.platform.appraisal.results;

/** Quantiles of Student's t for intervals of 95 in 100. */
final class StudentT {

  /** Of the normal distribution. */
  static final double NORMAL = 1.959963984540054;

  /** Of one to four degrees of freedom, where the expansion is too coarse. */
  private static final double[] FEW = {12.706204736, 4.302652730, 3.182446305, 2.776445105};

  private StudentT() {}

  /** The quantile 0.975, by Fisher's and Cornish's expansion from five degrees on (1960). */
  static double quantile(int freedom) {
    if (freedom <= FEW.length) {
      return FEW[freedom - 1];
    }
    double z = NORMAL;
    double z2 = z * z;
    double n = freedom;
    return z
        + z * (z2 + 1) / (4 * n)
        + z * ((5 * z2 + 16) * z2 + 3) / (96 * n * n)
        + z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * n * n * n);
  }
}
