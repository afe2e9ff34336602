package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Published data with published or exactly computed results.
 *
 * <p>Dyestuff, Pastes and Penicillin are tables of Davies and Goldsmith, Statistical Methods in
 * Research and Production (1972); sleepstudy is from Belenky and others (2003). Criteria by lme4,
 * whose own θ is good to about 2e-4 and whose criterion, flat at the optimum, to about 3e-8 above
 * the optimum.
 */
class ReferenceValuesTest {

  private static final Offset<Double> CRITERION = within(1e-7);
  private static final Offset<Double> THETA_OF_LME4 = within(2e-4);

  private static double criterion(FairFit fit) {
    assertThat(fit.converged()).isTrue();
    return fit.criterion();
  }

  @Test
  void dyestuffHasAClosedForm() throws IOException {
    RatingTable table = References.table(References.resource("dyestuff.csv"), "Yield");
    FairFit fit = Fairness.fit(table, FairModel.of("Yield").random("Batch"));

    assertThat(criterion(fit)).isCloseTo(319.654276842257, CRITERION);
    // Balanced one-way layout: REML equals the analysis of variance. MSB = 11271.5, MSE = 2451.25.
    assertThat(fit.sigma()).isCloseTo(Math.sqrt(2451.25), within(1e-9));
    assertThat(fit.theta().get("Batch"))
        .isCloseTo(Math.sqrt((11271.5 - 2451.25) / 5 / 2451.25), within(1e-8));
    assertThat(fit.fixed().getFirst().estimate()).isCloseTo(1527.5, within(1e-9));
    assertThat(fit.fixed().getFirst().standardError())
        .isCloseTo(Math.sqrt(11271.5 / 30), within(1e-7));

    FairFit ml = Fairness.fit(table, FairModel.of("Yield").random("Batch").by(Method.ML));
    assertThat(criterion(ml)).isCloseTo(327.327059881135, CRITERION);
    assertThat(ml.theta().get("Batch")).isCloseTo(0.752580695252293, THETA_OF_LME4);
  }

  @Test
  void penicillinIsCrossed() throws IOException {
    RatingTable table = References.table(References.resource("penicillin.csv"), "diameter");
    FairModel model = FairModel.of("diameter").random("plate").random("sample");
    FairFit fit = Fairness.fit(table, model);

    assertThat(criterion(fit)).isCloseTo(330.860588999606, CRITERION);
    assertThat(fit.theta().get("plate")).isCloseTo(1.53967555415216, THETA_OF_LME4);
    assertThat(fit.theta().get("sample")).isCloseTo(3.51251886000646, THETA_OF_LME4);
    assertThat(fit.effects("sample").get(0).estimate()).isCloseTo(2.18705840183886, within(1e-4));
    assertThat(fit.effects("sample").get(0).conditionalSd())
        .isCloseTo(0.202170685095602, within(1e-4));
    assertThat(criterion(Fairness.fit(table, model.by(Method.ML))))
        .isCloseTo(332.188348668514, CRITERION);
  }

  @Test
  void pastesIsNested() throws IOException {
    RatingTable table = References.table(References.resource("pastes.csv"), "strength");
    FairModel model = FairModel.of("strength").random("cask", "batch").random("batch");
    FairFit fit = Fairness.fit(table, model);

    assertThat(criterion(fit)).isCloseTo(246.990745853487, CRITERION);
    assertThat(fit.theta().get("cask:batch")).isCloseTo(3.52690178773174, THETA_OF_LME4);
    assertThat(fit.theta().get("batch")).isCloseTo(1.56346140209686, THETA_OF_LME4);
    assertThat(fit.effects("cask:batch").get(0).level()).isEqualTo("a:A");
    assertThat(fit.effects("cask:batch").get(0).estimate())
        .isCloseTo(1.77468628537195, within(1e-4));
    assertThat(criterion(Fairness.fit(table, model.by(Method.ML))))
        .isCloseTo(247.994465862425, CRITERION);
  }

  @Test
  void sleepstudyHasCorrelatedSlopes() throws IOException {
    RatingTable table = References.table(References.resource("sleepstudy.csv"), "Reaction", "Days");
    FairModel model = FairModel.of("Reaction").linear("Days").growth("Subject", "Days");
    FairFit fit = Fairness.fit(table, model);

    assertThat(criterion(fit)).isCloseTo(1743.62827195995, CRITERION);
    assertThat(fit.theta().get("Subject.(Intercept)")).isCloseTo(0.966741773, THETA_OF_LME4);
    assertThat(fit.theta().get("Subject.Days.(Intercept)")).isCloseTo(0.0151690589, THETA_OF_LME4);
    assertThat(fit.theta().get("Subject.Days")).isCloseTo(0.230909953, THETA_OF_LME4);
    assertThat(fit.fixed().get(1).name()).isEqualTo("Days");
    assertThat(fit.fixed().get(1).estimate()).isCloseTo(10.467285959596, within(1e-8));
    assertThat(fit.fixed().get(0).estimate()).isCloseTo(251.405104848485, within(1e-8));
    assertThat(fit.fixed().get(0).standardError()).isCloseTo(6.8245966969, within(1e-3));
    assertThat(fit.effects("Subject").get(0, 1).estimate())
        .isCloseTo(9.1989757655659, within(1e-3));
    assertThat(criterion(Fairness.fit(table, model.by(Method.ML))))
        .isCloseTo(1751.93934448899, CRITERION);
  }

  @Test
  void sleepstudyWithIndependentSlopes() throws IOException {
    RatingTable table = References.table(References.resource("sleepstudy.csv"), "Reaction", "Days");
    FairFit fit =
        Fairness.fit(
            table,
            FairModel.of("Reaction")
                .linear("Days")
                .random("Subject")
                .random(new FairModel.RandomTerm("slope", List.of("Subject"), List.of("Days"))));

    assertThat(criterion(fit)).isCloseTo(1743.66929358148, CRITERION);
    assertThat(fit.theta().get("slope.Days")).isCloseTo(0.234231225347045, THETA_OF_LME4);
  }

  @Test
  void instEvalAgreesWithTheExactSolution() throws IOException {
    Path data = References.external("insteval.csv.gz");
    Path exact = References.external("insteval_exact_m1_reml.json");
    RatingTable table = References.table(References.columns(data), "y");
    FairFit fit =
        Fairness.fit(table, FairModel.of("y").random("s").random("d").random("dept", "service"));

    assertThat(relative(criterion(fit), (Double) References.json(exact, "m1_REML", "criterion")))
        .isLessThan(1e-11);
    assertThat(relative(fit.sigma(), (Double) References.json(exact, "m1_REML", "sigma")))
        .isLessThan(1e-8);
    for (String factor : List.of("s", "d", "dept:service")) {
      assertThat(
              relative(
                  fit.theta().get(factor),
                  (Double) References.json(exact, "m1_REML", "theta", factor)))
          .as("theta of %s", factor)
          .isLessThan(1e-8);
      List<?> levels = (List<?>) References.json(exact, "m1_REML", "ranef", factor, "level");
      double[] blup =
          References.doubles(References.json(exact, "m1_REML", "ranef", factor, "blup"));
      double[] conditional =
          References.doubles(References.json(exact, "m1_REML", "ranef", factor, "condSD"));
      double[] prediction =
          References.doubles(References.json(exact, "m1_REML", "ranef", factor, "pevSD"));
      Effects effects = fit.effects(factor);
      assertThat(effects.size()).isEqualTo(levels.size());
      java.util.Map<String, Integer> index = new java.util.HashMap<>();
      for (int i = 0; i < effects.size(); i++) {
        index.put(effects.level(i), i);
      }
      // Relative to the spread of the factor: single predictions may lie next to zero.
      double scale = fit.sigma() * fit.theta().get(factor);
      for (int i = 0; i < blup.length; i++) {
        Effects.Effect effect = effects.get(index.get((String) levels.get(i)));
        assertThat(effect.estimate())
            .as("effect %s %s", factor, effect.level())
            .isCloseTo(blup[i], within(1e-8 * scale));
        assertThat(relative(effect.conditionalSd(), conditional[i])).isLessThan(1e-8);
        assertThat(relative(effect.predictionSd(), prediction[i])).isLessThan(1e-8);
      }
    }
    assertThat(fit.fixed().getFirst().estimate()).isCloseTo(3.25525175942004, within(3e-8));
    assertThat(relative(fit.fixed().getFirst().standardError(), 0.0285130071900987))
        .isLessThan(1e-8);
  }

  @Test
  void instEvalByMaximumLikelihood() throws IOException {
    RatingTable table =
        References.table(References.columns(References.external("insteval.csv.gz")), "y");
    FairFit fit =
        Fairness.fit(
            table,
            FairModel.of("y")
                .category("service")
                .random("s")
                .random("d")
                .random("dept")
                .by(Method.ML));

    // As published in the tests of MixedModels.jl.
    assertThat(criterion(fit)).isCloseTo(237721.768774504, within(1e-6));
  }

  private static double relative(double value, double expected) {
    return Math.abs(value - expected) / Math.abs(expected);
  }
}
