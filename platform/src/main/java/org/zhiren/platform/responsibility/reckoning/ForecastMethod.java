package org.zhiren.platform.responsibility.reckoning;

import org.zhiren.explain.Text;

/** Ways of carrying a monthly series forward, from the plainest to the most elaborate. */
public enum ForecastMethod {
  /** The newest value stays. */
  LAST(Text.of("沿用最近一期", "last value")),
  /** A straight line through the last two years. */
  STRAIGHT(Text.of("直线趋势", "straight line")),
  /** A trend that levels off, by exponential smoothing. */
  DAMPED(Text.of("衰减趋势", "damped trend")),
  /** Each month as in earlier years, moved by what this year has brought so far. */
  SEASONAL(Text.of("季节规律", "seasonal profile")),
  /** The mean of the straight line, the damped trend and the seasonal profile. */
  COMBINED(Text.of("综合法", "combination"));

  private final Text text;

  ForecastMethod(Text text) {
    this.text = text;
  }

  /** The method in words. */
  public Text text() {
    return text;
  }
}
