package org.zhiren.fairness;

import java.util.stream.IntStream;

/**
 * Dense symmetric algebra on matrices stored as rows.
 *
 * <p>Everything is written as "add multiples of four rows to one row": the one shape that the JIT
 * compiler turns into vector instructions without flags or native code. Rows are arrays of their
 * own, because two Java arrays are either the same or disjoint, which is what lets the compiler
 * prove that the loop is safe. Every row is computed by one thread in one order, so results do not
 * depend on the number of threads.
 */
final class DenseKernel {

  /**
   * Rows eliminated together: small enough for the second-level cache at a few thousand columns.
   */
  private static final int PANEL = 32;

  /** Columns treated together when the matrix is large. */
  private static final int TILE = 2048;

  /** Below this size, threads cost more than they bring. */
  private static final int PARALLEL_FROM = 256;

  private DenseKernel() {}

  /** Adds {@code factors[k - first] * source[k]} for k in [first, last) to {@code target}. */
  static void addRows(
      double[] target, double[][] source, int first, int last, double[] factors, int from, int to) {
    int k = first;
    for (; k + 4 <= last; k += 4) {
      int f = k - first;
      addFour(
          target,
          source[k],
          source[k + 1],
          source[k + 2],
          source[k + 3],
          factors[f],
          factors[f + 1],
          factors[f + 2],
          factors[f + 3],
          from,
          to);
    }
    for (; k < last; k++) {
      addOne(target, source[k], factors[k - first], from, to);
    }
  }

  private static void addFour(
      double[] c,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double f0,
      double f1,
      double f2,
      double f3,
      int from,
      int to) {
    for (int j = from; j < to; j++) {
      c[j] =
          Math.fma(f0, b0[j], Math.fma(f1, b1[j], Math.fma(f2, b2[j], Math.fma(f3, b3[j], c[j]))));
    }
  }

  static void addOne(double[] c, double[] b, double f, int from, int to) {
    for (int j = from; j < to; j++) {
      c[j] = Math.fma(f, b[j], c[j]);
    }
  }

  /** The sum of products over a range, in four strands so that additions overlap. */
  static double dot(double[] a, double[] b, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = from;
    for (; j + 4 <= to; j += 4) {
      s0 = Math.fma(a[j], b[j], s0);
      s1 = Math.fma(a[j + 1], b[j + 1], s1);
      s2 = Math.fma(a[j + 2], b[j + 2], s2);
      s3 = Math.fma(a[j + 3], b[j + 3], s3);
    }
    for (; j < to; j++) {
      s0 = Math.fma(a[j], b[j], s0);
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Adds {@code f} times the {@code size} entries of {@code b} from {@code at} on to {@code c}. */
  static void addTail(double[] c, double[] b, int at, double f, int size) {
    for (int j = 0; j < size; j++) {
      c[j] = Math.fma(f, b[at + j], c[j]);
    }
  }

  /**
   * Replaces the first {@code pivots} rows of the upper triangle {@code a} by the rows of U with A
   * = U'U, and the rest by what remains after eliminating them (the Schur complement).
   *
   * @return the logarithm of the determinant of the leading block, or NaN if it is not positive
   *     definite
   */
  static double partialCholesky(double[][] a, int size, int pivots) {
    double logDeterminant = 0;
    for (int start = 0; start < pivots; start += PANEL) {
      int end = Math.min(start + PANEL, pivots);
      double[] factors = new double[PANEL];
      for (int k = start; k < end; k++) {
        double[] row = a[k];
        for (int m = start; m < k; m++) {
          factors[m - start] = -a[m][k];
        }
        addRows(row, a, start, k, factors, k, size);
        double pivot = row[k];
        if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
          return Double.NaN;
        }
        logDeterminant += Math.log(pivot);
        double scale = 1 / Math.sqrt(pivot);
        for (int j = k; j < size; j++) {
          row[j] *= scale;
        }
      }
      int first = start;
      overRows(
          end,
          size,
          size,
          (i, from, to) -> {
            double[] f = new double[PANEL];
            for (int m = first; m < end; m++) {
              f[m - first] = -a[m][i];
            }
            addRows(a[i], a, first, end, f, Math.max(i, from), to);
          });
    }
    return logDeterminant;
  }

  /**
   * The inverse of the transposed factor: lower rows V with V U' = I, zero beyond the diagonal and
   * no longer than needed.
   *
   * @param u upper rows of a Cholesky factor
   * @param size its order
   */
  static double[][] invertedTranspose(double[][] u, int size) {
    double[][] v = new double[size][];
    for (int i = 0; i < size; i++) {
      // Up to the end of its panel: rows of one panel are added over the same columns.
      v[i] = new double[Math.min(size, (i / PANEL + 1) * PANEL)];
      v[i][i] = 1;
    }
    for (int start = 0; start < size; start += PANEL) {
      int end = Math.min(start + PANEL, size);
      double[] factors = new double[PANEL];
      for (int k = start; k < end; k++) {
        for (int m = start; m < k; m++) {
          factors[m - start] = -u[m][k];
        }
        addRows(v[k], v, start, k, factors, 0, k);
        double scale = 1 / u[k][k];
        for (int j = 0; j <= k; j++) {
          v[k][j] *= scale;
        }
      }
      int first = start;
      overRows(
          end,
          size,
          end,
          (i, from, to) -> {
            double[] f = new double[PANEL];
            for (int m = first; m < end; m++) {
              f[m - first] = -u[m][i];
            }
            addRows(v[i], v, first, end, f, from, to);
          });
    }
    return v;
  }

  /**
   * The lower triangle of V'V as rows: with V from {@link #invertedTranspose}, the inverse of A.
   */
  static double[][] crossProduct(double[][] v, int size) {
    double[][] product = new double[size][];
    for (int i = 0; i < size; i++) {
      product[i] = new double[i + 1];
    }
    for (int start = 0; start < size; start += PANEL) {
      int first = start;
      int end = Math.min(start + PANEL, size);
      overRows(
          0,
          end,
          end,
          (i, from, to) -> {
            double[] f = new double[PANEL];
            for (int k = first; k < end; k++) {
              f[k - first] = v[k][i];
            }
            addRows(product[i], v, first, end, f, from, Math.min(to, i + 1));
          });
    }
    return product;
  }

  private interface RowTask {
    void run(int row, int fromColumn, int toColumn);
  }

  private static void overRows(int firstRow, int endRow, int columns, RowTask task) {
    int rows = endRow - firstRow;
    if (rows <= 0) {
      return;
    }
    if (rows < PARALLEL_FROM) {
      tiles(firstRow, endRow, 1, columns, task);
      return;
    }
    // Interleaved shares: rows of a triangle differ in length.
    int shares = 4 * Runtime.getRuntime().availableProcessors();
    IntStream.range(0, shares)
        .parallel()
        .forEach(share -> tiles(firstRow + share, endRow, shares, columns, task));
  }

  private static void tiles(int firstRow, int endRow, int step, int columns, RowTask task) {
    for (int from = 0; from < columns; from += TILE) {
      int to = Math.min(from + TILE, columns);
      for (int i = firstRow; i < endRow; i += step) {
        task.run(i, from, to);
      }
    }
  }
}
