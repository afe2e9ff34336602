package org.zhiren.explain;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What an {@link Explanation} explains. */
public sealed interface Value {

  /** The value in words, for a line of text. */
  Text text();

  /** The verdict on a condition. */
  record Judgement(Verdict verdict) implements Value {
    @Override
    public Text text() {
      return verdict.text();
    }
  }

  /**
   * A number with its unit.
   *
   * @param number the number, at the scale at which it is to be shown
   * @param unit the unit, for instance 分 / points
   */
  record Quantity(BigDecimal number, Text unit) implements Value {
    @Override
    public Text text() {
      return Text.of(number.toPlainString() + unit.zh(), number.toPlainString() + " " + unit.en());
    }
  }

  /**
   * An estimate with its interval.
   *
   * @param number the estimate
   * @param low lower end of the interval
   * @param high upper end of the interval
   * @param level coverage of the interval, for instance 0.95
   * @param unit the unit
   */
  record Estimate(BigDecimal number, BigDecimal low, BigDecimal high, double level, Text unit)
      implements Value {
    @Override
    public Text text() {
      String range = "[" + low.toPlainString() + ", " + high.toPlainString() + "]";
      return Text.of(
          number.toPlainString() + unit.zh() + " " + range,
          number.toPlainString() + " " + unit.en() + " " + range);
    }
  }

  /** A calendar day. */
  record Day(LocalDate date) implements Value {
    @Override
    public Text text() {
      return Text.same(date.toString());
    }
  }

  /** Anything that is best said in words. */
  record Words(Text text) implements Value {}

  /** A value that cannot be derived because facts are missing. */
  record Missing() implements Value {
    @Override
    public Text text() {
      return Verdict.UNKNOWN.text();
    }
  }
}
