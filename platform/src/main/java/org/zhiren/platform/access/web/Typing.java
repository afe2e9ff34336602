package org.zhiren.platform.access.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Days and numbers as they are typed into the forms of accounts and rights. */
final class Typing {

  private static final Text NO_DAY =
      Text.of("请填写日期，如 2026-03-01；“{0}”不是日期。", "Give a day such as 2026-03-01; “{0}” is none.");
  private static final Text MISSING_DAY =
      Text.of("请填写日期，如 2026-03-01。", "Give a day such as 2026-03-01.");
  private static final Text NO_NUMBER =
      Text.of("请填写整数；“{0}”不是。", "Give a whole number; “{0}” is none.");
  private static final Text MISSING_NUMBER = Text.of("请填写整数。", "Give a whole number.");

  private Typing() {}

  /**
   * The day that was typed into {@code field}.
   *
   * @throws InvalidInput if it is none between the years 1900 and 2999
   */
  static LocalDate day(String field, String typed) {
    if (typed.isBlank()) {
      throw new InvalidInput(field, typed, MISSING_DAY);
    }
    try {
      LocalDate day = LocalDate.parse(typed.strip());
      if (day.getYear() >= 1900 && day.getYear() <= 2999) {
        return day;
      }
    } catch (DateTimeParseException e) {
      throw new InvalidInput(field, typed, NO_DAY.fill(typed.strip()));
    }
    throw new InvalidInput(field, typed, NO_DAY.fill(typed.strip()));
  }

  /**
   * The whole number that was typed into {@code field}.
   *
   * @throws InvalidInput if it is none
   */
  static int whole(String field, String typed) {
    if (typed.isBlank()) {
      throw new InvalidInput(field, typed, MISSING_NUMBER);
    }
    try {
      return Integer.parseInt(typed.strip());
    } catch (NumberFormatException e) {
      throw new InvalidInput(field, typed, NO_NUMBER.fill(typed.strip()));
    }
  }
}
