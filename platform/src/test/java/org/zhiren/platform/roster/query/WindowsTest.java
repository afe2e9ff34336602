package org.zhiren.platform.roster.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
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
}
