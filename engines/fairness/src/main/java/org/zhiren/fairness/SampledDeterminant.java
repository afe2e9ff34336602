package org.zhiren.fairness;

/**
 * The logarithm of a determinant from random vectors: log|S| is the trace of log S, and conjugate
 * gradients yield the quadratic form z'(log S)z of a probe as a by-product (stochastic Lanczos
 * quadrature; Ubaru, Chen and Saad 2017).
 *
 * @param logarithm the mean over the probes
 * @param error its standard deviation
 */
record SampledDeterminant(double logarithm, double error) {

  private static final double TOLERANCE = 1e-6;

  static SampledDeterminant of(SchurSystem system, int probes, long seed) {
    int r = probes;
    int n = system.diagonal.length;
    double[] signs = Probes.signs(n, r, seed);
    double[] right = new double[n * r];
    double base = 0;
    for (int i = 0; i < n; i++) {
      double root = Math.sqrt(system.diagonal[i]);
      base += Math.log(system.diagonal[i]);
      for (int j = 0; j < r; j++) {
        right[i * r + j] = root * signs[i * r + j];
      }
    }
    ConjugateGradients solver = new ConjugateGradients(system, r);
    solver.solve(right, new double[0], TOLERANCE, true);
    double mean = 0;
    double[] each = new double[r];
    for (int j = 0; j < r; j++) {
      each[j] = n * logarithm(solver.tridiagonal[j], solver.beside[j]);
      mean += each[j] / r;
    }
    double square = 0;
    for (double one : each) {
      square += (one - mean) * (one - mean);
    }
    return new SampledDeterminant(base + mean, Math.sqrt(square / ((double) r * (r - 1))));
  }

  /**
   * The first entry of the logarithm of a symmetric tridiagonal matrix: eigenvalues and first
   * components of eigenvectors by implicit QL steps (Golub and Welsch 1969).
   */
  static double logarithm(double[] diagonal, double[] beside) {
    int n = diagonal.length;
    double[] d = diagonal.clone();
    double[] e = java.util.Arrays.copyOf(beside, n);
    double[] z = new double[n];
    z[0] = 1;
    for (int l = 0; l < n; l++) {
      int m = split(d, e, l);
      for (int turn = 0; m > l && turn < 100; turn++) {
        step(d, e, z, l, m);
        m = split(d, e, l);
      }
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += z[i] * z[i] * Math.log(d[i]);
    }
    return sum;
  }

  /** The first place from {@code l} on where the matrix falls into two. */
  private static int split(double[] d, double[] e, int l) {
    int m = l;
    while (m < d.length - 1 && Math.abs(e[m]) > 1e-16 * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
      m++;
    }
    return m;
  }

  private static void step(double[] d, double[] e, double[] z, int l, int m) {
    double g = (d[l + 1] - d[l]) / (2 * e[l]);
    double r = Math.hypot(g, 1);
    g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * e[i];
      double b = c * e[i];
      r = Math.hypot(f, g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= p;
        e[m] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      double first = z[i + 1];
      z[i + 1] = s * z[i] + c * first;
      z[i] = c * z[i] - s * first;
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0;
  }
}
