package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was reported.
 *
 * @param asOf the day for which it holds
 * @param no 1 for the first report of that day, more for corrections
 * @param value in the measure of the target
 * @param note what was added in words
 * @param way how it came in
 * @param reason why it was corrected; {@code null} for the first report
 * @param current whether no later correction took its place
 * @param authorName who reported it
 * @param reportedAt when
 */
public record Reading(
    LocalDate asOf,
    int no,
    BigDecimal value,
    String note,
    Way way,
    @Nullable String reason,
    boolean current,
    String authorName,
    OffsetDateTime reportedAt) {

  /** How a value comes in. */
  public enum Way {
    /** Typed into the form. */
    FORM,
    /** From a workbook. */
    WORKBOOK,
    /** From a program, with a token. */
    PROGRAM,
    /** From a file in the watched folder. */
    FOLDER,
    /** Worked out from the values of other targets. */
    FORMULA
  }
}
