package org.zhiren.platform.roster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.roster.Fact;
import org.zhiren.platform.roster.FactKind;

/** The staircase of a career: everything inside the drawing, nothing hidden behind another. */
class CareerChartTest {

  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 1);

  private static Fact stretch(String level, String from, @Nullable String until, boolean main) {
    Map<String, String> values = new HashMap<>();
    values.put("level_code", level);
    values.put("begins_on", from);
    if (until != null) {
      values.put("ends_on", until);
    }
    if (main) {
      values.put("main", "true");
    }
    return new Fact(
        1, FactKind.CAREER, values, new Fact.Said(1, "s", "a", OffsetDateTime.MIN), null);
  }

  private static final List<Fact> CAREER =
      List.of(
          stretch("1A50", "2000-08-01", "2010-03-01", true),
          stretch("1A42", "2010-03-01", "2018-01-01", true),
          stretch("1A41", "2018-01-01", null, true),
          stretch("1A41", "2019-01-01", null, false));

  @Test
  void barsStandInTheirLanesInOrderAndInside() {
    for (int width : List.of(CareerChart.WIDE, CareerChart.NARROW)) {
      CareerChart chart = CareerChart.of(CAREER, UNTIL, width, true);
      assertThat(chart.lanes())
          .extracting(CareerChart.Lane::level)
          .containsExactly("1A41", "1A42", "1A50");
      assertThat(chart.bars()).extracting(CareerChart.Bar::number).containsExactly(1, 2, 3, 4);
      assertThat(chart.bars())
          .allMatch(bar ->
              bar.x() >= chart.left()
                  && bar.x() + bar.width() <= width
                  && bar.y() + bar.height() <= chart.height());
      assertThat(chart.bars().get(1).y()).isLessThan(chart.bars().get(0).y());
      CareerChart.Bar main = chart.bars().get(2);
      CareerChart.Bar beside = chart.bars().get(3);
      assertThat(beside.y())
          .as("not behind the main post")
          .isGreaterThanOrEqualTo(main.y() + main.height());
      assertThat(main.lasts()).isTrue();
      assertThat(chart.bars().get(0).lasts()).isFalse();
      assertThat(chart.bars().get(1).x())
          .as("no gap between posts that follow one another")
          .isBetween(
              chart.bars().get(0).x() + chart.bars().get(0).width(),
              chart.bars().get(0).x() + chart.bars().get(0).width() + 2);
    }
  }

  @Test
  void nothingIsDrawnOfWhatIsNotThereYet() {
    assertThat(CareerChart.of(List.of(), UNTIL, CareerChart.WIDE, true).isEmpty()).isTrue();
    assertThat(CareerChart.of(CAREER, LocalDate.of(2000, 8, 1), CareerChart.WIDE, true).isEmpty())
        .isTrue();
    assertThat(CareerChart.of(CAREER, LocalDate.of(2011, 1, 1), CareerChart.WIDE, false).bars())
        .hasSize(2);
  }
}
