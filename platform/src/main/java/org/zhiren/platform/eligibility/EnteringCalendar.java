package org.zhiren.platform.eligibility;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.statutes.WorkingDays;

/** Enters the official calendar of a later year: one person copies it, another compares it. */
@Component
public class EnteringCalendar {

  private final JdbcClient jdbc;
  private final WorkingCalendar calendar;
  private final Records records;
  private final ActorSource actors;
  private final Clock clock;

  EnteringCalendar(
      JdbcClient jdbc, WorkingCalendar calendar, Records records, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.records = records;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * Enters a year; it counts once a second person has approved it.
   *
   * @param year a year that the engine does not bring along
   * @param off days off on which one would otherwise work
   * @param on weekend days on which one works
   * @param document where it was announced
   * @return identifier of the entry
   */
  @Transactional
  public UUID propose(int year, List<LocalDate> off, List<LocalDate> on, String document) {
    check(year, off, on, document);
    Actor actor = actors.current();
    UUID id = UUID.randomUUID();
    try {
      jdbc.sql(
              """
              insert into eligibility.calendar_year (id, year, days_off, days_on, document, state,
                proposed_by, proposed_name, proposed_at)
              values (:id, :year, :off, :on, :document, 'PROPOSED', :by, :name, :now)
              """)
          .param("id", id)
          .param("year", year)
          .param("off", sorted(off))
          .param("on", sorted(on))
          .param("document", document.strip())
          .param("by", actor.accountId())
          .param("name", actor.name())
          .param("now", Timestamp.from(clock.instant()))
          .update();
    } catch (DuplicateKeyException waiting) {
      throw new InvalidInput(
          "year",
          String.valueOf(year),
          Text.of(
                  "{0}年的日历已有一份待批准，请先处理。",
                  "A calendar of {0} already awaits approval; decide on that one first.")
              .fill(String.valueOf(year)));
    }
    record("eligibility.calendar.proposed", id, year, document);
    return id;
  }

  private static Date[] sorted(List<LocalDate> days) {
    return days.stream().distinct().sorted().map(Date::valueOf).toArray(Date[]::new);
  }

  private static void check(int year, List<LocalDate> off, List<LocalDate> on, String document) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (year < 2000 || year > 2200 || WorkingDays.official().knows(year)) {
      faults.add(
          new InvalidInput.Fault(
              "year",
              String.valueOf(year),
              Text.of(
                      "{0}年的安排已随系统提供，或者年份不对。",
                      "The arrangement of {0} comes with the system, or the year is not right.")
                  .fill(String.valueOf(year))));
    }
    if (document.isBlank()) {
      faults.add(
          new InvalidInput.Fault(
              "document",
              document,
              Text.of("请填写发布该安排的通知和文号。", "Name the notice that announced it.")));
    }
    if (off.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "off", "", Text.of("请填写放假的工作日。", "Enter the working days that are off.")));
    }
    for (LocalDate day : off) {
      outside("off", year, day, faults);
      if (WorkingCalendar.isWeekend(day)) {
        faults.add(
            new InvalidInput.Fault(
                "off",
                day.toString(),
                Text.of(
                        "{0}本是周末，只需填写周一至周五的放假日。",
                        "{0} is a weekend day anyway; enter Mondays to Fridays only.")
                    .fill(day)));
      }
    }
    for (LocalDate day : on) {
      outside("on", year, day, faults);
      if (!WorkingCalendar.isWeekend(day)) {
        faults.add(
            new InvalidInput.Fault(
                "on",
                day.toString(),
                Text.of(
                        "{0}本是工作日，只需填写调休上班的周末。",
                        "{0} is a working day anyway; enter weekend days only.")
                    .fill(day)));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private static void outside(
      String field, int year, LocalDate day, List<InvalidInput.Fault> faults) {
    if (day.getYear() != year) {
      faults.add(
          new InvalidInput.Fault(
              field,
              day.toString(),
              Text.of("{0}不在{1}年内。", "{0} does not lie in {1}.").fill(day, String.valueOf(year))));
    }
  }

  /** Approves an entry; an earlier one of the same year is replaced. */
  @Transactional
  public void approve(UUID id, String reason) {
    CalendarYear year = waiting(id);
    // The engine has the last word on what a calendar is.
    WorkingDays.official()
        .with(year.year(), new HashSet<>(year.daysOff()), new HashSet<>(year.daysOn()));
    jdbc.sql(
            """
            update eligibility.calendar_year set state = 'REPLACED'
            where year = :year and state = 'IN_FORCE'
            """)
        .param("year", year.year())
        .update();
    decide(id, "IN_FORCE", reason);
    record("eligibility.calendar.approved", id, year.year(), reason);
  }

  /** Sends an entry back. */
  @Transactional
  public void sendBack(UUID id, String reason) {
    CalendarYear year = waiting(id);
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明理由。", "Give the reason."));
    }
    decide(id, "RETURNED", reason);
    record("eligibility.calendar.returned", id, year.year(), reason);
  }

  private CalendarYear waiting(UUID id) {
    CalendarYear year = calendar.find(id).orElseThrow(() -> new NotFound("calendar " + id));
    if (year.state() != CalendarYear.State.PROPOSED) {
      throw new InvalidInput(
          "state",
          year.state().name(),
          Text.of(
              "这份日历已经处理过，请刷新页面。", "The calendar was decided on already; please reload the page."));
    }
    LocalRule.Step proposed = year.proposed();
    if (proposed != null && proposed.by().equals(actors.current().accountId())) {
      throw new InvalidInput(
          "reason",
          null,
          Text.of(
              "录入人不能批准自己录入的日历，请由另一位有权限的人员核对。",
              "Nobody approves the own entry; another person with the right has to compare it."));
    }
    return year;
  }

  private void decide(UUID id, String state, String reason) {
    Actor actor = actors.current();
    jdbc.sql(
            """
            update eligibility.calendar_year set state = :state, decided_by = :by,
              decided_name = :name, decided_at = :now, decision_reason = :reason
            where id = :id and state = 'PROPOSED'
            """)
        .param("id", id)
        .param("state", state)
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("reason", reason.strip())
        .update();
  }

  private void record(String action, UUID id, int year, String reason) {
    records.record(Act.of(action, "calendar_year", id).with("year", year).because(reason));
  }
}
