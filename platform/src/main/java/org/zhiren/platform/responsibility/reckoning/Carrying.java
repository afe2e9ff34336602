package org.zhiren.platform.responsibility.reckoning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The methods of carrying a series forward. Each takes what was known at some time and says nothing
 * (null) where it has too little to go by. Gaps are {@code NaN}.
 *
 * <p>Damped trend: exponential smoothing after Gardner and McKenzie (1985), its three constants
 * taken from a small grid by the errors one step ahead.
 */
final class Carrying {
  private static final int LINE_MONTHS = 24;
  private static final double[] LEVEL_WEIGHTS = {0.15, 0.35, 0.6, 0.9};
  private static final double[] TREND_WEIGHTS = {0.05, 0.2};
  private static final double[] DAMPINGS = {0.8, 0.92, 0.98};

  private Carrying() {}

  /**
   * The next months.
   *
   * @param known what is known, oldest first
   * @param ahead how many months to carry on
   * @param adds whether months add up (amounts) or are states
   */
  static double @Nullable [] forward(
      ForecastMethod method, double[] known, int ahead, boolean adds) {
    return switch (method) {
      case LAST -> last(known, ahead);
      case STRAIGHT -> straight(known, ahead);
      case DAMPED -> damped(known, ahead);
      case SEASONAL -> adds ? seasonalAmounts(known, ahead) : seasonalStates(known, ahead);
      case COMBINED -> combined(known, ahead, adds);
    };
  }

  private static double @Nullable [] last(double[] known, int ahead) {
    for (int i = known.length - 1; i >= 0; i--) {
      if (!Double.isNaN(known[i])) {
        double[] path = new double[ahead];
        Arrays.fill(path, known[i]);
        return path;
      }
    }
    return null;
  }

  private static double @Nullable [] straight(double[] known, int ahead) {
    int from = Math.max(0, known.length - LINE_MONTHS);
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int i = from; i < known.length; i++) {
      if (!Double.isNaN(known[i])) {
        double x = i - from;
        n++;
        sumX += x;
        sumY += known[i];
        sumXx += x * x;
        sumXy += x * known[i];
      }
    }
    if (n < 3) {
      return null;
    }
    double slope = (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
    double start = (sumY - slope * sumX) / n;
    double[] path = new double[ahead];
    for (int h = 0; h < ahead; h++) {
      path[h] = start + slope * (known.length - from + h);
    }
    return path;
  }

  /** State of the smoothing after the last month, and its squared errors. */
  private record Smoothed(double level, double trend, double damping, double errors) {}

  private static double @Nullable [] damped(double[] known, int ahead) {
    if (Arrays.stream(known).filter(v -> !Double.isNaN(v)).count() < 6) {
      return null;
    }
    Smoothed best = null;
    for (double damping : DAMPINGS) {
      for (double levelWeight : LEVEL_WEIGHTS) {
        for (double trendWeight : TREND_WEIGHTS) {
          Smoothed one = smooth(known, levelWeight, trendWeight, damping);
          if (best == null || one.errors < best.errors) {
            best = one;
          }
        }
      }
    }
    if (best == null) {
      return null;
    }
    double[] path = new double[ahead];
    double weight = 0;
    double power = 1;
    for (int h = 0; h < ahead; h++) {
      power *= best.damping;
      weight += power;
      path[h] = best.level + weight * best.trend;
    }
    return path;
  }

  private static Smoothed smooth(
      double[] known, double levelWeight, double trendWeight, double damping) {
    int start = 0;
    while (Double.isNaN(known[start])) {
      start++;
    }
    double level = known[start];
    double trend = 0;
    double errors = 0;
    for (int i = start + 1; i < known.length; i++) {
      double expected = level + damping * trend;
      if (Double.isNaN(known[i])) {
        level = expected;
        trend *= damping;
        continue;
      }
      double error = known[i] - expected;
      errors += error * error;
      level = expected + levelWeight * error;
      trend = damping * trend + levelWeight * trendWeight * error;
    }
    return new Smoothed(level, trend, damping, errors);
  }

  /** The state now plus what the same months brought in earlier years, on average. */
  private static double @Nullable [] seasonalStates(double[] known, int ahead) {
    int now = known.length - 1;
    double[] path = new double[ahead];
    for (int h = 1; h <= ahead; h++) {
      double sum = 0;
      int years = 0;
      for (int from = now - 12; from >= 0; from -= 12) {
        double change = known[from + h] - known[from];
        if (!Double.isNaN(change)) {
          sum += change;
          years++;
        }
      }
      if (years == 0 || Double.isNaN(known[now])) {
        return null;
      }
      path[h - 1] = known[now] + sum / years;
    }
    return path;
  }

  /** The mean of the same months of earlier years, raised by the growth of the newest months. */
  private static double @Nullable [] seasonalAmounts(double[] known, int ahead) {
    int now = known.length - 1;
    double recent = 0;
    double before = 0;
    int compared = 0;
    for (int i = now; i >= 12 && i > now - 12; i--) {
      if (!Double.isNaN(known[i]) && !Double.isNaN(known[i - 12])) {
        recent += known[i];
        before += known[i - 12];
        compared++;
      }
    }
    if (compared < 3 || before <= 0 || recent < 0) {
      return null;
    }
    double growth = Math.clamp(recent / before, 1.0 / 3, 3.0);
    double[] path = new double[ahead];
    for (int h = 1; h <= ahead; h++) {
      double sum = 0;
      int years = 0;
      double raised = growth;
      for (int at = now - 12 + h; at >= 0; at -= 12) {
        if (!Double.isNaN(known[at])) {
          sum += known[at] * raised;
          years++;
        }
        raised *= growth;
      }
      if (years == 0) {
        return null;
      }
      path[h - 1] = sum / years;
    }
    return path;
  }

  private static double @Nullable [] combined(double[] known, int ahead, boolean adds) {
    double[] sum = new double[ahead];
    int methods = 0;
    for (ForecastMethod method :
        new ForecastMethod[] {
          ForecastMethod.STRAIGHT, ForecastMethod.DAMPED, ForecastMethod.SEASONAL
        }) {
      double[] path = forward(method, known, ahead, adds);
      if (path != null) {
        methods++;
        for (int h = 0; h < ahead; h++) {
          sum[h] += path[h];
        }
      }
    }
    if (methods < 2) {
      return null;
    }
    for (int h = 0; h < ahead; h++) {
      sum[h] /= methods;
    }
    return sum;
  }
}
