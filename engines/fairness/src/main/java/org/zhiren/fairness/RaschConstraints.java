package org.zhiren.fairness;

/**
 * Which parameters are free. Levels of a facet that sums to zero, and the thresholds, are written
 * as one free parameter less: the last is minus the sum of the others. Parameters = A · free.
 */
final class RaschConstraints {

  private final int[] group;
  private final int[] last;
  private final int[] freeOf;
  private final int free;

  /**
   * @param data the parameters
   * @param firstFacetFree whether the first facet carries the level instead of summing to zero
   */
  RaschConstraints(RaschData data, boolean firstFacetFree) {
    int parameters = data.parameters();
    group = new int[parameters];
    freeOf = new int[parameters];
    last = new int[data.facets() + 1];
    for (int f = 0; f <= data.facets(); f++) {
      last[f] = f < data.facets() ? data.offset()[f + 1] - 1 : parameters - 1;
    }
    if (firstFacetFree) {
      last[0] = -1;
    }
    int next = 0;
    for (int p = 0; p < parameters; p++) {
      group[p] = data.facetOf(p);
      freeOf[p] = p == last[group[p]] ? -1 : next++;
    }
    free = next;
  }

  /** The number of free parameters. */
  int free() {
    return free;
  }

  /** Adds a step in the free parameters to all parameters. */
  void add(double[] parameters, double[] step, double length) {
    for (int p = 0; p < freeOf.length; p++) {
      if (freeOf[p] >= 0) {
        double change = length * step[freeOf[p]];
        parameters[p] += change;
        int dependent = last[group[p]];
        if (dependent >= 0) {
          parameters[dependent] -= change;
        }
      }
    }
  }

  /** Aᵀ g. */
  double[] gradient(double[] all) {
    double[] out = new double[free];
    for (int p = 0; p < all.length; p++) {
      if (freeOf[p] >= 0) {
        int dependent = last[group[p]];
        out[freeOf[p]] = all[p] - (dependent >= 0 ? all[dependent] : 0);
      }
    }
    return out;
  }

  /** Aᵀ H A of a symmetric matrix over all parameters. */
  double[][] information(double[][] all) {
    int n = all.length;
    double[][] rows = new double[free][n];
    for (int p = 0; p < n; p++) {
      if (freeOf[p] >= 0) {
        int dependent = last[group[p]];
        for (int q = 0; q < n; q++) {
          rows[freeOf[p]][q] = all[p][q] - (dependent >= 0 ? all[dependent][q] : 0);
        }
      }
    }
    double[][] out = new double[free][];
    for (int i = 0; i < free; i++) {
      out[i] = gradient(rows[i]);
    }
    return out;
  }

  /** Standard errors of all parameters from the covariance of the free ones (A V Aᵀ). */
  double[] standardErrors(double[][] covariance) {
    double[] out = new double[freeOf.length];
    for (int p = 0; p < out.length; p++) {
      if (freeOf[p] >= 0) {
        out[p] = Math.sqrt(covariance[freeOf[p]][freeOf[p]]);
        continue;
      }
      double sum = 0;
      for (int i = 0; i < out.length; i++) {
        for (int j = 0; j < out.length; j++) {
          if (group[i] == group[p] && group[j] == group[p] && freeOf[i] >= 0 && freeOf[j] >= 0) {
            sum += covariance[freeOf[i]][freeOf[j]];
          }
        }
      }
      out[p] = Math.sqrt(sum);
    }
    return out;
  }
}
