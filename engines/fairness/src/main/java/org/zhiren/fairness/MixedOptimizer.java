package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the variances that minimise the criterion.
 *
 * <p>Newton steps in logarithms of θ with the average information as curvature, corrected by the
 * secant of the last steps (a symmetric rank-one update each), which makes the last steps converge
 * faster than linearly. A step that does not lower the criterion is halved; a variance that runs
 * into zero is held there.
 */
final class MixedOptimizer {

  private static final int MOST_STEPS = 100;
  private static final double LONGEST_STEP = 2.5;

  /** Change of every parameter below which the next point is the optimum. */
  static final double ENOUGH = 2e-9;

  private final CrossProducts k;
  private final BlockStructure structure;
  private final Method method;
  private final double enough;
  private final List<double[]> steps = new ArrayList<>();
  private final List<double[]> changes = new ArrayList<>();

  private int iterations;

  private MixedOptimizer(CrossProducts k, BlockStructure structure, Method method, double enough) {
    this.k = k;
    this.structure = structure;
    this.method = method;
    this.enough = enough;
  }

  /**
   * The optimum.
   *
   * @param evaluation the factorised equations there
   * @param iterations Newton steps taken
   * @param converged whether the last step was short enough
   */
  record Optimum(Evaluation evaluation, int iterations, boolean converged) {}

  /**
   * The optimum.
   *
   * @param start where to begin
   * @param enough change of every parameter below which the next point is the optimum
   */
  static Optimum minimise(
      CrossProducts k,
      BlockStructure structure,
      Method method,
      RelativeCovariance start,
      double enough) {
    return new MixedOptimizer(k, structure, method, enough).run(start);
  }

  private Optimum run(RelativeCovariance start) {
    Evaluation here = Evaluation.at(k, structure, start, method);
    double[] lastGradient = null;
    double before = 0;
    while (iterations < MOST_STEPS) {
      iterations++;
      Evaluation.Slope slope = here.slope(method);
      if (lastGradient != null) {
        double[] change = slope.gradient().clone();
        DenseKernel.addOne(change, lastGradient, -1, 0, change.length);
        changes.add(change);
      }
      boolean[] held = held(here.point, slope.gradient());
      double[] step = NewtonStep.of(slope, held, steps, changes);
      double longest = limit(here.point, step);
      Evaluation next = Evaluation.at(k, structure, moved(here.point, step), method);
      int halvings = 0;
      double slack = 1e-10 * Math.abs(here.criterion);
      while (next.criterion > here.criterion + slack && halvings < 30) {
        for (int i = 0; i < step.length; i++) {
          step[i] /= 2;
        }
        halvings++;
        next = Evaluation.at(k, structure, moved(here.point, step), method);
      }
      if (next.criterion > here.criterion + slack) {
        return new Optimum(here, iterations, longest < 1e-6);
      }
      // What is left after this step shrinks as the steps do.
      double left = longest * Math.min(1, longest / before);
      if (longest < enough || left < enough / 4) {
        return new Optimum(next, iterations, true);
      }
      before = longest;
      steps.add(step);
      lastGradient = slope.gradient();
      here = next;
    }
    return new Optimum(here, iterations, false);
  }

  /** Parameters at the lower bound that would go lower still. */
  static boolean[] held(RelativeCovariance point, double[] gradient) {
    boolean[] held = new boolean[gradient.length];
    for (int i = 0; i < held.length; i++) {
      held[i] =
          point.diagonal(i)
              && point.parameters[i] <= RelativeCovariance.SMALLEST_LOG
              && gradient[i] >= 0;
    }
    return held;
  }

  static double limit(RelativeCovariance point, double[] step) {
    double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
    if (longest > LONGEST_STEP) {
      for (int i = 0; i < step.length; i++) {
        step[i] *= LONGEST_STEP / longest;
      }
    }
    for (int i = 0; i < step.length; i++) {
      if (point.diagonal(i)) {
        step[i] = Math.max(step[i], RelativeCovariance.SMALLEST_LOG - point.parameters[i]);
      }
    }
    return Arrays.stream(step).map(Math::abs).max().orElse(0);
  }

  static RelativeCovariance moved(RelativeCovariance point, double[] step) {
    double[] values = point.parameters.clone();
    DenseKernel.addOne(values, step, 1, 0, values.length);
    return point.at(values);
  }
}
