package org.zhiren.fairness;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A random term laid out for computing.
 *
 * @param name its name in results
 * @param codes the level of each row
 * @param levels the number of levels, each of which occurs
 * @param levelName the name of a level
 * @param slopes for each coefficient the number it multiplies in each row; null for the intercept
 * @param coefficientNames the names of the coefficients
 */
record Term(
    String name,
    int[] codes,
    int levels,
    IntFunction<String> levelName,
    List<double @Nullable []> slopes,
    List<String> coefficientNames) {

  /** The number of coefficients of each level. */
  int width() {
    return slopes.size();
  }

  /** What coefficient {@code c} multiplies in {@code row}. */
  double at(int c, int row) {
    double[] slope = slopes.get(c);
    return slope == null ? 1 : slope[row];
  }
}
