package org.zhiren.fairness;

/** Starting values: the logits of mean answers and of neighbouring categories. */
final class RaschStart {

  private RaschStart() {}

  static double[] of(RaschData data, boolean firstFacetFree) {
    int parameters = data.parameters();
    int steps = data.steps();
    double[] sum = new double[parameters];
    double[] count = new double[parameters];
    double[] used = new double[steps + 1];
    double total = 0;
    for (int i = 0; i < data.size(); i++) {
      used[data.answer()[i]]++;
      total += data.answer()[i];
      for (int[] facet : data.level()) {
        sum[facet[i]] += data.answer()[i];
        count[facet[i]]++;
      }
    }
    double centre = logit(total, data.size(), steps);
    double[] start = new double[parameters];
    for (int f = 0; f < data.facets(); f++) {
      double mean = 0;
      int from = data.offset()[f];
      int to = data.offset()[f + 1];
      for (int p = from; p < to; p++) {
        start[p] = centre - logit(sum[p], count[p], steps);
        mean += start[p] / (to - from);
      }
      for (int p = from; p < to; p++) {
        start[p] -= mean;
        if (f == 0 && firstFacetFree) {
          start[p] -= centre;
        }
      }
    }
    double mean = 0;
    int first = parameters - steps;
    for (int k = 0; k < steps; k++) {
      start[first + k] = Math.log((used[k] + 0.5) / (used[k + 1] + 0.5));
      mean += start[first + k] / steps;
    }
    for (int k = 0; k < steps; k++) {
      start[first + k] -= mean;
    }
    return start;
  }

  /** The logit of a mean answer, pulled in a little from the ends. */
  static double logit(double sum, double count, int steps) {
    double share = (sum + 0.5) / (steps * count + 1);
    return Math.log(share / (1 - share));
  }
}
