package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;

/**
 * What can be written into a file at all: required fields, dates that exist, values of the lists,
 * ends after beginnings. What is possible but doubtful is not refused here; the data checks speak
 * of it.
 */
final class FactRules {

  private static final Pattern ID_NUMBER = Pattern.compile("\\d{17}[\\dX]");
  private static final int LONGEST = 500;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private FactRules() {}

  /**
   * The values in plain form.
   *
   * @param typed column → what was typed
   * @param before the values that stand; one left as it is stays as it is, in the list or not
   * @throws InvalidInput with every fault found
   */
  static Map<String, String> facts(
      FactKind kind, Map<String, String> typed, Map<String, String> before) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    Map<String, String> values = plain(kind.fields(), typed, before, faults);
    order(values, "begins_on", "ends_on", kind.ends() != null, faults);
    order(values, "enrolled_on", "graduated_on", false, faults);
    order(values, "decided_on", "effect_ends", false, faults);
    order(values, "decided_on", "lifted_on", false, faults);
    order(values, "begins_on", "probation_until", false, faults);
    order(values, "begins_on", "confirmed_on", false, faults);
    if (values.containsKey("post_id") && !values.containsKey("at_unit_id")) {
      faults.add(
          new InvalidInput.Fault(
              "at_unit_id", null, Text.of("选择职位前请先选择单位。", "Choose the unit before the post.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return values;
  }

  /** The basics in plain form. */
  static Map<String, String> basics(Map<String, String> typed, Map<String, String> before) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    Map<String, String> values = plain(Basics.FIELDS, typed, before, faults);
    String number = values.get("id_number");
    if (number != null && !number.equals(before.get("id_number"))) {
      String upper = number.toUpperCase(java.util.Locale.ROOT);
      values.put("id_number", upper);
      if (!ID_NUMBER.matcher(upper).matches()) {
        faults.add(
            new InvalidInput.Fault(
                "id_number",
                number,
                Text.of(
                        "公民身份号码（{0}）应为 18 位：17 位数字加校验码。",
                        "The identity number ({0}) should have 18 characters: 17 digits and a check"
                            + " character.")
                    .fill(number)));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return values;
  }

  private static Map<String, String> plain(
      List<FactField> fields,
      Map<String, String> typed,
      Map<String, String> before,
      List<InvalidInput.Fault> faults) {
    Map<String, String> values = new LinkedHashMap<>();
    for (FactField field : fields) {
      String value = typed.getOrDefault(field.column(), "").strip();
      if (value.isEmpty()) {
        if (field.required()) {
          faults.add(
              new InvalidInput.Fault(
                  field.column(),
                  null,
                  Text.of("请填写“{0}”。", "Fill in “{0}”.").fill(field.label())));
        }
        continue;
      }
      String nameColumn = field.nameColumn();
      if (value.equals(before.get(field.column()))) {
        values.put(field.column(), value);
        if (nameColumn != null && before.get(nameColumn) != null) {
          values.put(nameColumn, before.getOrDefault(nameColumn, ""));
        }
        continue;
      }
      String read = read(field, value, values, faults);
      if (read != null) {
        values.put(field.column(), read);
      }
    }
    return values;
  }

  private static @Nullable String read(
      FactField field, String value, Map<String, String> values, List<InvalidInput.Fault> faults) {
    return switch (field.type()) {
      case TEXT, SUGGESTED -> {
        if (value.codePointCount(0, value.length()) > LONGEST) {
          faults.add(
              fault(
                  field, value, "“{0}”不能超过 {2} 字。", "“{0}” has at most {2} characters.", LONGEST));
        }
        yield value;
      }
      case LISTED, CODED -> chosen(field, value, values, faults);
      case DATE -> day(field, value, faults);
      case NUMBER -> number(field, value, faults);
      case YES_NO -> "true".equals(value) || "yes".equals(value) ? "true" : null;
      case UNIT, POST, PERSON -> id(field, value, faults);
    };
  }

  private static @Nullable String chosen(
      FactField field, String value, Map<String, String> values, List<InvalidInput.Fault> faults) {
    String list = field.choices();
    var choice = list == null ? null : Choices.find(list, value).orElse(null);
    if (choice == null) {
      faults.add(
          fault(
              field,
              value,
              "“{1}”不在“{0}”的代码表中，请从列表中选择。",
              "“{1}” is not in the table for “{0}”. Choose one of the list."));
      return null;
    }
    if (field.nameColumn() != null) {
      values.put(field.nameColumn(), choice.name());
    }
    return choice.code();
  }

  private static @Nullable String day(
      FactField field, String value, List<InvalidInput.Fault> faults) {
    Optional<LocalDate> day = Typing.findDay(value).filter(one -> !one.isBefore(EARLIEST));
    if (day.isPresent()) {
      return day.get().toString();
    }
    faults.add(
        fault(
            field,
            value,
            "“{0}”的日期（{1}）不对，请按 2026-11-23 的样式填写。",
            "The date ({1}) of “{0}” is not right. Write it like 2026-11-23."));
    return null;
  }

  private static @Nullable String number(
      FactField field, String value, List<InvalidInput.Fault> faults) {
    Optional<Integer> number = Typing.findWhole(value).filter(one -> one >= 0 && one < 100_000);
    if (number.isPresent()) {
      return number.get().toString();
    }
    faults.add(
        fault(
            field,
            value,
            "“{0}”（{1}）应为不小于零的整数。",
            "“{0}” ({1}) should be a whole number, zero or more."));
    return null;
  }

  private static @Nullable String id(
      FactField field, String value, List<InvalidInput.Fault> faults) {
    try {
      return java.util.UUID.fromString(value).toString();
    } catch (IllegalArgumentException notAnId) {
      faults.add(
          fault(field, value, "“{0}”的编号（{1}）不对。", "The identifier ({1}) of “{0}” is not right."));
      return null;
    }
  }

  private static InvalidInput.Fault fault(
      FactField field, String value, String zh, String en, Object... more) {
    Object[] arguments = new Object[2 + more.length];
    arguments[0] = field.label();
    arguments[1] = value;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return new InvalidInput.Fault(field.column(), value, Text.of(zh, en).fill(arguments));
  }

  private static void order(
      Map<String, String> values,
      String first,
      String second,
      boolean strictly,
      List<InvalidInput.Fault> faults) {
    String from = values.get(first);
    String until = values.get(second);
    if (from == null || until == null) {
      return;
    }
    int order = LocalDate.parse(from).compareTo(LocalDate.parse(until));
    if (order > 0 || (strictly && order == 0)) {
      faults.add(
          new InvalidInput.Fault(
              second,
              until,
              Text.of(
                      "结束日期（{0}）应晚于开始日期（{1}）。",
                      "The end ({0}) should come after the beginning ({1}).")
                  .fill(until, from)));
    }
  }
}
