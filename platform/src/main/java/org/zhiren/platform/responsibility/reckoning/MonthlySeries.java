package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.zhiren.explain.Text;

/**
 * The monthly values of one indicator up to the newest; a month without a value is a gap, never a
 * zero. Immutable.
 */
public final class MonthlySeries {

  private final Accrual accrual;
  private final YearMonth first;
  private final double[] values;

  private MonthlySeries(Accrual accrual, YearMonth first, double[] values) {
    this.accrual = accrual;
    this.first = first;
    this.values = values;
  }

  /**
   * A series of the values on file.
   *
   * @param values by month, at least one
   * @throws ReckoningFault if there is none
   */
  public static MonthlySeries of(Accrual accrual, Map<YearMonth, BigDecimal> values) {
    if (values.isEmpty()) {
      throw new ReckoningFault(
          Text.of("没有月度数值，无法预测。", "There are no monthly values to forecast from."));
    }
    TreeMap<YearMonth, BigDecimal> sorted = new TreeMap<>(values);
    YearMonth first = sorted.firstKey();
    double[] numbers = new double[(int) ChronoUnit.MONTHS.between(first, sorted.lastKey()) + 1];
    Arrays.fill(numbers, Double.NaN);
    sorted.forEach((month, value) ->
        numbers[(int) ChronoUnit.MONTHS.between(first, month)] = value.doubleValue());
    return new MonthlySeries(accrual, first, numbers);
  }

  /**
   * A series of consecutive months.
   *
   * @param first the month of the first value
   * @param values in the order of the months, {@code NaN} for a gap; the last is no gap
   * @throws ReckoningFault if there is no value, or the last is a gap
   */
  public static MonthlySeries of(Accrual accrual, YearMonth first, double[] values) {
    if (values.length == 0 || Double.isNaN(values[values.length - 1])) {
      throw new ReckoningFault(
          Text.of("没有月度数值，无法预测。", "There are no monthly values to forecast from."));
    }
    return new MonthlySeries(accrual, first, values.clone());
  }

  /** How the year follows from the months. */
  public Accrual accrual() {
    return accrual;
  }

  /** The month of the newest value. */
  public YearMonth newest() {
    return first.plusMonths(values.length - 1L);
  }

  /**
   * What is carried forward month by month: the states themselves, or the amounts of single months.
   * The amount of a month whose predecessor is a gap is not known.
   */
  double[] steps() {
    if (accrual != Accrual.YEAR_TO_DATE) {
      return values.clone();
    }
    double[] steps = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean january = monthOfYear(i) == 1;
      steps[i] = january ? values[i] : i == 0 ? Double.NaN : values[i] - values[i - 1];
    }
    return steps;
  }

  /** What the year has brought so far; {@code NaN} if a month of it is a gap, 0 for states. */
  double soFar() {
    if (accrual == Accrual.LEVEL) {
      return 0;
    }
    int last = values.length - 1;
    if (accrual == Accrual.YEAR_TO_DATE) {
      return values[last];
    }
    double sum = 0;
    int january = last - monthOfYear(last) + 1;
    for (int i = january; i <= last; i++) {
      sum += i < 0 ? Double.NaN : values[i];
    }
    return sum;
  }

  /** 1 for January. */
  int monthOfYear(int index) {
    return first.plusMonths(index).getMonthValue();
  }

  int knownMonths() {
    return (int) Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
  }

  double last() {
    return values[values.length - 1];
  }
}
