package org.zhiren.fairness;

/** Inverses of small symmetric matrices. */
final class SmallMatrix {

  private SmallMatrix() {}

  /**
   * Replaces a symmetric positive definite matrix by its inverse.
   *
   * @return the logarithm of its determinant; NaN if it is not positive definite
   */
  static double invert(double[][] a) {
    int n = a.length;
    double[][] l = cholesky(a);
    double log = 0;
    for (int i = 0; i < n; i++) {
      log += 2 * Math.log(l[i][i]);
    }
    double[][] inverse = new double[n][n];
    for (int c = 0; c < n; c++) {
      double[] unit = new double[n];
      unit[c] = 1;
      inverse[c] = solve(l, unit);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = 0.5 * (inverse[i][j] + inverse[j][i]);
      }
    }
    return log;
  }

  /** The lower triangle L with A = LL'; NaN entries if A is not positive definite. */
  static double[][] cholesky(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int m = 0; m < j; m++) {
          sum -= l[i][m] * l[j][m];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
    }
    return l;
  }

  /** Solves LL' x = b. */
  static double[] solve(double[][] l, double[] b) {
    int n = l.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        x[i] -= l[i][j] * x[j];
      }
      x[i] /= l[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        x[i] -= l[j][i] * x[j];
      }
      x[i] /= l[i][i];
    }
    return x;
  }

  /** The product A B. */
  static double[][] multiply(double[][] a, double[][] b) {
    int n = a.length;
    int m = b[0].length;
    double[][] product = new double[n][m];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < b.length; c++) {
        for (int j = 0; j < m; j++) {
          product[i][j] += a[i][c] * b[c][j];
        }
      }
    }
    return product;
  }

  /** The sum of the products of corresponding entries. */
  static double inner(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        sum += a[i][j] * b[i][j];
      }
    }
    return sum;
  }
}
