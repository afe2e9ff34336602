package org.zhiren.materials.cleaning;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days as documents write them: 2023年6月28日, 二〇二三年六月二十八日; not those from which on something holds.
 */
final class WrittenDates {

  private static final String DIGITS = "〇一二三四五六七八九";

  private static final Pattern DATE =
      Pattern.compile(
          "([12]\\d{3}|[一二][〇○Ｏ零一二三四五六七八九]{3})\\s*年\\s*(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月\\s*"
              + "(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*日(?!\\s*起)");

  private WrittenDates() {}

  /** The day if the line is nothing but a day, brackets aside. */
  static @Nullable LocalDate whole(String line) {
    Matcher date = DATE.matcher(line.replaceAll("^[（(]|[）)]$", "").strip());
    return date.matches() ? day(date) : null;
  }

  /** The last day in a line. */
  static @Nullable LocalDate last(String line) {
    Matcher date = DATE.matcher(line);
    LocalDate last = null;
    while (date.find()) {
      LocalDate day = day(date);
      if (day != null) {
        last = day;
      }
    }
    return last;
  }

  static boolean startsWithDate(String line) {
    return DATE.matcher(line).lookingAt();
  }

  private static @Nullable LocalDate day(Matcher date) {
    try {
      return LocalDate.of(number(date.group(1)), number(date.group(2)), number(date.group(3)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Digits one by one (二〇二三) or counted (二十八). */
  private static int number(String written) {
    if (Character.isDigit(written.charAt(0))) {
      return Integer.parseInt(written);
    }
    int number = 0;
    int ten = written.indexOf('十');
    if (ten >= 0) {
      int tens = ten == 0 ? 1 : digit(written.charAt(0));
      int ones = ten == written.length() - 1 ? 0 : digit(written.charAt(written.length() - 1));
      return tens * 10 + ones;
    }
    for (char letter : written.toCharArray()) {
      number = number * 10 + digit(letter);
    }
    return number;
  }

  private static int digit(char letter) {
    return Math.max(0, DIGITS.indexOf(letter));
  }
}
