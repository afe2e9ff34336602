package org.zhiren.fairness;

import java.util.Arrays;
import java.util.List;

/**
 * How strong the strongest group of pure noise is: by counting where enough was simulated, by the
 * Gumbel distribution beyond.
 */
record CliqueChance(double[] sorted, double location, double scale) {

  private static final int COUNTED = 10;
  private static final double EULER = 0.5772156649015329;

  static final CliqueChance NONE = new CliqueChance(new double[0], Double.MAX_VALUE, 1);

  static CliqueChance of(List<Double> strengths) {
    double mean = strengths.stream().mapToDouble(d -> d).average().orElse(0);
    double square = 0;
    for (double strength : strengths) {
      square += (strength - mean) * (strength - mean);
    }
    double scale = Math.sqrt(square / (strengths.size() - 1) * 6) / Math.PI;
    double[] sorted = strengths.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new CliqueChance(sorted, mean - EULER * scale, scale);
  }

  double above(double strength) {
    int place = Arrays.binarySearch(sorted, strength);
    int above = sorted.length - (place < 0 ? -place - 1 : place);
    if (above >= COUNTED) {
      return (above + 1.0) / (sorted.length + 1);
    }
    return -Math.expm1(-Math.exp(-(strength - location) / scale));
  }
}
