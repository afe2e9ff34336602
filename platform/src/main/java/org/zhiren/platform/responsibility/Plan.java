package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A plan: what the units are held responsible for, from a first to a last day.
 *
 * @param id the plan
 * @param unitId the unit that assigns
 * @param title what it is called
 * @param kind a year's work or one campaign
 * @param startsOn first day
 * @param endsOn last day
 * @param ground the document or meeting that decided it
 * @param state where it stands
 * @param edition the last one published; 0 before the first
 * @param authorName who drew it up
 * @param createdAt when
 * @param version the version that was read
 */
public record Plan(
    UUID id,
    UUID unitId,
    String title,
    PlanKind kind,
    LocalDate startsOn,
    LocalDate endsOn,
    String ground,
    PlanState state,
    int edition,
    String authorName,
    OffsetDateTime createdAt,
    long version) {

  /**
   * What is said about a plan when it is drawn up.
   *
   * @param title what it is called
   * @param kind a year's work or one campaign
   * @param startsOn first day
   * @param endsOn last day
   * @param ground the document or meeting that decided it
   */
  public record Head(
      String title, PlanKind kind, LocalDate startsOn, LocalDate endsOn, String ground) {}
}
