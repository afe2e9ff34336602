package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What keeps the work proportional to the ratings, and tables given as codes. */
class LargeTablesTest {

  @Test
  void leadersWhoJudgeEverybodyDoNotTieAllPersonsTogether() {
    int units = 150;
    int size = 12;
    Simulation data = new Simulation(new Random(3), units, size, 0.5, 4);
    Design design = Design.of(data.table(), Simulation.model());
    CrossProducts products = CrossProductsBuilder.build(design);
    // There are more raters than persons, yet eliminating them would leave one block of all.
    assertThat(design.terms().get(products.eliminated()).name()).isEqualTo("person");
    assertThat(products.plan().blocks()).isEqualTo(units);
    assertThat(products.plan().hubs()).isEqualTo(4);
    assertThat(products.plan().flops()).isLessThan(200.0 * design.rows());
  }

  @Test
  void theOrderOfFactorsDoesNotMatter() {
    RatingTable table = new Simulation(new Random(4), 40, 9, 0.5, 3).table();
    FairFit one = Fairness.fit(table, FairModel.of("score").random("rater").random("person"));
    FairFit other = Fairness.fit(table, FairModel.of("score").random("person").random("rater"));
    assertThat(one.criterion()).isCloseTo(other.criterion(), within(1e-7));
    for (int i = 0; i < one.effects("person").size(); i++) {
      assertThat(one.effects("person").get(i).predictionSd())
          .isCloseTo(other.effects("person").get(i).predictionSd(), within(1e-8));
    }
  }

  @Test
  void codesWithNamesAreTheSameTable() {
    Simulation data = new Simulation(new Random(5), 3, 8, 0.5, 2);
    List<String> names = new ArrayList<>(data.person.stream().distinct().toList());
    names.add("nobody");
    int[] codes = data.person.stream().mapToInt(names::indexOf).toArray();
    RatingTable coded =
        RatingTable.rows(codes.length)
            .codes("person", codes, names)
            .category("rater", new ArrayList<>(data.rater))
            .number("score", data.score.stream().mapToDouble(v -> v).toArray())
            .build();
    FairFit plain = Fairness.fit(data.table(), Simulation.model());
    FairFit fit = Fairness.fit(coded, Simulation.model());
    assertThat(fit.effects("person").all()).isEqualTo(plain.effects("person").all());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RatingTable.rows(1).codes("person", new int[] {0}, List.of("a", "b", "a")))
        .withMessageContaining("person");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatingTable.rows(1).codes("person", new int[] {2}, List.of("a", "b")))
        .withMessageContaining("code (2)");
  }

  @Test
  void namesAreOrderedAsWhenComparedOneByOne() {
    List<String> names =
        List.of("10", "9", "b", "a", "-1", "2.5", "02", "2", "甲", "乙", "", ".", "-", "1e3");
    int[] order = LevelOrder.order(names);
    for (int i = 1; i < order.length; i++) {
      assertThat(LevelOrder.compare(names.get(order[i - 1]), names.get(order[i]))).isNegative();
    }
  }
}
