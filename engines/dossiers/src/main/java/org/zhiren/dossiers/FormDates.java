package org.zhiren.dossiers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates of the form: {@code yyyyMM}, {@code yyyyMMdd}, and the spellings that people type. */
final class FormDates {

  private static final Pattern MONTH =
      Pattern.compile("(\\d{4})[.．\\-/年]?(\\d{1,2})月?(?:[.．\\-/]?\\d{1,2}日?)?");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})[.．\\-/年]?(\\d{2})[.．\\-/月]?(\\d{2})日?");
  private static final Pattern WITHIN =
      Pattern.compile("(?<!\\d)(\\d{4})[.．\\-/年]?(\\d{2})(?:\\d{2})?(?!\\d)");

  private FormDates() {}

  static Optional<YearMonth> month(String text) {
    Matcher matcher = MONTH.matcher(text.strip());
    return matcher.matches() ? yearMonth(matcher.group(1), matcher.group(2)) : Optional.empty();
  }

  static Optional<YearMonth> monthWithin(String text) {
    Matcher matcher = WITHIN.matcher(text);
    return matcher.find() ? yearMonth(matcher.group(1), matcher.group(2)) : Optional.empty();
  }

  static Optional<LocalDate> day(String text) {
    Matcher matcher = DAY.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The month of a day or of a bare month. */
  static Optional<YearMonth> monthOfDay(String text) {
    return day(text).map(YearMonth::from).or(() -> month(text));
  }

  static OptionalInt ageYears(Optional<YearMonth> birth, YearMonth reference) {
    if (birth.isEmpty() || birth.get().isAfter(reference)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Dossier.wholeYears(birth.get(), reference));
  }

  /** {@code 1981.03} for a month that can be read, otherwise the text as it is. */
  static String shown(String text) {
    return month(text)
        .map(month -> "%04d.%02d".formatted(month.getYear(), month.getMonthValue()))
        .orElse(text);
  }

  private static Optional<YearMonth> yearMonth(String year, String month) {
    int number = Integer.parseInt(month);
    int inYear = Integer.parseInt(year);
    boolean plausible = number >= 1 && number <= 12 && inYear >= 1900 && inYear <= 2199;
    return plausible ? Optional.of(YearMonth.of(inYear, number)) : Optional.empty();
  }
}
