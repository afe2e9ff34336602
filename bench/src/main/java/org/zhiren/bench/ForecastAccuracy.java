package org.zhiren.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Random;
import org.zhiren.platform.responsibility.reckoning.Accrual;
import org.zhiren.platform.responsibility.reckoning.Forecast;
import org.zhiren.platform.responsibility.reckoning.Forecasts;
import org.zhiren.platform.responsibility.reckoning.MonthlySeries;
import org.zhiren.platform.responsibility.reckoning.Unit;

/**
 * Forecasts of invented series whose future is held back: three full years and a part of the fourth
 * are given, the value of the fourth year is asked for. Beside them "last value" (the newest month
 * stays) and "straight line" (least squares through the last two years).
 */
final class ForecastAccuracy {
  private static final int MONTHS = 48;
  private static final double[] SEASON = {
    0.3, 0.2, 1.4, 1.0, 0.9, 1.8, 0.8, 0.7, 1.5, 0.9, 0.8, 1.7
  };

  /** What is in the series; each kind comes equally often. */
  private enum Kind {
    TREND("trend and noise"),
    SEASON("season with growth, amounts of months"),
    RUSH("season with a rush at year's end, amounts since January"),
    WALK("random walk"),
    LEVELLING("growth that levels off"),
    SHIFT("a jump in the third year");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private record Invented(Accrual accrual, double[] values, double truth) {}

  static final class Errors {
    double ours;
    double last;
    double line;
    int count;
    int intervals;
    int held;
    double width;
  }

  private final Random random;
  private final int series;

  ForecastAccuracy(long seed, int series) {
    this.random = new Random(seed);
    this.series = series;
  }

  void measure(PrintStream out) {
    Errors[] byMonth = new Errors[13];
    Errors[] byKind = new Errors[Kind.values().length];
    Arrays.setAll(byMonth, _ -> new Errors());
    Arrays.setAll(byKind, _ -> new Errors());
    long spent = 0;
    int forecasts = 0;
    for (int i = 0; i < series; i++) {
      Kind kind = Kind.values()[i % Kind.values().length];
      Invented invented = invent(kind);
      for (int month : new int[] {3, 6, 9}) {
        double[] known = Arrays.copyOf(invented.values, MONTHS - 12 + month);
        MonthlySeries given = MonthlySeries.of(invented.accrual, YearMonth.of(2023, 1), known);
        long start = System.nanoTime();
        Forecast forecast = Forecasts.yearEnd(given, Unit.NONE, 4, Forecasts.USUAL_LEVEL);
        spent += System.nanoTime() - start;
        forecasts++;
        count(byMonth[month], invented.accrual, invented.truth, known, month, forecast);
        count(byKind[kind.ordinal()], invented.accrual, invented.truth, known, month, forecast);
      }
    }
    TargetsBench.line(
        out,
        "forecasts of %,d series, three each".formatted(series),
        "%.2f ms a forecast, one thread",
        spent / 1e6 / forecasts);
    for (int month : new int[] {3, 6, 9}) {
      show(out, "known up to month %d".formatted(month), byMonth[month]);
    }
    for (Kind kind : Kind.values()) {
      show(out, kind.words, byKind[kind.ordinal()]);
    }
  }

  static void show(PrintStream out, String what, Errors e) {
    TargetsBench.line(
        out,
        "mean error of the year's value: " + what,
        "%.1f %% of the value (last value %.1f %%, straight line %.1f %%); %,d intervals of 80 %%"
            + " hold %.1f %%, half-width %.1f %%",
        100 * e.ours / e.count,
        100 * e.last / e.count,
        100 * e.line / e.count,
        e.intervals,
        100.0 * e.held / Math.max(1, e.intervals),
        100 * e.width / Math.max(1, e.intervals));
  }

  static void count(
      Errors errors, Accrual accrual, double truth, double[] known, int month, Forecast forecast) {
    BigDecimal value = forecast.value();
    if (value == null) {
      throw new IllegalStateException("No forecast: " + forecast.explanation().sentence().en());
    }
    double size = Math.abs(truth);
    errors.count++;
    errors.ours += Math.abs(value.doubleValue() - truth) / size;
    double[] steps = steps(accrual, known);
    errors.last += Math.abs(byLast(accrual, steps, month) - truth) / size;
    errors.line += Math.abs(byLine(accrual, steps, month) - truth) / size;
    BigDecimal low = forecast.low();
    BigDecimal high = forecast.high();
    if (low != null && high != null) {
      errors.intervals++;
      errors.width += (high.doubleValue() - low.doubleValue()) / 2 / size;
      boolean held = truth >= low.doubleValue() && truth <= high.doubleValue();
      errors.held += held ? 1 : 0;
    }
  }

  private static double[] steps(Accrual accrual, double[] known) {
    double[] steps = known.clone();
    if (accrual == Accrual.YEAR_TO_DATE) {
      for (int i = known.length - 1; i > 0; i--) {
        steps[i] = i % 12 == 0 ? known[i] : known[i] - known[i - 1];
      }
    }
    return steps;
  }

  private static double soFar(double[] steps, int month) {
    double sum = 0;
    for (int i = steps.length - month; i < steps.length; i++) {
      sum += steps[i];
    }
    return sum;
  }

  private static double byLast(Accrual accrual, double[] steps, int month) {
    double last = steps[steps.length - 1];
    return accrual == Accrual.LEVEL ? last : soFar(steps, month) + last * (12 - month);
  }

  private static double byLine(Accrual accrual, double[] steps, int month) {
    int n = Math.min(24, steps.length);
    double meanX = (n - 1) / 2.0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanY += steps[steps.length - n + i] / n;
    }
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < n; i++) {
      xy += (i - meanX) * (steps[steps.length - n + i] - meanY);
      xx += (i - meanX) * (i - meanX);
    }
    double slope = xy / xx;
    if (accrual == Accrual.LEVEL) {
      return meanY + slope * (n - 1 + 12 - month - meanX);
    }
    double sum = soFar(steps, month);
    for (int h = 0; h < 12 - month; h++) {
      sum += meanY + slope * (n + h - meanX);
    }
    return sum;
  }

  private Invented invent(Kind kind) {
    double[] values = new double[MONTHS];
    double noise = 1 + random.nextInt(5);
    double slope = (random.nextDouble() - 0.3) * 1.5;
    double growth = 1 + (random.nextDouble() - 0.3) * 0.2;
    double drift = 0;
    int jump = 24 + random.nextInt(12);
    double height = 30 * (random.nextDouble() - 0.5);
    for (int i = 0; i < MONTHS; i++) {
      drift += noise * random.nextGaussian();
      double error = noise * random.nextGaussian();
      double season = SEASON[i % 12];
      int year = i / 12;
      values[i] =
          switch (kind) {
            case TREND -> 150 + slope * i + error;
            case SEASON ->
                100 * season * Math.pow(growth, i / 12.0) * (1 + 0.03 * random.nextGaussian());
            case RUSH ->
                (i % 12 >= 10 ? 250 : 60)
                    * Math.pow(growth, year)
                    * (1 + 0.05 * random.nextGaussian());
            case WALK -> 200 + drift;
            case LEVELLING -> 200 - 100 * Math.pow(0.93, i) + error;
            case SHIFT -> 150 + (i >= jump ? height : 0) + error;
          };
    }
    Accrual accrual =
        switch (kind) {
          case SEASON -> Accrual.MONTHLY;
          case RUSH -> Accrual.YEAR_TO_DATE;
          default -> Accrual.LEVEL;
        };
    if (accrual == Accrual.YEAR_TO_DATE) {
      for (int i = 1; i < MONTHS; i++) {
        values[i] += i % 12 == 0 ? 0 : values[i - 1];
      }
    }
    double truth = values[MONTHS - 1];
    if (accrual == Accrual.MONTHLY) {
      truth = 0;
      for (int i = MONTHS - 12; i < MONTHS; i++) {
        truth += values[i];
      }
    }
    return new Invented(accrual, values, truth);
  }
}
