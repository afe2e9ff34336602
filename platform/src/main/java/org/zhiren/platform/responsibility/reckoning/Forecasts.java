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
 * absolute error is taken; a plainer one is kept unless the other is better by a twentieth.
 *
 * <p><b>Interval.</b> What is compared with the past is the whole procedure, the choice included: at
 * each past month the choice is made by the errors that had been seen by then. The half-width is the
 * empirical quantile of these absolute errors with the correction for small samples known from
 * conformal prediction: the ⌈(m+1)·level⌉-th smallest of m. With too few comparisons there is no
 * interval rather than a pretty one.
 */
public final class Forecasts {

  /** The usual level of intervals. */
  public static final double USUAL_LEVEL = 0.8;

  private static final int FEWEST_MONTHS = 6;
  private static final int TRAINING_MONTHS = 9;
  private static final int FEWEST_ERRORS_FOR_CHOICE = 3;
  private static final double CLEARLY_BETTER = 0.95;
  private static final ForecastMethod[] METHODS = ForecastMethod.values();

  private final MonthlySeries series;
  private final double[] steps;
  private final int ahead;
  private final boolean adds;

  /** Errors by method and past month; {@code NaN} where the method had nothing to say. */
  private final Map<ForecastMethod, double[]> errors = new EnumMap<>(ForecastMethod.class);

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
      throw new IllegalArgumentException("level (%s) must be above 0 and below 1.".formatted(level));
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
      return wording.unknown(
          Wording.TOO_SHORT.fill(series.knownMonths(), FEWEST_MONTHS));
    }
    tryOut();
    List<Forecast.Tried> tried = tried();
    ForecastMethod method = choose(steps.length);
    double[] path = Carrying.forward(method, steps, ahead, adds);
    if (path == null) {
      method = ForecastMethod.LAST;
      path = Carrying.forward(method, steps, ahead, adds);
    }
    if (path == null) {
      return wording.unknown(Wording.GAPS);
    }
    double value = soFar + total(path, 0);
    return wording.known(value, halfWidth(wording.level), method, tried, ahead);
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

  /** Every method at every past month; index {@code n} means that n months were known. */
  private void tryOut() {
    for (ForecastMethod method : METHODS) {
      double[] mine = new double[steps.length + 1];
      Arrays.fill(mine, Double.NaN);
      for (int n = TRAINING_MONTHS; n + ahead <= steps.length; n++) {
        double truth = total(steps, n);
        double[] path =
            Double.isNaN(truth)
                ? null
                : Carrying.forward(method, Arrays.copyOf(steps, n), ahead, adds);
        if (path != null) {
          mine[n] = truth - total(path, 0);
        }
      }
      errors.put(method, mine);
    }
  }

  /** The method to use when n months are known, by the errors that had been seen by then. */
  private ForecastMethod choose(int n) {
    ForecastMethod best = ForecastMethod.LAST;
    double least = Double.POSITIVE_INFINITY;
    boolean any = false;
    for (ForecastMethod method : METHODS) {
      double[] mine = errorsOf(method);
      double sum = 0;
      int times = 0;
      for (int past = 0; past + ahead <= n; past++) {
        if (!Double.isNaN(mine[past])) {
          sum += Math.abs(mine[past]);
          times++;
        }
      }
      if (times >= FEWEST_ERRORS_FOR_CHOICE && sum / times < least * CLEARLY_BETTER) {
        least = sum / times;
        best = method;
        any = true;
      }
    }
    return any ? best : untried(n);
  }

  /** Without comparisons the combination is the least rash, where it can be made. */
  private ForecastMethod untried(int n) {
    return Carrying.forward(ForecastMethod.COMBINED, Arrays.copyOf(steps, n), ahead, adds) == null
        ? ForecastMethod.LAST
        : ForecastMethod.COMBINED;
  }

  private @Nullable Double halfWidth(double level) {
    List<Double> sizes = new ArrayList<>();
    for (int n = TRAINING_MONTHS; n + ahead <= steps.length; n++) {
      double error = errorsOf(choose(n))[n];
      if (!Double.isNaN(error)) {
        sizes.add(Math.abs(error));
      }
    }
    int rank = (int) Math.ceil((sizes.size() + 1) * level);
    if (rank > sizes.size()) {
      return null;
    }
    sizes.sort(null);
    return sizes.get(rank - 1);
  }

  private List<Forecast.Tried> tried() {
    List<Forecast.Tried> tried = new ArrayList<>();
    for (ForecastMethod method : METHODS) {
      double[] known =
          Arrays.stream(errorsOf(method)).filter(e -> !Double.isNaN(e)).map(Math::abs).toArray();
      if (known.length > 0) {
        tried.add(
            new Forecast.Tried(
                method, Arrays.stream(known).average().orElseThrow(), known.length));
      }
    }
    tried.sort(Comparator.comparingDouble(Forecast.Tried::error));
    return List.copyOf(tried);
  }

  private double[] errorsOf(ForecastMethod method) {
    double[] mine = errors.get(method);
    if (mine == null) {
      throw new IllegalStateException("Method %s was not tried.".formatted(method));
    }
    return mine;
  }

  /** Says the result. */
  private record Wording(MonthlySeries series, Unit unit, int decimals, double level) {
    static final Text GAPS =
        Text.of("今年有月份没有数值，无法预测全年。", "A month of this year has no value, so the year cannot be foretold.");
    static final Text TOO_SHORT =
        Text.of("只有 {0} 个月的数值，至少需要 {1} 个月。", "There are values of {0} months; at least {1} are needed.");
    private static final Text EXPECTED =
        Text.of("预计全年为 {0}（{1}，由 {2} 起推 {3} 个月）", "Expected for the year: {0} ({1}, {3} months on from {2})");

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
