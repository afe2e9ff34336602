package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Whether a question can be answered; what is missing or wrong is named with its path. */
public final class Checking {

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);
  private static final int LONGEST_WORD = 60;
  private static final int MOST_YEARS = 80;

  private final List<InvalidInput.Fault> faults = new ArrayList<>();

  private Checking() {}

  /** All faults; none if the question can be answered. */
  public static List<InvalidInput.Fault> faults(Question question) {
    Checking checking = new Checking();
    if (question.asOf() != null) {
      checking.day(question.asOf(), "asOf");
    }
    Condition.Group top = question.where();
    for (int i = 0; i < top.members().size(); i++) {
      checking.condition(top.members().get(i), member("where", top, i));
    }
    return checking.faults;
  }

  /**
   * Refuses a question that cannot be answered.
   *
   * @throws InvalidInput with all faults
   */
  public static void require(Question question) {
    List<InvalidInput.Fault> found = faults(question);
    if (!found.isEmpty()) {
      throw new InvalidInput(found);
    }
  }

  /** The path of a member of a group, as faults name it. */
  public static String member(String path, Condition.Group group, int index) {
    return path + "." + group.join().name().toLowerCase(Locale.ROOT) + "[" + index + "]";
  }

  private void condition(Condition condition, String path) {
    switch (condition) {
      case Condition.Group group -> {
        if (group.members().isEmpty()) {
          fault(
              path,
              null,
              "这一组里还没有条件。请添加一个，或删除该组。",
              "There is no condition in this group yet. Add one or remove the group.");
        }
        for (int i = 0; i < group.members().size(); i++) {
          condition(group.members().get(i), member(path, group, i));
        }
      }
      case Condition.Test test -> test(test, path);
      case Condition.Facts facts -> facts(facts, path);
    }
  }

  private void facts(Condition.Facts facts, String path) {
    FactKind kind = facts.kind();
    if (!kind.timings().contains(facts.timing())) {
      fault(
          path + ".timing",
          facts.timing().name(),
          "这类信息不能按此时间范围查询（" + facts.timing() + "）。",
          "Such facts cannot be asked with this timing (" + facts.timing() + ").");
    }
    if (!kind.measures().contains(facts.measure())) {
      fault(
          path + ".measure",
          facts.measure().name(),
          "这类信息不能这样计量（" + facts.measure() + "）。",
          "Such facts cannot be measured like this (" + facts.measure() + ").");
    }
    if (facts.timing() == Condition.Timing.LAST_YEARS
        && (facts.years() < 1 || facts.years() > MOST_YEARS)) {
      fault(
          path + ".years",
          String.valueOf(facts.years()),
          "请填写近几年（1 至 " + MOST_YEARS + "）。",
          "State how many years (1 to " + MOST_YEARS + ").");
    }
    if (facts.timing() == Condition.Timing.SINCE) {
      if (facts.since() == null) {
        fault(path + ".since", null, "请填写从哪一天起。", "State from which day on.");
      } else {
        day(facts.since(), path + ".since");
      }
    }
    Integer least = facts.atLeast();
    Integer most = facts.atMost();
    if (least == null && most == null) {
      fault(path + ".atLeast", null, "请填写至少或至多多少。", "State at least or at most how much.");
    }
    if (least != null && most != null && least > most) {
      fault(
          path + ".atMost",
          String.valueOf(most),
          "上限（" + most + "）小于下限（" + least + "）。",
          "The upper limit (" + most + ") is below the lower one (" + least + ").");
    }
    if (facts.measure() == Condition.Measure.MONTHS) {
      if (least != null && least > MOST_YEARS * 12) {
        fault(path + ".atLeast", String.valueOf(least), "年限过长。", "That is too long.");
      }
      if (most != null && most > MOST_YEARS * 12) {
        fault(path + ".atMost", String.valueOf(most), "年限过长。", "That is too long.");
      }
    }
    for (int i = 0; i < facts.tests().size(); i++) {
      Condition.Test test = facts.tests().get(i);
      if (test.field().kind() != kind) {
        fault(
            path + ".where[" + i + "].field",
            test.field().key(),
            "字段与信息类别不符。",
            "The field belongs to other facts.");
      } else {
        test(test, path + ".where[" + i + "]");
      }
    }
  }

  private void test(Condition.Test test, String path) {
    if (!test.field().ops().contains(test.op())) {
      fault(
          path + ".op",
          test.op().name(),
          "该字段不能这样比较（" + test.op() + "）。",
          "The field cannot be compared like this (" + test.op() + ").");
      return;
    }
    switch (test.op()) {
      case EMPTY -> {}
      case BETWEEN -> between(test, path);
      case CONTAINS -> {
        if (test.values().isEmpty() || test.values().stream().allMatch(String::isBlank)) {
          fault(path + ".values", null, "请填写要查找的词。", "State the words to look for.");
        }
        for (String word : test.values()) {
          if (word.length() > LONGEST_WORD) {
            fault(
                path + ".values",
                word,
                "词语过长（最多 " + LONGEST_WORD + " 字）。",
                "The words are too long (at most " + LONGEST_WORD + " characters).");
          }
        }
      }
      default -> {
        if (test.values().isEmpty() || test.values().stream().anyMatch(String::isBlank)) {
          fault(path + ".values", null, "请选择一个值。", "Choose a value.");
        }
        for (String value : test.values()) {
          value(test, value, path);
        }
      }
    }
  }

  private void value(Condition.Test test, String value, String path) {
    CodeList codes = test.field().codes();
    if (value.isBlank()) {
      return;
    }
    if (test.field().type() == Field.Type.UNIT) {
      try {
        UUID.fromString(value);
      } catch (IllegalArgumentException e) {
        fault(
            path + ".values",
            value,
            "没有这个机构（" + value + "）。",
            "There is no such unit (" + value + ").");
      }
    } else if (!codes.entries().isEmpty()
        && codes.entries().stream().noneMatch(entry -> entry.code().equals(value))) {
      fault(
          path + ".values",
          value,
          "没有这个值（" + value + "）。",
          "There is no such value (" + value + ").");
    } else if (test.op() != Condition.Op.IN && codes.place(value) < 0) {
      fault(
          path + ".values",
          value,
          "该值（" + value + "）没有高低次序，不能比较。",
          "The value (" + value + ") has no place in the order and cannot be compared.");
    }
  }

  private void between(Condition.Test test, String path) {
    if (test.from().isBlank() && test.to().isBlank()) {
      fault(path + ".from", null, "请填写下限或上限。", "State a lower or an upper limit.");
      return;
    }
    if (test.field().type() == Field.Type.DATE) {
      LocalDate from = date(test.from(), path + ".from");
      LocalDate to = date(test.to(), path + ".to");
      if (from != null && to != null && from.isAfter(to)) {
        fault(path + ".to", test.to(), "上限早于下限。", "The upper limit is before the lower one.");
      }
    } else {
      Integer from = number(test.from(), path + ".from");
      Integer to = number(test.to(), path + ".to");
      if (from != null && to != null && from > to) {
        fault(
            path + ".to",
            test.to(),
            "上限（" + to + "）小于下限（" + from + "）。",
            "The upper limit (" + to + ") is below the lower one (" + from + ").");
      }
    }
  }

  private @Nullable LocalDate date(String text, String path) {
    if (text.isBlank()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      day(day, path);
      return day;
    } catch (DateTimeParseException e) {
      fault(
          path,
          text,
          "日期（" + text + "）应写作 2026-11-26 的形式。",
          "The date (" + text + ") should look like 2026-11-26.");
      return null;
    }
  }

  private void day(LocalDate day, String path) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      fault(
          path,
          day.toString(),
          "日期（" + day + "）应在 1900 年至 2100 年之间。",
          "The date (" + day + ") should lie between 1900 and 2100.");
    }
  }

  private @Nullable Integer number(String text, String path) {
    if (text.isBlank()) {
      return null;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= 9_999) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the fault below.
    }
    fault(
        path,
        text,
        "数值（" + text + "）应为 0 至 9999 的整数。",
        "The number (" + text + ") should be a whole number from 0 to 9999.");
    return null;
  }

  private void fault(String path, @Nullable String value, String zh, String en) {
    faults.add(new InvalidInput.Fault(path, value, Text.of(zh, en)));
  }
}
