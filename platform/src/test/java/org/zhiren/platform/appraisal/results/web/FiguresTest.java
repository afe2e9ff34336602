package org.zhiren.platform.appraisal.results.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.appraisal.AppraisalResult.Method;
import org.zhiren.platform.appraisal.results.Results;

/** An interval of no width is no certainty. */
class FiguresTest {

  private static final Method METHOD = Method.values()[0];

  private static Results.Line line(double raw, double fair, double low, double high) {
    return new Results.Line(
        1, UUID.randomUUID(), "某", "某职", true, METHOD, 20, raw, fair, low, high, 1, 1, 2, 1);
  }

  @Test
  void marksThatTellNobodyFromAnybodyAreFound() {
    assertThat(
            Figures.nobodyDiffers(
                List.of(line(2.8, 2.76, 2.76, 2.76), line(2.7, 2.76, 2.76, 2.76))))
        .isTrue();
  }

  @Test
  void oneIntervalWithAWidthIsEnoughToTellThemApart() {
    assertThat(
            Figures.nobodyDiffers(List.of(line(2.8, 2.8, 2.7, 2.9), line(2.7, 2.76, 2.76, 2.76))))
        .isFalse();
    assertThat(Figures.nobodyDiffers(List.of(line(2.8, 2.76, 2.76, 2.76)))).isFalse();
    assertThat(Figures.nobodyDiffers(List.of())).isFalse();
  }
}
