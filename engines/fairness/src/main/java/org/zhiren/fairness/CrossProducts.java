package org.zhiren.fairness;

/**
 * The cross-products of a design: everything that the iterations need, collapsed from ratings to
 * cells.
 *
 * <p>One term, the largest, is <em>eliminated</em>: its block of the normal equations is diagonal
 * (or block diagonal with blocks of its few coefficients). The coefficients of the other random
 * terms are <em>kept</em>, numbered as the {@link BlockPlan} orders them, and the fixed effects and
 * the score follow as the last columns, called the <em>tail</em>.
 *
 * @param design the design
 * @param eliminated index of the eliminated term
 * @param width coefficients of each eliminated level
 * @param levels eliminated levels
 * @param own {@code [level * width * width]}: the eliminated term with itself
 * @param cellStart {@code [levels + 1]}: first cell of each level
 * @param cellColumn kept coefficient of each cell, ascending within a level
 * @param cellValue {@code [cell * width + c]}: cross-product of coefficient c with the column
 * @param tail {@code [(level * width + c) * tailWidth + j]}: with fixed columns, then the score
 * @param kept number of kept coefficients
 * @param keptStart {@code [kept + 1]}: first entry of each row of the kept cross-products
 * @param keptColumn column of each entry, not less than its row
 * @param keptValue value of each entry
 * @param keptTail {@code [coefficient * tailWidth + j]}
 * @param tailTail {@code [tailWidth][tailWidth]}, symmetric
 * @param plan the order of the kept coefficients
 */
record CrossProducts(
    Design design,
    int eliminated,
    int width,
    int levels,
    double[] own,
    int[] cellStart,
    int[] cellColumn,
    double[] cellValue,
    double[] tail,
    int kept,
    int[] keptStart,
    int[] keptColumn,
    double[] keptValue,
    double[] keptTail,
    double[][] tailTail,
    BlockPlan plan) {

  /** Fixed effects and the score. */
  int tailWidth() {
    return tailTail.length;
  }

  /** The number of fixed effects. */
  int fixedWidth() {
    return tailTail.length - 1;
  }

  /** The multiple of one coefficient vector by the cross-products; the score takes no part. */
  Coefficients multiply(Coefficients x) {
    int p = fixedWidth();
    int t = tailWidth();
    Coefficients y = new Coefficients(this);
    for (int l = 0; l < levels; l++) {
      for (int a = 0; a < width; a++) {
        int la = l * width + a;
        double xa = x.eliminated[la];
        double sum = 0;
        for (int b = 0; b < width; b++) {
          sum += own[la * width + b] * x.eliminated[l * width + b];
        }
        for (int e = cellStart[l]; e < cellStart[l + 1]; e++) {
          double v = cellValue[e * width + a];
          sum += v * x.kept[cellColumn[e]];
          y.kept[cellColumn[e]] += v * xa;
        }
        for (int j = 0; j < p; j++) {
          double v = tail[la * t + j];
          sum += v * x.fixed[j];
          y.fixed[j] += v * xa;
        }
        y.eliminated[la] += sum;
      }
    }
    for (int i = 0; i < kept; i++) {
      double xi = x.kept[i];
      double sum = 0;
      for (int e = keptStart[i]; e < keptStart[i + 1]; e++) {
        int j = keptColumn[e];
        sum += keptValue[e] * x.kept[j];
        if (j != i) {
          y.kept[j] += keptValue[e] * xi;
        }
      }
      for (int j = 0; j < p; j++) {
        double v = keptTail[i * t + j];
        sum += v * x.fixed[j];
        y.fixed[j] += v * xi;
      }
      y.kept[i] += sum;
    }
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        y.fixed[i] += tailTail[i][j] * x.fixed[j];
      }
    }
    return y;
  }

  /** First kept coefficient of a level of a kept term. */
  int position(int term, int level) {
    return plan.coefficient(term, level);
  }
}
