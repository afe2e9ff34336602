package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;

/**
 * Forecasts of the value at the end of the year.
 *
 * <p><b>Choice.</b> For each past month from which the same number of months ahead can be checked,
 * every {@link ForecastMethod} forecasts with what was known then. The one with the smallest mean
 * absolute error is taken; a plainer one is kept unless the other is better by a twentieth. With
 * less than two years the profile of the year before is taken, untried.
 *
 * <p><b>Interval.</b> The half-width is the empirical quantile of the absolute errors of the chosen
 * method, with the correction for small samples known from conformal prediction: the
 * ⌈(m+1)·level⌉-th smallest of m; errors of amounts are taken as shares of the amounts. Choosing by
 * the same errors makes them look a little too small, the shorter past of earlier comparisons a
 * little too large; {@code ./zhiren bench targets} measures how often the intervals hold. With too
 * few comparisons the profile of the year before has the interval of {@link AgainstLastYear}; where
 * that can tell nothing either, there is no interval rather than a pretty one.
 */
public final class Forecasts {

  /** The usual level of intervals. */
  public static final double USUAL_LEVEL = 0.8;

  private static final int FEWEST_MONTHS = 6;
  private static final int SHORT_PAST = 24;
  private static final int TRAINING_MONTHS = 9;
  private static final int FEWEST_ERRORS_FOR_CHOICE = 3;
  private static final double CLEARLY_BETTER = 0.95;
  private static final ForecastMethod[] METHODS = ForecastMethod.values();

  private final MonthlySeries series;
  private final double[] steps;
  private final int ahead;
  private final boolean adds;

  /** Comparisons with the past by method. */
  private final Map<ForecastMethod, List<Comparison>> comparisons =
      new EnumMap<>(ForecastMethod.class);

  /**
   * A forecast from a past month and what came.
   *
   * @param error absolute error
   * @param size what was expected of the months ahead; errors of amounts are measured by it
   */
  private record Comparison(double error, double size) {}

  private Forecasts(MonthlySeries series) {
    this.series = series;
    this.steps = series.steps();
    this.ahead = 12 - series.newest().getMonthValue();
    this.adds = series.accrual() != Accrual.LEVEL;
  }

  /**
   * The forecast of the value of the year of the newest month.
   *
   * @param series the values, best of three years or more
   * @param unit the unit of the values
   * @param decimals to how many decimals the result is rounded
   * @param level the level of the interval, above 0 and below 1
   */
  public static Forecast yearEnd(MonthlySeries series, Unit unit, int decimals, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level (%s) must be above 0 and below 1.".formatted(level));
    }
    return new Forecasts(series).work(new Wording(series, unit, decimals, level));
  }

  private Forecast work(Wording wording) {
    double soFar = series.soFar();
    if (ahead == 0) {
      return Double.isNaN(soFar)
          ? wording.unknown(Wording.GAPS)
          : wording.complete(adds ? soFar : series.last());
    }
    if (Double.isNaN(soFar)) {
      return wording.unknown(Wording.GAPS);
    }
    if (series.knownMonths() < FEWEST_MONTHS) {
      return wording.unknown(Wording.TOO_SHORT.fill(series.knownMonths(), FEWEST_MONTHS));
    }
    tryOut();
    List<Forecast.Tried> tried = tried();
    ForecastMethod method = choose();
    double[] path = Carrying.forward(method, steps, ahead, adds);
    if (path == null) {
      method = ForecastMethod.LAST;
      path = Carrying.forward(method, steps, ahead, adds);
    }
    if (path == null) {
      return wording.unknown(Wording.GAPS);
    }
    double expected = total(path, 0);
    Double halfWidth = halfWidth(method, expected, wording.level);
    if (halfWidth == null && method == ForecastMethod.SEASONAL) {
      halfWidth = AgainstLastYear.halfWidth(steps, path, adds, wording.level);
    }
    return wording.known(soFar + expected, halfWidth, method, tried, ahead);
  }

  private double total(double[] path, int from) {
    if (!adds) {
      return path[from + ahead - 1];
    }
    double sum = 0;
    for (int h = 0; h < ahead; h++) {
      sum += path[from + h];
    }
    return sum;
  }

  /** Every method at every past month. */
  private void tryOut() {
    for (ForecastMethod method : METHODS) {
      List<Comparison> mine = new ArrayList<>();
      for (int n = TRAINING_MONTHS; n + ahead <= steps.length; n++) {
        double truth = total(steps, n);
        double[] path =
            Double.isNaN(truth)
                ? null
                : Carrying.forward(method, Arrays.copyOf(steps, n), ahead, adds);
        if (path != null) {
          double expected = total(path, 0);
          mine.add(new Comparison(Math.abs(truth - expected), expected));
        }
      }
      comparisons.put(method, mine);
    }
  }

  /** The method with the smallest mean error; a plainer one unless another is clearly better. */
  private ForecastMethod choose() {
    // With less than two years the profile of last year cannot be tried out; it is still the best
    // guess, for the work of a year begins anew in January.
    if (steps.length < SHORT_PAST
        && Carrying.forward(ForecastMethod.SEASONAL, steps, ahead, adds) != null) {
      return ForecastMethod.SEASONAL;
    }
    ForecastMethod best = ForecastMethod.LAST;
    double least = Double.POSITIVE_INFINITY;
    for (ForecastMethod method : METHODS) {
      List<Comparison> mine = of(method);
      if (mine.size() >= FEWEST_ERRORS_FOR_CHOICE) {
        double mean = meanError(mine);
        if (mean < least * CLEARLY_BETTER) {
          least = mean;
          best = method;
        }
      }
    }
    return least < Double.POSITIVE_INFINITY ? best : untried();
  }

  /** Without comparisons the combination is the least rash, where it can be made. */
  private ForecastMethod untried() {
    return Carrying.forward(ForecastMethod.COMBINED, steps, ahead, adds) == null
        ? ForecastMethod.LAST
        : ForecastMethod.COMBINED;
  }

  /**
   * The half-width of the interval around what is expected of the months ahead. Errors of amounts
   * grow with the amounts, so they are taken as shares of what was expected, if all of it is
   * positive.
   */
  private @Nullable Double halfWidth(ForecastMethod method, double expected, double level) {
    List<Comparison> mine = of(method);
    boolean shares = adds && expected > 0 && mine.stream().allMatch(c -> c.size > 0);
    double[] sizes =
        mine.stream().mapToDouble(c -> shares ? c.error / c.size * expected : c.error).toArray();
    Arrays.sort(sizes);
    int rank = (int) Math.ceil((sizes.length + 1) * level);
    return rank > sizes.length ? null : sizes[rank - 1];
  }

  private List<Comparison> of(ForecastMethod method) {
    return comparisons.getOrDefault(method, List.of());
  }

  private static double meanError(List<Comparison> comparisons) {
    return comparisons.stream().mapToDouble(Comparison::error).average().orElseThrow();
  }

  private List<Forecast.Tried> tried() {
    List<Forecast.Tried> tried = new ArrayList<>();
    for (ForecastMethod method : METHODS) {
      List<Comparison> mine = of(method);
      if (!mine.isEmpty()) {
        tried.add(new Forecast.Tried(method, meanError(mine), mine.size()));
      }
    }
    tried.sort(Comparator.comparingDouble(Forecast.Tried::error));
    return List.copyOf(tried);
  }

  /** Says the result. */
  private record Wording(MonthlySeries series, Unit unit, int decimals, double level) {
    static final Text GAPS =
        Text.of(
            "今年有月份没有数值，无法预测全年。",
            "A month of this year has no value, so the year cannot be foretold.");
    static final Text TOO_SHORT =
        Text.of(
            "只有 {0} 个月的数值，至少需要 {1} 个月。",
            "There are values of {0} months; at least {1} are needed.");
    private static final Text EXPECTED =
        Text.of(
            "预计全年为 {0}（{1}，由 {2} 起推 {3} 个月）",
            "Expected for the year: {0} ({1}, {3} months on from {2})");

    Forecast unknown(Text why) {
      return new Forecast(
          series.newest(),
          null,
          null,
          null,
          level,
          null,
          List.of(),
          Explanation.of("forecast", new Value.Missing(), why).build());
    }

    Forecast complete(double value) {
      BigDecimal exact = round(value);
      return new Forecast(
          series.newest(),
          exact,
          exact,
          exact,
          level,
          ForecastMethod.LAST,
          List.of(),
          Explanation.of(
                  "forecast",
                  quantity(exact),
                  Text.of("全年数值已齐，为 {0}。", "The year is complete: {0}.").fill(written(exact)))
              .build());
    }

    Forecast known(
        double value,
        @Nullable Double halfWidth,
        ForecastMethod method,
        List<Forecast.Tried> tried,
        int ahead) {
      BigDecimal middle = round(value);
      Text sentence = EXPECTED.fill(written(middle), method.text(), series.newest(), ahead);
      BigDecimal low = halfWidth == null ? null : round(value - halfWidth);
      BigDecimal high = halfWidth == null ? null : round(value + halfWidth);
      Value shown;
      if (low != null && high != null) {
        shown =
            unit.plain()
                ? new Value.Words(
                    Text.same("%s [%s, %s]".formatted(plain(middle), plain(low), plain(high))))
                : new Value.Estimate(middle, low, high, level, unit.suffix());
        sentence =
            add(
                sentence,
                Text.of("，{0}% 的可能在 {1} 至 {2} 之间。", ", with {0} % between {1} and {2}.")
                    .fill(Math.round(level * 100), written(low), written(high)));
      } else {
        shown = quantity(middle);
        sentence =
            add(
                sentence,
                Text.of(
                    "；历史数据太短，给不出可信的区间。",
                    "; the past is too short for an interval that could be trusted."));
      }
      Explanation.Builder explanation = Explanation.of("forecast", shown, sentence);
      for (Forecast.Tried one : tried) {
        explanation.using(
            Fact.of(
                Text.of("“{0}”在 {1} 次回测中的平均误差", "mean error of “{0}” in {1} back-tests")
                    .fill(one.method().text(), one.times()),
                written(round(one.error()))));
      }
      return new Forecast(
          series.newest(), middle, low, high, level, method, tried, explanation.build());
    }

    private Value quantity(BigDecimal number) {
      return unit.plain()
          ? new Value.Words(Text.same(plain(number)))
          : new Value.Quantity(number, unit.suffix());
    }

    private static String plain(BigDecimal number) {
      return ScoringRules.plain(number);
    }

    private static Text add(Text first, Text second) {
      return Text.of(first.zh() + second.zh(), first.en() + second.en());
    }

    private BigDecimal round(double number) {
      return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    }

    private Text written(BigDecimal number) {
      return unit.write(ScoringRules.plain(number));
    }
  }
}
