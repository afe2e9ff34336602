package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.ExplanationPrinter;

class FairScoresTest {

  @Test
  void rawMeanLessCorrectionsIsTheFairScore() {
    Simulation data = new Simulation(new Random(1), 4, 8, 0.8, 2);
    FairFit fit = Fairness.fit(data.table(), Simulation.model().random("unit"));
    for (FairScore score : Fairness.scores(fit, "person")) {
      double sum = score.corrections().values().stream().mapToDouble(v -> v).sum();
      assertThat(score.rawMean() - sum - score.caution()).isCloseTo(score.score(), within(1e-9));
      int n = 0;
      double total = 0;
      for (int row = 0; row < data.score.size(); row++) {
        if (data.person.get(row).equals(score.person())) {
          n++;
          total += data.score.get(row);
        }
      }
      assertThat(score.ratings()).isEqualTo(n);
      assertThat(score.rawMean()).isCloseTo(total / n, within(1e-9));
      Explanation tree = score.explain();
      assertThat(tree.because()).hasSize(score.corrections().size() + 1);
      assertThat(ExplanationPrinter.asText(tree, Locale.CHINESE)).contains("公平得分");
      assertThat(ExplanationPrinter.asText(tree, Locale.ENGLISH)).contains("Fair score of");
    }
  }

  @Test
  void aHarshRaterIsGivenBack() {
    // Twelve people, six raters; R0 takes three points from everybody and rates the first half
    // only.
    List<String> person = new ArrayList<>();
    List<String> rater = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    Random random = new Random(4);
    for (int p = 0; p < 12; p++) {
      for (int r = p < 6 ? 0 : 1; r < 6; r++) {
        person.add("P" + p);
        rater.add("R" + r);
        score.add(80 + (r == 0 ? -3 : 0) + 0.5 * random.nextGaussian());
      }
    }
    RatingTable table = table(person, rater, score);
    List<FairScore> scores = Fairness.scores(Fairness.fit(table, Simulation.model()), "person");
    for (int p = 0; p < 12; p++) {
      assertThat(scores.get(p).corrections().get("rater") < 0)
          .as(scores.get(p).person())
          .isEqualTo(Integer.parseInt(scores.get(p).person().substring(1)) < 6);
    }
  }

  @Test
  void conditionsAreAdjustedFor() {
    Random random = new Random(12);
    List<String> person = new ArrayList<>();
    List<String> rater = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    List<Double> base = new ArrayList<>();
    for (int p = 0; p < 60; p++) {
      double condition = p % 6;
      for (int r = 0; r < 10; r++) {
        person.add("P" + p);
        rater.add("R" + r);
        base.add(condition);
        score.add(70 + 2 * condition + 0.3 * random.nextGaussian());
      }
    }
    RatingTable table =
        RatingTable.rows(score.size())
            .category("person", new ArrayList<>(person))
            .category("rater", new ArrayList<>(rater))
            .number("score", score.stream().mapToDouble(v -> v).toArray())
            .number("base", base.stream().mapToDouble(v -> v).toArray())
            .build();
    FairFit fit = Fairness.fit(table, Simulation.model().linear("base"));
    assertThat(fit.fixed().get(1).estimate()).isCloseTo(2, within(0.05));
    for (FairScore each : Fairness.scores(fit, "person")) {
      double condition = Integer.parseInt(each.person().substring(1)) % 6;
      assertThat(each.corrections().get("base")).isCloseTo(2 * (condition - 2.5), within(0.15));
      assertThat(each.score()).isCloseTo(75, within(0.4));
    }
  }

  @Test
  void absentGroupsShareOutTheirWeight() {
    List<String> person = new ArrayList<>(List.of("A", "A", "B", "B", "C", "C", "C"));
    List<String> rater = new ArrayList<>(List.of("r1", "r2", "r1", "r3", "r2", "r3", "r1"));
    List<String> group = List.of("up", "peer", "up", "peer", "peer", "peer", "up");
    double[] score = {90, 80, 85, 70, 88, 75, 86};
    score[0] = Double.NaN;
    RatingTable table =
        RatingTable.rows(7)
            .category("person", new ArrayList<>(person))
            .category("rater", new ArrayList<>(rater))
            .category("group", new ArrayList<>(group))
            .number("score", score)
            .build();
    FairFit fit = Fairness.fit(table, Simulation.model());
    assertThat(fit.rowsMissing()).containsEntry("score", 1);
    List<WeightedScore> scores =
        Fairness.weighted(fit, "person", table, "group", Map.of("up", 0.6, "peer", 0.4));
    WeightedScore a = scores.getFirst();
    assertThat(a.person()).isEqualTo("A");
    assertThat(a.absent()).containsExactly("up");
    assertThat(a.weights()).containsExactly(Map.entry("peer", 1.0));
    assertThat(a.score()).isCloseTo(a.groupMeans().get("peer"), within(1e-12));
    WeightedScore b = scores.get(1);
    assertThat(b.score())
        .isCloseTo(0.6 * b.groupMeans().get("up") + 0.4 * b.groupMeans().get("peer"), within(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fairness.weighted(fit, "person", table, "group", Map.of("up", 1.0)))
        .withMessageContaining("peer");
  }

  @Test
  void unconnectedPartsAreNotRankedTogether() {
    List<String> person = new ArrayList<>();
    List<String> rater = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    Random random = new Random(8);
    for (int unit = 0; unit < 2; unit++) {
      for (int p = 0; p < 5; p++) {
        for (int r = 0; r < 4 - unit; r++) {
          person.add("P" + unit + p);
          rater.add("R" + unit + r);
          score.add(10 * unit + random.nextGaussian() + p);
        }
      }
    }
    RatingTable table = table(person, rater, score);
    Connectivity parts = Fairness.connectivity(table, "person", "rater", 2);
    assertThat(parts.connected()).isFalse();
    assertThat(parts.parts())
        .containsExactly(new Connectivity.Part(5, 4, 20), new Connectivity.Part(5, 3, 15));
    assertThat(parts.links()).hasSize(2);
    assertThat(parts.links().getFirst().rater()).startsWith("R0");
    assertThat(parts.links().getFirst().person()).startsWith("P1");

    FairFit fit = Fairness.fit(table, Simulation.model());
    List<Standing> standings = Fairness.standings(fit, "person", parts, 0.95, 500, 1);
    assertThat(standings).allSatisfy(s -> assertThat(s.of()).isEqualTo(5));
    assertThat(standings).filteredOn(s -> s.rank() == 1).hasSize(2);

    // The proposed ratings connect the parts.
    parts
        .links()
        .forEach(link -> {
          person.add(link.person());
          rater.add(link.rater());
          score.add(5.0);
        });
    assertThat(Fairness.connectivity(table(person, rater, score), "person", "rater", 2).connected())
        .isTrue();
  }

  @Test
  void growthIsTheCommonSlopePlusOnesOwn() {
    Random random = new Random(21);
    List<String> person = new ArrayList<>();
    List<String> rater = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    List<Double> year = new ArrayList<>();
    for (int p = 0; p < 40; p++) {
      double own = p < 20 ? 1 : -1;
      for (int t = 0; t < 5; t++) {
        for (int r = 0; r < 4; r++) {
          person.add("P" + (100 + p));
          rater.add("R" + r);
          year.add(2020.0 + t);
          score.add(80 + 0.5 * t + own * (t - 2) + random.nextGaussian());
        }
      }
    }
    RatingTable table =
        RatingTable.rows(score.size())
            .category("person", new ArrayList<>(person))
            .category("rater", new ArrayList<>(rater))
            .number("score", score.stream().mapToDouble(v -> v).toArray())
            .number("since", year.stream().mapToDouble(v -> v - 2020).toArray())
            .build();
    FairFit fit =
        Fairness.fit(
            table, FairModel.of("score").linear("since").random("rater").growth("person", "since"));
    List<Growth> growth = Fairness.growth(fit, "person", "since");
    assertThat(growth).hasSize(40);
    for (int p = 0; p < 40; p++) {
      assertThat(growth.get(p).slope()).isCloseTo(0.5 + (p < 20 ? 1 : -1), within(0.8));
    }
  }

  @Test
  void intervalsCoverAsOftenAsTheySay() {
    int covered = 0;
    int ranked = 0;
    int all = 0;
    for (long seed = 1; seed <= 25; seed++) {
      Simulation data = new Simulation(new Random(seed), 2, 20, 0.5, 3);
      RatingTable table = data.table();
      FairFit fit = Fairness.fit(table, Simulation.model());
      Connectivity parts = Fairness.connectivity(table, "person", "rater", 1);
      List<Standing> standings = Fairness.standings(fit, "person", parts, 0.95, 400, seed);
      double[] descending = data.truth.clone();
      Arrays.sort(descending);
      // The truth is drawn with mean zero; the fit measures from the mean of those at hand.
      for (Standing standing : standings) {
        double truth = data.truth[Integer.parseInt(standing.person().substring(1))];
        int rank = descending.length - Arrays.binarySearch(descending, truth);
        covered += standing.low() <= truth && truth <= standing.high() ? 1 : 0;
        ranked += standing.rankLow() <= rank && rank <= standing.rankHigh() ? 1 : 0;
        all++;
      }
    }
    assertThat((double) covered / all).as("persons, seeds 1 to 25").isBetween(0.925, 0.975);
    assertThat((double) ranked / all).as("ranks, seeds 1 to 25").isBetween(0.93, 0.985);
  }

  private static RatingTable table(List<String> person, List<String> rater, List<Double> score) {
    return RatingTable.rows(score.size())
        .category("person", new ArrayList<>(person))
        .category("rater", new ArrayList<>(rater))
        .number("score", score.stream().mapToDouble(v -> v).toArray())
        .build();
  }
}
