package org.zhiren.platform.appraisal.results;

/**
 * Exact arithmetic on rational matrices, modulo the prime 2³¹ − 1: what is found here holds over
 * the rationals, unless the prime happens to divide one of the determinants met on the way.
 */
final class PrimeField {

  static final long PRIME = (1L << 31) - 1;

  private PrimeField() {}

  static long of(long value) {
    long rest = value % PRIME;
    return rest < 0 ? rest + PRIME : rest;
  }

  static long times(long a, long b) {
    return a * b % PRIME;
  }

  static long inverse(long value) {
    long result = 1;
    long base = of(value);
    for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) == 1) {
        result = times(result, base);
      }
      base = times(base, base);
    }
    return result;
  }

  /**
   * Brings the matrix into reduced row echelon form, in place.
   *
   * @return the pivot column of each row with a pivot, in the order of the rows
   */
  static int[] reduce(long[][] matrix, int columns) {
    int[] pivots = new int[Math.min(matrix.length, columns)];
    int rank = 0;
    for (int column = 0; column < columns && rank < matrix.length; column++) {
      int found = rank;
      while (found < matrix.length && matrix[found][column] == 0) {
        found++;
      }
      if (found == matrix.length) {
        continue;
      }
      long[] pivot = matrix[found];
      matrix[found] = matrix[rank];
      matrix[rank] = pivot;
      long scale = inverse(pivot[column]);
      for (int j = column; j < pivot.length; j++) {
        pivot[j] = times(pivot[j], scale);
      }
      for (int row = 0; row < matrix.length; row++) {
        long factor = matrix[row][column];
        if (row != rank && factor != 0) {
          long[] other = matrix[row];
          for (int j = column; j < other.length; j++) {
            other[j] = of(other[j] - times(factor, pivot[j]));
          }
        }
      }
      pivots[rank++] = column;
    }
    return java.util.Arrays.copyOf(pivots, rank);
  }

  /**
   * The columns that no combination of the others equals. For such a column, and only for such a
   * one, there is a combination of the rows that is nought everywhere else.
   */
  static boolean[] indispensable(long[][] matrix, int columns) {
    int[] pivots = reduce(matrix, columns);
    boolean[] pivot = new boolean[columns];
    for (int column : pivots) {
      pivot[column] = true;
    }
    boolean[] alone = new boolean[columns];
    for (int row = 0; row < pivots.length; row++) {
      boolean others = false;
      for (int column = 0; column < columns && !others; column++) {
        others = !pivot[column] && matrix[row][column] != 0;
      }
      alone[pivots[row]] = !others;
    }
    return alone;
  }
}
