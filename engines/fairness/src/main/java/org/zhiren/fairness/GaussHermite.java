package org.zhiren.fairness;

/**
 * Nodes and weights of Gauss–Hermite quadrature: ∫ e^{−x²} f(x) dx ≈ Σ w f(x). Computed by Newton's
 * method on the orthonormal Hermite polynomials (Press and others, Numerical Recipes, 4.6).
 *
 * @param node ascending
 * @param weight of each node
 */
record GaussHermite(double[] node, double[] weight) {

  private static final double PI_TO_MINUS_QUARTER = Math.pow(Math.PI, -0.25);

  static GaussHermite of(int points) {
    double[] node = new double[points];
    double[] weight = new double[points];
    double z = 0;
    for (int i = 0; i < (points + 1) / 2; i++) {
      z =
          switch (i) {
            case 0 -> Math.sqrt(2.0 * points + 1) - 1.85575 * Math.pow(2.0 * points + 1, -1.0 / 6);
            case 1 -> z - 1.14 * Math.pow(points, 0.426) / z;
            case 2 -> 1.86 * z - 0.86 * node[points - 1];
            case 3 -> 1.91 * z - 0.91 * node[points - 2];
            default -> 2 * z - node[points + 1 - i];
          };
      double slope = 1;
      for (int step = 0; step < 100; step++) {
        double value = PI_TO_MINUS_QUARTER;
        double before = 0;
        for (int j = 0; j < points; j++) {
          double earlier = before;
          before = value;
          value = z * Math.sqrt(2.0 / (j + 1)) * before - Math.sqrt((double) j / (j + 1)) * earlier;
        }
        slope = Math.sqrt(2.0 * points) * before;
        double next = z - value / slope;
        boolean done = Math.abs(next - z) < 1e-14;
        z = next;
        if (done) {
          break;
        }
      }
      node[points - 1 - i] = z;
      node[i] = -z;
      weight[i] = 2 / (slope * slope);
      weight[points - 1 - i] = weight[i];
    }
    if (points % 2 == 1) {
      node[points / 2] = 0;
    }
    return new GaussHermite(node, weight);
  }
}
