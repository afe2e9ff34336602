package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a question: what "for three years", "in the last five years" and "at most 40
 * years old" mean in days. One place for both ways of answering.
 */
final class Windows {

  private Windows() {}

  /**
   * The latest day on which something must have begun to be at least {@code years} whole years old
   * on {@code day}.
   */
  static LocalDate atLeastYears(int years, LocalDate day) {
    return day.minusYears(years);
  }

  /**
   * The earliest day on which something must have begun to be at most {@code years} whole years old
   * on {@code day}.
   */
  static LocalDate atMostYears(int years, LocalDate day) {
    return day.minusYears(years + 1L).plusDays(1);
  }

  /**
   * How many days so many months are, counted back from {@code day}: three years as of 2026-11-26
   * are the days since 2023-11-26.
   */
  static long days(int months, LocalDate day) {
    return ChronoUnit.DAYS.between(day.minusMonths(months), day);
  }

  /**
   * The first day of the time in which facts count; {@code null} if they count from the beginning.
   */
  static @Nullable LocalDate opens(Condition.Facts facts, LocalDate day) {
    return switch (facts.timing()) {
      case LAST_YEARS -> day.minusYears(facts.years()).plusDays(1);
      case SINCE -> facts.since();
      default -> null;
    };
  }

  /** The first calendar year that counts; {@link Integer#MIN_VALUE} if all do. */
  static int firstYear(Condition.Facts facts, LocalDate day) {
    return switch (facts.timing()) {
      case LAST_YEARS -> day.getYear() - facts.years();
      case SINCE -> facts.since() == null ? Integer.MIN_VALUE : facts.since().getYear();
      default -> Integer.MIN_VALUE;
    };
  }

  /** The last calendar year that counts: of the last n years, only those that are over. */
  static int lastYear(Condition.Facts facts, LocalDate day) {
    return facts.timing() == Condition.Timing.LAST_YEARS ? day.getYear() - 1 : day.getYear();
  }
}
