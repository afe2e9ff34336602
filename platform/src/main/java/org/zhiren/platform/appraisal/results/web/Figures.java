package org.zhiren.platform.appraisal.results.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
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
    return low == null || high == null || noWidth(low, high)
        ? "—"
        : page.t("results.interval", mark(low), mark(high));
  }

  /** A place as an interval, or a dash. */
  public static String rank(Page page, Results.Line line) {
    Integer low = line.rankLow();
    Integer high = line.rankHigh();
    if (low == null || high == null) {
      return "—";
    }
    if (line.compared() > 1 && noWidth(line.low(), line.high())) {
      return page.t("results.rank.none", line.compared());
    }
    return low.equals(high)
        ? page.t("results.rank.one", low, line.compared())
        : page.t("results.rank", low, high, line.compared());
  }

  /**
   * Whether the marks tell nobody from anybody: no difference was found to lie in the people, so
   * everybody has the same fair score, and an interval of no width would claim a certainty that
   * nobody has.
   */
  public static boolean nobodyDiffers(List<Results.Line> lines) {
    List<Results.Line> shown = lines.stream().filter(line -> line.fair() != null).toList();
    return shown.size() > 1 && shown.stream().allMatch(line -> noWidth(line.low(), line.high()));
  }

  private static boolean noWidth(@Nullable Double low, @Nullable Double high) {
    return low != null && high != null && high - low < 1e-9;
  }

  /** A share from 0 to 1 in percent, or a dash. */
  public static String percent(@Nullable Double share) {
    return share == null ? "—" : Math.round(share * 100) + "%";
  }
}
