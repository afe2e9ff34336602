package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Answers whose measures are known, and how likely they are by the plainest of formulas. */
final class PlantedAnswers {

  /** Answers to items from raters, each person by some raters. */
  record Answers(List<String> person, List<String> rater, List<String> item, double[] score) {

    RatingTable table() {
      return RatingTable.rows(score.length)
          .category("person", person)
          .category("rater", rater)
          .category("item", item)
          .number("score", score)
          .build();
    }
  }

  static final double[] THRESHOLDS = {-1.2, -0.1, 1.3};

  private PlantedAnswers() {}

  static Answers simulate(long seed, int persons, int raters, int items, double spread) {
    Random random = new Random(seed);
    double[] severity = new double[raters];
    double[] difficulty = new double[items];
    for (int r = 0; r < raters; r++) {
      severity[r] = 1.5 * (r - (raters - 1) / 2.0) / raters;
    }
    for (int i = 0; i < items; i++) {
      difficulty[i] = 0.3 + 2.0 * (i - (items - 1) / 2.0) / items;
    }
    List<String> person = new ArrayList<>();
    List<String> rater = new ArrayList<>();
    List<String> item = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    for (int p = 0; p < persons; p++) {
      double theta = spread * random.nextGaussian();
      int first = random.nextInt(raters);
      for (int n = 0; n < 2; n++) {
        int r = (first + n) % raters;
        for (int i = 0; i < items; i++) {
          person.add("P" + p);
          rater.add("R" + r);
          item.add("I" + i);
          score.add(1.0 + draw(random, theta - severity[r] - difficulty[i]));
        }
      }
    }
    return new Answers(
        person, rater, item, score.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static int draw(Random random, double logit) {
    double[] p = probabilities(logit, THRESHOLDS);
    double u = random.nextDouble();
    int k = 0;
    while (k < p.length - 1 && u > p[k]) {
      u -= p[k++];
    }
    return k;
  }

  /** The formula of the model, with nothing clever. */
  static double[] probabilities(double logit, double[] thresholds) {
    double[] p = new double[thresholds.length + 1];
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      double exponent = k * logit;
      for (int j = 0; j < k; j++) {
        exponent -= thresholds[j];
      }
      p[k] = Math.exp(exponent);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }

  /** −2 log marginal likelihood by the trapezoidal rule on a fine grid. */
  static double deviance(
      Answers answers,
      Map<String, Double> rater,
      Map<String, Double> item,
      double[] thresholds,
      double spread) {
    int points = 301;
    double[] log = new double[points];
    double deviance = 0;
    for (int row = 0; row <= answers.score.length; row++) {
      boolean next =
          row == answers.score.length
              || row > 0 && !answers.person.get(row).equals(answers.person.get(row - 1));
      if (next) {
        double sum = 0;
        for (int q = 0; q < points; q++) {
          sum += Math.exp(log[q]);
        }
        deviance -= 2 * Math.log(sum);
        Arrays.fill(log, 0);
      }
      if (row == answers.score.length) {
        break;
      }
      for (int q = 0; q < points; q++) {
        double z = -9 + 18.0 * q / (points - 1);
        if (row == 0 || !answers.person.get(row).equals(answers.person.get(row - 1))) {
          log[q] = -0.5 * z * z - 0.5 * Math.log(2 * Math.PI) + Math.log(18.0 / (points - 1));
        }
        double logit =
            spread * z - rater.get(answers.rater.get(row)) - item.get(answers.item.get(row));
        log[q] += Math.log(probabilities(logit, thresholds)[(int) answers.score[row] - 1]);
      }
    }
    return deviance;
  }
}
