package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The arrangement of holidays of one year.
 *
 * @param id identifier of the entry; {@code null} for years that the engine brings along
 * @param year the year
 * @param daysOff days off on which one would otherwise work, in order
 * @param daysOn weekend days on which one works, in order
 * @param document where it was announced
 * @param state {@code OFFICIAL} for years that the engine brings along, else as of the entry
 * @param proposed who entered it; {@code null} for years that the engine brings along
 * @param decided who approved or returned it; {@code null} until then
 */
public record CalendarYear(
    @Nullable UUID id,
    int year,
    List<LocalDate> daysOff,
    List<LocalDate> daysOn,
    String document,
    State state,
    LocalRule.@Nullable Step proposed,
    LocalRule.@Nullable Step decided) {

  /** Copies the lists. */
  public CalendarYear {
    daysOff = List.copyOf(daysOff);
    daysOn = List.copyOf(daysOn);
  }

  /** How far an entry has come. */
  public enum State {
    /** Comes with the engine, with its official source. */
    OFFICIAL("good"),
    /** Waits for a second person. */
    PROPOSED("attention"),
    /** Approved. */
    IN_FORCE("good"),
    /** Sent back with a reason. */
    RETURNED("neutral"),
    /** Replaced by a later entry. */
    REPLACED("neutral");

    private final String mark;

    State(String mark) {
      this.mark = mark;
    }

    /** Name of the mark that shows it. */
    public String mark() {
      return mark;
    }
  }
}
