package org.zhiren.statutes;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Calendar arithmetic on days counted from 1970-01-01.
 *
 * <p>One end-of-month policy holds everywhere: a period that begins on a day which the last month
 * does not have ends on the last day of that month (民法典 第二百零二条 counts the same way).
 */
final class Days {
  private static final int DAYS_OF_CYCLE = 146_097;

  /** Days from 1 March of the year 0 to 1 January 1970. */
  private static final int DAYS_BEFORE_1970 = 719_468;

  private Days() {}

  static LocalDate date(int day) {
    return LocalDate.ofEpochDay(day);
  }

  static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  static int plusMonths(int day, int months) {
    int civil = civil(day);
    int month = (civil >> 5) + months;
    int first = firstOfMonth(month);
    int length = firstOfMonth(month + 1) - first;
    return first + Math.min(civil & 31, length) - 1;
  }

  static int year(int day) {
    return Math.floorDiv(month(day), 12);
  }

  /** The month of {@code day}, counted from January of the year 0. */
  static int month(int day) {
    return civil(day) >> 5;
  }

  /**
   * Month (counted from year 0) in the upper bits, day of the month in the lower five. Plain
   * integer arithmetic over the 400-year cycle, with years that begin in March so that the leap day
   * comes last: a million people are judged without making a million date objects.
   */
  private static int civil(int day) {
    int shifted = day + DAYS_BEFORE_1970;
    int cycle = Math.floorDiv(shifted, DAYS_OF_CYCLE);
    int inCycle = shifted - cycle * DAYS_OF_CYCLE;
    int year = (inCycle - inCycle / 1460 + inCycle / 36_524 - inCycle / 146_096) / 365;
    int inYear = inCycle - (365 * year + year / 4 - year / 100);
    int march = (5 * inYear + 2) / 153;
    int dayOfMonth = inYear - (153 * march + 2) / 5 + 1;
    return ((cycle * 400 + year) * 12 + march + 2) << 5 | dayOfMonth;
  }

  /** The first day of a month counted from January of the year 0. */
  static int firstOfMonth(int month) {
    int marchBased = month - 2;
    int year = Math.floorDiv(marchBased, 12);
    int march = marchBased - year * 12;
    int cycle = Math.floorDiv(year, 400);
    int inCycle = year - cycle * 400;
    int days = 365 * inCycle + inCycle / 4 - inCycle / 100 + (153 * march + 2) / 5;
    return cycle * DAYS_OF_CYCLE + days - DAYS_BEFORE_1970;
  }

  /** The latest day s for which s plus {@code months} months is not after {@code day}. */
  static int latestStart(int months, LocalDate day) {
    LocalDate start = day.minusMonths(months);
    boolean endOfMonth = day.getDayOfMonth() == day.lengthOfMonth();
    return day(endOfMonth ? start.with(TemporalAdjusters.lastDayOfMonth()) : start);
  }

  /** Whole months from {@code from} until {@code until} (excluded). */
  static int wholeMonths(int from, int until) {
    LocalDate a = date(from);
    LocalDate b = date(until);
    int months = Math.toIntExact(ChronoUnit.MONTHS.between(a, b));
    return a.plusMonths(months + 1L).isAfter(b) ? months : months + 1;
  }
}
