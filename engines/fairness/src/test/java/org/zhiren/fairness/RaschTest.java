package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The Rasch models against a published reference, against the likelihood written down anew in the
 * plainest way, and against data whose measures are known.
 */
class RaschTest {

  @Test
  void marginalFitMaximisesTheLikelihoodWrittenDownAnew() {
    for (long seed : new long[] {11, 12}) {
      PlantedAnswers.Answers answers = PlantedAnswers.simulate(seed, 60, 3, 4, 1.3);
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

  private static double value(PlantedAnswers.Answers answers, double[] x) {
    return PlantedAnswers.deviance(
        answers,
        Map.of("R0", x[4], "R1", x[5], "R2", -x[4] - x[5]),
        Map.of("I0", x[0], "I1", x[1], "I2", x[2], "I3", x[3]),
        new double[] {x[6], x[7], -x[6] - x[7]},
        Math.exp(x[8]));
  }

  private static double shifted(PlantedAnswers.Answers answers, double[] x, int j, double by) {
    double[] moved = x.clone();
    moved[j] += by;
    return value(answers, moved);
  }

  private static double[] numericalErrors(PlantedAnswers.Answers answers, double[] x) {
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
    PlantedAnswers.Answers answers = PlantedAnswers.simulate(21, 80, 4, 5, 1.0);
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
    for (int row = 0; row < answers.score().length; row++) {
      RaschFit.PersonMeasure person = persons.get(answers.person().get(row));
      if (person.extreme()) {
        continue;
      }
      double logit =
          person.estimate()
              - level.get(answers.item().get(row))
              - level.get(answers.rater().get(row));
      double[] p = PlantedAnswers.probabilities(logit, thresholds);
      for (int k = 0; k < p.length; k++) {
        double observed = answers.score()[row] - 1 == k ? 1 : 0;
        excess.merge(answers.person().get(row), k * (observed - p[k]), Double::sum);
        excess.merge(answers.item().get(row), k * (observed - p[k]), Double::sum);
        excess.merge(answers.rater().get(row), k * (observed - p[k]), Double::sum);
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
    PlantedAnswers.Answers answers = PlantedAnswers.simulate(31, 1_500, 6, 5, 1.2);
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
          .isEqualTo(PlantedAnswers.THRESHOLDS[k], within(4 * threshold.standardError()));
    }
  }

  @Test
  void aRaterWhoRollsDiceDoesNotFit() {
    PlantedAnswers.Answers answers = PlantedAnswers.simulate(41, 400, 5, 5, 1.6);
    Random dice = new Random(42);
    for (int row = 0; row < answers.score().length; row++) {
      if (answers.rater().get(row).equals("R2")) {
        answers.score()[row] = 1 + dice.nextInt(4);
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
    PlantedAnswers.Answers answers = PlantedAnswers.simulate(51, 50, 3, 4, 1.0);
    for (int row = 0; row < answers.score().length; row++) {
      if (answers.person().get(row).equals("P7")) {
        answers.score()[row] = 4;
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
        new PlantedAnswers.Answers(
                person, rater, item, score.stream().mapToDouble(d -> d).toArray())
            .table();
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
