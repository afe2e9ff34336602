package org.zhiren.platform.responsibility.reckoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Weights are whole basis points and always make the whole. */
class WeightsTest {

  @Test
  void threeEqualSiblingsShareTheRemainderFromTheFirst() {
    assertThat(Weights.even(3)).containsExactly(3334, 3333, 3333);
    assertThat(Weights.even(1)).containsExactly(10_000);
    assertThat(Weights.even(7)).containsExactly(1429, 1429, 1429, 1429, 1428, 1428, 1428);
  }

  @Test
  void theLargestRemainderGetsTheNextPoint() {
    // Exact shares 1.5, 3.25 and 5.25 of ten: whole parts 1, 3, 5, and the one left goes to the
    // first.
    assertThat(Weights.distribute(10, numbers("6", "13", "21"))).containsExactly(2, 3, 5);
    assertThat(Weights.distribute(0, numbers("1", "2"))).containsExactly(0, 0);
    assertThat(Weights.distribute(numbers("0", "1", "0"))).containsExactly(0, 10_000, 0);
    assertThat(Weights.distribute(numbers("0.001", "0.003"))).containsExactly(2500, 7500);
  }

  @Test
  void everyDistributionIsWholeFairAndInOrder() {
    long seed = 20_261_126;
    System.out.println("WeightsTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      int total = random.nextInt(20_001);
      List<BigDecimal> shares = new ArrayList<>();
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 1 + random.nextInt(40); i > 0; i--) {
        BigDecimal share = BigDecimal.valueOf(random.nextInt(5000), random.nextInt(4));
        shares.add(share);
        sum = sum.add(share);
      }
      if (sum.signum() == 0) {
        continue;
      }
      int[] parts = Weights.distribute(total, shares);
      assertThat(Arrays.stream(parts).sum()).isEqualTo(total);
      for (int i = 0; i < parts.length; i++) {
        // Nobody is a whole point away from the exact share: |part * sum - total * share| < sum.
        BigDecimal off =
            BigDecimal.valueOf(parts[i])
                .multiply(sum)
                .subtract(BigDecimal.valueOf(total).multiply(shares.get(i)));
        assertThat(off.abs()).isLessThan(sum);
        for (int j = 0; j < parts.length; j++) {
          if (shares.get(i).compareTo(shares.get(j)) > 0) {
            assertThat(parts[i]).isGreaterThanOrEqualTo(parts[j]);
          }
        }
      }
    }
  }

  @Test
  void siblingsThatDoNotMakeTheWholeAreToldByHowMuch() {
    assertThat(Weights.fault(new int[] {6000, 4000})).isEmpty();
    assertThat(Weights.fault(new int[] {6000, 3999}).orElseThrow().zh())
        .contains("99.99%", "还差 0.01%");
    assertThat(Weights.fault(new int[] {6000, 4050}).orElseThrow().en())
        .contains("100.5 %", "over by 0.5 %");
    assertThat(Weights.fault(new int[] {10_001, -1}).orElseThrow().en())
        .contains("number 2", "-0.01%");
    assertThat(Weights.fault(new int[0])).isPresent();
    // A sum that would overflow an int is no whole either.
    assertThat(Weights.fault(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE})).isPresent();
  }

  @Test
  void percentagesAreTakenAsWrittenOrRefused() {
    assertThat(Weights.ofPercent(numbers("12.5", "87.50", "0"))).containsExactly(1250, 8750, 0);
    assertThatThrownBy(() -> Weights.ofPercent(numbers("50", "12.345")))
        .isInstanceOfSatisfying(
            ReckoningFault.class, e -> assertThat(e.text().zh()).contains("第 2 项", "12.345"));
    assertThatThrownBy(() -> Weights.ofPercent(numbers("-1"))).isInstanceOf(ReckoningFault.class);
    assertThat(Weights.percent(1250)).isEqualTo("12.5");
    assertThat(Weights.percent(10_000)).isEqualTo("100");
  }

  @Test
  void nothingToGoByIsRefused() {
    assertThatThrownBy(() -> Weights.distribute(numbers("0", "0")))
        .isInstanceOf(ReckoningFault.class);
    assertThatThrownBy(() -> Weights.distribute(List.of())).isInstanceOf(ReckoningFault.class);
    assertThatThrownBy(() -> Weights.distribute(numbers("2", "-1")))
        .isInstanceOf(ReckoningFault.class);
  }

  private static List<BigDecimal> numbers(String... written) {
    return Arrays.stream(written).map(BigDecimal::new).toList();
  }
}
