package org.zhiren.fairness;

import java.util.Arrays;

/**
 * Conjugate gradients with a diagonal preconditioner on a batch of right-hand sides of one {@link
 * SchurSystem} (Hestenes and Stiefel 1952). Each vector has steps of its own; one that is solved
 * rests while the others go on.
 */
final class ConjugateGradients {

  private static final int MOST_STEPS = 2000;

  private final SchurSystem system;
  private final int r;
  private final double[] scalars;

  /** Steps taken until the last vector was solved. */
  int steps;

  /** Whether every vector was solved. */
  boolean solved;

  /** By vector, step: the entries of Lanczos' tridiagonal matrix; null unless asked for. */
  double[][] tridiagonal = new double[0][];

  /** Entries beside the diagonal. */
  double[][] beside = new double[0][];

  /**
   * Prepares for batches.
   *
   * @param r vectors of a batch
   */
  ConjugateGradients(SchurSystem system, int r) {
    this.system = system;
    this.r = r;
    scalars = new double[r];
  }

  /**
   * Solves S x = b.
   *
   * @param b the right-hand sides
   * @param start where to begin, an empty array for zero; not changed
   * @param tolerance the residual that is small enough, relative to that of zero, both measured in
   *     the norm of the preconditioner
   * @param lanczos whether to keep the tridiagonal matrices; begin at zero then
   */
  double[] solve(double[] b, double[] start, double tolerance, boolean lanczos) {
    int n = b.length;
    double[] x = start.length == 0 ? new double[n] : start.clone();
    double[] residual = b.clone();
    double[] image = new double[n];
    double[] goal = products(b, b, true).clone();
    if (start.length > 0) {
      system.multiply(x, image, r);
      DenseKernel.addOne(residual, image, -1, 0, n);
    }
    double[] direction = new double[n];
    precondition(residual, direction);
    double[] size = products(residual, residual, true).clone();
    boolean[] open = new boolean[r];
    for (int j = 0; j < r; j++) {
      goal[j] *= tolerance * tolerance;
      open[j] = size[j] > goal[j];
    }
    double[] step = new double[r];
    double[] factor = new double[r];
    if (lanczos) {
      tridiagonal = new double[r][MOST_STEPS];
      beside = new double[r][MOST_STEPS];
    }
    int[] length = new int[r];
    double[] lastStep = new double[r];
    double[] lastFactor = new double[r];
    steps = 0;
    while (any(open) && steps < MOST_STEPS) {
      system.multiply(direction, image, r);
      double[] curvature = products(direction, image, false);
      for (int j = 0; j < r; j++) {
        step[j] = open[j] ? size[j] / curvature[j] : 0;
      }
      move(x, direction, step, 1);
      move(residual, image, step, -1);
      double[] next = products(residual, residual, true);
      for (int j = 0; j < r; j++) {
        factor[j] = open[j] ? next[j] / size[j] : 0;
        if (open[j] && lanczos) {
          tridiagonal[j][steps] = 1 / step[j] + (steps == 0 ? 0 : lastFactor[j] / lastStep[j]);
          beside[j][steps] = Math.sqrt(factor[j]) / step[j];
          length[j] = steps + 1;
        }
        lastStep[j] = step[j];
        lastFactor[j] = factor[j];
        if (open[j]) {
          size[j] = next[j];
          open[j] = next[j] > goal[j];
        }
      }
      turn(direction, residual, factor);
      steps++;
    }
    solved = !any(open);
    if (lanczos) {
      for (int j = 0; j < r; j++) {
        tridiagonal[j] = Arrays.copyOf(tridiagonal[j], length[j]);
        beside[j] = Arrays.copyOf(beside[j], Math.max(0, length[j] - 1));
      }
    }
    return x;
  }

  private static boolean any(boolean[] open) {
    for (boolean each : open) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  /** By vector: the sum of products, divided by the preconditioner if asked for. */
  private double[] products(double[] a, double[] b, boolean preconditioned) {
    Arrays.fill(scalars, 0);
    for (int i = 0, at = 0; at < a.length; i++, at += r) {
      double f = preconditioned ? 1 / system.diagonal[i] : 1;
      for (int j = 0; j < r; j++) {
        scalars[j] += f * a[at + j] * b[at + j];
      }
    }
    return scalars;
  }

  private void precondition(double[] residual, double[] direction) {
    for (int i = 0, at = 0; at < residual.length; i++, at += r) {
      double f = 1 / system.diagonal[i];
      for (int j = 0; j < r; j++) {
        direction[at + j] = f * residual[at + j];
      }
    }
  }

  private void move(double[] x, double[] along, double[] step, double sign) {
    for (int at = 0; at < x.length; at += r) {
      for (int j = 0; j < r; j++) {
        x[at + j] += sign * step[j] * along[at + j];
      }
    }
  }

  private void turn(double[] direction, double[] residual, double[] factor) {
    for (int i = 0, at = 0; at < direction.length; i++, at += r) {
      double f = 1 / system.diagonal[i];
      for (int j = 0; j < r; j++) {
        direction[at + j] = f * residual[at + j] + factor[j] * direction[at + j];
      }
    }
  }
}
