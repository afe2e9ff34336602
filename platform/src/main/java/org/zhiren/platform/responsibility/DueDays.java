package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.zhiren.platform.eligibility.WorkingCalendar;
import org.zhiren.statutes.WorkingDays;

/**
 * Deadlines in working days, by the calendar of public holidays with the years entered here. Where
 * the arrangement of a coming year is not known yet – it is announced late in the year before –
 * Monday to Friday stand in.
 */
@Component
public class DueDays {

  private static final int FURTHEST = 10_000;

  private final WorkingCalendar calendar;

  DueDays(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** Counts by the calendar as it is now; for many questions in a row. */
  public Counted counted() {
    return new Counted(calendar.days());
  }

  /** The last day of so many working days after {@code day}. */
  public LocalDate after(LocalDate day, int workingDays) {
    return counted().after(day, workingDays);
  }

  /** Working days by one state of the calendar. */
  public static final class Counted {

    private final WorkingDays days;

    Counted(WorkingDays days) {
      this.days = days;
    }

    private boolean works(LocalDate day) {
      return days.isWorkingDay(day).orElseGet(() -> day.getDayOfWeek().getValue() < 6);
    }

    /** The last day of so many working days after {@code day}. */
    public LocalDate after(LocalDate day, int workingDays) {
      LocalDate last = day;
      for (int counted = 0; counted < workingDays; ) {
        last = last.plusDays(1);
        counted += works(last) ? 1 : 0;
      }
      return last;
    }

    /**
     * How many working days lie between a deadline and today: 3 on the third working day after it,
     * 0 on the day itself, -2 if two working days are left.
     */
    public int past(LocalDate due, LocalDate today) {
      return today.isAfter(due) ? between(due, today) : -between(today, due);
    }

    private int between(LocalDate from, LocalDate until) {
      int count = 0;
      for (LocalDate day = from.plusDays(1);
          !day.isAfter(until) && count < FURTHEST;
          day = day.plusDays(1)) {
        count += works(day) ? 1 : 0;
      }
      return count;
    }
  }
}
