package org.zhiren.platform.responsibility.reckoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;

/**
 * The tree in columns: small trees worked out by hand, large random ones against the slow oracle.
 */
class RollupTest {
  private static final MonthlyPlan EVEN = MonthlyPlan.straight(1, 10);

  @Test
  void progressIsWeightedAndUnknownWeightIsSaid() {
    RollupBuilder builder = Rollup.builder(2026, Thresholds.USUAL, 4);
    int root = builder.group(-1, 0);
    int jobs = builder.toward(root, 5000, Direction.UP, n("0"), n("100"), EVEN);
    int days = builder.toward(root, 3000, Direction.DOWN, n("20"), n("10"), EVEN);
    int debt = builder.within(root, 2000, n("40"), n("60"), n("5"));
    builder.value(jobs, 5, n("50")).value(days, 5, n("17"));
    Rollup rollup = builder.build();
    rollup.recompute(5);
    // Half the jobs by May are on course; days are at 30 % where 50 % were planned: 20 % behind.
    assertThat(rollup.standing(jobs)).isEqualTo(new Standing(Light.GREEN, 0.5, 0.0, 1, 1, 0, 0, 0));
    assertThat(rollup.standing(days)).isEqualTo(new Standing(Light.RED, 0.3, 0.2, 1, 0, 0, 1, 0));
    assertThat(rollup.standing(debt))
        .isEqualTo(new Standing(Light.GREY, null, null, 0, 0, 0, 0, 1));
    Standing whole = rollup.standing(root);
    // Over the 80 % known: (0.5·0.5 + 0.3·0.3) / 0.8 done, 0.3·0.2 / 0.8 = 7.5 % behind.
    assertThat(whole.progress()).isEqualTo(0.425, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(whole.lag()).isEqualTo(0.075, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(whole.knownShare()).isEqualTo(0.8);
    assertThat(whole.light()).isEqualTo(Light.YELLOW);
    assertThat(new int[] {whole.green(), whole.yellow(), whole.red(), whole.grey()})
        .containsExactly(1, 0, 1, 1);
    assertThat(rollup.set(debt, 5, n("50"))).isEqualTo(2);
    assertThat(rollup.standing(root).knownShare()).isEqualTo(1.0);
    assertThat(rollup.set(debt, 5, n("51"))).as("nothing changes above").isEqualTo(1);
    assertThat(rollup.set(debt, 5, null)).isEqualTo(2);
    assertThat(rollup.standing(root)).isEqualTo(whole);
  }

  @Test
  void redBelowIsNeverHiddenAndTooLittleKnownIsGrey() {
    RollupBuilder builder = Rollup.builder(2026, Thresholds.USUAL, 4);
    int root = builder.group(-1, 0);
    int small = builder.toward(root, 100, Direction.UP, n("0"), n("100"), EVEN);
    int large = builder.toward(root, 9900, Direction.UP, n("0"), n("100"), EVEN);
    builder.value(small, 5, n("0")).value(large, 5, n("50"));
    Rollup rollup = builder.build();
    rollup.recompute(5);
    assertThat(rollup.standing(root).light()).isEqualTo(Light.YELLOW);
    rollup.set(large, 5, null);
    assertThat(rollup.standing(root).light()).as("1 % known").isEqualTo(Light.GREY);
    // Known to be beyond red whatever the rest may be: 60 % of the weight is half a task behind.
    RollupBuilder other = Rollup.builder(2026, Thresholds.USUAL, 4);
    int top = other.group(-1, 0);
    int heavy = other.toward(top, 5900, Direction.UP, n("0"), n("100"), EVEN);
    other.toward(top, 4100, Direction.UP, n("0"), n("100"), EVEN);
    other.value(heavy, 5, n("0"));
    Rollup late = other.build();
    late.recompute(5);
    assertThat(late.standing(top).knownShare()).isEqualTo(0.59);
    assertThat(late.standing(top).light()).isEqualTo(Light.RED);
  }

  @Test
  void surplusDoesNotHideArrears() {
    RollupBuilder builder = Rollup.builder(2026, Thresholds.USUAL, 4);
    int root = builder.group(-1, 0);
    int ahead = builder.toward(root, 5000, Direction.UP, n("0"), n("100"), EVEN);
    int behind = builder.toward(root, 5000, Direction.UP, n("0"), n("100"), EVEN);
    builder.value(ahead, 5, n("100")).value(behind, 5, n("10"));
    Rollup rollup = builder.build();
    rollup.recompute(5);
    assertThat(rollup.standing(root).lag()).isEqualTo(0.2);
    assertThat(rollup.standing(root).light()).isEqualTo(Light.RED);
    assertThat(
            rollup
                .explain(root, i -> Text.of("目标" + i, "target " + i))
                .because()
                .getFirst()
                .sentence()
                .zh())
        .as("what holds it back most comes first")
        .startsWith("目标2（权重 50%）");
    assertThat(rollup.parts(root)).containsExactly(ahead, behind);
    assertThat(rollup.parent(behind)).isEqualTo(root);
    assertThat(rollup.parent(root)).isEqualTo(-1);
  }

  @Test
  void wrongTreesAndValuesAreRefused() {
    RollupBuilder wrong = Rollup.builder(2026, Thresholds.USUAL, 2);
    int root = wrong.group(-1, 0);
    int leaf = wrong.toward(root, 9999, Direction.UP, n("0"), n("1"), EVEN);
    assertThatThrownBy(wrong::build)
        .isInstanceOfSatisfying(
            ReckoningFault.class, e -> assertThat(e.text().zh()).contains("99.99%"));
    assertThatThrownBy(() -> wrong.group(leaf, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> wrong.group(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> wrong.group(7, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> wrong.value(root, 1, n("1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> wrong.value(leaf, 1, n("10000000001")))
        .isInstanceOf(ReckoningFault.class);
    wrong.value(leaf, 1, n("10000000000"));
    assertThatThrownBy(() -> Rollup.builder(2026, Thresholds.USUAL, 1).build())
        .isInstanceOf(ReckoningFault.class);
    assertThatThrownBy(
            () -> new MonthlyPlan(1, 12, new int[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10_000}))
        .isInstanceOf(ReckoningFault.class);
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    RollupBuilder builder = Rollup.builder(2026, Thresholds.USUAL, 2);
    int root = builder.group(-1, 0);
    BigDecimal most = n("10000000000");
    int leaf =
        builder.toward(
            root, 10_000, Direction.UP, most.negate(), most, MonthlyPlan.straight(1, 12));
    builder.value(leaf, 11, most.negate());
    Rollup rollup = builder.build();
    rollup.recompute(11);
    assertThat(rollup.standing(leaf).light()).isEqualTo(Light.RED);
    rollup.set(leaf, 11, most);
    assertThat(rollup.standing(leaf).light()).isEqualTo(Light.GREEN);
    assertThat(rollup.standing(root).progress()).isEqualTo(1.0);
  }

  @Test
  void plansOfYearsFollowTheCourse() {
    Course.Toward course =
        new Course.Straight(
            new Course.Task(
                Direction.UP,
                java.time.LocalDate.of(2025, 7, 1),
                java.time.LocalDate.of(2027, 6, 30),
                n("0"),
                n("100")));
    MonthlyPlan middle = MonthlyPlan.of(course, 2026);
    assertThat(middle.fromMonth()).isEqualTo(1);
    assertThat(middle.shareAt(11)).isEqualTo(10_000);
    MonthlyPlan last = MonthlyPlan.of(course, 2027);
    assertThat(last.dueMonth()).isEqualTo(6);
    assertThat(MonthlyPlan.straight(3, 5).shares())
        .containsExactly(
            0, 0, 3333, 6666, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000);
  }

  @Test
  void randomTreesAgreeWithTheOracleAtEveryNodeAndMonth() {
    for (long seed = 1; seed <= 12; seed++) {
      RollupOracle oracle = new RollupOracle(new Random(seed), 300);
      Rollup rollup = oracle.build();
      for (int month = 1; month <= 12; month++) {
        rollup.recompute(month);
        oracle.compare(rollup, month, "seed " + seed + " month " + month);
      }
    }
  }

  @Test
  void carryingOneChangeUpGivesTheSameBitsAsWorkingAllOut() {
    for (long seed = 100; seed < 105; seed++) {
      Random random = new Random(seed);
      RollupOracle oracle = new RollupOracle(random, 400);
      Rollup rollup = oracle.build();
      int month = 1 + random.nextInt(12);
      rollup.recompute(month);
      for (int change = 0; change < 300; change++) {
        oracle.changeOne(rollup);
      }
      Standing[] carried = standings(rollup);
      rollup.recompute(month);
      assertThat(standings(rollup)).as("seed " + seed).isEqualTo(carried);
      oracle.compare(rollup, month, "seed " + seed);
    }
  }

  private static Standing[] standings(Rollup rollup) {
    Standing[] all = new Standing[rollup.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = rollup.standing(i);
    }
    return all;
  }

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }
}
