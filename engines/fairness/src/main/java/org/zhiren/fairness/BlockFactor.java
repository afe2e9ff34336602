package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The factorised mixed-model equations at given variances.
 *
 * <p>Henderson's equations C = [Z'WZ + G⁻¹, Z'WX; X'WZ, X'WX] are factorised in three steps: the
 * eliminated term (diagonal), each block of kept coefficients (dense), the border of hubs, fixed
 * effects and score (dense). Blocks are shared out in a fixed number of shares that are summed in
 * order, so results do not depend on the number of threads.
 */
final class BlockFactor implements JointError {

  final CrossProducts k;
  final BlockStructure structure;
  final double[][][] precision;

  /** The blocks of the eliminated term. */
  final EliminatedBlocks own;

  /** By block: rows of the factor, with touched hubs, fixed effects and score as last columns. */
  final double[][][] rows;

  /** The factorised border: hubs, fixed effects, score. */
  final double[][] border;

  /** Logarithm of the determinant of the random part of C. */
  double logDeterminantRandom;

  /** Logarithm of the determinant of what the fixed effects add. */
  double logDeterminantFixed;

  /** The penalised residual sum of squares at the solution. */
  double residual;

  private BlockFactor(CrossProducts k, BlockStructure structure, double[][][] precision) {
    this.k = k;
    this.structure = structure;
    this.precision = precision;
    own = new EliminatedBlocks(k, precision[k.eliminated()]);
    rows = new double[k.plan().blocks()][][];
    int order = k.plan().hubs() + k.tailWidth();
    border = new double[order][order];
  }

  /**
   * Factorises at the given precisions.
   *
   * @param precision by term: the inverse of the relative covariance of its coefficients
   * @return the factor; {@link #valid()} tells whether the equations were positive definite
   */
  static BlockFactor of(CrossProducts k, BlockStructure structure, double[][][] precision) {
    BlockFactor factor = new BlockFactor(k, structure, precision);
    factor.factorise();
    return factor;
  }

  /** Whether the equations were positive definite. */
  boolean valid() {
    return !Double.isNaN(logDeterminantRandom + logDeterminantFixed) && residual > 0;
  }

  int shares() {
    int blocks = k.plan().blocks();
    return Math.max(1, Math.min(blocks, border.length <= 300 ? 16 : 4));
  }

  private void factorise() {
    double logDeterminant = own.logDeterminant;
    int shares = shares();
    double[][][] sums = new double[shares][][];
    double[] logs = new double[shares];
    IntStream.range(0, shares)
        .parallel()
        .forEach(s -> {
          sums[s] = new double[border.length][border.length];
          BlockScratch scratch = new BlockScratch(this);
          for (int b = share(s, shares); b < share(s + 1, shares); b++) {
            logs[s] += factoriseBlock(b, sums[s], scratch);
          }
        });
    addBorder();
    for (int s = 0; s < shares; s++) {
      logDeterminant += logs[s];
      for (int i = 0; i < border.length; i++) {
        DenseKernel.addOne(border[i], sums[s][i], 1, i, border.length);
      }
    }
    int hubs = k.plan().hubs();
    int last = border.length - 1;
    double whole = DenseKernel.partialCholesky(border, border.length, last);
    double fixed = 0;
    for (int i = hubs; i < last; i++) {
      fixed += 2 * Math.log(border[i][i]);
    }
    logDeterminantRandom = logDeterminant + whole - fixed;
    logDeterminantFixed = fixed;
    residual = border[last][last];
  }

  int share(int s, int shares) {
    return (int) ((long) k.plan().blocks() * s / shares);
  }

  private double factoriseBlock(int b, double[][] sum, BlockScratch scratch) {
    int start = k.plan().blockStart()[b];
    int size = k.plan().blockStart()[b + 1] - start;
    int[] touched = structure.touched()[b];
    int tail = k.tailWidth();
    int width = size + touched.length + tail;
    double[][] m = new double[width][width];
    scratch.enter(b);
    for (int i = 0; i < size; i++) {
      int coefficient = start + i;
      addPrior(m[i], i, coefficient);
      for (int e = k.keptStart()[coefficient]; e < k.keptStart()[coefficient + 1]; e++) {
        m[i][scratch.local(k.keptColumn()[e])] += k.keptValue()[e];
      }
      for (int j = 0; j < tail; j++) {
        m[i][size + touched.length + j] += k.keptTail()[coefficient * tail + j];
      }
    }
    for (int g = structure.groupStart()[b]; g < structure.groupStart()[b + 1]; g++) {
      scratch.load(structure.group()[g]);
      scratch.subtractFrom(m);
    }
    double log = DenseKernel.partialCholesky(m, width, size);
    for (int i = 0; i < touched.length + tail; i++) {
      double[] from = m[size + i];
      double[] to = sum[borderIndex(touched, i)];
      for (int j = i; j < touched.length + tail; j++) {
        to[borderIndex(touched, j)] += from[size + j];
      }
    }
    rows[b] = Arrays.copyOf(m, size);
    return log;
  }

  /** The border index of the i-th border column of a block that touches {@code touched}. */
  int borderIndex(int[] touched, int i) {
    return i < touched.length ? touched[i] : k.plan().hubs() + i - touched.length;
  }

  private void addPrior(double[] row, int at, int coefficient) {
    int offset = structure.offset()[coefficient];
    double[] g = precision[structure.term()[coefficient]][offset];
    for (int c = offset; c < g.length; c++) {
      row[at + c - offset] += g[c];
    }
  }

  private void addBorder() {
    int hubStart = k.plan().hubStart();
    int hubs = k.plan().hubs();
    int tail = k.tailWidth();
    for (int h = 0; h < hubs; h++) {
      int coefficient = hubStart + h;
      addPrior(border[h], h, coefficient);
      for (int e = k.keptStart()[coefficient]; e < k.keptStart()[coefficient + 1]; e++) {
        border[h][k.keptColumn()[e] - hubStart] += k.keptValue()[e];
      }
      for (int j = 0; j < tail; j++) {
        border[h][hubs + j] += k.keptTail()[coefficient * tail + j];
      }
    }
    for (int i = 0; i < tail; i++) {
      for (int j = i; j < tail; j++) {
        border[hubs + i][hubs + j] += k.tailTail()[i][j];
      }
    }
    BlockScratch scratch = new BlockScratch(this);
    int blocks = k.plan().blocks();
    scratch.enterBorder();
    for (int g = structure.groupStart()[blocks]; g < structure.groupStart()[blocks + 1]; g++) {
      scratch.load(structure.group()[g]);
      scratch.subtractFrom(border);
    }
  }

  /** The estimates: fixed effects and predicted random effects. */
  Coefficients solution() {
    Coefficients x = new Coefficients(k);
    int last = border.length - 1;
    double[] z = new double[last];
    for (int i = 0; i < last; i++) {
      z[i] = border[i][last];
    }
    double[] forward = new double[k.plan().hubStart()];
    for (int b = 0; b < rows.length; b++) {
      for (int i = 0; i < rows[b].length; i++) {
        forward[k.plan().blockStart()[b] + i] = rows[b][i][rows[b][i].length - 1];
      }
    }
    backward(forward, z, x);
    own.solve(own.score(), x);
    return x;
  }

  /** Solves C x = v. */
  Coefficients solve(Coefficients v) {
    int d = k.width();
    int hubStart = k.plan().hubStart();
    double[] reduced = v.kept.clone();
    int last = border.length - 1;
    int hubs = k.plan().hubs();
    double[] z = new double[last];
    System.arraycopy(v.fixed, 0, z, hubs, v.fixed.length);
    for (int l = 0; l < k.levels(); l++) {
      for (int a = 0; a < d; a++) {
        double y = 0;
        for (int c = 0; c < d; c++) {
          y += own.inverse[(l * d + a) * d + c] * v.eliminated[l * d + c];
        }
        for (int e = k.cellStart()[l]; e < k.cellStart()[l + 1]; e++) {
          reduced[k.cellColumn()[e]] -= k.cellValue()[e * d + a] * y;
        }
        for (int j = 0; j < v.fixed.length; j++) {
          z[hubs + j] -= k.tail()[(l * d + a) * k.tailWidth() + j] * y;
        }
      }
    }
    for (int h = 0; h < hubs; h++) {
      z[h] += reduced[hubStart + h];
    }
    for (int b = 0; b < rows.length; b++) {
      forwardBlock(b, reduced, z);
    }
    for (int i = 0; i < last; i++) {
      z[i] /= border[i][i];
      DenseKernel.addOne(z, border[i], -z[i], i + 1, last);
    }
    Coefficients x = new Coefficients(k);
    backward(reduced, z, x);
    own.solve(v.eliminated, x);
    return x;
  }

  private void forwardBlock(int b, double[] reduced, double[] z) {
    int start = k.plan().blockStart()[b];
    double[][] u = rows[b];
    int[] touched = structure.touched()[b];
    int outside = touched.length + k.fixedWidth();
    double[] right = new double[u.length + outside];
    System.arraycopy(reduced, start, right, 0, u.length);
    for (int i = 0; i < u.length; i++) {
      right[i] /= u[i][i];
      DenseKernel.addOne(right, u[i], -right[i], i + 1, right.length);
    }
    System.arraycopy(right, 0, reduced, start, u.length);
    for (int i = 0; i < outside; i++) {
      z[borderIndex(touched, i)] += right[u.length + i];
    }
  }

  @Override
  public List<Coefficients> draw(Random random, int count) {
    List<Coefficients> draws = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      draws.add(draw(random));
    }
    return draws;
  }

  private Coefficients draw(Random random) {
    double[] forward = new double[k.plan().hubStart()];
    double[] z = new double[border.length - 1];
    double[] right = new double[k.levels() * k.width()];
    fill(forward, random);
    fill(z, random);
    fill(right, random);
    Coefficients x = new Coefficients(k);
    backward(forward, z, x);
    own.colour(right, precision[k.eliminated()]);
    own.solve(right, x);
    return x;
  }

  private static void fill(double[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
  }

  /** Back substitution: border first, then the blocks. */
  void backward(double[] forward, double[] z, Coefficients x) {
    int hubs = k.plan().hubs();
    for (int i = z.length - 1; i >= 0; i--) {
      z[i] = (z[i] - DenseKernel.dot(border[i], z, i + 1, z.length)) / border[i][i];
    }
    System.arraycopy(z, 0, x.kept, k.plan().hubStart(), hubs);
    System.arraycopy(z, hubs, x.fixed, 0, x.fixed.length);
    for (int b = 0; b < rows.length; b++) {
      int start = k.plan().blockStart()[b];
      double[][] u = rows[b];
      int[] touched = structure.touched()[b];
      double[] local = new double[u.length + touched.length + x.fixed.length];
      for (int i = u.length; i < local.length; i++) {
        local[i] = z[borderIndex(touched, i - u.length)];
      }
      for (int i = u.length - 1; i >= 0; i--) {
        double sum = DenseKernel.dot(u[i], local, i + 1, local.length);
        local[i] = (forward[start + i] - sum) / u[i][i];
      }
      System.arraycopy(local, 0, x.kept, start, u.length);
    }
  }
}
