package org.zhiren.fairness;

import java.util.Arrays;

/**
 * The criterion at one point with gradient and curvature.
 *
 * <p>With b the predicted effects of a term, G its relative covariance, C⁻¹ the inverse of the
 * mixed-model equations and T = Σ C⁻¹(level, level), the derivative of −2 log likelihood by G is E
 * = L·G⁻¹ − G⁻¹(T + Σ bb'/σ²)G⁻¹ for L levels. The curvature is the average-information matrix of
 * Gilmour, Thompson and Cullis (1995): quadratic forms in f = Z (∂G) G⁻¹ b, each of which costs one
 * solution of the equations that are factorised already.
 */
final class Evaluation {

  final RelativeCovariance point;
  final BlockFactor factor;
  final double sigma2;
  final double criterion;

  private final CrossProducts k;
  private final double freedom;

  private Evaluation(CrossProducts k, BlockFactor factor, RelativeCovariance point, Method method) {
    this.k = k;
    this.factor = factor;
    this.point = point;
    Design design = k.design();
    freedom = design.rows() - (method == Method.REML ? k.fixedWidth() : 0);
    sigma2 = factor.residual / freedom;
    double sum =
        factor.logDeterminantRandom
            + (method == Method.REML ? factor.logDeterminantFixed : 0)
            + constants(design, point, freedom, sigma2);
    criterion = factor.valid() ? sum : Double.POSITIVE_INFINITY;
  }

  /** The part of the criterion that needs no determinant of the equations. */
  static double constants(Design design, RelativeCovariance point, double freedom, double sigma2) {
    double sum = freedom * (1 + Math.log(2 * Math.PI * sigma2));
    for (int t = 0; t < design.terms().size(); t++) {
      sum += design.terms().get(t).levels() * point.logDeterminant(t);
    }
    double[] weight = design.weight();
    if (weight != null) {
      for (double w : weight) {
        sum -= Math.log(w);
      }
    }
    return sum;
  }

  static Evaluation at(
      CrossProducts k, BlockStructure structure, RelativeCovariance point, Method method) {
    return new Evaluation(k, BlockFactor.of(k, structure, point.precisions()), point, method);
  }

  /** Gradient and curvature of the criterion in the parameters. */
  record Slope(double[] gradient, double[][] curvature) {}

  Slope slope(Method method) {
    Coefficients solution = factor.solution();
    double[][][] traces = SelectedInverse.traces(factor, method == Method.REML).traces[0];
    return slope(
        k,
        point,
        sigma2,
        freedom,
        solution,
        traces,
        right -> Arrays.stream(right).map(factor::solve).toArray(Coefficients[]::new));
  }

  /** Solves the mixed-model equations for several right-hand sides. */
  interface Solver {
    Coefficients[] solve(Coefficients[] right);
  }

  static Slope slope(
      CrossProducts k,
      RelativeCovariance point,
      double sigma2,
      double freedom,
      Coefficients solution,
      double[][][] traces,
      Solver solver) {
    int count = point.count();
    double[] gradient = new double[count];
    double[] explained = new double[count];
    double[][][] byCovariance = new double[traces.length][][];
    double[][][] precisions = point.precisions();
    Coefficients[] direction = new Coefficients[count];
    for (int t = 0; t < traces.length; t++) {
      double[][] squares = squares(k, t, solution);
      double[][] g = precisions[t];
      int d = g.length;
      double[][] middle = new double[d][d];
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          middle[a][b] = traces[t][a][b] + squares[a][b] / sigma2;
        }
      }
      double[][] sandwich = SmallMatrix.multiply(SmallMatrix.multiply(g, middle), g);
      double[][] fit = SmallMatrix.multiply(SmallMatrix.multiply(g, squares), g);
      double[][] e = new double[d][d];
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          e[a][b] = k.design().terms().get(t).levels() * g[a][b] - sandwich[a][b];
        }
      }
      byCovariance[t] = e;
      for (int i = point.first[t]; i < point.first[t + 1]; i++) {
        double[][] derivative = point.derivative(i);
        gradient[i] = SmallMatrix.inner(e, derivative);
        explained[i] = SmallMatrix.inner(fit, derivative) / sigma2;
        direction[i] = transformed(k, t, SmallMatrix.multiply(derivative, g), solution);
      }
    }
    double[][] curvature = new double[count][count];
    Coefficients[] image = new Coefficients[count];
    for (int j = 0; j < count; j++) {
      image[j] = k.multiply(direction[j]);
    }
    Coefficients[] preimage = solver.solve(image);
    for (int j = 0; j < count; j++) {
      Coefficients solved = preimage[j];
      for (int i = 0; i <= j; i++) {
        double h = (direction[i].dot(image[j]) - image[i].dot(solved)) / sigma2;
        h -= explained[i] * explained[j] / freedom;
        if (point.term(i) == point.term(j)) {
          h += SmallMatrix.inner(byCovariance[point.term(i)], point.secondDerivative(i, j));
        }
        curvature[i][j] = h;
        curvature[j][i] = h;
      }
    }
    return new Slope(gradient, curvature);
  }

  private static double[][] squares(CrossProducts k, int term, Coefficients x) {
    Term spec = k.design().terms().get(term);
    int d = spec.width();
    double[][] squares = new double[d][d];
    double[] values = term == k.eliminated() ? x.eliminated : x.kept;
    for (int l = 0; l < spec.levels(); l++) {
      int at = term == k.eliminated() ? l * d : k.position(term, l);
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          squares[a][b] += values[at + a] * values[at + b];
        }
      }
    }
    return squares;
  }

  private static Coefficients transformed(
      CrossProducts k, int term, double[][] by, Coefficients x) {
    Coefficients result = new Coefficients(k);
    Term spec = k.design().terms().get(term);
    int d = spec.width();
    double[] from = term == k.eliminated() ? x.eliminated : x.kept;
    double[] to = term == k.eliminated() ? result.eliminated : result.kept;
    for (int l = 0; l < spec.levels(); l++) {
      int at = term == k.eliminated() ? l * d : k.position(term, l);
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          to[at + a] += by[a][b] * from[at + b];
        }
      }
    }
    return result;
  }
}
