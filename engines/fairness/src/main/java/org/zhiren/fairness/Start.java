package org.zhiren.fairness;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where the search for the variances begins. The result does not depend on it, the time does: from
 * moments of single factors it takes seven to nine steps, from a good start three or four.
 */
final class Start {

  /** Operations of one factorisation from which on a part of the table is fitted first. */
  private static final double LONG = 3e8;

  /** Operations from which on a start by random vectors is better still. */
  private static final double VERY_LONG = 1e10;

  /** Kept coefficients of the part. */
  private static final int PART = 400;

  /** A variance that seems to be nil in the part may not be in the whole. */
  private static final double LEAST_LOG = -3;

  private Start() {}

  static RelativeCovariance of(
      CrossProducts k, BlockStructure structure, Method method, long seed) {
    if (k.plan().flops() > VERY_LONG) {
      return bySampling(k, structure, method, 8, seed, 1e-4, 1e-2).evaluation().point;
    }
    RelativeCovariance moments = MomentStart.of(k.design());
    return k.plan().flops() > LONG ? ofPart(k, method, moments) : moments;
  }

  static SampledOptimizer.Optimum bySampling(
      CrossProducts k,
      BlockStructure structure,
      Method method,
      int probes,
      long seed,
      double residual,
      double enough) {
    RelativeCovariance start = MomentStart.of(k.design());
    SampledEvaluation first =
        new SampledEvaluation(
            new SchurSystem(k, structure, start.precisions()),
            start,
            method,
            Probes.of(k, structure, probes, seed),
            new double[0],
            residual);
    return SampledOptimizer.minimise(first, structure, enough);
  }

  /** The optimum for the ratings of every m-th level of the factor that makes the work. */
  private static RelativeCovariance ofPart(
      CrossProducts k, Method method, RelativeCovariance moments) {
    Design design = k.design();
    int largest = k.eliminated() == 0 ? 1 : 0;
    for (int t = 0; t < design.terms().size(); t++) {
      if (t != k.eliminated()
          && design.terms().get(t).levels() > design.terms().get(largest).levels()) {
        largest = t;
      }
    }
    int[] codes = design.terms().get(largest).codes();
    int every = Math.max(2, Math.round(k.kept() / (float) PART));
    int[] rows = IntStream.range(0, design.rows()).filter(i -> codes[i] % every == 0).toArray();
    if (rows.length < 10 * PART) {
      return moments;
    }
    Design part = design.subset(rows);
    for (Term term : part.terms()) {
      if (term.levels() < 2 || 2 * term.levels() > part.rows()) {
        return moments;
      }
    }
    CrossProducts products = CrossProductsBuilder.build(part);
    MixedOptimizer.Optimum optimum =
        MixedOptimizer.minimise(products, BlockStructure.of(products), method, moments, 1e-2);
    double[] values = optimum.evaluation().point.parameters.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = moments.diagonal(i) ? Math.max(values[i], LEAST_LOG) : values[i];
    }
    return optimum.converged() && Arrays.stream(values).allMatch(Double::isFinite)
        ? moments.at(values)
        : moments;
  }
}
