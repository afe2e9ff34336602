package org.zhiren.platform.appraisal.results.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.appraisal.results.Results;
import org.zhiren.platform.shell.Page;

/** Figures in words, the same on pages, in print and in sheets. */
public final class Figures {

  private Figures() {}

  /** Two decimals, or a dash. */
  public static String mark(@Nullable Double value) {
    return value == null
        ? "—"
        : BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** One decimal, or a dash. */
  public static String points(@Nullable Double value) {
    return value == null
        ? "—"
        : BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** With a sign. */
  public static String change(double value) {
    String size = mark(Math.abs(value));
    return value > 0 ? "+" + size : value < 0 ? "−" + size : size;
  }

  /** An interval, or a dash. */
  public static String interval(Page page, @Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? "—" : page.t("results.interval", mark(low), mark(high));
  }

  /** A place as an interval, or a dash. */
  public static String rank(Page page, Results.Line line) {
    Integer low = line.rankLow();
    Integer high = line.rankHigh();
    if (low == null || high == null) {
      return "—";
    }
    return low.equals(high)
        ? page.t("results.rank.one", low, line.compared())
        : page.t("results.rank", low, high, line.compared());
  }

  /** A share from 0 to 1 in percent, or a dash. */
  public static String percent(@Nullable Double share) {
    return share == null ? "—" : Math.round(share * 100) + "%";
  }
}
