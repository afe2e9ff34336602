package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTTest {

  /** Printed tables (Abramowitz and Stegun, table 26.10). */
  @ParameterizedTest
  @CsvSource({
    "0.9, 1, 3.078", "0.9, 2, 1.886", "0.9, 3, 1.638", "0.9, 4, 1.533", "0.9, 10, 1.372",
    "0.975, 1, 12.706", "0.975, 2, 4.303", "0.975, 3, 3.182", "0.975, 4, 2.776", "0.975, 5, 2.571",
    "0.975, 6, 2.447", "0.975, 10, 2.228", "0.975, 60, 2.000", "0.995, 7, 3.499"
  })
  void quantilesAreThoseOfTheTables(double p, int freedom, double printed) {
    assertThat(StudentT.quantile(p, freedom)).isCloseTo(printed, within(0.0006));
    assertThat(StudentT.quantile(1 - p, freedom)).isCloseTo(-printed, within(0.0006));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.9, 0.975, 0.9995})
  void manyDegreesLeadToTheNormalDistributionWithoutAStep(double p) {
    assertThat(StudentT.quantile(p, 1_001)).isCloseTo(StudentT.quantile(p, 1_000), within(2e-5));
    assertThat(StudentT.quantile(p, 1_000_000)).isCloseTo(Normal.quantile(p), within(1e-4));
    for (int freedom = 1; freedom < 40; freedom++) {
      assertThat(StudentT.quantile(p, freedom)).isGreaterThan(StudentT.quantile(p, freedom + 1));
    }
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThat(StudentT.quantile(0.5, 3)).isCloseTo(0, within(1e-12));
    for (double p : new double[] {0, 1, -1, Double.NaN}) {
      assertThatThrownBy(() -> StudentT.quantile(p, 3))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> StudentT.quantile(0.9, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
