package org.zhiren.platform.insight.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures are put in words: a dash where there is none. */
public final class Figures {

  private Figures() {}

  /** A mark with two decimals. */
  public static String mark(@Nullable Double mark) {
    return mark == null ? "—" : String.format(Locale.ROOT, "%.2f", mark);
  }

  /** Points with one decimal. */
  public static String points(@Nullable Double points) {
    return points == null ? "—" : String.format(Locale.ROOT, "%.1f", points);
  }

  /** An interval of marks. */
  public static String interval(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? "—" : mark(low) + "～" + mark(high);
  }

  /** An interval of points. */
  public static String span(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? "—" : points(low) + "～" + points(high);
  }

  /** A range of places. */
  public static String range(@Nullable Integer from, @Nullable Integer to) {
    return from == null || to == null
        ? "—"
        : from.equals(to) ? String.valueOf(from) : from + "～" + to;
  }
}
