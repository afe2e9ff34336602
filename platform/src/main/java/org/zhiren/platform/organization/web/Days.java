package org.zhiren.platform.organization.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Reads the day of an as-of switch. */
final class Days {

  private Days() {}

  static LocalDate asOf(@Nullable String typed, LocalDate today) {
    return typed == null || typed.isBlank() ? today : parse("on", typed);
  }

  static LocalDate parse(String field, String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException notADay) {
      throw new InvalidInput(
          field,
          typed,
          Text.of(
                  "日期（{0}）不对，请按 2026-11-23 的样式填写。",
                  "The date ({0}) is not right. Write it like 2026-11-23.")
              .fill(typed));
    }
  }
}
