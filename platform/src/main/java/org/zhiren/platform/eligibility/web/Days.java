package org.zhiren.platform.eligibility.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Reads the day of a question. */
final class Days {

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  private Days() {}

  static LocalDate asOf(@Nullable String typed, LocalDate today) {
    return typed == null || typed.isBlank() ? today : parse("on", typed);
  }

  static LocalDate parse(String field, String typed) {
    try {
      LocalDate day = LocalDate.parse(typed.strip());
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeException notADay) {
      // The answer below names what was typed.
    }
    throw new InvalidInput(
        field,
        typed,
        Text.of(
                "日期（{0}）不对，请按 2026-11-23 的样式填写，年份在 {1} 至 {2} 之间。",
                "The date ({0}) is not right. Write it like 2026-11-23, in the years {1} to {2}.")
            .fill(typed, String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR)));
  }
}
