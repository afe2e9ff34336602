package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Draws of the errors of all effects without a factorisation: noise with the covariance of the
 * equations is put through their solution (Papandreou and Yuille 2010, perturb and solve).
 *
 * <p>Variances of single effects use what is known exactly: given all others, coefficient i has
 * variance 1/S(i,i); only the variance of its conditional mean is taken from draws (Rao and
 * Blackwell). Where a coefficient rests on many ratings, little is left to chance.
 */
final class SampledError implements JointError {

  private static final int BATCH = 16;
  private static final double TOLERANCE = 1e-7;

  private final SampledEvaluation at;
  private final SchurSystem system;
  private final CrossProducts k;

  SampledError(SampledEvaluation at) {
    this.at = at;
    system = at.system;
    k = system.k;
  }

  /**
   * Variances in units of σ².
   *
   * @param known for known fixed effects
   * @param estimated allowing for their estimation
   * @param error the largest relative error of a standard deviation
   */
  record Variances(Coefficients known, Coefficients estimated, double error) {}

  Variances variances(int draws, long seed) {
    Random random = new Random(seed);
    int d = k.width();
    Coefficients spread = new Coefficients(k);
    for (int done = 0; done < draws; done += BATCH) {
      int r = Math.min(BATCH, draws - done);
      double[] noise = new double[k.levels() * d * r];
      double[] right = noise(random, noise, r);
      double[] s = solve(right, r);
      for (int i = 0; i < k.kept(); i++) {
        for (int j = 0; j < r; j++) {
          double mean = s[i * r + j] - right[i * r + j] / system.diagonal[i];
          spread.kept[i] += mean * mean / draws;
        }
      }
      double[] met = new double[d * r];
      double[] scaled = new double[d * r];
      for (int l = 0; l < k.levels(); l++) {
        system.met(l, s, r, met);
        system.scale(l, met, r, scaled);
        for (int a = 0; a < d; a++) {
          for (int j = 0; j < r; j++) {
            spread.eliminated[l * d + a] += scaled[a * r + j] * scaled[a * r + j] / draws;
          }
        }
      }
    }
    Coefficients known = new Coefficients(k);
    double share = 0;
    for (int i = 0; i < known.kept.length; i++) {
      known.kept[i] = 1 / system.diagonal[i] + spread.kept[i];
      share = Math.max(share, spread.kept[i] / known.kept[i]);
    }
    for (int l = 0; l < k.levels(); l++) {
      for (int a = 0; a < d; a++) {
        int i = l * d + a;
        known.eliminated[i] = system.own.inverse[i * d + a] + spread.eliminated[i];
        share = Math.max(share, spread.eliminated[i] / known.eliminated[i]);
      }
    }
    Coefficients estimated = at.fixedVariances();
    DenseKernel.addOne(estimated.kept, known.kept, 1, 0, known.kept.length);
    DenseKernel.addOne(estimated.eliminated, known.eliminated, 1, 0, known.eliminated.length);
    // A variance from m draws has relative error √(2/m), its root half of that.
    return new Variances(known, estimated, 0.5 * share * Math.sqrt(2.0 / draws));
  }

  @Override
  public List<Coefficients> draw(Random random, int count) {
    int d = k.width();
    double[] noise = new double[k.levels() * d * count];
    double[] s = solve(noise(random, noise, count), count);
    double[][] root = SmallMatrix.cholesky(at.fixedCovariance);
    List<Coefficients> draws = new ArrayList<>(count);
    for (int j = 0; j < count; j++) {
      Coefficients x = new Coefficients(k);
      for (int i = 0; i < x.kept.length; i++) {
        x.kept[i] = s[i * count + j];
      }
      double[] plain = new double[x.fixed.length];
      for (int a = 0; a < plain.length; a++) {
        plain[a] = random.nextGaussian();
        for (int b = 0; b <= a; b++) {
          x.fixed[a] += root[a][b] * plain[b];
        }
      }
      at.addFixed(x);
      double[] own = new double[k.levels() * d];
      for (int i = 0; i < own.length; i++) {
        own[i] = random.nextGaussian();
      }
      system.own.colour(own, system.precision[k.eliminated()]);
      system.own.solve(own, x);
      draws.add(x);
    }
    return draws;
  }

  private double[] solve(double[] right, int r) {
    return new ConjugateGradients(system, r).solve(right, new double[0], TOLERANCE, false);
  }

  /** Vectors with the covariance of S: noise of the ratings and of the priors, reduced. */
  private double[] noise(Random random, double[] eliminated, int r) {
    double[] kept = new double[Math.multiplyExact(k.kept(), r)];
    Design design = k.design();
    SplittableRandom bits = new SplittableRandom(random.nextLong());
    double[] weight = design.weight();
    double[] each = new double[r];
    for (int row = 0; row < design.rows(); row++) {
      double root = weight == null ? 1 : Math.sqrt(weight[row]);
      for (int j = 0; j < r; j++) {
        // 64 fair coins: mean 32, standard deviation 4; sums of ratings are normal soon enough.
        each[j] = root * (Long.bitCount(bits.nextLong()) - 32) / 4;
      }
      for (int t = 0; t < design.terms().size(); t++) {
        Term term = design.terms().get(t);
        int level = term.codes()[row];
        double[] to = t == k.eliminated() ? eliminated : kept;
        int first = t == k.eliminated() ? level * term.width() : k.position(t, level);
        for (int c = 0; c < term.width(); c++) {
          double z = term.at(c, row);
          int start = (first + c) * r;
          for (int j = 0; j < r; j++) {
            to[start + j] += z * each[j];
          }
        }
      }
    }
    addPriors(random, eliminated, kept, r);
    int d = k.width();
    double[] own = new double[d * r];
    double[] scaled = new double[d * r];
    for (int l = 0; l < k.levels(); l++) {
      System.arraycopy(eliminated, l * d * r, own, 0, d * r);
      system.scale(l, own, r, scaled);
      for (int e = k.cellStart()[l]; e < k.cellStart()[l + 1]; e++) {
        int to = k.cellColumn()[e] * r;
        for (int a = 0; a < d; a++) {
          double v = k.cellValue()[e * d + a];
          for (int j = 0; j < r; j++) {
            kept[to + j] -= v * scaled[a * r + j];
          }
        }
      }
    }
    return kept;
  }

  private void addPriors(Random random, double[] eliminated, double[] kept, int r) {
    for (int t = 0; t < k.design().terms().size(); t++) {
      Term term = k.design().terms().get(t);
      double[][] root = SmallMatrix.cholesky(system.precision[t]);
      double[] to = t == k.eliminated() ? eliminated : kept;
      double[] plain = new double[term.width()];
      for (int l = 0; l < term.levels(); l++) {
        int first = t == k.eliminated() ? l * term.width() : k.position(t, l);
        for (int j = 0; j < r; j++) {
          for (int a = 0; a < plain.length; a++) {
            plain[a] = random.nextGaussian();
            for (int b = 0; b <= a; b++) {
              to[(first + a) * r + j] += root[a][b] * plain[b];
            }
          }
        }
      }
    }
  }
}
