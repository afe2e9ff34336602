package org.zhiren.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated change of a unit.
 *
 * @param unitId the unit that changed
 * @param kind what happened
 * @param date first day of the new state
 * @param before name before (RENAMED), unit above before (MOVED), otherwise the name
 * @param after name after (RENAMED), unit above after (MOVED), otherwise the other unit's name
 * @param otherUnitId the unit that took over (MERGED_INTO) or from which it was split (SPLIT_FROM)
 * @param groundZh reason in Chinese
 * @param groundEn reason in English
 */
public record UnitChange(
    String unitId,
    Kind kind,
    LocalDate date,
    String before,
    String after,
    @Nullable String otherUnitId,
    String groundZh,
    String groundEn) {

  /** What happened to the unit. */
  public enum Kind {
    /** A new name. */
    RENAMED,
    /** Abolished; people and duties went to another unit. */
    MERGED_INTO,
    /** Founded with people of another unit. */
    SPLIT_FROM,
    /** Placed under another unit. */
    MOVED
  }
}
