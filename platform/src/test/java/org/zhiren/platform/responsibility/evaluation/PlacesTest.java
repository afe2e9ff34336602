package org.zhiren.platform.responsibility.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.TargetKind;

/** Points and places of units, worked out by hand. */
class PlacesTest {

  private static final Text COUNTIES = Text.of("县", "counties");
  private static final Text OFFICES = Text.of("机关", "offices");

  private final List<Outcomes.Reached> reached = new ArrayList<>();
  private final Map<UUID, Text> groups = new HashMap<>();

  /** A unit with a target of equal weight for each value; a missing one is unknown. */
  private UUID unit(Text group, @Nullable String... values) {
    UUID unit = UUID.randomUUID();
    groups.put(unit, group);
    for (String value : values) {
      reached.add(
          new Outcomes.Reached(
              OutcomesTest.target(TargetKind.STEP, unit, "项目" + reached.size(), 5_000),
              value == null ? null : new BigDecimal(value)));
    }
    return unit;
  }

  private List<UnitScore> all(int fewest) {
    return UnitScore.of(
        new Outcomes(Scheme.USUAL, LocalDate.of(2025, 12, 31), false, Map.of()).scores(reached),
        groups,
        fewest);
  }

  private Function<UUID, UnitScore> scores(int fewest) {
    List<UnitScore> all = all(fewest);
    return unit -> all.stream().filter(one -> one.unitId().equals(unit)).findFirst().orElseThrow();
  }

  private static UnitScore.Place place(int low, int high) {
    return new UnitScore.Place(low, high);
  }

  @Test
  void knownPointsMakePlacesAndEqualPointsShareTheBetterOne() {
    UUID first = unit(COUNTIES, "90");
    UUID second = unit(COUNTIES, "80");
    UUID alike = unit(COUNTIES, "80");
    UUID last = unit(COUNTIES, "70");
    UUID elsewhere = unit(OFFICES, "100");
    Function<UUID, UnitScore> scores = scores(4);
    assertThat(scores.apply(first).place()).isEqualTo(place(1, 1));
    assertThat(scores.apply(second).place()).isEqualTo(place(2, 2));
    assertThat(scores.apply(alike).place()).isEqualTo(place(2, 2));
    assertThat(scores.apply(last).place()).isEqualTo(place(4, 4));
    assertThat(scores.apply(last).peers()).isEqualTo(4);
    assertThat(scores.apply(elsewhere).peers()).isEqualTo(1);
    assertThat(scores.apply(elsewhere).place()).as("alone in its group").isNull();
    assertThat(scores(5).apply(first).place()).as("four where five are asked for").isNull();
  }

  @Test
  void whatIsUnknownLeavesOpenWhatItCouldBe() {
    UUID first = unit(COUNTIES, "90");
    UUID open = unit(COUNTIES, "80", null);
    UUID last = unit(COUNTIES, "30");
    UUID silent = unit(COUNTIES, null, null);
    Function<UUID, UnitScore> scores = scores(3);
    UnitScore half = scores.apply(open);
    // 80 for one half; nothing to 100 for the other.
    assertThat(half.whole().low()).isEqualTo("40.00");
    assertThat(half.whole().high()).isEqualTo("90.00");
    assertThat(half.raw()).isEqualTo("80.00");
    assertThat(half.known()).isEqualTo(1);
    assertThat(half.explanation().sentence().en()).contains("known alone it is 80.00 points");
    assertThat(scores.apply(first).explanation().sentence().en()).doesNotContain("known alone");
    assertThat(scores.apply(first).place()).as("90 at most is not above 90").isEqualTo(place(1, 1));
    assertThat(half.place()).isEqualTo(place(1, 2));
    assertThat(scores.apply(last).place()).isEqualTo(place(3, 3));
    assertThat(scores.apply(silent).raw()).isNull();
    assertThat(scores.apply(silent).known()).isZero();
    assertThat(scores.apply(silent).place()).isNull();
    assertThat(scores.apply(first).peers()).as("who has no points is no peer").isEqualTo(3);
  }

  @Test
  void aTargetWithoutWeightStillCountsALittle() {
    UUID unit = UUID.randomUUID();
    groups.put(unit, COUNTIES);
    for (String value : List.of("80", "60")) {
      reached.add(
          new Outcomes.Reached(
              OutcomesTest.target(TargetKind.STEP, unit, "项目" + value, 0), new BigDecimal(value)));
    }
    assertThat(scores(3).apply(unit).raw()).isEqualTo("70.00");
  }

  @Test
  void unitsStandInTheirGroups() {
    UUID county = unit(COUNTIES, "90");
    UUID office = unit(OFFICES, "80");
    UUID another = unit(COUNTIES, "70");
    Map<Text, List<UnitScore>> grouped = UnitScore.byGroup(all(3));
    assertThat(grouped).containsOnlyKeys(COUNTIES, OFFICES);
    assertThat(grouped.get(COUNTIES))
        .extracting(UnitScore::unitId)
        .containsExactlyInAnyOrder(county, another);
    assertThat(grouped.get(OFFICES)).extracting(UnitScore::unitId).containsExactly(office);
  }
}
