package org.zhiren.fairness;

/** A column of the fixed-effects matrix, computed rather than stored where that is cheap. */
sealed interface FixedColumn {

  /** The name of the coefficient. */
  String name();

  /** The entry in {@code row}. */
  double at(int row);

  /** The intercept. */
  record Ones(String name) implements FixedColumn {
    @Override
    public double at(int row) {
      return 1;
    }
  }

  /**
   * A number, centred so that the normal equations stay well conditioned.
   *
   * @param mean what was subtracted
   */
  record Centred(String name, double[] values, double mean) implements FixedColumn {
    @Override
    public double at(int row) {
      return values[row] - mean;
    }
  }

  /** One where the category is {@code level}, otherwise zero. */
  record Indicator(String name, int[] codes, int level) implements FixedColumn {
    @Override
    public double at(int row) {
      return codes[row] == level ? 1 : 0;
    }
  }
}
