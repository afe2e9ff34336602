package org.zhiren.fairness;

/** The blocks of the eliminated term in the mixed-model equations, inverted. */
final class EliminatedBlocks {

  private final CrossProducts k;

  /** {@code [(level * width + a) * width + b]}: the inverse of each level's own block. */
  final double[] inverse;

  /** Logarithm of the determinant of all blocks. */
  final double logDeterminant;

  /**
   * Inverts the blocks.
   *
   * @param precision the inverse of the relative covariance of the eliminated term
   */
  EliminatedBlocks(CrossProducts k, double[][] precision) {
    this.k = k;
    int d = k.width();
    inverse = new double[k.levels() * d * d];
    double log = 0;
    if (d == 1) {
      for (int l = 0; l < inverse.length; l++) {
        double diagonal = k.own()[l] + precision[0][0];
        inverse[l] = 1 / diagonal;
        log += Math.log(diagonal);
      }
      logDeterminant = log;
      return;
    }
    double[][] block = new double[d][d];
    for (int l = 0; l < k.levels(); l++) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          block[a][b] = k.own()[(l * d + a) * d + b] + precision[a][b];
        }
      }
      log += SmallMatrix.invert(block);
      for (int a = 0; a < d; a++) {
        System.arraycopy(block[a], 0, inverse, (l * d + a) * d, d);
      }
    }
    logDeterminant = log;
  }

  /** The eliminated coefficients that go with the kept ones and the fixed effects in {@code x}. */
  void solve(double[] right, Coefficients x) {
    int d = k.width();
    double[] rest = new double[d];
    for (int l = 0; l < k.levels(); l++) {
      for (int a = 0; a < d; a++) {
        double sum = right[l * d + a];
        for (int e = k.cellStart()[l]; e < k.cellStart()[l + 1]; e++) {
          sum -= k.cellValue()[e * d + a] * x.kept[k.cellColumn()[e]];
        }
        for (int j = 0; j < x.fixed.length; j++) {
          sum -= k.tail()[(l * d + a) * k.tailWidth() + j] * x.fixed[j];
        }
        rest[a] = sum;
      }
      for (int a = 0; a < d; a++) {
        double sum = 0;
        for (int c = 0; c < d; c++) {
          sum += inverse[(l * d + a) * d + c] * rest[c];
        }
        x.eliminated[l * d + a] = sum;
      }
    }
  }

  /** The cross-products of the eliminated term with the score, by level and coefficient. */
  double[] score() {
    double[] right = new double[k.levels() * k.width()];
    for (int i = 0; i < right.length; i++) {
      right[i] = k.tail()[i * k.tailWidth() + k.fixedWidth()];
    }
    return right;
  }

  /**
   * Turns standard normals into a vector with the covariance of the blocks themselves, in place.
   *
   * @param noise {@code [level * width + a]}
   * @param precision the inverse of the relative covariance of the eliminated term
   */
  void colour(double[] noise, double[][] precision) {
    int d = k.width();
    double[][] own = new double[d][d];
    double[] plain = new double[d];
    for (int l = 0; l < k.levels(); l++) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          own[a][b] = k.own()[(l * d + a) * d + b] + precision[a][b];
        }
      }
      double[][] root = SmallMatrix.cholesky(own);
      System.arraycopy(noise, l * d, plain, 0, d);
      for (int a = 0; a < d; a++) {
        double sum = 0;
        for (int b = 0; b <= a; b++) {
          sum += root[a][b] * plain[b];
        }
        noise[l * d + a] = sum;
      }
    }
  }
}
