package org.zhiren.statutes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The working days of China: Monday to Friday, changed by the yearly arrangement of the General
 * Office of the State Council. Years without an arrangement on file have no answer: weekends alone
 * would be wrong by up to a fortnight.
 *
 * <p>Immutable. Later years are added with {@link #with}.
 */
public final class WorkingDays {
  private final Map<LocalDate, Boolean> arranged;
  private final Set<Integer> years;

  private WorkingDays(Map<LocalDate, Boolean> arranged, Set<Integer> years) {
    this.arranged = Map.copyOf(arranged);
    this.years = Set.copyOf(years);
  }

  /** The arrangements on file, 2020 to 2026. */
  public static WorkingDays official() {
    Map<LocalDate, Boolean> arranged = new HashMap<>();
    Set<Integer> years = new HashSet<>();
    for (String line : StatuteBook.lines("working-days.txt")) {
      String[] parts = line.split("\\s*\\|\\s*");
      years.add(Integer.valueOf(parts[0]));
      if (!parts[1].equals("来源")) {
        arranged.put(LocalDate.parse(parts[1]), parts[2].equals("班"));
      }
    }
    return new WorkingDays(arranged, years);
  }

  /**
   * The calendar with one more year.
   *
   * @param year the year
   * @param off days off on which one would otherwise work
   * @param work weekend days on which one works
   * @throws IllegalArgumentException if a day lies in another year, or in both sets
   */
  public WorkingDays with(int year, Set<LocalDate> off, Set<LocalDate> work) {
    Map<LocalDate, Boolean> all = new HashMap<>(arranged);
    all.keySet().removeIf(d -> d.getYear() == year);
    for (LocalDate day : off) {
      all.put(inYear(year, day), false);
    }
    for (LocalDate day : work) {
      if (Boolean.FALSE.equals(all.put(inYear(year, day), true))) {
        throw new IllegalArgumentException(
            "The day (%s) is named both as a day off and as a working day.".formatted(day));
      }
    }
    Set<Integer> more = new HashSet<>(years);
    more.add(year);
    return new WorkingDays(all, more);
  }

  private static LocalDate inYear(int year, LocalDate day) {
    if (day.getYear() != year) {
      throw new IllegalArgumentException(
          "The day (%s) does not lie in the year (%d).".formatted(day, year));
    }
    return day;
  }

  /** Whether the arrangement of {@code year} is on file. */
  public boolean knows(int year) {
    return years.contains(year);
  }

  /** Whether one works on {@code day}; empty if the year's arrangement is not on file. */
  public Optional<Boolean> isWorkingDay(LocalDate day) {
    if (!knows(day.getYear())) {
      return Optional.empty();
    }
    Boolean named = arranged.get(day);
    return Optional.of(
        named != null
            ? named
            : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
  }

  /**
   * The last day of a period of {@code count} working days; empty if it runs into a year that is
   * not on file.
   *
   * @param start the day on which the period begins
   * @param count number of working days, at least 1
   * @param countsFirstDay whether the first day counts if it is a working day
   */
  public Optional<LocalDate> end(LocalDate start, int count, boolean countsFirstDay) {
    LocalDate day = countsFirstDay ? start : start.plusDays(1);
    int counted = 0;
    while (true) {
      Optional<Boolean> works = isWorkingDay(day);
      if (works.isEmpty()) {
        return Optional.empty();
      }
      if (works.get() && ++counted >= count) {
        return Optional.of(day);
      }
      day = day.plusDays(1);
    }
  }
}
