package org.zhiren.fairness;

/** Starting values from the spread of level means, one term at a time. */
final class MomentStart {

  private MomentStart() {}

  static RelativeCovariance of(Design design) {
    RelativeCovariance start = RelativeCovariance.of(design.terms());
    int n = design.rows();
    for (int t = 0; t < design.terms().size(); t++) {
      Term term = design.terms().get(t);
      double ratio = 1;
      if (term.width() == 1 && term.slopes().getFirst() == null) {
        ratio = ratio(design.score(), term, n);
      } else if (term.slopes().stream().anyMatch(s -> s != null)) {
        ratio = 0.25;
      }
      for (int i = start.first[t]; i < start.first[t + 1]; i++) {
        if (start.diagonal(i)) {
          start.parameters[i] = 0.5 * Math.log(ratio);
        }
      }
    }
    return start;
  }

  /** One-way analysis of variance: between levels over within levels. */
  private static double ratio(double[] y, Term term, int n) {
    double[] sum = new double[term.levels()];
    int[] count = new int[term.levels()];
    double total = 0;
    for (int i = 0; i < n; i++) {
      sum[term.codes()[i]] += y[i];
      count[term.codes()[i]]++;
      total += y[i] * y[i];
    }
    double between = 0;
    double squares = 0;
    for (int l = 0; l < sum.length; l++) {
      between += sum[l] * sum[l] / count[l];
      squares += (double) count[l] * count[l];
    }
    double within = Math.max(total - between, 1e-3 * total);
    double withinMean = within / Math.max(1, n - sum.length);
    double size = (n - squares / n) / Math.max(1, sum.length - 1);
    double betweenMean = between / Math.max(1, sum.length - 1);
    double ratio = (betweenMean - withinMean) / Math.max(size, 1e-9) / withinMean;
    return Math.min(100, Math.max(0.01, ratio));
  }
}
