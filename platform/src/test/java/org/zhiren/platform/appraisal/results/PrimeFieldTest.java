package org.zhiren.platform.appraisal.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ranks over the prime field against fraction-free elimination with whole numbers. */
class PrimeFieldTest {

  /** Bareiss: every division is exact. */
  private static int rank(BigInteger[][] matrix, int columns) {
    BigInteger before = BigInteger.ONE;
    int rank = 0;
    for (int column = 0; column < columns && rank < matrix.length; column++) {
      int found = rank;
      while (found < matrix.length && matrix[found][column].signum() == 0) {
        found++;
      }
      if (found == matrix.length) {
        continue;
      }
      BigInteger[] pivot = matrix[found];
      matrix[found] = matrix[rank];
      matrix[rank] = pivot;
      for (int row = rank + 1; row < matrix.length; row++) {
        for (int j = columns - 1; j >= column; j--) {
          matrix[row][j] =
              pivot[column]
                  .multiply(matrix[row][j])
                  .subtract(matrix[row][column].multiply(pivot[j]))
                  .divide(before);
        }
      }
      before = pivot[column];
      rank++;
    }
    return rank;
  }

  private static int rank(int[][] matrix, int without) {
    int columns = matrix[0].length - (without < 0 ? 0 : 1);
    BigInteger[][] whole = new BigInteger[matrix.length][columns];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < columns; j++) {
        whole[i][j] = BigInteger.valueOf(matrix[i][without >= 0 && j >= without ? j + 1 : j]);
      }
    }
    return rank(whole, columns);
  }

  @Test
  void indispensableColumnsAreThoseWithoutWhichTheRankFalls() {
    long seed = 17;
    Random random = new Random(seed);
    int alone = 0;
    for (int round = 0; round < 500; round++) {
      int rows = 1 + random.nextInt(6);
      int columns = 1 + random.nextInt(9);
      int[][] matrix = new int[rows][columns];
      long[][] field = new long[rows][columns];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          matrix[i][j] = random.nextInt(3) == 0 ? random.nextInt(7) - 3 : 0;
          field[i][j] = PrimeField.of(matrix[i][j]);
        }
      }
      boolean[] found = PrimeField.indispensable(field, columns);
      for (int j = 0; j < columns; j++) {
        boolean expected = rank(matrix, j) < rank(matrix, -1);
        assertThat(found[j]).as("seed %d, round %d, column %d", seed, round, j).isEqualTo(expected);
        alone += expected ? 1 : 0;
      }
    }
    assertThat(alone).isGreaterThan(200);
  }

  @Test
  void inverses() {
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      long value = 1 + random.nextInt((int) PrimeField.PRIME - 1);
      assertThat(PrimeField.times(value, PrimeField.inverse(value))).isOne();
    }
  }
}
