package org.zhiren.platform.responsibility.reckoning;

import org.zhiren.explain.Text;

/** How the value of a year follows from monthly values. */
public enum Accrual {
  /** A state at the end of the month; the year ends with December's, for instance a ratio. */
  LEVEL(Text.of("期末数", "state at month end")),
  /** An amount of the month; the year is the sum of its months. */
  MONTHLY(Text.of("当月数", "amount of the month")),
  /** The amount since January; the year ends with December's. */
  YEAR_TO_DATE(Text.of("本年累计数", "amount since January"));

  private final Text text;

  Accrual(Text text) {
    this.text = text;
  }

  /** The kind in words. */
  public Text text() {
    return text;
  }
}
