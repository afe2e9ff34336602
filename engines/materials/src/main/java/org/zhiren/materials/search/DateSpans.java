package org.zhiren.materials.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads stretches of time as users write them: 2023, 2023年6月, 2023-06-28, 2023..2024-03, &gt;=2023.
 */
final class DateSpans {

  private static final Pattern DAY =
      Pattern.compile("(\\d{4})(?:[-./年](\\d{1,2})(?:[-./月](\\d{1,2})日?|月)?|年)?");

  private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  private DateSpans() {}

  static Optional<Question.Within> read(String text) {
    String value = text.replace('～', '~').replace("至", "..").replace("~", "..").strip();
    if (value.startsWith(">=") || value.startsWith("≥")) {
      return within(one(value.replaceFirst("^(>=|≥)", "")), open());
    }
    if (value.startsWith("<=") || value.startsWith("≤")) {
      return within(open(), one(value.replaceFirst("^(<=|≤)", "")));
    }
    int dots = value.indexOf("..");
    if (dots >= 0) {
      String from = value.substring(0, dots).strip();
      String to = value.substring(dots + 2).strip();
      return within(from.isEmpty() ? open() : one(from), to.isEmpty() ? open() : one(to));
    }
    Question.@Nullable Within only = one(value);
    return Optional.ofNullable(only);
  }

  private static Question.Within open() {
    return new Question.Within(EARLIEST, LATEST);
  }

  private static Optional<Question.Within> within(
      Question.@Nullable Within from, Question.@Nullable Within to) {
    return from == null || to == null
        ? Optional.empty()
        : Optional.of(new Question.Within(from.from(), to.to()));
  }

  private static Question.@Nullable Within one(String text) {
    Matcher day = DAY.matcher(text.strip());
    if (!day.matches()) {
      return null;
    }
    try {
      int year = Integer.parseInt(day.group(1));
      if (day.group(2) == null) {
        return new Question.Within(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
      YearMonth month = YearMonth.of(year, Integer.parseInt(day.group(2)));
      if (day.group(3) == null) {
        return new Question.Within(month.atDay(1), month.atEndOfMonth());
      }
      LocalDate only = month.atDay(Integer.parseInt(day.group(3)));
      return new Question.Within(only, only);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
