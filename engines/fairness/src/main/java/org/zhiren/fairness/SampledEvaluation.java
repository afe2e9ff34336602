package org.zhiren.fairness;

/**
 * The equations at one point, solved by conjugate gradients, with traces from random probes.
 *
 * <p>For a vector z of independent signs, z'S⁻¹z has the trace of S⁻¹ as its mean (Hutchinson
 * 1989); the few directions that would spread it most are treated exactly. The same probes serve at
 * every point, so that the sampled gradient is a smooth function with one root. The part of the
 * fixed effects is exact.
 */
final class SampledEvaluation {

  final RelativeCovariance point;
  final SchurSystem system;
  final double sigma2;
  final double freedom;

  /** The estimates. */
  final Coefficients solution;

  /** The solved batch: fixed effects and score, then the probes. */
  final double[] solved;

  /** The covariance of the fixed effects, in units of σ². */
  final double[][] fixedCovariance;

  /** Logarithm of the determinant of what the fixed effects add. */
  final double logDeterminantFixed;

  /** Whether the linear systems were solved and positive definite. */
  final boolean valid;

  private final CrossProducts k;
  private final Probes probes;
  private final Method method;
  private final double tolerance;

  /** By probe, term: the sampled traces; what all probes share is in {@link #shared}. */
  private double[][][][] sampled = new double[0][][][];

  private double[][][] shared = new double[0][][];

  SampledEvaluation(
      SchurSystem system,
      RelativeCovariance point,
      Method method,
      Probes probes,
      double[] start,
      double tolerance) {
    this.system = system;
    this.point = point;
    this.method = method;
    this.probes = probes;
    this.tolerance = tolerance;
    k = system.k;
    int t = k.tailWidth();
    int p = k.fixedWidth();
    int m = probes.width();
    int r = t + m;
    double[] right = new double[Math.multiplyExact(k.kept(), r)];
    for (int i = 0; i < k.kept(); i++) {
      System.arraycopy(system.tail, i * t, right, i * r, t);
      System.arraycopy(probes.vectors(), i * m, right, i * r + t, m);
    }
    ConjugateGradients solver = new ConjugateGradients(system, r);
    solved = solver.solve(right, start, tolerance, false);
    double[][] rest = new double[t][];
    for (int i = 0; i < t; i++) {
      rest[i] = system.tailTail[i].clone();
    }
    for (int c = 0; c < k.kept(); c++) {
      for (int i = 0; i < t; i++) {
        DenseKernel.addTail(rest[i], solved, c * r, -system.tail[c * t + i], t);
      }
    }
    fixedCovariance = new double[p][p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(rest[i], 0, fixedCovariance[i], 0, p);
    }
    logDeterminantFixed = SmallMatrix.invert(fixedCovariance);
    solution = new Coefficients(k);
    double residual = rest[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        solution.fixed[i] += fixedCovariance[i][j] * rest[j][p];
      }
      residual -= solution.fixed[i] * rest[i][p];
    }
    for (int c = 0; c < k.kept(); c++) {
      double value = solved[c * r + p];
      for (int j = 0; j < p; j++) {
        value -= solved[c * r + j] * solution.fixed[j];
      }
      solution.kept[c] = value;
    }
    system.own.solve(system.own.score(), solution);
    freedom = k.design().rows() - (method == Method.REML ? p : 0);
    sigma2 = residual / freedom;
    valid = solver.solved && residual > 0 && Double.isFinite(logDeterminantFixed);
  }

  private int width() {
    return k.tailWidth() + probes.width();
  }

  /** Gradient and curvature of the criterion in the parameters. */
  Evaluation.Slope slope() {
    sample();
    int count = probes.count();
    double[][][] mean = new double[shared.length][][];
    for (int term = 0; term < mean.length; term++) {
      int d = shared[term].length;
      mean[term] = new double[d][d];
      for (int a = 0; a < d; a++) {
        DenseKernel.addOne(mean[term][a], shared[term][a], 1, 0, d);
        for (double[][][] one : sampled) {
          DenseKernel.addOne(mean[term][a], one[term][a], 1.0 / count, 0, d);
        }
      }
    }
    return Evaluation.slope(k, point, sigma2, freedom, solution, mean, right -> solve(right, 1e-6));
  }

  /** The covariance of the mean sampled gradient; call after {@link #slope()}. */
  double[][] gradientError() {
    int n = point.count();
    int count = probes.count();
    double[][] each = new double[count][n];
    double[] mean = new double[n];
    double[][][] precision = system.precision;
    for (int j = 0; j < count; j++) {
      for (int i = 0; i < n; i++) {
        double[][] g = precision[point.term(i)];
        double[][] sandwich =
            SmallMatrix.multiply(SmallMatrix.multiply(g, sampled[j][point.term(i)]), g);
        each[j][i] = -SmallMatrix.inner(sandwich, point.derivative(i));
        mean[i] += each[j][i] / count;
      }
    }
    double[][] covariance = new double[n][n];
    for (double[] one : each) {
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          covariance[a][b] +=
              (one[a] - mean[a]) * (one[b] - mean[b]) / ((double) count * (count - 1));
        }
      }
    }
    return covariance;
  }

  private void sample() {
    int terms = k.design().terms().size();
    int count = probes.count();
    sampled = new double[count][terms][][];
    shared = new double[terms][][];
    for (int term = 0; term < terms; term++) {
      int d = k.design().terms().get(term).width();
      shared[term] = new double[d][d];
      for (int j = 0; j < count; j++) {
        sampled[j][term] = new double[d][d];
      }
    }
    boolean estimated = method == Method.REML;
    int r = width();
    int t = k.tailWidth();
    int first = t + probes.constants();
    double[] across = solved.clone();
    probes.deflate(across, r, first);
    double[][] middle = middle();
    int m = probes.width();
    for (int i = 0; i < k.kept(); i++) {
      int term = system.term(i);
      int a = system.offset(i);
      int qi = probes.constantOf()[i];
      for (int c = 0; c < shared[term].length; c++) {
        int other = i - a + c;
        int qo = probes.constantOf()[other];
        shared[term][a][c] +=
            probes.height()[qi] * solved[other * r + t + qi]
                + probes.height()[qo] * solved[i * r + t + qo]
                - probes.height()[qi] * probes.height()[qo] * middle[qi][qo];
        for (int j = 0; j < count; j++) {
          int v = probes.constants() + j;
          sampled[j][term][a][c] +=
              0.5
                  * (probes.vectors()[i * m + v] * across[other * r + t + v]
                      + probes.vectors()[other * m + v] * across[i * r + t + v]);
        }
        if (estimated) {
          shared[term][a][c] += form(i * r, other * r, solved);
        }
      }
    }
    sampleEliminated(across, middle, estimated);
  }

  /** What S⁻¹ makes of the constant vectors, seen along themselves. */
  private double[][] middle() {
    int constants = probes.constants();
    int r = width();
    double[][] middle = new double[constants][constants];
    for (int i = 0; i < k.kept(); i++) {
      int q = probes.constantOf()[i];
      for (int o = 0; o < constants; o++) {
        middle[q][o] += probes.height()[q] * solved[i * r + k.tailWidth() + o];
      }
    }
    return middle;
  }

  /**
   * The eliminated term: its own inverse, and D⁻¹B S⁻¹ B'D⁻¹ with S⁻¹ as a sum of the constant
   * directions and the rest.
   *
   * @param across the solved batch with the constant directions taken out of the random vectors
   */
  private void sampleEliminated(double[] across, double[][] middle, boolean estimated) {
    int d = k.width();
    int count = probes.count();
    int r = width();
    int t = k.tailWidth();
    int m = probes.width();
    double[] met = new double[d * r];
    double[] scaled = new double[d * r];
    double[] metVectors = new double[d * m];
    double[] vectors = new double[d * m];
    for (int l = 0; l < k.levels(); l++) {
      system.met(l, across, r, met);
      system.scale(l, met, r, scaled);
      system.met(l, probes.vectors(), m, metVectors);
      system.scale(l, metVectors, m, vectors);
      fixedPart(l, scaled, r);
      for (int a = 0; a < d; a++) {
        for (int c = 0; c < d; c++) {
          double exact = system.own.inverse[(l * d + a) * d + c];
          for (int q = 0; q < probes.constants(); q++) {
            exact +=
                vectors[a * m + q] * scaled[c * r + t + q]
                    + vectors[c * m + q] * scaled[a * r + t + q];
            for (int o = 0; o < probes.constants(); o++) {
              exact -= vectors[a * m + q] * middle[q][o] * vectors[c * m + o];
            }
          }
          shared[k.eliminated()][a][c] += estimated ? exact + form(a * r, c * r, scaled) : exact;
          for (int j = 0; j < count; j++) {
            int v = probes.constants() + j;
            sampled[j][k.eliminated()][a][c] +=
                0.5
                    * (scaled[a * r + t + v] * vectors[c * m + v]
                        + scaled[c * r + t + v] * vectors[a * m + v]);
          }
        }
      }
    }
  }

  /** Turns D⁻¹B h into the eliminated level's sensitivity to the fixed effects. */
  private void fixedPart(int level, double[] scaled, int r) {
    int d = k.width();
    for (int a = 0; a < d; a++) {
      for (int c = 0; c < d; c++) {
        double inverse = system.own.inverse[(level * d + a) * d + c];
        for (int j = 0; j < k.fixedWidth(); j++) {
          scaled[a * r + j] -= inverse * k.tail()[(level * d + c) * k.tailWidth() + j];
        }
      }
    }
  }

  /** What estimating the fixed effects adds to an entry of the inverse. */
  private double form(int i, int j, double[] sensitivity) {
    double sum = 0;
    for (int a = 0; a < fixedCovariance.length; a++) {
      double inner = 0;
      for (int b = 0; b < fixedCovariance.length; b++) {
        inner += fixedCovariance[a][b] * sensitivity[j + b];
      }
      sum += sensitivity[i + a] * inner;
    }
    return sum;
  }

  /** What estimating the fixed effects adds to the variances: kept, then eliminated. */
  Coefficients fixedVariances() {
    Coefficients added = new Coefficients(k);
    int r = width();
    for (int i = 0; i < k.kept(); i++) {
      added.kept[i] = form(i * r, i * r, solved);
    }
    int d = k.width();
    double[] met = new double[d * r];
    double[] scaled = new double[d * r];
    for (int l = 0; l < k.levels(); l++) {
      system.met(l, solved, r, met);
      system.scale(l, met, r, scaled);
      fixedPart(l, scaled, r);
      for (int a = 0; a < d; a++) {
        added.eliminated[l * d + a] = form(a * r, a * r, scaled);
      }
    }
    return added;
  }

  /** Solves the mixed-model equations for several right-hand sides. */
  Coefficients[] solve(Coefficients[] right, double within) {
    int m = right.length;
    int p = k.fixedWidth();
    double[] batch = new double[k.kept() * m];
    for (int v = 0; v < m; v++) {
      double[] reduced = system.reduced(right[v]);
      for (int i = 0; i < reduced.length; i++) {
        batch[i * m + v] = reduced[i];
      }
    }
    double[] x = new ConjugateGradients(system, m).solve(batch, new double[0], within, false);
    Coefficients[] solutions = new Coefficients[m];
    for (int v = 0; v < m; v++) {
      Coefficients one = new Coefficients(k);
      double[] fixed = system.reducedFixed(right[v]);
      for (int i = 0; i < k.kept(); i++) {
        one.kept[i] = x[i * m + v];
        for (int j = 0; j < p; j++) {
          fixed[j] -= system.tail[i * k.tailWidth() + j] * one.kept[i];
        }
      }
      for (int a = 0; a < p; a++) {
        for (int b = 0; b < p; b++) {
          one.fixed[a] += fixedCovariance[a][b] * fixed[b];
        }
      }
      addFixed(one);
      system.own.solve(right[v].eliminated, one);
      solutions[v] = one;
    }
    return solutions;
  }

  /** Lets the kept coefficients follow the fixed effects in {@code x}. */
  void addFixed(Coefficients x) {
    int r = width();
    for (int i = 0; i < k.kept(); i++) {
      for (int j = 0; j < x.fixed.length; j++) {
        x.kept[i] -= solved[i * r + j] * x.fixed[j];
      }
    }
  }

  /** Solves at another point from here. */
  SampledEvaluation moved(RelativeCovariance to, BlockStructure structure) {
    return new SampledEvaluation(
        new SchurSystem(k, structure, to.precisions()), to, method, probes, solved, tolerance);
  }
}
