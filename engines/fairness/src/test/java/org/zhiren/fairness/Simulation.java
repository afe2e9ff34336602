package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Units whose members rate one another, with leaders who rate across units; invented people. */
final class Simulation {

  final List<String> person = new ArrayList<>();
  final List<String> rater = new ArrayList<>();
  final List<String> unit = new ArrayList<>();
  final List<Double> score = new ArrayList<>();
  final double[] truth;

  /**
   * @param raterSd spread of leniency; persons have spread 1, noise 1
   * @param leaders raters who rate everyone in every unit
   */
  Simulation(Random random, int units, int size, double raterSd, int leaders) {
    truth = new double[units * size];
    double[] leniency = new double[units * size + leaders];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = random.nextGaussian();
    }
    for (int i = 0; i < leniency.length; i++) {
      leniency[i] = raterSd * random.nextGaussian();
    }
    for (int u = 0; u < units; u++) {
      for (int i = 0; i < size; i++) {
        int p = u * size + i;
        for (int j = 0; j < size; j++) {
          int r = u * size + j;
          if (r != p) {
            add(p, r, u, 80 + truth[p] + leniency[r] + random.nextGaussian());
          }
        }
        for (int l = 0; l < leaders; l++) {
          int r = units * size + l;
          add(p, r, u, 80 + truth[p] + leniency[r] + random.nextGaussian());
        }
      }
    }
  }

  private void add(int p, int r, int u, double y) {
    person.add("P" + p);
    rater.add("P" + r);
    unit.add("U" + u);
    score.add(y);
  }

  void change(int row, double y) {
    score.set(row, y);
  }

  RatingTable table() {
    return RatingTable.rows(score.size())
        .category("person", new ArrayList<>(person))
        .category("rater", new ArrayList<>(rater))
        .category("unit", new ArrayList<>(unit))
        .number("score", score.stream().mapToDouble(Double::doubleValue).toArray())
        .build();
  }

  static FairModel model() {
    return FairModel.of("score").random("rater").random("person");
  }
}
