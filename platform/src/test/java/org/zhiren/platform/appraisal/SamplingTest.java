package org.zhiren.platform.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** People on sheets: everybody equally often, and all linked, whatever the sizes. */
class SamplingTest {

  private static final int ROUNDS = 3_000;

  @Test
  void everybodyStandsOnEquallyManySheetsAndAllAreLinked() {
    long seed = 20_261_126L;
    Random random = new Random(seed);
    int linked = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int people = 1 + random.nextInt(60);
      int perSheet = 1 + random.nextInt(people);
      int sheets = random.nextInt(120);
      List<int[]> drawn = Sampling.draw(people, perSheet, sheets, random);
      String what =
          "seed %d round %d: %d people, %d on each of %d sheets"
              .formatted(seed, round, people, perSheet, sheets);
      assertThat(drawn).as(what).hasSize(sheets);
      int[] shown = new int[people + 1];
      for (int[] sheet : drawn) {
        assertThat(sheet).as(what).hasSize(perSheet).doesNotHaveDuplicates().isSorted();
        Arrays.stream(sheet).forEach(no -> shown[no]++);
      }
      int[] counts = Arrays.copyOfRange(shown, 1, people + 1);
      int most = Arrays.stream(counts).max().orElse(0);
      int least = Arrays.stream(counts).min().orElse(0);
      assertThat(most - least).as(what).isLessThanOrEqualTo(1);
      // Arcs that overlap all around the ring link everybody.
      if ((long) sheets * (perSheet - 1) >= people) {
        assertThat(Sampling.connected(people, drawn)).as(what).isTrue();
        linked++;
      }
    }
    assertThat(linked).as("rounds that had to be linked").isGreaterThan(ROUNDS / 3);
  }

  @Test
  void saysWhenPeopleAreNotLinked() {
    assertThat(Sampling.connected(4, List.of(new int[] {1, 2}, new int[] {3, 4}))).isFalse();
    assertThat(Sampling.connected(4, List.of(new int[] {1, 2}, new int[] {3, 4}, new int[] {2, 3})))
        .isTrue();
    assertThat(Sampling.connected(1, List.of())).isTrue();
    assertThat(Sampling.connected(2, List.of())).isFalse();
  }
}
