package org.zhiren.statutes;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Parameter;

/**
 * A parameter's value on the day of the question, with the day arithmetic done once.
 *
 * <p>If no value is known for that day, {@link #known()} is false and the condition is UNKNOWN.
 */
final class Threshold {
  private final String id;
  private final @Nullable Parameter parameter;
  private final @Nullable BigDecimal value;
  private final int months;
  private final int number;
  private final int latestStart;

  Threshold(String id, @Nullable Parameter parameter, @Nullable BigDecimal value, LocalDate day) {
    this.id = id;
    this.parameter = parameter;
    this.value = value;
    String unit = parameter == null ? "" : parameter.unit().zh();
    this.number = value == null ? 0 : value.intValue();
    this.months =
        value == null
            ? 0
            : (unit.equals("年") || unit.equals("周岁"))
                ? value.multiply(BigDecimal.valueOf(12)).intValueExact()
                : value.intValue();
    this.latestStart = Days.latestStart(months, day);
  }

  String id() {
    return id;
  }

  boolean known() {
    return value != null;
  }

  /** The length in months, for parameters in years or months. */
  int months() {
    return months;
  }

  int number() {
    return number;
  }

  BigDecimal value() {
    return value == null ? BigDecimal.ZERO : value;
  }

  /** The latest first day from which the whole period has passed on the day of the question. */
  int latestStart() {
    return latestStart;
  }

  /** Whether the period that began on {@code start} has passed on the day of the question. */
  boolean passedSince(int start) {
    return start <= latestStart;
  }

  @Nullable Parameter parameter() {
    return parameter;
  }
}
