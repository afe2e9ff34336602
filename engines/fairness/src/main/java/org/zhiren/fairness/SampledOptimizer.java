package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the variances where the sampled gradient vanishes: Newton steps with average information,
 * as {@link MixedOptimizer}, but without the criterion, which would cost more than the gradient.
 */
final class SampledOptimizer {

  private static final int MOST_STEPS = 100;

  private SampledOptimizer() {}

  /**
   * The optimum.
   *
   * @param evaluation the equations there
   * @param error covariance of the parameters over the choice of random vectors
   * @param iterations Newton steps taken
   * @param converged whether the last step was short enough and every system was solved
   */
  record Optimum(
      SampledEvaluation evaluation, double[][] error, int iterations, boolean converged) {}

  /**
   * Minimises.
   *
   * @param enough change of every parameter below which the next point is the optimum
   */
  static Optimum minimise(SampledEvaluation start, BlockStructure structure, double enough) {
    List<double[]> steps = new ArrayList<>();
    List<double[]> changes = new ArrayList<>();
    SampledEvaluation here = start;
    Evaluation.Slope slope = here.slope();
    for (int iteration = 1; ; iteration++) {
      boolean[] held = MixedOptimizer.held(here.point, slope.gradient());
      double[] step = NewtonStep.of(slope, held, steps, changes);
      double longest = MixedOptimizer.limit(here.point, step);
      SampledEvaluation next = here.moved(MixedOptimizer.moved(here.point, step), structure);
      for (int halving = 0; !next.valid && halving < 10; halving++) {
        for (int i = 0; i < step.length; i++) {
          step[i] /= 2;
        }
        next = here.moved(MixedOptimizer.moved(here.point, step), structure);
      }
      if (longest < enough || iteration == MOST_STEPS || !next.valid) {
        double[][] error = error(slope, held, here.gradientError());
        return new Optimum(next, error, iteration, longest < enough && next.valid);
      }
      Evaluation.Slope after = next.slope();
      double[] change = after.gradient().clone();
      DenseKernel.addOne(change, slope.gradient(), -1, 0, change.length);
      steps.add(step);
      changes.add(change);
      slope = after;
      here = next;
    }
  }

  /** H⁻¹ V H⁻¹ on the parameters that were free to move; zero elsewhere. */
  private static double[][] error(Evaluation.Slope slope, boolean[] held, double[][] gradient) {
    int n = held.length;
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i][j] = held[i] || held[j] ? i == j ? 1 : 0 : slope.curvature()[i][j];
      }
    }
    SmallMatrix.invert(inverse);
    for (int i = 0; i < n; i++) {
      if (held[i]) {
        inverse[i][i] = 0;
      }
    }
    return SmallMatrix.multiply(SmallMatrix.multiply(inverse, gradient), inverse);
  }
}
