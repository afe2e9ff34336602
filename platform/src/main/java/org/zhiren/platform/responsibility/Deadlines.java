package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.Optional;
import org.zhiren.statutes.WorkingDays;

/** Deadlines in working days, by the calendar of public holidays. */
public final class Deadlines {

  /** Working days overdue from which an order is shown to the leader. */
  public static final int ESCALATED_AFTER = 5;

  private static final WorkingDays CALENDAR = WorkingDays.official();

  private Deadlines() {}

  /**
   * The last day of so many working days after {@code day}; empty if the arrangement of holidays of
   * a year that it reaches is not known yet.
   */
  public static Optional<LocalDate> after(LocalDate day, int workingDays) {
    return CALENDAR.end(day, workingDays, false);
  }

  /**
   * How many working days lie after {@code due} up to {@code today}; 0 if it is not over. Where the
   * holidays of a year are not known, Monday to Friday count.
   */
  public static int overdue(LocalDate due, LocalDate today) {
    int days = 0;
    for (LocalDate day = due.plusDays(1);
        !day.isAfter(today) && days < 10_000;
        day = day.plusDays(1)) {
      LocalDate asked = day;
      if (CALENDAR.isWorkingDay(day).orElseGet(() -> asked.getDayOfWeek().getValue() < 6)) {
        days++;
      }
    }
    return days;
  }
}
