package org.zhiren.fairness;

import java.util.Arrays;

/**
 * Joint maximum likelihood: persons and levels are parameters alike. Newton's method on the concave
 * likelihood; persons are eliminated first, because their block is diagonal.
 *
 * <p>Persons and levels whose answers all lie at one end have no finite estimate. They are set
 * aside first, again and again until none is left, and measured at the end with their total moved
 * inwards by 0.3 of a category, as is usual.
 */
final class JointRasch {

  private static final int MOST_STEPS = 500;
  private static final double INWARDS = 0.3;

  private final RaschData data;
  private final RaschConstraints constraints;
  private final RatingScale scale;
  private final int parameters;
  private final double[] measures;
  private final double[] theta;
  private final boolean[] aside;
  private final boolean[] extremePerson;
  private final boolean[] extremeLevel;
  private int iterations;
  private boolean converged;

  private JointRasch(RaschData data) {
    this.data = data;
    this.scale = new RatingScale(data.steps());
    this.parameters = data.parameters();
    this.theta = new double[data.persons().size()];
    this.aside = new boolean[data.size()];
    this.extremePerson = new boolean[theta.length];
    this.extremeLevel = new boolean[parameters];
    setExtremesAside();
    this.constraints = new RaschConstraints(data, false);
    this.measures = RaschStart.of(data, false);
  }

  static RaschFit fit(RaschData data) {
    JointRasch rasch = new JointRasch(data);
    double likelihood = rasch.climb();
    return rasch.report(likelihood);
  }

  private void setExtremesAside() {
    boolean changed = true;
    while (changed) {
      changed = false;
      int[] answers = new int[theta.length + parameters];
      int[] totals = new int[theta.length + parameters];
      for (int person = 0; person < theta.length; person++) {
        for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
          if (!aside[i]) {
            count(answers, totals, person, i);
          }
        }
      }
      for (int person = 0; person < theta.length; person++) {
        if (!extremePerson[person] && extreme(answers[person], totals[person])) {
          extremePerson[person] = true;
          changed = true;
        }
      }
      for (int p = 0; p < parameters - data.steps(); p++) {
        int at = theta.length + p;
        if (!extremeLevel[p] && extreme(answers[at], totals[at])) {
          extremeLevel[p] = true;
          changed = true;
        }
      }
      for (int person = 0; person < theta.length; person++) {
        for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
          aside[i] |= extremePerson[person];
          for (int[] facet : data.level()) {
            aside[i] |= extremeLevel[facet[i]];
          }
        }
      }
    }
    boolean[] seen = new boolean[data.steps() + 1];
    for (int i = 0; i < data.size(); i++) {
      seen[data.answer()[i]] |= !aside[i];
    }
    for (int k = 0; k < seen.length; k++) {
      if (!seen[k]) {
        throw new IllegalArgumentException(
            "The answer (%s) is left only among persons or levels at one end of the scale: the joint method has no estimate. Maybe use the marginal one."
                .formatted(data.categories().get(k)));
      }
    }
  }

  private void count(int[] answers, int[] totals, int person, int i) {
    answers[person]++;
    totals[person] += data.answer()[i];
    for (int[] facet : data.level()) {
      answers[theta.length + facet[i]]++;
      totals[theta.length + facet[i]] += data.answer()[i];
    }
  }

  private boolean extreme(int answers, int total) {
    return total == 0 || total == answers * data.steps();
  }

  private double climb() {
    double likelihood = likelihood();
    while (iterations < MOST_STEPS) {
      iterations++;
      Step step = step();
      if (step.gain < 1e-20 * data.size()) {
        converged = true;
        break;
      }
      double[] beforeMeasures = measures.clone();
      double[] beforeTheta = theta.clone();
      double length = 1;
      double next = Double.NEGATIVE_INFINITY;
      for (int halving = 0; halving < 40; halving++) {
        System.arraycopy(beforeMeasures, 0, measures, 0, parameters);
        constraints.add(measures, step.levels, length);
        for (int person = 0; person < theta.length; person++) {
          theta[person] = beforeTheta[person] + length * step.persons[person];
        }
        next = likelihood();
        if (next >= likelihood - 1e-12 * Math.abs(likelihood)) {
          break;
        }
        length /= 2;
      }
      likelihood = next;
    }
    return likelihood;
  }

  private double likelihood() {
    double[] thresholds = data.thresholds(measures);
    double sum = 0;
    for (int person = 0; person < theta.length; person++) {
      for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
        if (!aside[i]) {
          scale.at(theta[person] - data.difficulty(i, measures), thresholds);
          sum += Math.log(scale.probability(data.answer()[i]));
        }
      }
    }
    return sum;
  }

  /** A step of Newton's method, and the gain that it promises (twice). */
  private record Step(double[] levels, double[] persons, double gain, double[][] covariance) {}

  private Step step() {
    double[] thresholds = data.thresholds(measures);
    double[] slope = new double[parameters];
    double[][] information = new double[parameters][parameters];
    double[] personSlope = new double[theta.length];
    double[] personInformation = new double[theta.length];
    double[][] border = new double[theta.length][];
    for (int person = 0; person < theta.length; person++) {
      double[] cross = new double[parameters];
      for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
        if (aside[i]) {
          continue;
        }
        scale.at(theta[person] - data.difficulty(i, measures), thresholds);
        double residual = data.answer()[i] - scale.mean();
        personSlope[person] += residual;
        personInformation[person] += scale.variance();
        answer(i, residual, slope, information, cross);
      }
      border[person] = cross;
      if (personInformation[person] > 0) {
        eliminate(cross, personSlope[person], personInformation[person], slope, information);
      }
    }
    // A level that was set aside bears on no answer: it stays where it is.
    for (int p = 0; p < parameters; p++) {
      if (information[p][p] == 0) {
        information[p][p] = 1;
      }
    }
    double[] gradient = constraints.gradient(slope);
    double[][] covariance = constraints.information(information);
    SmallMatrix.invert(covariance);
    double[] levels = new double[constraints.free()];
    double gain = 0;
    for (int i = 0; i < levels.length; i++) {
      for (int j = 0; j < levels.length; j++) {
        levels[i] += covariance[i][j] * gradient[j];
      }
      gain += levels[i] * gradient[i];
    }
    if (Double.isNaN(gain)) {
      throw new IllegalArgumentException(
          "The answers by (%s) do not connect the levels of (%s): they cannot be compared. Maybe use the marginal method."
              .formatted(data.model().person(), data.model().facets()));
    }
    double[] change = new double[parameters];
    constraints.add(change, levels, 1);
    double[] persons = new double[theta.length];
    for (int person = 0; person < theta.length; person++) {
      if (personInformation[person] > 0) {
        double remaining = personSlope[person];
        gain += remaining * remaining / personInformation[person];
        for (int p = 0; p < parameters; p++) {
          remaining -= border[person][p] * change[p];
        }
        persons[person] = remaining / personInformation[person];
      }
    }
    return new Step(levels, persons, gain, covariance);
  }

  private void answer(
      int i, double residual, double[] slope, double[][] information, double[] cross) {
    int steps = data.steps();
    int firstStep = parameters - steps;
    for (int[] facet : data.level()) {
      slope[facet[i]] -= residual;
      cross[facet[i]] -= scale.variance();
      for (int[] other : data.level()) {
        information[facet[i]][other[i]] += scale.variance();
      }
    }
    for (int k = 0; k < steps; k++) {
      double covariance = scale.covarianceWithStep(k + 1);
      slope[firstStep + k] -= (data.answer()[i] > k ? 1 : 0) - scale.atLeast(k + 1);
      cross[firstStep + k] -= covariance;
      for (int[] facet : data.level()) {
        information[facet[i]][firstStep + k] += covariance;
        information[firstStep + k][facet[i]] += covariance;
      }
      for (int j = 0; j < steps; j++) {
        information[firstStep + j][firstStep + k] += scale.covarianceOfSteps(j + 1, k + 1);
      }
    }
  }

  private static void eliminate(
      double[] cross, double slope, double information, double[] slopes, double[][] matrix) {
    for (int p = 0; p < cross.length; p++) {
      if (cross[p] != 0) {
        slopes[p] -= cross[p] * slope / information;
        for (int q = 0; q < cross.length; q++) {
          matrix[p][q] -= cross[p] * cross[q] / information;
        }
      }
    }
  }

  private RaschFit report(double likelihood) {
    double[] errors = constraints.standardErrors(step().covariance);
    double[] thresholds = data.thresholds(measures);
    RaschAccuracy levels = new RaschAccuracy(parameters);
    RaschAccuracy people = new RaschAccuracy(theta.length);
    double[] error = new double[theta.length];
    for (int p = 0; p < parameters; p++) {
      if (extremeLevel[p]) {
        measureExtremeLevel(p, errors);
      }
    }
    RaschPersons persons = new RaschPersons(data, measures);
    double mean = 0;
    double square = 0;
    int counted = 0;
    for (int person = 0; person < theta.length; person++) {
      if (extremePerson[person]) {
        theta[person] = persons.likeliest(person, INWARDS);
      } else {
        mean += theta[person];
        square += theta[person] * theta[person];
        counted++;
      }
      double information = 0;
      for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
        scale.at(theta[person] - data.difficulty(i, measures), thresholds);
        information += scale.variance();
        if (!aside[i]) {
          people.add(person, data.answer()[i], scale, 1);
          for (int[] facet : data.level()) {
            levels.add(facet[i], data.answer()[i], scale, 1);
          }
        }
      }
      error[person] = 1 / Math.sqrt(information);
    }
    double spread =
        counted < 2
            ? Double.NaN
            : Math.sqrt(Math.max(square - mean * mean / counted, 0) / (counted - 1));
    return new RaschReport(data, measures, errors, levels)
        .fit(theta, error, people, extremeLevel, spread, -2 * likelihood, iterations, converged);
  }

  /** The measure at which the total, moved inwards, is what the model expects. */
  private void measureExtremeLevel(int p, double[] errors) {
    double[] thresholds = data.thresholds(measures);
    int f = data.facetOf(p);
    double low = -20;
    double high = 20;
    double information = 0;
    for (int halving = 0; halving < 100; halving++) {
      measures[p] = (low + high) / 2;
      double excess = 0;
      int answers = 0;
      int total = 0;
      information = 0;
      for (int person = 0; person < theta.length; person++) {
        for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
          if (data.level()[f][i] == p && !extremePerson[person]) {
            scale.at(theta[person] - data.difficulty(i, measures), thresholds);
            excess += scale.mean();
            information += scale.variance();
            answers++;
            total += data.answer()[i];
          }
        }
      }
      double wanted = total == 0 ? INWARDS : Math.min(total, answers * data.steps() - INWARDS);
      if (answers == 0) {
        measures[p] = Double.NaN;
        break;
      }
      if (excess > wanted) {
        low = measures[p];
      } else {
        high = measures[p];
      }
    }
    errors[p] = 1 / Math.sqrt(information);
    // Not to disturb the answers of others: an unknown level counts as average from here on.
    if (Double.isNaN(measures[p])) {
      Arrays.fill(errors, p, p + 1, Double.NaN);
      measures[p] = 0;
    }
  }
}
