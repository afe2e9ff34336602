package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An approximate fit lies as near to the exact one as it says. */
class ApproximateFitTest {

  /** Persons and raters crossed at random, a few raters much busier than the rest. */
  private static RatingTable crossed(long seed, int persons, int raters, int rows) {
    Random random = new Random(seed);
    double[] person = random.doubles(persons, -2, 2).toArray();
    double[] rater = random.doubles(raters, -1, 1).toArray();
    double[] slope = random.doubles(persons, -0.5, 0.5).toArray();
    double[] taste = random.doubles(persons * 5, -0.8, 0.8).toArray();
    int[] who = new int[rows];
    int[] by = new int[rows];
    int[] item = new int[rows];
    double[] weight = new double[rows];
    double[] year = new double[rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      who[i] = i < persons ? i : random.nextInt(persons);
      by[i] = i < raters ? i : (int) (raters * Math.pow(random.nextDouble(), 2));
      item[i] = random.nextInt(5);
      weight[i] = 1 + random.nextInt(3);
      year[i] = random.nextInt(4);
      y[i] =
          80
              + person[who[i]]
              + slope[who[i]] * year[i]
              + taste[who[i] * 5 + item[i]]
              + rater[by[i]]
              + 0.5 * item[i]
              + random.nextGaussian() / Math.sqrt(weight[i]);
    }
    return RatingTable.rows(rows)
        .codes("person", who, persons)
        .codes("rater", by, raters)
        .codes("item", item, 5)
        .number("weight", weight)
        .number("year", year)
        .number("y", y)
        .build();
  }

  private static FairModel model(long seed) {
    FairModel model = FairModel.of("y").random("rater").category("item");
    return switch ((int) (seed % 3)) {
      case 0 -> model.random("person").random("person", "item");
      case 1 -> model.linear("year").growth("person", "year").by(Method.ML);
      default -> model.random("person").weightedBy("weight");
    };
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void liesWithinItsStatedErrorOfTheExactFit(long seed) {
    RatingTable table = crossed(seed, 500, 120, 6000);
    FairFit exact = Fairness.fit(table, model(seed), Accuracy.EXACT);
    FairFit rough = Fairness.fit(table, model(seed), Accuracy.APPROXIMATE.seeded(seed));

    assertThat(exact.approximation()).isEmpty();
    assertThat(rough.converged()).isTrue();
    Approximation stated = rough.approximation().orElseThrow();
    assertThat(stated.theta().keySet()).isEqualTo(exact.theta().keySet());
    exact
        .theta()
        .forEach((name, theta) -> {
          double error = stated.theta().get(name);
          assertThat(rough.theta().get(name)).as(name).isCloseTo(theta, within(4 * error + 1e-6));
          assertThat(error)
              .as("error of %s", name)
              .isLessThan(0.05 * Math.max(0.2, Math.abs(theta)));
        });
    assertThat(rough.criterion())
        .isCloseTo(exact.criterion(), within(4 * stated.criterion() + 1e-3));
    assertThat(stated.criterion()).isPositive().isLessThan(20);
    assertThat(rough.sigma()).isCloseTo(exact.sigma(), within(0.01 * exact.sigma()));
    exact.effects().forEach((factor, effects) -> compare(effects, rough.effects(factor), stated));
    for (int i = 0; i < exact.fixed().size(); i++) {
      assertThat(rough.fixed().get(i).standardError())
          .isCloseTo(exact.fixed().get(i).standardError(), within(0.02 * exact.sigma()));
    }
  }

  private static void compare(Effects exact, Effects rough, Approximation stated) {
    double worst = 0;
    for (int i = 0; i < exact.size(); i++) {
      for (int c = 0; c < exact.coefficients().size(); c++) {
        Effects.Effect a = exact.get(i, c);
        Effects.Effect b = rough.get(i, c);
        assertThat(b.estimate())
            .as("%s %s", exact.factor(), a.level())
            .isCloseTo(a.estimate(), within(0.15 * a.predictionSd()));
        worst = Math.max(worst, Math.abs(b.predictionSd() / a.predictionSd() - 1));
        assertThat(b.predictionSd()).isGreaterThanOrEqualTo(b.conditionalSd());
      }
    }
    // Hundreds of levels: the largest deviation lies at some four of the stated deviations.
    assertThat(worst).as(exact.factor()).isLessThan(5 * stated.deviations() + 0.03);
  }

  @Test
  void itsErrorsAreOfTheStatedSize() {
    RatingTable table = crossed(7, 300, 80, 4000);
    FairModel model = model(2);
    FairFit exact = Fairness.fit(table, model, Accuracy.EXACT);
    double squares = 0;
    int count = 0;
    for (long seed = 1; seed <= 20; seed++) {
      FairFit rough = Fairness.fit(table, model, Accuracy.APPROXIMATE.seeded(seed));
      for (Map.Entry<String, Double> error :
          rough.approximation().orElseThrow().theta().entrySet()) {
        double z =
            (rough.theta().get(error.getKey()) - exact.theta().get(error.getKey()))
                / error.getValue();
        squares += z * z;
        count++;
      }
    }
    // The mean square of 40 standard normals lies within these bounds but once in 500 times.
    assertThat(squares / count).as("seeds 1 to 20").isBetween(0.45, 1.9);
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    RatingTable table = crossed(8, 100, 30, 900);
    FairFit one = Fairness.fit(table, model(2), Accuracy.APPROXIMATE);
    FairFit same = Fairness.fit(table, model(2), Accuracy.APPROXIMATE);
    FairFit other = Fairness.fit(table, model(2), Accuracy.APPROXIMATE.seeded(9));
    assertThat(same.theta()).isEqualTo(one.theta());
    assertThat(same.effects("person").all()).isEqualTo(one.effects("person").all());
    assertThat(other.theta()).isNotEqualTo(one.theta());
  }

  @Test
  void ranksComeFromTheSameDistribution() {
    Simulation data = new Simulation(new Random(31), 3, 12, 0.5, 2);
    RatingTable table = data.table();
    Connectivity parts = Fairness.connectivity(table, "person", "rater", 1);
    FairFit exact = Fairness.fit(table, Simulation.model(), Accuracy.EXACT);
    FairFit rough = Fairness.fit(table, Simulation.model(), Accuracy.APPROXIMATE);
    List<Standing> known = Fairness.standings(exact, "person", parts, 0.9, 2000, 1);
    List<Standing> drawn = Fairness.standings(rough, "person", parts, 0.9, 2000, 2);
    double difference = 0;
    double width = 0;
    for (int i = 0; i < known.size(); i++) {
      difference += Math.abs(known.get(i).rankLow() - drawn.get(i).rankLow());
      difference += Math.abs(known.get(i).rankHigh() - drawn.get(i).rankHigh());
      width += known.get(i).rankHigh() - known.get(i).rankLow();
    }
    assertThat(difference).isLessThan(0.12 * width);
  }

  @Test
  void isChosenByWhatMemoryAndTimeAllow() {
    int[][] none = new int[0][];
    BlockPlan small = new BlockPlan(new int[] {0}, 10, none, 1e9, 1e6);
    BlockPlan slow = new BlockPlan(new int[] {0}, 10, none, 1e14, 1e6);
    BlockPlan large = new BlockPlan(new int[] {0}, 10, none, 1e9, 1e15);
    assertThat(Accuracy.AUTOMATIC.approximates(small)).isFalse();
    assertThat(Accuracy.AUTOMATIC.approximates(slow)).isTrue();
    assertThat(Accuracy.AUTOMATIC.approximates(large)).isTrue();
    assertThat(Accuracy.APPROXIMATE.approximates(small)).isTrue();
    assertThat(Accuracy.EXACT.approximates(slow)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accuracy.EXACT.approximates(large))
        .withMessageContaining("1000000.0 GB");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Accuracy(Accuracy.Choice.APPROXIMATE, 1, 64, 1))
        .withMessageContaining("probes (1)");
  }

  @Test
  void logarithmOfATridiagonalMatrix() {
    // [2 1; 1 2] has eigenvalues 1 and 3 with equal weights on the first entry.
    assertThat(SampledDeterminant.logarithm(new double[] {2, 2}, new double[] {1}))
        .isCloseTo(0.5 * Math.log(3), within(1e-14));
    assertThat(SampledDeterminant.logarithm(new double[] {5}, new double[0]))
        .isCloseTo(Math.log(5), within(1e-14));
    // The second difference matrix of order 6 has eigenvalues 2 − 2 cos(kπ/7).
    double expected = 0;
    for (int k = 1; k <= 6; k++) {
      double first = Math.sqrt(2.0 / 7) * Math.sin(k * Math.PI / 7);
      expected += first * first * Math.log(2 - 2 * Math.cos(k * Math.PI / 7));
    }
    assertThat(
            SampledDeterminant.logarithm(
                new double[] {2, 2, 2, 2, 2, 2}, new double[] {-1, -1, -1, -1, -1}))
        .isCloseTo(expected, within(1e-13));
  }
}
