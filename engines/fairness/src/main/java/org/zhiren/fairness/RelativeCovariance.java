package org.zhiren.fairness;

import java.util.List;

/**
 * The covariances of the random terms relative to the residual variance, as free parameters.
 *
 * <p>Each term's covariance is TT' with T lower triangular; the diagonal of T is kept as logarithms
 * so that every parameter vector is valid. For a single intercept, T is lme4's θ.
 */
final class RelativeCovariance {

  /** Smallest θ; a term that is pushed below is taken to be without variance. */
  static final double SMALLEST_LOG = Math.log(1e-5);

  final int[] widths;
  final int[] first;
  final double[] parameters;

  private RelativeCovariance(int[] widths, int[] first, double[] parameters) {
    this.widths = widths;
    this.first = first;
    this.parameters = parameters;
  }

  static RelativeCovariance of(List<Term> terms) {
    int[] widths = terms.stream().mapToInt(Term::width).toArray();
    int[] first = new int[widths.length + 1];
    for (int t = 0; t < widths.length; t++) {
      first[t + 1] = first[t] + widths[t] * (widths[t] + 1) / 2;
    }
    return new RelativeCovariance(widths, first, new double[first[widths.length]]);
  }

  RelativeCovariance at(double[] values) {
    return new RelativeCovariance(widths, first, values.clone());
  }

  int count() {
    return parameters.length;
  }

  int term(int parameter) {
    int t = 0;
    while (first[t + 1] <= parameter) {
      t++;
    }
    return t;
  }

  /** Row and column in T of a parameter: columns are filled one after the other. */
  private int[] place(int parameter) {
    int t = term(parameter);
    int left = parameter - first[t];
    int column = 0;
    while (left >= widths[t] - column) {
      left -= widths[t] - column;
      column++;
    }
    return new int[] {column + left, column};
  }

  boolean diagonal(int parameter) {
    int[] place = place(parameter);
    return place[0] == place[1];
  }

  /** The triangle T of a term. */
  double[][] triangle(int term) {
    double[][] t = new double[widths[term]][widths[term]];
    for (int i = first[term]; i < first[term + 1]; i++) {
      int[] place = place(i);
      t[place[0]][place[1]] = place[0] == place[1] ? Math.exp(parameters[i]) : parameters[i];
    }
    return t;
  }

  double[][] covariance(int term) {
    double[][] t = triangle(term);
    return SmallMatrix.multiply(t, transpose(t));
  }

  /** By term: the inverse covariance. */
  double[][][] precisions() {
    double[][][] precisions = new double[widths.length][][];
    for (int t = 0; t < widths.length; t++) {
      precisions[t] = covariance(t);
      SmallMatrix.invert(precisions[t]);
    }
    return precisions;
  }

  double logDeterminant(int term) {
    double sum = 0;
    double[][] t = triangle(term);
    for (int i = 0; i < t.length; i++) {
      sum += 2 * Math.log(t[i][i]);
    }
    return sum;
  }

  /** The derivative of T by a parameter. */
  private double[][] triangleDerivative(int parameter) {
    int t = term(parameter);
    double[][] e = new double[widths[t]][widths[t]];
    int[] place = place(parameter);
    e[place[0]][place[1]] = place[0] == place[1] ? Math.exp(parameters[parameter]) : 1;
    return e;
  }

  /** The derivative of the covariance of a parameter's term by the parameter. */
  double[][] derivative(int parameter) {
    return symmetric(triangleDerivative(parameter), triangle(term(parameter)));
  }

  /** The second derivative by two parameters of one term. */
  double[][] secondDerivative(int i, int j) {
    double[][] result = symmetric(triangleDerivative(i), triangleDerivative(j));
    if (i == j && diagonal(i)) {
      double[][] more = symmetric(triangleDerivative(i), triangle(term(i)));
      for (int r = 0; r < result.length; r++) {
        DenseKernel.addOne(result[r], more[r], 1, 0, result.length);
      }
    }
    return result;
  }

  private static double[][] symmetric(double[][] a, double[][] b) {
    double[][] product = SmallMatrix.multiply(a, transpose(b));
    int n = product.length;
    double[][] sum = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sum[i][j] = product[i][j] + product[j][i];
      }
    }
    return sum;
  }

  static double[][] transpose(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }
}
