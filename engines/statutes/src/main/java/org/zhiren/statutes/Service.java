package org.zhiren.statutes;

import java.time.LocalDate;

/**
 * Time served in one or several periods, added up without rounding.
 *
 * <p>Periods are added in order of their first day; days covered twice count once, and periods that
 * touch are one. A closed period counts its last day (SPAN). Several separate periods are added as
 * the calendar does it: the last period is thought to have begun earlier by the whole months and
 * days of the others. So one unbroken period is judged by its anniversary (TENURE), and two periods
 * are never turned into an average number of days.
 */
final class Service {
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int count;

  void setTo(Service other) {
    if (starts.length < other.count) {
      starts = new int[other.starts.length];
      ends = new int[other.starts.length];
    }
    count = other.count;
    System.arraycopy(other.starts, 0, starts, 0, count);
    System.arraycopy(other.ends, 0, ends, 0, count);
  }

  void clear() {
    count = 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /**
   * Adds the days from {@code from} until {@code until} (excluded); calls come in order of from.
   */
  void add(int from, int until) {
    if (until <= from) {
      return;
    }
    if (count > 0 && from <= ends[count - 1]) {
      ends[count - 1] = Math.max(ends[count - 1], until);
      return;
    }
    if (count == starts.length) {
      starts = java.util.Arrays.copyOf(starts, count * 2);
      ends = java.util.Arrays.copyOf(ends, count * 2);
    }
    starts[count] = from;
    ends[count] = until;
    count++;
  }

  int firstDay() {
    return starts[0];
  }

  int end() {
    return ends[count - 1];
  }

  int periods() {
    return count;
  }

  /** The first day of one unbroken period that would be worth all of them on its last day. */
  int effectiveStart() {
    LocalDate start = Days.date(starts[count - 1]);
    for (int i = 0; i < count - 1; i++) {
      int months = Days.wholeMonths(starts[i], ends[i]);
      int days = ends[i] - Days.plusMonths(starts[i], months);
      start = start.minusMonths(months).minusDays(days);
    }
    return Days.day(start);
  }

  /** Whether all periods together reach {@code needed}; {@code day} is the day of the question. */
  boolean reaches(Threshold needed, int day) {
    if (count == 0) {
      return needed.months() == 0;
    }
    int end = ends[count - 1];
    if (count == 1 && end == day) {
      return needed.passedSince(starts[0]);
    }
    int total = 0;
    for (int i = 0; i < count; i++) {
      total += ends[i] - starts[i];
    }
    // Away from the threshold the sum of days decides; the slack covers unequal months.
    int slack = 4 * count + 4;
    int least = (int) (needed.months() * 30.436) - slack;
    if (total < least) {
      return false;
    }
    if (total > needed.months() * 30.4369 + slack) {
      return true;
    }
    return Days.plusMonths(effectiveStart(), needed.months()) <= end;
  }

  /** The day on which {@code needed} is reached if the last period goes on. */
  int reachedOn(Threshold needed) {
    return Days.plusMonths(effectiveStart(), needed.months());
  }
}
