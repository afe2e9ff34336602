package org.zhiren.fairness;

import java.util.Arrays;
import java.util.List;

/** One Newton step from gradient and curvature, with secant corrections from earlier steps. */
final class NewtonStep {

  private static final int REMEMBERED = 4;

  private NewtonStep() {}

  /**
   * The step −H⁻¹g.
   *
   * @param held parameters that must not move
   * @param steps the steps taken so far
   * @param changes the change of gradient that each brought
   */
  static double[] of(
      Evaluation.Slope slope, boolean[] held, List<double[]> steps, List<double[]> changes) {
    int n = held.length;
    double[][] h = new double[n][];
    for (int i = 0; i < n; i++) {
      h[i] = slope.curvature()[i].clone();
    }
    for (int m = Math.max(0, changes.size() - REMEMBERED); m < changes.size(); m++) {
      double[] step = steps.get(m);
      // A long step says little about the curvature here.
      if (Arrays.stream(step).map(Math::abs).max().orElse(0) < 0.3) {
        rankOne(h, step, changes.get(m));
      }
    }
    double[] direction = solve(h, slope.gradient(), held);
    if (direction.length > 0) {
      return direction;
    }
    double[][] plain = new double[n][];
    for (int i = 0; i < n; i++) {
      plain[i] = slope.curvature()[i].clone();
    }
    direction = solve(plain, slope.gradient(), held);
    double ridge = 0;
    for (int i = 0; i < n; i++) {
      ridge = Math.max(ridge, 1e-3 * Math.abs(plain[i][i]) + 1e-8);
    }
    while (direction.length == 0) {
      for (int i = 0; i < n; i++) {
        plain[i][i] += ridge;
      }
      ridge *= 4;
      direction = solve(plain, slope.gradient(), held);
    }
    return direction;
  }

  /** The symmetric rank-one update that makes H agree with an observed change of gradient. */
  private static void rankOne(double[][] h, double[] step, double[] change) {
    int n = step.length;
    double[] rest = change.clone();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rest[i] -= h[i][j] * step[j];
      }
    }
    double along = 0;
    double sizes = 0;
    for (int i = 0; i < n; i++) {
      along += rest[i] * step[i];
      sizes += rest[i] * rest[i] + 0;
    }
    double stepSize = 0;
    for (double s : step) {
      stepSize += s * s;
    }
    if (Math.abs(along) < 1e-8 * Math.sqrt(sizes * stepSize) || along == 0) {
      return;
    }
    for (int i = 0; i < n; i++) {
      DenseKernel.addOne(h[i], rest, rest[i] / along, 0, n);
    }
  }

  /** Empty if H is not positive definite on the free parameters. */
  private static double[] solve(double[][] h, double[] gradient, boolean[] held) {
    int n = held.length;
    double[][] free = new double[n][n];
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      if (held[i]) {
        free[i][i] = 1;
        continue;
      }
      right[i] = -gradient[i];
      for (int j = 0; j < n; j++) {
        free[i][j] = held[j] ? 0 : h[i][j];
      }
    }
    double[][] l = SmallMatrix.cholesky(free);
    for (int i = 0; i < n; i++) {
      if (!(l[i][i] > 1e-10 * Math.sqrt(Math.abs(free[i][i])))) {
        return new double[0];
      }
    }
    return SmallMatrix.solve(l, right);
  }
}
