package org.zhiren.fairness;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The entries of the inverse of the mixed-model equations that are needed: those on the pattern of
 * the cells.
 *
 * <p>For a block with factor U, border columns W and border inverse Σ, the inverse is P + FΣF' with
 * P = (U'U)⁻¹ and F = U⁻¹W, and −FΣ towards the border. Setting the rows of Σ that belong to the
 * fixed effects to zero gives the inverse for known fixed effects; both come from one P.
 */
final class SelectedInverse {

  private final BlockFactor factor;
  private final CrossProducts k;
  private final List<double[][]> border;

  /** By variant, term: the sum over levels of the blocks of the inverse. */
  final double[][][][] traces;

  /** By variant: diagonal of the inverse for the kept coefficients; empty unless asked for. */
  final double[][] keptVariance;

  /** By variant: diagonal of the inverse for the eliminated coefficients. */
  final double[][] eliminatedVariance;

  private SelectedInverse(BlockFactor factor, List<double[][]> border, boolean variances) {
    this.factor = factor;
    this.border = border;
    k = factor.k;
    traces = new double[border.size()][][][];
    for (int v = 0; v < traces.length; v++) {
      traces[v] = emptyTraces(k);
    }
    keptVariance = new double[border.size()][variances ? k.kept() : 0];
    eliminatedVariance = new double[border.size()][variances ? k.levels() * k.width() : 0];
  }

  private static double[][][] emptyTraces(CrossProducts k) {
    List<Term> terms = k.design().terms();
    double[][][] traces = new double[terms.size()][][];
    for (int t = 0; t < traces.length; t++) {
      traces[t] = new double[terms.get(t).width()][terms.get(t).width()];
    }
    return traces;
  }

  /** The traces only, for known fixed effects or allowing for their estimation. */
  static SelectedInverse traces(BlockFactor factor, boolean fixedEstimated) {
    SelectedInverse inverse =
        new SelectedInverse(
            factor, List.<double[][]>of(borderInverse(factor, fixedEstimated)), false);
    inverse.run();
    return inverse;
  }

  /** Traces and variances: first for known fixed effects, then allowing for their estimation. */
  static SelectedInverse variances(BlockFactor factor) {
    double[][] estimated = borderInverse(factor, true);
    SelectedInverse inverse =
        new SelectedInverse(factor, List.of(known(factor, estimated), estimated), true);
    inverse.run();
    return inverse;
  }

  /** The covariance of the fixed effects, in units of σ²; of {@link #variances} only. */
  double[][] fixedCovariance() {
    return corner(border.get(1), k.plan().hubs(), k.fixedWidth());
  }

  private static double[][] corner(double[][] whole, int from, int size) {
    double[][] corner = new double[size][size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(whole[from + i], from, corner[i], 0, size);
    }
    return corner;
  }

  /** Takes the estimation of the fixed effects out again: Σ(hh) − Σ(hf) Σ(ff)⁻¹ Σ(fh). */
  private static double[][] known(BlockFactor factor, double[][] estimated) {
    int hubs = factor.k.plan().hubs();
    int p = factor.k.fixedWidth();
    double[][] information = corner(estimated, hubs, p);
    SmallMatrix.invert(information);
    double[][] known = new double[estimated.length][estimated.length];
    for (int i = 0; i < hubs; i++) {
      System.arraycopy(estimated[i], 0, known[i], 0, hubs);
      for (int a = 0; a < p; a++) {
        double f = 0;
        for (int b = 0; b < p; b++) {
          f += estimated[i][hubs + b] * information[b][a];
        }
        DenseKernel.addOne(known[i], estimated[hubs + a], -f, 0, hubs);
      }
    }
    return known;
  }

  private static double[][] borderInverse(BlockFactor factor, boolean fixedEstimated) {
    int order = factor.border.length - 1;
    int size = fixedEstimated ? order : factor.k.plan().hubs();
    double[][] lower =
        DenseKernel.crossProduct(DenseKernel.invertedTranspose(factor.border, size), size);
    double[][] full = new double[order][order];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        full[i][j] = lower[i][j];
        full[j][i] = lower[i][j];
      }
    }
    return full;
  }

  private void run() {
    int shares = factor.shares();
    double[][][][][] sums = new double[shares][border.size()][][][];
    IntStream.range(0, shares)
        .parallel()
        .forEach(s -> {
          for (int v = 0; v < border.size(); v++) {
            sums[s][v] = emptyTraces(k);
          }
          BlockScratch scratch = new BlockScratch(factor);
          for (int b = factor.share(s, shares); b < factor.share(s + 1, shares); b++) {
            scratch.enter(b);
            new Block(b, scratch, sums[s]).run();
          }
        });
    for (double[][][][] sum : sums) {
      for (int v = 0; v < border.size(); v++) {
        for (int t = 0; t < traces[v].length; t++) {
          for (int a = 0; a < traces[v][t].length; a++) {
            DenseKernel.addOne(traces[v][t][a], sum[v][t][a], 1, 0, traces[v][t][a].length);
          }
        }
      }
    }
    BlockScratch scratch = new BlockScratch(factor);
    scratch.enterBorder();
    new Block(-1, scratch, traces).run();
  }

  /** The part of the inverse that belongs to one block, or to the border (index −1). */
  private final class Block {
    private final int index;
    private final BlockScratch scratch;
    private final double[][][][] sum;
    private final int start;
    private final int size;
    private final int[] touched;
    private final int outside;

    Block(int index, BlockScratch scratch, double[][][][] sum) {
      this.index = index;
      this.scratch = scratch;
      this.sum = sum;
      boolean inBorder = index < 0;
      start = inBorder ? k.plan().hubStart() : k.plan().blockStart()[index];
      size = inBorder ? 0 : factor.rows[index].length;
      touched =
          inBorder
              ? IntStream.range(0, k.plan().hubs()).toArray()
              : factor.structure.touched()[index];
      outside = touched.length + k.fixedWidth();
    }

    void run() {
      if (index < 0) {
        for (int v = 0; v < border.size(); v++) {
          collect(v, border.get(v));
        }
        return;
      }
      double[][] u = factor.rows[index];
      double[][] inverted = DenseKernel.invertedTranspose(u, size);
      double[][] p = DenseKernel.crossProduct(inverted, size);
      // F = U⁻¹W as rows for each border column.
      double[][] f = new double[outside][size];
      for (int r = 0; r < size; r++) {
        for (int j = 0; j < outside; j++) {
          DenseKernel.addOne(f[j], inverted[r], u[r][size + j], 0, r + 1);
        }
      }
      for (int v = 0; v < border.size(); v++) {
        collect(v, local(p, f, border.get(v), v == border.size() - 1));
      }
    }

    /**
     * The lower triangle of the inverse over the block and the border columns that it touches.
     *
     * @param last whether {@code p} is not needed again and may be changed
     */
    private double[][] local(double[][] p, double[][] f, double[][] sigma, boolean last) {
      double[][] part = new double[outside][outside];
      for (int i = 0; i < outside; i++) {
        for (int j = 0; j < outside; j++) {
          part[i][j] = sigma[factor.borderIndex(touched, i)][factor.borderIndex(touched, j)];
        }
      }
      double[][] inverse = new double[size + outside][];
      for (int i = 0; i < outside; i++) {
        inverse[size + i] = new double[size + i + 1];
        System.arraycopy(part[i], 0, inverse[size + i], size, i + 1);
      }
      double[] own = new double[outside];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < outside; j++) {
          own[j] = f[j][i];
        }
        double[] h = new double[outside];
        DenseKernel.addRows(h, part, 0, outside, own, 0, outside);
        inverse[i] = last ? p[i] : java.util.Arrays.copyOf(p[i], i + 1);
        DenseKernel.addRows(inverse[i], f, 0, outside, h, 0, i + 1);
        for (int j = 0; j < outside; j++) {
          inverse[size + j][i] = -h[j];
        }
      }
      return inverse;
    }

    private void collect(int v, double[][] inverse) {
      keptTraces(v, inverse);
      int share = index < 0 ? k.plan().blocks() : index;
      int[] groupStart = factor.structure.groupStart();
      int d = k.width();
      double[][] trace = sum[v][k.eliminated()];
      for (int e = groupStart[share]; e < groupStart[share + 1]; e++) {
        int level = factor.structure.group()[e];
        scratch.load(level);
        for (int a = 0; a < d; a++) {
          for (int c = a; c < d; c++) {
            double value =
                factor.own.inverse[(level * d + a) * d + c]
                    + form(inverse, scratch.scaled[a], scratch.scaled[c]);
            trace[a][c] += value;
            if (a != c) {
              trace[c][a] += value;
            } else if (eliminatedVariance[v].length > 0) {
              eliminatedVariance[v][level * d + a] = value;
            }
          }
        }
      }
    }

    private void keptTraces(int v, double[][] inverse) {
      int rows = index < 0 ? k.plan().hubs() : size;
      for (int i = 0; i < rows; i++) {
        int t = factor.structure.term()[start + i];
        int a = factor.structure.offset()[start + i];
        int width = sum[v][t].length;
        for (int c = a; c < width; c++) {
          double value = inverse[i + c - a][i];
          sum[v][t][a][c] += value;
          if (a != c) {
            sum[v][t][c][a] += value;
          } else if (keptVariance[v].length > 0) {
            keptVariance[v][start + i] = value;
          }
        }
      }
    }

    /** The bilinear form of two vectors on the pattern of the loaded level. */
    private double form(double[][] inverse, double[] y, double[] z) {
      double total = 0;
      int[] at = scratch.index;
      for (int e = 0; e < scratch.entries - 1; e++) {
        double[] row = inverse[at[e]];
        double below = 0;
        double crossed = 0;
        for (int o = 0; o < e; o++) {
          double entry = row[at[o]];
          below += entry * z[o];
          crossed += entry * y[o];
        }
        total += y[e] * (below + row[at[e]] * z[e]) + z[e] * crossed;
      }
      return total;
    }
  }
}
