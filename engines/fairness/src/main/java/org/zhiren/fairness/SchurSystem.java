package org.zhiren.fairness;

import java.util.stream.IntStream;

/**
 * The mixed-model equations without a factorisation: after the eliminated term is taken out, the
 * Schur complement S = A + G⁻¹ − B'D⁻¹B of the kept coefficients is only ever multiplied.
 *
 * <p>Vectors come in batches of {@code r}, stored together: coefficient {@code i} of vector {@code
 * j} is at {@code i * r + j}. One pass over the cells serves the whole batch, which is what makes
 * many right-hand sides cheap. Levels are shared out in a fixed number of shares that are summed in
 * order, so results do not depend on the number of threads.
 */
final class SchurSystem {

  /** Shares of the levels; each needs room for one batch of vectors. */
  private static final int SHARES = 4;

  final CrossProducts k;
  final double[][][] precision;
  final EliminatedBlocks own;

  /** The diagonal of S, which is also the preconditioner. */
  final double[] diagonal;

  /** S-side of the fixed effects and the score: {@code [coefficient * tailWidth + j]}. */
  final double[] tail;

  /** What the fixed effects and the score have in common once the eliminated term is out. */
  final double[][] tailTail;

  private final byte[] term;
  private final byte[] offset;

  /**
   * Prepares the equations.
   *
   * @param structure tells the term of each kept coefficient
   * @param precision by term: the inverse of the relative covariance of its coefficients
   */
  SchurSystem(CrossProducts k, BlockStructure structure, double[][][] precision) {
    this.k = k;
    this.precision = precision;
    term = structure.term();
    offset = structure.offset();
    own = new EliminatedBlocks(k, precision[k.eliminated()]);
    int t = k.tailWidth();
    diagonal = new double[k.kept()];
    tail = k.keptTail().clone();
    tailTail = new double[t][];
    for (int i = 0; i < t; i++) {
      tailTail[i] = k.tailTail()[i].clone();
    }
    for (int i = 0; i < diagonal.length; i++) {
      int o = offset[i];
      diagonal[i] = precision[term[i]][o][o];
      for (int e = k.keptStart()[i]; e < k.keptStart()[i + 1]; e++) {
        if (k.keptColumn()[e] == i) {
          diagonal[i] += k.keptValue()[e];
        }
      }
    }
    eliminate();
  }

  private void eliminate() {
    int d = k.width();
    int t = k.tailWidth();
    double[] scaledTail = new double[d * t];
    for (int l = 0; l < k.levels(); l++) {
      for (int a = 0; a < d; a++) {
        for (int j = 0; j < t; j++) {
          double sum = 0;
          for (int c = 0; c < d; c++) {
            sum += own.inverse[(l * d + a) * d + c] * k.tail()[(l * d + c) * t + j];
          }
          scaledTail[a * t + j] = sum;
        }
      }
      for (int a = 0; a < d; a++) {
        for (int i = 0; i < t; i++) {
          DenseKernel.addTail(tailTail[i], scaledTail, a * t, -k.tail()[(l * d + a) * t + i], t);
        }
      }
      for (int e = k.cellStart()[l]; e < k.cellStart()[l + 1]; e++) {
        int column = k.cellColumn()[e];
        for (int a = 0; a < d; a++) {
          double v = k.cellValue()[e * d + a];
          for (int j = 0; j < t; j++) {
            tail[column * t + j] -= v * scaledTail[a * t + j];
          }
          for (int c = 0; c < d; c++) {
            diagonal[column] -= v * own.inverse[(l * d + a) * d + c] * k.cellValue()[e * d + c];
          }
        }
      }
    }
  }

  /** The vector S x for a batch of {@code r} vectors, into {@code y}. */
  void multiply(double[] x, double[] y, int r) {
    double[][] parts = new double[SHARES][];
    parts[0] = y;
    IntStream.range(0, SHARES)
        .parallel()
        .forEach(s -> {
          double[] part = s == 0 ? y : new double[y.length];
          parts[s] = part;
          if (s == 0) {
            keptTimes(x, part, r);
          }
          subtractEliminated(x, part, r, share(s), share(s + 1));
        });
    for (int s = 1; s < SHARES; s++) {
      DenseKernel.addOne(y, parts[s], 1, 0, y.length);
    }
  }

  private int share(int s) {
    return (int) ((long) k.levels() * s / SHARES);
  }

  private void keptTimes(double[] x, double[] y, int r) {
    java.util.Arrays.fill(y, 0);
    for (int i = 0; i < k.kept(); i++) {
      double[] prior = precision[term[i]][offset[i]];
      for (int c = 0; c < prior.length; c++) {
        add(y, i * r, x, (i - offset[i] + c) * r, prior[c], r);
      }
      for (int e = k.keptStart()[i]; e < k.keptStart()[i + 1]; e++) {
        int j = k.keptColumn()[e];
        double v = k.keptValue()[e];
        add(y, i * r, x, j * r, v, r);
        if (j != i) {
          add(y, j * r, x, i * r, v, r);
        }
      }
    }
  }

  private void subtractEliminated(double[] x, double[] y, int r, int from, int to) {
    int d = k.width();
    double[] met = new double[d * r];
    double[] scaled = new double[d * r];
    for (int l = from; l < to; l++) {
      met(l, x, r, met);
      scale(l, met, r, scaled);
      for (int e = k.cellStart()[l]; e < k.cellStart()[l + 1]; e++) {
        int to0 = k.cellColumn()[e] * r;
        for (int a = 0; a < d; a++) {
          add(y, to0, scaled, a * r, -k.cellValue()[e * d + a], r);
        }
      }
    }
  }

  /** What one eliminated level meets of a batch: its row of B times x. */
  void met(int level, double[] x, int r, double[] met) {
    int d = k.width();
    java.util.Arrays.fill(met, 0);
    for (int e = k.cellStart()[level]; e < k.cellStart()[level + 1]; e++) {
      int from = k.cellColumn()[e] * r;
      for (int a = 0; a < d; a++) {
        add(met, a * r, x, from, k.cellValue()[e * d + a], r);
      }
    }
  }

  /** The inverse of the level's own block times {@code met}. */
  void scale(int level, double[] met, int r, double[] scaled) {
    int d = k.width();
    java.util.Arrays.fill(scaled, 0);
    for (int a = 0; a < d; a++) {
      for (int c = 0; c < d; c++) {
        add(scaled, a * r, met, c * r, own.inverse[(level * d + a) * d + c], r);
      }
    }
  }

  /** Takes the eliminated part out of right-hand sides: kept − B'D⁻¹ eliminated. */
  double[] reduced(Coefficients v) {
    int d = k.width();
    double[] right = v.kept.clone();
    for (int l = 0; l < k.levels(); l++) {
      for (int a = 0; a < d; a++) {
        double y = own(l, a, v.eliminated);
        for (int e = k.cellStart()[l]; e < k.cellStart()[l + 1]; e++) {
          right[k.cellColumn()[e]] -= k.cellValue()[e * d + a] * y;
        }
      }
    }
    return right;
  }

  /** The same for the fixed effects. */
  double[] reducedFixed(Coefficients v) {
    int d = k.width();
    double[] right = v.fixed.clone();
    for (int l = 0; l < k.levels(); l++) {
      for (int a = 0; a < d; a++) {
        double y = own(l, a, v.eliminated);
        for (int j = 0; j < right.length; j++) {
          right[j] -= k.tail()[(l * d + a) * k.tailWidth() + j] * y;
        }
      }
    }
    return right;
  }

  private double own(int level, int a, double[] eliminated) {
    int d = k.width();
    double y = 0;
    for (int c = 0; c < d; c++) {
      y += own.inverse[(level * d + a) * d + c] * eliminated[level * d + c];
    }
    return y;
  }

  /** The term of a kept coefficient. */
  int term(int coefficient) {
    return term[coefficient];
  }

  /** The place of a kept coefficient among the coefficients of its level. */
  int offset(int coefficient) {
    return offset[coefficient];
  }

  private static void add(double[] to, int at, double[] from, int start, double f, int r) {
    for (int j = 0; j < r; j++) {
      to[at + j] += f * from[start + j];
    }
  }
}
