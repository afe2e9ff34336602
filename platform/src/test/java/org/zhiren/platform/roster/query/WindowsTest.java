package org.zhiren.platform.roster.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Ages by the calendar: the limits agree with {@link Period} on every day, 29 February included.
 */
class WindowsTest {

  @Test
  void limitsOfAgeAgreeWithTheCalendar() {
    long seed = Long.getLong("zhiren.seed", System.nanoTime());
    System.out.printf("WindowsTest: seed %d%n", seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      LocalDate day =
          round % 10 == 0
              ? LocalDate.of(2024, 2, 29)
              : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(5_000));
      LocalDate born =
          round % 7 == 0
              ? LocalDate.of(1960 + 4 * random.nextInt(12), 2, 29)
              : LocalDate.of(1950, 1, 1).plusDays(random.nextInt(25_000));
      int years = random.nextInt(70);
      int age = Period.between(born, day).getYears();
      assertThat(!born.isAfter(Windows.atLeastYears(years, day)))
          .as("born %s, at least %d on %s", born, years, day)
          .isEqualTo(!born.isAfter(day) && age >= years);
      if (!born.isAfter(day)) {
        assertThat(!born.isBefore(Windows.atMostYears(years, day)))
            .as("born %s, at most %d on %s", born, years, day)
            .isEqualTo(age <= years);
      }
    }
  }

  @Test
  void threeYearsAreCountedBackFromTheDay() {
    LocalDate day = LocalDate.of(2026, 11, 26);
    assertThat(day.minusDays(Windows.days(36, day))).isEqualTo(LocalDate.of(2023, 11, 26));
    LocalDate leap = LocalDate.of(2028, 2, 29);
    assertThat(leap.minusDays(Windows.days(12, leap))).isEqualTo(LocalDate.of(2027, 2, 28));
  }

  /** 近三年: appraisals of the three years that are over, the present one never among them. */
  @Test
  void theLastYearsOfAppraisalsAreThoseThatAreOver() {
    Condition.Facts three =
        Condition.Facts.some(FactKind.APPRAISAL, Condition.Timing.EVER).inLastYears(3);
    for (LocalDate day :
        List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), LocalDate.of(2026, 12, 31))) {
      assertThat(Windows.firstYear(three, day)).as("%s", day).isEqualTo(2023);
      assertThat(Windows.lastYear(three, day)).as("%s", day).isEqualTo(2025);
    }
    Condition.Facts ever = Condition.Facts.some(FactKind.APPRAISAL, Condition.Timing.EVER);
    assertThat(Windows.lastYear(ever, LocalDate.of(2026, 1, 1))).isEqualTo(2026);
    assertThat(Windows.firstYear(ever, LocalDate.of(2026, 1, 1))).isLessThan(1900);
  }

  /** Facts with a day: the last five years as of a day begin on the day after the same day then. */
  @Test
  void theLastYearsOfDatedFactsBeginAfterTheSameDay() {
    Condition.Facts five =
        Condition.Facts.some(FactKind.TRAINING, Condition.Timing.EVER).inLastYears(5);
    assertThat(Windows.opens(five, LocalDate.of(2026, 11, 26)))
        .isEqualTo(LocalDate.of(2021, 11, 27));
    assertThat(Windows.opens(five, LocalDate.of(2028, 2, 29))).isEqualTo(LocalDate.of(2023, 3, 1));
  }
}
