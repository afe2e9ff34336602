package org.zhiren.fairness;

import java.util.Arrays;

/**
 * Marginal maximum likelihood: persons are integrated out by adaptive quadrature around each
 * person's own mode, so that many answers for each person are as accurate as few. Newton's method
 * with the exact observed information (Louis 1982).
 */
final class MarginalRasch {

  private static final int NODES = 31;
  private static final int MOST_STEPS = 200;
  private static final GaussHermite QUADRATURE = GaussHermite.of(NODES);

  private final RaschData data;
  private final RaschConstraints constraints;
  private final int parameters;
  private final RatingScale scale;

  /** Measures of levels, thresholds, and last the logarithm of the spread. */
  private final double[] at;

  /** For each person, the places of the quadrature and their posterior weights. */
  private final double[][] place;

  private final double[][] posterior;

  private int iterations;
  private boolean converged;

  private MarginalRasch(RaschData data) {
    this.data = data;
    this.constraints = new RaschConstraints(data, true);
    this.parameters = data.parameters();
    this.scale = new RatingScale(data.steps());
    this.at = new double[parameters + 1];
    this.place = new double[data.persons().size()][NODES];
    this.posterior = new double[data.persons().size()][NODES];
  }

  static RaschFit fit(RaschData data) {
    MarginalRasch rasch = new MarginalRasch(data);
    System.arraycopy(RaschStart.of(data, true), 0, rasch.at, 0, rasch.parameters);
    double deviance = rasch.climb();
    return rasch.report(deviance);
  }

  private double climb() {
    double deviance = integrate();
    while (iterations < MOST_STEPS) {
      iterations++;
      int free = constraints.free();
      double[] slope = new double[parameters + 1];
      double[][] information = new double[parameters + 1][parameters + 1];
      differentiate(slope, information);
      double[] gradient = reduced(slope);
      double[][] matrix = reduced(information);
      double[] step = solve(matrix, gradient);
      double gain = 0;
      for (int i = 0; i <= free; i++) {
        gain += step[i] * gradient[i];
      }
      if (gain < 1e-18 * data.size()) {
        converged = true;
        break;
      }
      double[] before = at.clone();
      double length = 1;
      double next = Double.POSITIVE_INFINITY;
      for (int halving = 0; halving < 40; halving++) {
        System.arraycopy(before, 0, at, 0, at.length);
        constraints.add(at, step, length);
        at[parameters] = Math.min(Math.max(at[parameters] + length * step[free], -12), 5);
        next = integrate();
        if (next <= deviance + 1e-12 * Math.abs(deviance)) {
          break;
        }
        length /= 2;
      }
      deviance = next;
    }
    return deviance;
  }

  /** The step of Newton's method; where the likelihood is not yet concave, a damped one. */
  private static double[] solve(double[][] matrix, double[] gradient) {
    double damping = 0;
    double largest = 0;
    for (int i = 0; i < matrix.length; i++) {
      largest = Math.max(largest, Math.abs(matrix[i][i]));
    }
    while (true) {
      double[][] damped = new double[matrix.length][];
      for (int i = 0; i < matrix.length; i++) {
        damped[i] = matrix[i].clone();
        damped[i][i] += damping;
      }
      double[] step = SmallMatrix.solve(SmallMatrix.cholesky(damped), gradient);
      if (Arrays.stream(step).allMatch(Double::isFinite)) {
        return step;
      }
      damping = damping == 0 ? 1e-6 * largest : 10 * damping;
    }
  }

  private double[] reduced(double[] all) {
    double[] out =
        Arrays.copyOf(constraints.gradient(Arrays.copyOf(all, parameters)), constraints.free() + 1);
    out[constraints.free()] = all[parameters];
    return out;
  }

  private double[][] reduced(double[][] all) {
    int free = constraints.free();
    double[][] levels = new double[parameters][];
    for (int p = 0; p < parameters; p++) {
      levels[p] = Arrays.copyOf(all[p], parameters);
    }
    double[][] inner = constraints.information(levels);
    double[] border = constraints.gradient(Arrays.copyOf(all[parameters], parameters));
    double[][] out = new double[free + 1][free + 1];
    for (int i = 0; i < free; i++) {
      System.arraycopy(inner[i], 0, out[i], 0, free);
      out[i][free] = border[i];
      out[free][i] = border[i];
    }
    out[free][free] = all[parameters][parameters];
    return out;
  }

  /** Fills places and posterior weights; returns the deviance. */
  private double integrate() {
    double spread = Math.exp(at[parameters]);
    double[] thresholds = data.thresholds(Arrays.copyOf(at, parameters));
    double deviance = 0;
    for (int person = 0; person < place.length; person++) {
      double mode = 0;
      double curvature = 1;
      for (int step = 0; step < 100; step++) {
        double slope = -mode;
        curvature = 1;
        for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
          scale.at(spread * mode - data.difficulty(i, at), thresholds);
          slope += spread * (data.answer()[i] - scale.mean());
          curvature += spread * spread * scale.variance();
        }
        double change = slope / curvature;
        mode += change;
        if (Math.abs(change) < 1e-10) {
          break;
        }
      }
      double width = Math.sqrt(2 / curvature);
      double highest = Double.NEGATIVE_INFINITY;
      double[] logs = posterior[person];
      for (int q = 0; q < NODES; q++) {
        double x = QUADRATURE.node()[q];
        double z = mode + width * x;
        double log = Math.log(QUADRATURE.weight()[q]) + x * x - 0.5 * z * z;
        for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
          scale.at(spread * z - data.difficulty(i, at), thresholds);
          log += Math.log(scale.probability(data.answer()[i]));
        }
        place[person][q] = z;
        logs[q] = log;
        highest = Math.max(highest, log);
      }
      double sum = 0;
      for (int q = 0; q < NODES; q++) {
        logs[q] = Math.exp(logs[q] - highest);
        sum += logs[q];
      }
      for (int q = 0; q < NODES; q++) {
        logs[q] /= sum;
      }
      deviance -= 2 * (highest + Math.log(sum * width / Math.sqrt(2 * Math.PI)));
    }
    return deviance;
  }

  /** Adds up slopes and observed information over all persons. */
  private void differentiate(double[] slope, double[][] information) {
    int[] local = new int[parameters + 1];
    Arrays.fill(local, -1);
    for (int person = 0; person < place.length; person++) {
      int[] involved = involved(person, local);
      new Share(person, involved, local).addTo(slope, information);
      for (int p : involved) {
        local[p] = -1;
      }
    }
  }

  /** The parameters that one person's answers bear on; the thresholds and the spread come last. */
  private int[] involved(int person, int[] local) {
    int[] found = new int[parameters + 1];
    int count = 0;
    for (int[] facet : data.level()) {
      for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
        if (local[facet[i]] < 0) {
          local[facet[i]] = count;
          found[count++] = facet[i];
        }
      }
    }
    for (int p = parameters - data.steps(); p <= parameters; p++) {
      local[p] = count;
      found[count++] = p;
    }
    return Arrays.copyOf(found, count);
  }

  /** What one person adds to slope and information. */
  private final class Share {
    private final int person;
    private final int[] involved;
    private final int[] local;
    private final int size;
    private final double[] meanScore;
    private final double[][] expected;

    Share(int person, int[] involved, int[] local) {
      this.person = person;
      this.involved = involved;
      this.local = local;
      this.size = involved.length;
      this.meanScore = new double[size];
      this.expected = new double[size][size];
    }

    void addTo(double[] slope, double[][] information) {
      double spread = Math.exp(at[parameters]);
      double[] thresholds = data.thresholds(Arrays.copyOf(at, parameters));
      double[] score = new double[size];
      for (int q = 0; q < NODES; q++) {
        double weight = posterior[person][q];
        if (weight < 1e-300) {
          continue;
        }
        Arrays.fill(score, 0);
        double theta = spread * place[person][q];
        for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
          scale.at(theta - data.difficulty(i, at), thresholds);
          answer(i, theta, weight, score);
        }
        for (int a = 0; a < size; a++) {
          meanScore[a] += weight * score[a];
          for (int b = 0; b <= a; b++) {
            expected[a][b] -= weight * score[a] * score[b];
          }
        }
      }
      for (int a = 0; a < size; a++) {
        slope[involved[a]] += meanScore[a];
        for (int b = 0; b <= a; b++) {
          double entry = expected[a][b] + meanScore[a] * meanScore[b];
          information[involved[a]][involved[b]] += entry;
          if (a != b) {
            information[involved[b]][involved[a]] += entry;
          }
        }
      }
    }

    /** Adds an answer's score and its part of the complete-data information. */
    private void answer(int i, double theta, double weight, double[] score) {
      int steps = data.steps();
      int firstStep = size - 1 - steps;
      int spreadAt = size - 1;
      int answered = data.answer()[i];
      double residual = answered - scale.mean();
      double variance = scale.variance();
      score[spreadAt] += residual * theta;
      expected[spreadAt][spreadAt] += weight * (variance * theta - residual) * theta;
      for (int[] facet : data.level()) {
        int a = local[facet[i]];
        score[a] -= residual;
        expected[spreadAt][a] -= weight * variance * theta;
        for (int[] other : data.level()) {
          int b = local[other[i]];
          if (b <= a) {
            expected[a][b] += weight * variance;
          }
        }
      }
      for (int k = 0; k < steps; k++) {
        int a = firstStep + k;
        double covariance = scale.covarianceWithStep(k + 1);
        score[a] -= (answered > k ? 1 : 0) - scale.atLeast(k + 1);
        expected[spreadAt][a] -= weight * covariance * theta;
        for (int[] facet : data.level()) {
          expected[a][local[facet[i]]] += weight * covariance;
        }
        for (int j = 0; j <= k; j++) {
          expected[a][firstStep + j] += weight * scale.covarianceOfSteps(j + 1, k + 1);
        }
      }
    }
  }

  private RaschFit report(double deviance) {
    double[] slope = new double[parameters + 1];
    double[][] information = new double[parameters + 1][parameters + 1];
    differentiate(slope, information);
    double[][] covariance = reduced(information);
    SmallMatrix.invert(covariance);
    double[] errors = constraints.standardErrors(covariance);
    double spread = Math.exp(at[parameters]);
    double[] measures = Arrays.copyOf(at, parameters);
    double[] thresholds = data.thresholds(measures);
    RaschAccuracy levels = new RaschAccuracy(parameters);
    RaschAccuracy people = new RaschAccuracy(place.length);
    double[] estimate = new double[place.length];
    double[] error = new double[place.length];
    for (int person = 0; person < place.length; person++) {
      double square = 0;
      for (int q = 0; q < NODES; q++) {
        double weight = posterior[person][q];
        double theta = spread * place[person][q];
        estimate[person] += weight * theta;
        square += weight * theta * theta;
        for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
          scale.at(theta - data.difficulty(i, measures), thresholds);
          people.add(person, data.answer()[i], scale, weight);
          for (int[] facet : data.level()) {
            levels.add(facet[i], data.answer()[i], scale, weight);
          }
        }
      }
      error[person] = Math.sqrt(Math.max(square - estimate[person] * estimate[person], 0));
    }
    return new RaschReport(data, measures, errors, levels)
        .fit(
            estimate,
            error,
            people,
            new boolean[parameters],
            spread,
            deviance,
            iterations,
            converged);
  }
}
