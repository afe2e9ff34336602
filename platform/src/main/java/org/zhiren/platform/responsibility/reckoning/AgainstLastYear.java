package org.zhiren.platform.responsibility.reckoning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zhiren.fairness.StudentT;

/**
 * The interval of a year that follows the profile of the one before, while no forecast of that
 * reach can be checked against the past: how far the months known so far stray from their growth
 * over the same months of last year tells how far the months ahead may stray.
 *
 * <p>Amounts stray by shares of what was expected, each month by itself; the growth, taken from the
 * same few months, is uncertain as well and moves all months ahead together: the interval of a
 * prediction in a regression through the origin, with Student's t on one degree less than there are
 * months. Of states it is the monthly changes that stray from those of last year and add up; that
 * they stray to one side counts on top. Months that stray not at all tell nothing: reports that
 * follow the plan to the last digit are no measure of what is to come.
 */
final class AgainstLastYear {

  private static final int FEWEST_AMOUNTS = 3;
  private static final int FEWEST_CHANGES = 2;
  private static final double NOTHING = 1e-9;

  private AgainstLastYear() {}

  /**
   * Half the width of the interval.
   *
   * @param steps months known, oldest first; amounts or states
   * @param path the months ahead as {@link ForecastMethod#SEASONAL} expects them
   * @return {@code null} with too few months to compare, or if they do not stray
   */
  static @Nullable Double halfWidth(double[] steps, double[] path, boolean adds, double level) {
    return adds ? amounts(steps, path, level) : states(steps, path.length, level);
  }

  private static @Nullable Double amounts(double[] steps, double[] path, double level) {
    double[] now = new double[12];
    double[] before = new double[12];
    int months = 0;
    for (int i = steps.length - 1; i >= 12 && i > steps.length - 13; i--) {
      if (!Double.isNaN(steps[i]) && steps[i - 12] > 0) {
        now[months] = steps[i];
        before[months] = steps[i - 12];
        months++;
      }
    }
    if (months < FEWEST_AMOUNTS) {
      return null;
    }
    double growth = Arrays.stream(now).sum() / Arrays.stream(before).sum();
    double squares = 0;
    double uncertain = 0;
    double sum = Arrays.stream(before).sum();
    for (int i = 0; i < months; i++) {
      double strays = now[i] / (growth * before[i]) - 1;
      squares += strays * strays;
      uncertain += before[i] * before[i] / (sum * sum);
    }
    double own = Arrays.stream(path).map(month -> month * month).sum();
    double all = Math.pow(Arrays.stream(path).sum(), 2) * uncertain;
    return squares < NOTHING
        ? null
        : quantile(level, months - 1) * Math.sqrt(squares / (months - 1) * (own + all));
  }

  private static @Nullable Double states(double[] steps, int ahead, double level) {
    double sum = 0;
    double squares = 0;
    int months = 0;
    for (int i = steps.length - 1; i >= 13 && i > steps.length - 13; i--) {
      double strays = steps[i] - steps[i - 1] - (steps[i - 12] - steps[i - 13]);
      if (!Double.isNaN(strays)) {
        sum += strays;
        squares += strays * strays;
        months++;
      }
    }
    if (months < FEWEST_CHANGES || squares == 0) {
      return null;
    }
    double square = squares / months;
    double mean = sum / months;
    // To one side: as far as the mean goes beyond what chance alone would make of it.
    double oneSided = Math.max(0, mean * mean - square / months);
    return quantile(level, months) * Math.sqrt(square * ahead + oneSided * ahead * ahead);
  }

  private static double quantile(double level, int freedom) {
    return StudentT.quantile((1 + level) / 2, freedom);
  }
}
