package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Groups that favour one another are found where they were planted, and nowhere else. */
class CliquesTest {

  private static final int UNITS = 12;
  private static final int SIZE = 25;

  private static Cliques cliques(Simulation data, long seed) {
    FairFit fit = Fairness.fit(data.table(), Simulation.model());
    return Fairness.cliques(fit, "person", "rater", 0.05, seed);
  }

  @Test
  void findsPlantedGroupsAndFewOthers() {
    // Five of twenty-five who give one another 1.5 noise deviations more are near the limit of what
    // any search can tell from chance; two deviations are plain.
    compare(1.5, 0.8);
    compare(2, 0.95);
  }

  private static void compare(double favour, double share) {
    int planted = 0;
    int found = 0;
    int flagged = 0;
    for (long seed = 200; seed < 204; seed++) {
      Random random = new Random(seed);
      Simulation data = new Simulation(random, UNITS, SIZE, 0.5, 3);
      Set<String> members = new HashSet<>();
      for (int unit = 0; unit < UNITS; unit += 2) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
          order.add(unit * SIZE + i);
        }
        Collections.shuffle(order, random);
        Set<String> clique = new HashSet<>();
        order.subList(0, 5).forEach(i -> clique.add("P" + i));
        for (int row = 0; row < data.score.size(); row++) {
          if (clique.contains(data.rater.get(row)) && clique.contains(data.person.get(row))) {
            data.change(row, data.score.get(row) + favour);
          }
        }
        members.addAll(clique);
      }
      Cliques cliques = cliques(data, seed);
      Set<String> suspects = new HashSet<>();
      cliques.groups().forEach(group -> suspects.addAll(group.members()));
      planted += members.size();
      flagged += suspects.size();
      suspects.retainAll(members);
      found += suspects.size();
    }
    assertThat(found)
        .as("found of %d planted at %s, seeds 200 to 203", planted, favour)
        .isGreaterThanOrEqualTo((int) (share * planted));
    assertThat(flagged - found)
        .as("wrongly flagged of %d at %s", flagged, favour)
        .isLessThanOrEqualTo(flagged / 15);
  }

  @Test
  void honestPeopleAreLeftInPeace() {
    int flagged = 0;
    for (long seed = 300; seed < 304; seed++) {
      Cliques cliques = cliques(new Simulation(new Random(seed), UNITS, SIZE, 0.5, 3), seed);
      for (Cliques.Group group : cliques.groups()) {
        flagged += group.members().size();
      }
    }
    assertThat(flagged)
        .as("flagged among %d honest people, seeds 300 to 303", 4 * UNITS * SIZE)
        .isLessThanOrEqualTo(4 * UNITS * SIZE / 100);
  }

  @Test
  void saysHowMuchTheyGiveOneAnother() {
    Random random = new Random(400);
    Simulation data = new Simulation(random, 2, 20, 0.5, 2);
    Set<String> clique = Set.of("P1", "P4", "P7", "P9", "P12", "P15");
    for (int row = 0; row < data.score.size(); row++) {
      if (clique.contains(data.rater.get(row)) && clique.contains(data.person.get(row))) {
        data.change(row, data.score.get(row) + 3);
      }
    }
    Cliques cliques = cliques(data, 1);
    assertThat(cliques.groups()).hasSize(1);
    Cliques.Group group = cliques.groups().getFirst();
    assertThat(group.members()).containsExactlyInAnyOrderElementsOf(clique);
    assertThat(group.ratings()).isEqualTo(30);
    assertThat(group.excess()).isBetween(2.3, 3.7);
    assertThat(cliques).isEqualTo(cliques(data, 1));
  }

  @Test
  void seesThatPairsRepayOneAnother() {
    for (double favour : new double[] {0, 0.5}) {
      Random random = new Random(500);
      Simulation data = new Simulation(random, 4, 20, 0.5, 2);
      java.util.Map<Set<String>, Double> pairs = new java.util.HashMap<>();
      for (int row = 0; row < data.score.size(); row++) {
        double both =
            pairs.computeIfAbsent(
                Set.of(data.rater.get(row), data.person.get(row)), p -> random.nextGaussian());
        data.change(row, data.score.get(row) + favour * both);
      }
      Cliques cliques = cliques(data, 2);
      if (favour > 0) {
        // 0.5² of 1 + 0.5²: a fifth of the surprise is shared.
        assertThat(cliques.reciprocity()).isBetween(0.1, 0.3);
        assertThat(cliques.reciprocityProbability()).isLessThan(0.02);
      } else {
        assertThat(cliques.reciprocityProbability()).isGreaterThan(0.02);
      }
    }
  }

  @Test
  void whoOnlyRatesCannotReturnAFavour() {
    RatingTable table =
        RatingTable.rows(12)
            .category("person", List.of("a", "a", "a", "a", "b", "b", "b", "b", "c", "c", "c", "c"))
            .category("rater", List.of("w", "x", "y", "z", "w", "x", "y", "z", "w", "x", "y", "z"))
            .number("score", new double[] {1, 2, 3, 1, 4, 5, 5, 6, 2, 1, 2, 4})
            .build();
    FairFit fit = Fairness.fit(table, Simulation.model());
    Cliques cliques = Fairness.cliques(fit, "person", "rater", 0.05, 1);
    assertThat(cliques.groups()).isEmpty();
    assertThat(cliques.reciprocity()).isNaN();
  }
}
