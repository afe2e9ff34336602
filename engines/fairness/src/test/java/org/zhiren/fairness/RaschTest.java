package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The Rasch models against a published reference, against the likelihood written down anew in the
 * plainest way, and against data whose measures are known.
 */
class RaschTest {

  /** Answers to items from raters, each person by some raters. */
  private record Answers(
      List<String> person, List<String> rater, List<String> item, double[] score) {

    RatingTable table() {
      return RatingTable.rows(score.length)
          .category("person", person)
          .category("rater", rater)
          .category("item", item)
          .number("score", score)
          .build();
    }
  }

  private static final double[] THRESHOLDS = {-1.2, -0.1, 1.3};

  private static Answers simulate(long seed, int persons, int raters, int items, double spread) {
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
  private static double[] probabilities(double logit, double[] thresholds) {
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
  private static double deviance(
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

  @Test
  void marginalFitMaximisesTheLikelihoodWrittenDownAnew() {
    for (long seed : new long[] {11, 12}) {
      Answers answers = simulate(seed, 60, 3, 4, 1.3);
      RaschFit fit =
          Fairness.rasch(answers.table(), RaschModel.of("score", "person", "item", "rater"));
      assertThat(fit.converged()).isTrue();
      double[] x = parameters(fit);
      assertThat(value(answers, x)).isEqualTo(fit.deviance(), within(1e-8 * fit.deviance()));
      double[] errors = numericalErrors(answers, x);
      List<RaschFit.Measure> items = fit.facets().get("item");
      for (int i = 0; i < 4; i++) {
        assertThat(items.get(i).standardError()).isEqualTo(errors[i], within(1e-3 * errors[i]));
      }
      for (int j = 0; j < x.length; j++) {
        double slope = (shifted(answers, x, j, 1e-4) - shifted(answers, x, j, -1e-4)) / 2e-4;
        assertThat(slope).as("slope of parameter %d, seed %d", j, seed).isEqualTo(0, within(2e-3));
      }
    }
  }

  /** Items, all raters but the last, all thresholds but the last, logarithm of the spread. */
  private static double[] parameters(RaschFit fit) {
    return new double[] {
      fit.facets().get("item").get(0).estimate(),
      fit.facets().get("item").get(1).estimate(),
      fit.facets().get("item").get(2).estimate(),
      fit.facets().get("item").get(3).estimate(),
      fit.facets().get("rater").get(0).estimate(),
      fit.facets().get("rater").get(1).estimate(),
      fit.thresholds().get(0).estimate(),
      fit.thresholds().get(1).estimate(),
      Math.log(fit.spread())
    };
  }

  private static double value(Answers answers, double[] x) {
    return deviance(
        answers,
        Map.of("R0", x[4], "R1", x[5], "R2", -x[4] - x[5]),
        Map.of("I0", x[0], "I1", x[1], "I2", x[2], "I3", x[3]),
        new double[] {x[6], x[7], -x[6] - x[7]},
        Math.exp(x[8]));
  }

  private static double shifted(Answers answers, double[] x, int j, double by) {
    double[] moved = x.clone();
    moved[j] += by;
    return value(answers, moved);
  }

  private static double[] numericalErrors(Answers answers, double[] x) {
    int n = x.length;
    double h = 1e-3;
    double[][] information = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int a = -1; a <= 1; a += 2) {
          for (int b = -1; b <= 1; b += 2) {
            double[] moved = x.clone();
            moved[i] += a * h;
            moved[j] += b * h;
            sum += a * b * value(answers, moved);
          }
        }
        information[i][j] = sum / (4 * h * h) / 2;
        information[j][i] = information[i][j];
      }
    }
    SmallMatrix.invert(information);
    double[] errors = new double[n];
    for (int i = 0; i < n; i++) {
      errors[i] = Math.sqrt(information[i][i]);
    }
    return errors;
  }

  @Test
  void jointFitExpectsExactlyWhatWasObserved() {
    Answers answers = simulate(21, 80, 4, 5, 1.0);
    RaschFit fit =
        Fairness.rasch(
            answers.table(),
            RaschModel.of("score", "person", "item", "rater").by(RaschModel.Estimation.JOINT));
    assertThat(fit.converged()).isTrue();
    Map<String, RaschFit.PersonMeasure> persons = new java.util.HashMap<>();
    fit.persons().forEach(p -> persons.put(p.person(), p));
    Map<String, Double> level = new java.util.HashMap<>();
    fit.facets().values().forEach(list -> list.forEach(m -> level.put(m.level(), m.estimate())));
    double[] thresholds =
        fit.thresholds().stream().mapToDouble(RaschFit.Threshold::estimate).toArray();
    Map<String, Double> excess = new java.util.HashMap<>();
    for (int row = 0; row < answers.score.length; row++) {
      RaschFit.PersonMeasure person = persons.get(answers.person.get(row));
      if (person.extreme()) {
        continue;
      }
      double logit =
          person.estimate() - level.get(answers.item.get(row)) - level.get(answers.rater.get(row));
      double[] p = probabilities(logit, thresholds);
      for (int k = 0; k < p.length; k++) {
        double observed = answers.score[row] - 1 == k ? 1 : 0;
        excess.merge(answers.person.get(row), k * (observed - p[k]), Double::sum);
        excess.merge(answers.item.get(row), k * (observed - p[k]), Double::sum);
        excess.merge(answers.rater.get(row), k * (observed - p[k]), Double::sum);
        excess.merge("category" + k, observed - p[k], Double::sum);
      }
    }
    assertThat(excess).hasSizeGreaterThan(80);
    excess.forEach(
        (name, difference) -> assertThat(difference).as(name).isEqualTo(0, within(1e-7)));
    double sum = fit.facets().get("item").stream().mapToDouble(RaschFit.Measure::estimate).sum();
    assertThat(sum).isEqualTo(0, within(1e-9));
  }

  @Test
  void recoversWhatWasPlanted() {
    Answers answers = simulate(31, 1_500, 6, 5, 1.2);
    RaschFit fit =
        Fairness.rasch(answers.table(), RaschModel.of("score", "person", "item", "rater"));
    assertThat(fit.spread()).isEqualTo(1.2, within(0.12));
    for (int r = 0; r < 6; r++) {
      RaschFit.Measure rater = fit.facets().get("rater").get(r);
      assertThat(rater.estimate())
          .as(rater.level())
          .isEqualTo(1.5 * (r - 2.5) / 6, within(4 * rater.standardError()));
      assertThat(rater.infit()).isEqualTo(1, within(0.15));
    }
    for (int k = 0; k < 3; k++) {
      RaschFit.Threshold threshold = fit.thresholds().get(k);
      assertThat(threshold.category()).isEqualTo(k + 2);
      assertThat(threshold.estimate())
          .isEqualTo(THRESHOLDS[k], within(4 * threshold.standardError()));
    }
  }

  @Test
  void aRaterWhoRollsDiceDoesNotFit() {
    Answers answers = simulate(41, 400, 5, 5, 1.6);
    Random dice = new Random(42);
    for (int row = 0; row < answers.score.length; row++) {
      if (answers.rater.get(row).equals("R2")) {
        answers.score[row] = 1 + dice.nextInt(4);
      }
    }
    for (RaschModel.Estimation estimation : RaschModel.Estimation.values()) {
      RaschFit fit =
          Fairness.rasch(
              answers.table(), RaschModel.of("score", "person", "item", "rater").by(estimation));
      for (RaschFit.Measure rater : fit.facets().get("rater")) {
        if (rater.level().equals("R2")) {
          assertThat(rater.infit()).as("%s", estimation).isGreaterThan(1.5);
          assertThat(rater.outfit()).as("%s", estimation).isGreaterThan(1.5);
        } else {
          assertThat(rater.infit()).as("%s %s", estimation, rater.level()).isLessThan(1.2);
        }
      }
    }
  }

  @Test
  void thoseAtOneEndAreMeasuredAndMarked() {
    Answers answers = simulate(51, 50, 3, 4, 1.0);
    for (int row = 0; row < answers.score.length; row++) {
      if (answers.person.get(row).equals("P7")) {
        answers.score[row] = 4;
      }
    }
    RaschModel model = RaschModel.of("score", "person", "item", "rater");
    for (RaschModel.Estimation estimation : RaschModel.Estimation.values()) {
      RaschFit fit = Fairness.rasch(answers.table(), model.by(estimation));
      RaschFit.PersonMeasure best =
          fit.persons().stream().filter(p -> p.person().equals("P7")).findFirst().orElseThrow();
      assertThat(best.extreme()).isTrue();
      assertThat(best.total()).isEqualTo(32);
      assertThat(best.estimate()).isFinite().isPositive();
      assertThat(best.weighted()).isFinite().isPositive();
      assertThat(fit.persons()).allMatch(p -> p.estimate() <= best.estimate());
    }
  }

  @Test
  void refusesWhatIsNotOrdered() {
    RaschModel model = RaschModel.of("score", "person", "item");
    RatingTable halves =
        RatingTable.rows(2)
            .category("person", List.of("a", "b"))
            .category("item", List.of("x", "x"))
            .number("score", new double[] {1, 2.5})
            .build();
    assertThatThrownBy(() -> Fairness.rasch(halves, model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("score")
        .hasMessageContaining("2.5");
    RatingTable same =
        RatingTable.rows(2)
            .category("person", List.of("a", "b"))
            .category("item", List.of("x", "x"))
            .number("score", new double[] {3, 3})
            .build();
    assertThatThrownBy(() -> Fairness.rasch(same, model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing differs");
    assertThatThrownBy(() -> RaschModel.of("score", "person"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("facets");
  }

  /**
   * The published analysis by the R package TAM, whose integration uses 21 fixed places: hence the
   * width of the comparison.
   */
  @Test
  void agreesWithAPublishedAnalysis() throws Exception {
    Path reference = References.external("tam_ex10_reference.json");
    Map<String, List<String>> wide = References.columns(References.external("tam_ex10.csv"));
    List<String> person = new ArrayList<>();
    List<String> rater = new ArrayList<>();
    List<String> item = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    for (String column : List.of("I0001", "I0002", "I0003", "I0004", "I0005")) {
      for (int row = 0; row < wide.get("pid").size(); row++) {
        String cell = wide.get(column).get(row);
        if (cell.isBlank() || cell.equals("NA")) {
          continue;
        }
        person.add(wide.get("pid").get(row));
        rater.add(wide.get("rater").get(row));
        item.add(column);
        score.add(Double.parseDouble(cell));
      }
    }
    RatingTable table =
        new Answers(person, rater, item, score.stream().mapToDouble(d -> d).toArray()).table();
    RaschFit fit = Fairness.rasch(table, RaschModel.of("score", "person", "item", "rater"));
    List<RaschFit.Measure> levels = new ArrayList<>(fit.facets().get("item"));
    levels.addAll(fit.facets().get("rater"));
    String key = "ex10_item_rater";
    for (int i = 0; i < 8; i++) {
      double estimate = number(reference, key, "xsi", "xsi", i);
      assertThat(levels.get(i).estimate())
          .as(levels.get(i).level())
          .isEqualTo(estimate, within(2e-3));
    }
    assertThat(fit.spread() * fit.spread())
        .isEqualTo((Double) References.json(reference, key, "var_theta"), within(0.01));
    assertThat(fit.deviance())
        .isEqualTo((Double) References.json(reference, key, "deviance"), within(0.05));
    Map<String, RaschFit.PersonMeasure> persons = new java.util.HashMap<>();
    fit.persons().forEach(p -> persons.put(p.person(), p));
    List<?> ids = (List<?>) References.json(reference, key, "person", "pid");
    for (int i = 0; i < ids.size(); i++) {
      RaschFit.PersonMeasure found =
          persons.get(Integer.toString(((Double) ids.get(i)).intValue()));
      assertThat(found.estimate())
          .isEqualTo(number(reference, key, "person", "EAP", i), within(5e-3));
      if (!found.extreme()) {
        assertThat(found.weighted())
            .isEqualTo(number(reference, key, "person", "WLE", i), within(5e-3));
      }
    }
  }

  private static double number(Path file, String key, String group, String list, int i)
      throws Exception {
    return (Double) ((List<?>) References.json(file, key, group, list)).get(i);
  }
}
