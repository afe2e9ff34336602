package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;

/**
 * Where the year will end. An estimate, for people to think about.
 *
 * @param newest the month of the newest value
 * @param value the value expected for the year; null if there is too little to go by
 * @param low lower end of the interval; null if there were too few comparisons for one
 * @param high upper end of the interval; null together with {@code low}
 * @param level the share of cases in which such intervals should hold the true value, for instance
 *     0.8
 * @param method how it was reckoned; null together with {@code value}
 * @param tried every method that could be compared, the best first
 * @param explanation why
 */
public record Forecast(
    YearMonth newest,
    @Nullable BigDecimal value,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    double level,
    @Nullable ForecastMethod method,
    List<Tried> tried,
    Explanation explanation) {

  /**
   * How a method did on the past.
   *
   * @param error mean absolute error of the year's value over the same number of months ahead
   * @param times how often it was compared
   */
  public record Tried(ForecastMethod method, double error, int times) {}

  /** Whether a target will be met. */
  public enum Prospect {
    /** The whole interval meets the target. */
    LIKELY(Text.of("预计可完成", "likely to be met")),
    /** The interval holds both, or there is none. */
    OPEN(Text.of("尚难判断", "open")),
    /** The whole interval misses the target. */
    UNLIKELY(Text.of("预计难以完成", "likely to be missed")),
    /** There is no forecast. */
    UNKNOWN(Text.of("无法预测", "cannot be foretold"));

    private final Text text;

    Prospect(Text text) {
      this.text = text;
    }

    /** The prospect in words. */
    public Text text() {
      return text;
    }
  }

  /**
   * Whether a target will be met by the end of the year.
   *
   * @param direction {@link Direction#UP} or {@link Direction#DOWN}
   */
  public Prospect prospect(Direction direction, BigDecimal target) {
    ScoringRules.oneWay(direction);
    if (value == null) {
      return Prospect.UNKNOWN;
    }
    if (low == null || high == null) {
      return Prospect.OPEN;
    }
    Exact goal = Exact.of(target);
    boolean lowMeets = direction.reached(Exact.of(low), goal);
    boolean highMeets = direction.reached(Exact.of(high), goal);
    if (lowMeets && highMeets) {
      return Prospect.LIKELY;
    }
    return lowMeets || highMeets ? Prospect.OPEN : Prospect.UNLIKELY;
  }
}
