package org.zhiren.platform.eligibility;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.statutes.WorkingDays;

/** The working days: the years that the engine brings along, and those entered here. */
@Component
@Transactional(readOnly = true)
public class WorkingCalendar {

  private static final int FIRST_OFFICIAL_YEAR = 2020;
  private static final int YEARS = 60;

  private final JdbcClient jdbc;
  private final Clock clock;

  WorkingCalendar(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The calendar for reckoning: official years and approved ones. */
  public WorkingDays days() {
    WorkingDays days = WorkingDays.official();
    for (CalendarYear year : entries()) {
      if (year.state() == CalendarYear.State.IN_FORCE) {
        days = days.with(year.year(), new HashSet<>(year.daysOff()), new HashSet<>(year.daysOn()));
      }
    }
    return days;
  }

  /** The years that the engine brings along, the latest first. */
  public List<CalendarYear> official() {
    WorkingDays days = WorkingDays.official();
    List<CalendarYear> years = new ArrayList<>();
    for (int year = FIRST_OFFICIAL_YEAR + YEARS; year >= FIRST_OFFICIAL_YEAR; year--) {
      if (days.knows(year)) {
        years.add(official(days, year));
      }
    }
    return years;
  }

  private static CalendarYear official(WorkingDays days, int year) {
    List<LocalDate> off = new ArrayList<>();
    List<LocalDate> on = new ArrayList<>();
    for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
      boolean works = days.isWorkingDay(day).orElseThrow();
      if (works && isWeekend(day)) {
        on.add(day);
      } else if (!works && !isWeekend(day)) {
        off.add(day);
      }
    }
    return new CalendarYear(null, year, off, on, "", CalendarYear.State.OFFICIAL, null, null);
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** What was entered here, those that wait first, then the latest. */
  public List<CalendarYear> entries() {
    return jdbc.sql(
            """
            select * from eligibility.calendar_year
            order by state <> 'PROPOSED', year desc, proposed_at desc, id
            """)
        .query(this::entry)
        .list();
  }

  /** One entry. */
  public Optional<CalendarYear> find(UUID id) {
    return jdbc.sql("select * from eligibility.calendar_year where id = :id")
        .param("id", id)
        .query(this::entry)
        .optional();
  }

  private CalendarYear entry(ResultSet row, int number) throws SQLException {
    return new CalendarYear(
        row.getObject("id", UUID.class),
        row.getInt("year"),
        days(row.getArray("days_off")),
        days(row.getArray("days_on")),
        row.getString("document"),
        CalendarYear.State.valueOf(row.getString("state")),
        LocalRules.step(row, "proposed", clock),
        LocalRules.step(row, "decided", clock));
  }

  private static List<LocalDate> days(Array array) throws SQLException {
    return Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).toList();
  }
}
