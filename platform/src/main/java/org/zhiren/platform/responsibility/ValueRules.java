package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** What stands against a single value, by its target, its plan, and what is there for the day. */
final class ValueRules {

  private static final int LONGEST_NOTE = 500;
  private static final int MOST_DIGITS = 15;
  private static final int MOST_PLACES = 6;

  private ValueRules() {}

  /**
   * What is there for the day of a value.
   *
   * @param value the value that stands; {@code null} if the last one has been taken back
   */
  record There(@Nullable BigDecimal value) {}

  /**
   * Looks at a value that somebody reports.
   *
   * @param there what is there for the day; {@code null} if nothing was ever reported for it
   * @return what is wrong, with the fields of the form; empty if nothing is
   */
  static List<InvalidInput.Fault> faults(
      Reporting.Value value,
      ValueChange.Aim aim,
      Plan plan,
      @Nullable There there,
      LocalDate today) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (!aim.formula().isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "value",
              value.value().toPlainString(),
              Text.of(
                      "这项目标的数值由公式得出（{0}），请填报公式中的指标。",
                      "The value of this target follows by a formula ({0}). Report what it rests"
                          + " on.")
                  .fill(aim.formula())));
    }
    if (!plan.state().running()) {
      faults.add(
          new InvalidInput.Fault(
              "value",
              plan.state().name(),
              Text.of("计划“{0}”{1}，不再填报。", "The plan “{0}” is {1}: no values are taken.")
                  .fill(plan.title(), plan.state().text())));
    }
    if (value.asOf().isAfter(today) || value.asOf().isBefore(plan.startsOn())) {
      faults.add(
          new InvalidInput.Fault(
              "asOf",
              value.asOf().toString(),
              Text.of(
                      "截至日期 {0} 应在 {1} 至今天 {2} 之间，请改正。",
                      "The day {0} should lie between {1} and today, {2}.")
                  .fill(value.asOf(), plan.startsOn(), today)));
    }
    number(value, aim, faults);
    if (value.note().length() > LONGEST_NOTE) {
      faults.add(
          new InvalidInput.Fault(
              "note",
              null,
              Text.of("说明有 {0} 字，最多 {1} 字。", "The note has {0} characters; {1} are the most.")
                  .fill(value.note().length(), LONGEST_NOTE)));
    }
    if (there != null && value.reason().isBlank()) {
      reason(value, there, faults);
    }
    return faults;
  }

  private static void number(
      Reporting.Value value, ValueChange.Aim aim, List<InvalidInput.Fault> faults) {
    BigDecimal number = value.value().stripTrailingZeros();
    if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_PLACES) {
      faults.add(
          new InvalidInput.Fault(
              "value",
              value.value().toPlainString(),
              Text.of(
                      "数值最多 {0} 位整数、{1} 位小数，请核对计量单位（{2}）。",
                      "A value has at most {0} digits and {1} decimals. Check the unit ({2}).")
                  .fill(MOST_DIGITS, MOST_PLACES, aim.measure())));
    } else if (aim.whole() && !WholeNumbers.whole(number)) {
      faults.add(
          new InvalidInput.Fault(
              "value",
              value.value().toPlainString(),
              Text.of(
                      "以“{0}”计的数应为整数，{1} 不是，请核对。",
                      "What is counted in {0} is whole; {1} is not. Check the number.")
                  .fill(aim.measure(), number.toPlainString())));
    }
  }

  /** No reason was given although something is there for the day. */
  private static void reason(Reporting.Value value, There there, List<InvalidInput.Fault> faults) {
    BigDecimal stands = there.value();
    String typed = value.value().toPlainString();
    if (stands == null) {
      faults.add(
          new InvalidInput.Fault(
              "reason",
              typed,
              Text.of(
                      "{0} 填报过的数已经撤回，重新填报请写明原因。",
                      "What was reported for {0} was taken back. To report anew, say why.")
                  .fill(value.asOf())));
    } else if (stands.compareTo(value.value()) != 0) {
      faults.add(
          new InvalidInput.Fault(
              "reason",
              typed,
              Text.of(
                      "{0} 已填报 {1}，改为 {2} 请写明更正原因；原数会保留。",
                      "{1} was reported for {0}. To make it {2}, say why; the earlier value stays to"
                          + " be seen.")
                  .fill(value.asOf(), stands.toPlainString(), typed)));
    }
  }
}
