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

  private Days() {}

  static LocalDate date(int day) {
    return LocalDate.ofEpochDay(day);
  }

  static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  static int plusMonths(int day, int months) {
    return day(date(day).plusMonths(months));
  }

  static int year(int day) {
    return date(day).getYear();
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
