package org.zhiren.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.insight.Accuracy.Case;

/** Looking back: nothing from too few cases, the planted truth from many. */
class AccuracyTest {

  private static List<Case> cases(int count, double shift, Random random) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double before = 60 + 10 * random.nextGaussian();
      cases.add(
          new Case(
              LocalDate.of(2025, 1, 1),
              before,
              before + shift + 5 * random.nextGaussian(),
              null,
              null));
    }
    return cases;
  }

  @Test
  void fewCasesSayNothing() {
    Accuracy.Report few = Accuracy.report(40, cases(29, 3, new Random(1)));
    assertThat(few.enough()).isFalse();
    assertThat(few.groups()).isEmpty();
    assertThat(few.difference()).isNull();
    assertThat(few.correlation()).isNull();
    assertThat(few.cases()).hasSize(29);
    assertThat(Accuracy.report(40, cases(30, 3, new Random(1))).enough()).isTrue();
    assertThat(Accuracy.report(0, List.of()).cases()).isEmpty();
  }

  @Test
  void theIntervalHoldsThePlantedDifferenceAsOftenAsItSays() {
    long seed = System.nanoTime();
    System.out.println("AccuracyTest seed " + seed);
    Random random = new Random(seed);
    int rounds = 1_000;
    int held = 0;
    for (int round = 0; round < rounds; round++) {
      double shift = 4 * random.nextGaussian();
      Accuracy.Report report = Accuracy.report(60, cases(60, shift, random));
      held += report.low() <= shift && shift <= report.high() ? 1 : 0;
    }
    // 95 of 100, four standard errors of that share apart.
    assertThat(held / (double) rounds).isBetween(0.92, 0.98);
  }

  @Test
  void smallGroupsHaveWideIntervals() {
    // Thirty cases make five groups of six: five degrees of freedom, t = 2.571.
    Accuracy.Report report = Accuracy.report(30, cases(30, 0, new Random(9)));
    Accuracy.Group first = report.groups().getFirst();
    double[] after = report.cases().subList(0, 6).stream().mapToDouble(Case::after).toArray();
    double mean = java.util.Arrays.stream(after).average().orElseThrow();
    double square = java.util.Arrays.stream(after).map(v -> (v - mean) * (v - mean)).sum();
    assertThat(first.high() - first.after())
        .isCloseTo(2.571 * Math.sqrt(square / 5) / Math.sqrt(6), within(1e-9));
  }

  @Test
  void groupsCoverAllCasesFromLowToHigh() {
    Accuracy.Report report = Accuracy.report(57, cases(57, 0, new Random(5)));
    assertThat(report.groups()).hasSize(5);
    assertThat(report.groups().stream().mapToInt(Accuracy.Group::cases).sum()).isEqualTo(57);
    assertThat(report.groups().stream().map(Accuracy.Group::before).toList()).isSorted();
    assertThat(report.correlation()).isBetween(0.75, 1.0);
    double mean = report.cases().stream().mapToDouble(Case::difference).average().orElseThrow();
    assertThat(report.difference()).isCloseTo(mean, within(1e-9));
  }

  @Test
  void withoutSpreadThereIsNoCorrelation() {
    List<Case> same = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      same.add(new Case(LocalDate.of(2025, 1, 1), 70, 60 + i, null, null));
    }
    assertThat(Accuracy.report(30, same).correlation()).isNull();
  }
}
