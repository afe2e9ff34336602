package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.fairness.Diagnosis.Finding;
import org.zhiren.fairness.Diagnosis.Kind;

class DiagnosticsTest {

  private static Diagnosis diagnose(Simulation data) {
    return Fairness.diagnose(
        Fairness.fit(data.table(), Simulation.model()), "person", "rater", 0.05);
  }

  @Test
  void findsReversedCarelessAndStraightLiningRaters() {
    long seed = 11;
    Random random = new Random(seed);
    Simulation data = new Simulation(random, 3, 20, 0.5, 2);
    for (int row = 0; row < data.score.size(); row++) {
      switch (data.rater.get(row)) {
        case "P3" -> data.change(row, 160 - data.score.get(row));
        case "P25" -> data.change(row, 80 + 1.4 * random.nextGaussian());
        case "P45" -> data.change(row, 81);
        default -> {}
      }
    }
    List<Finding> findings = diagnose(data).findings();
    assertThat(findings)
        .as("seed %d", seed)
        .anyMatch(f -> f.kind() == Kind.REVERSED && f.raters().contains("P3"))
        .anyMatch(f -> f.kind() == Kind.CARELESS && f.raters().contains("P25"))
        .anyMatch(f -> f.kind() == Kind.STRAIGHT_LINING && f.raters().contains("P45"));
  }

  @Test
  void findsNearlyAllWhoAnswerAtRandomOrUpsideDown() {
    int planted = 0;
    int found = 0;
    int flagged = 0;
    for (long seed = 30; seed < 40; seed++) {
      Random random = new Random(seed);
      Simulation data = new Simulation(random, 3, 25, 0.5, 3);
      List<String> careless = List.of("P3", "P40");
      List<String> reversed = List.of("P11", "P66");
      for (int row = 0; row < data.score.size(); row++) {
        if (careless.contains(data.rater.get(row))) {
          data.change(row, 80 + Math.sqrt(2) * random.nextGaussian());
        } else if (reversed.contains(data.rater.get(row))) {
          data.change(row, 160 - data.score.get(row));
        }
      }
      List<String> named =
          diagnose(data).findings().stream().flatMap(f -> f.raters().stream()).distinct().toList();
      planted += 4;
      flagged += named.size();
      found +=
          (int) named.stream().filter(r -> careless.contains(r) || reversed.contains(r)).count();
    }
    assertThat(found).as("of %d, seeds 30 to 39", planted).isGreaterThanOrEqualTo(36);
    assertThat(flagged - found).as("wrong of %d", flagged).isLessThanOrEqualTo(4);
  }

  @Test
  void noncentralChiSquare() {
    assertThat(Normal.noncentralUpper(7, 3, 0))
        .isCloseTo(1 - Normal.chiSquareLower(7, 3), within(1e-14));
    // Against draws: 12 squares of normals with means of 1.2.
    Random random = new Random(77);
    int above = 0;
    int draws = 100_000;
    for (int i = 0; i < draws; i++) {
      double sum = 0;
      for (int j = 0; j < 12; j++) {
        double z = 1.2 + random.nextGaussian();
        sum += z * z;
      }
      above += sum > 45 ? 1 : 0;
    }
    double share = above / (double) draws;
    assertThat(Normal.noncentralUpper(45, 12, 12 * 1.2 * 1.2))
        .as("seed 77")
        .isCloseTo(share, within(5 * Math.sqrt(share / draws) + 0.02 * share));
  }

  @Test
  void honestRatersAreLeftInPeace() {
    int flagged = 0;
    int raters = 0;
    for (long seed = 100; seed < 110; seed++) {
      Diagnosis diagnosis = diagnose(new Simulation(new Random(seed), 3, 15, 0.5, 2));
      raters += diagnosis.raters().size();
      flagged +=
          (int) diagnosis.findings().stream().flatMap(f -> f.raters().stream()).distinct().count();
    }
    assertThat(flagged)
        .as("flagged among %d honest raters, seeds 100 to 109", raters)
        .isLessThanOrEqualTo(raters / 50);
  }

  @Test
  void findsHalo() {
    Random random = new Random(3);
    List<String> person = new ArrayList<>();
    List<String> rater = new ArrayList<>();
    List<String> item = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    for (int p = 0; p < 30; p++) {
      double truth = random.nextGaussian();
      for (int j = 0; j < 6; j++) {
        double same = random.nextGaussian();
        for (int i = 0; i < 5; i++) {
          person.add("P" + p);
          rater.add("R" + j);
          item.add("I" + i);
          score.add(
              truth + i + (j == 2 ? same + 0.2 * random.nextGaussian() : random.nextGaussian()));
        }
      }
    }
    RatingTable table =
        RatingTable.rows(score.size())
            .category("person", new ArrayList<>(person))
            .category("rater", new ArrayList<>(rater))
            .category("item", new ArrayList<>(item))
            .number("score", score.stream().mapToDouble(Double::doubleValue).toArray())
            .build();
    FairFit fit = Fairness.fit(table, Simulation.model().category("item"));
    List<Finding> halo =
        Fairness.diagnose(fit, "person", "rater", table, "item", 0.05).findings().stream()
            .filter(f -> f.kind() == Kind.HALO)
            .toList();
    assertThat(halo).hasSize(1);
    assertThat(halo.getFirst().raters()).containsExactly("R2");
  }
}
