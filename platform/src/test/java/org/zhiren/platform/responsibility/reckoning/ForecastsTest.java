package org.zhiren.platform.responsibility.reckoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiren.explain.Value;

/** Forecasts of series whose future is known, and the honesty of intervals. */
class ForecastsTest {
  private static final Unit PEOPLE = Units.standard().find("人").orElseThrow();
  private static final YearMonth START = YearMonth.of(2023, 1);

  /** What January to December brings in a season of the plan's own. */
  private static final double[] SEASON = {
    0.3, 0.2, 1.4, 1.0, 0.9, 1.8, 0.8, 0.7, 1.5, 0.9, 0.8, 1.7
  };

  @Test
  void aStraightLineIsCarriedOn() {
    double[] line = new double[33];
    for (int i = 0; i < line.length; i++) {
      line[i] = 100 + 3 * i;
    }
    Forecast forecast = yearEnd(Accrual.LEVEL, line);
    assertThat(forecast.method()).isEqualTo(ForecastMethod.STRAIGHT);
    assertThat(forecast.value()).isEqualByComparingTo("205");
    assertThat(forecast.low()).isEqualByComparingTo("205");
    assertThat(forecast.high()).isEqualByComparingTo("205");
    assertThat(forecast.tried().getFirst().error()).isEqualTo(0, within(1e-9));
    assertThat(forecast.explanation().sentence().zh()).contains("预计全年为 205人", "直线趋势", "2025-09");
  }

  @Test
  void whatNeverChangesKeepsThePlainestMethod() {
    double[] same = new double[30];
    java.util.Arrays.fill(same, 42);
    Forecast forecast = yearEnd(Accrual.LEVEL, same);
    assertThat(forecast.method()).isEqualTo(ForecastMethod.LAST);
    assertThat(forecast.value()).isEqualByComparingTo("42");
  }

  @Test
  void aSeasonWithGrowthIsFoundInAmounts() {
    double[] amounts = seasonal(30, 1.1);
    Forecast forecast = yearEnd(Accrual.MONTHLY, amounts);
    assertThat(forecast.method()).isEqualTo(ForecastMethod.SEASONAL);
    double year = 0;
    for (double month : SEASON) {
      year += 100 * month * 1.1 * 1.1;
    }
    assertThat(forecast.value().doubleValue()).isEqualTo(year, within(0.01));
  }

  @Test
  void amountsSinceJanuaryAreTheSameQuestion() {
    Random random = new Random(5);
    double[] amounts = seasonal(32, 1.05);
    double[] since = new double[amounts.length];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = Math.round(amounts[i] * (1 + 0.2 * random.nextGaussian()));
      since[i] = i % 12 == 0 ? amounts[i] : since[i - 1] + amounts[i];
    }
    Forecast monthly = yearEnd(Accrual.MONTHLY, amounts);
    Forecast cumulated = yearEnd(Accrual.YEAR_TO_DATE, since);
    assertThat(cumulated.value()).isEqualTo(monthly.value());
    assertThat(cumulated.low()).isEqualTo(monthly.low());
    assertThat(cumulated.method()).isEqualTo(monthly.method());
  }

  /** A year that is a tenth better than the one before, known up to March. */
  @Test
  void withOneYearBehindItsProfileIsTaken() {
    double[] since = seasonal(15, 1.1);
    for (int i = 1; i < since.length; i++) {
      since[i] += i % 12 == 0 ? 0 : since[i - 1];
    }
    Forecast forecast = yearEnd(Accrual.YEAR_TO_DATE, since);
    assertThat(forecast.method()).isEqualTo(ForecastMethod.SEASONAL);
    assertThat(forecast.value()).isEqualByComparingTo("1320");
    assertThat(forecast.low()).as("months without any scatter tell nothing").isNull();
  }

  @Test
  void gapsAreNotFilledWithZero() {
    double[] amounts = seasonal(30, 1.1);
    amounts[26] = Double.NaN;
    Forecast broken = yearEnd(Accrual.MONTHLY, amounts);
    assertThat(broken.value()).isNull();
    assertThat(broken.prospect(Direction.UP, BigDecimal.TEN)).isEqualTo(Forecast.Prospect.UNKNOWN);
    assertThat(broken.explanation().value()).isEqualTo(new Value.Missing());
    // A gap of last year costs knowledge, not the forecast.
    amounts = seasonal(30, 1.1);
    amounts[14] = Double.NaN;
    assertThat(yearEnd(Accrual.MONTHLY, amounts).value()).isNotNull();
    // The amount of a month after a gap is no more known than that of the gap itself.
    double[] past = seasonal(30, 1.1);
    double[] counted = past.clone();
    for (int i = 1; i < counted.length; i++) {
      counted[i] += i % 12 == 0 ? 0 : counted[i - 1];
    }
    past[14] = Double.NaN;
    past[15] = Double.NaN;
    counted[14] = Double.NaN;
    assertThat(yearEnd(Accrual.YEAR_TO_DATE, counted).value())
        .isEqualTo(yearEnd(Accrual.MONTHLY, past).value());
    // What has come since January is known in spite of a gap on the way.
    double[] since = new double[30];
    for (int i = 0; i < since.length; i++) {
      since[i] = 10 * (i % 12 + 1);
    }
    since[26] = Double.NaN;
    assertThat(yearEnd(Accrual.YEAR_TO_DATE, since).value()).isEqualByComparingTo("120");
  }

  @Test
  void tooLittleIsSaidRatherThanGuessed() {
    assertThat(yearEnd(Accrual.LEVEL, new double[] {1, 2, 3, 4, 5}).value()).isNull();
    Forecast short8 = yearEnd(Accrual.LEVEL, new double[] {5, 7, 6, 8, 7, 9, 8, 10});
    assertThat(short8.value()).isNotNull();
    assertThat(short8.low()).isNull();
    assertThat(short8.prospect(Direction.UP, BigDecimal.ONE)).isEqualTo(Forecast.Prospect.OPEN);
    assertThat(short8.explanation().sentence().zh()).contains("给不出可信的区间");
    assertThatThrownBy(() -> MonthlySeries.of(Accrual.LEVEL, Map.of()))
        .isInstanceOf(ReckoningFault.class);
  }

  @Test
  void aCompleteYearIsAFact() {
    double[] amounts = seasonal(24, 1);
    Forecast forecast = yearEnd(Accrual.MONTHLY, amounts);
    assertThat(forecast.value()).isEqualByComparingTo("1200");
    assertThat(forecast.low()).isEqualTo(forecast.high());
    assertThat(forecast.prospect(Direction.UP, new BigDecimal("1200")))
        .isEqualTo(Forecast.Prospect.LIKELY);
    assertThat(forecast.prospect(Direction.UP, new BigDecimal("1200.01")))
        .isEqualTo(Forecast.Prospect.UNLIKELY);
    assertThat(forecast.prospect(Direction.DOWN, new BigDecimal("1200")))
        .isEqualTo(Forecast.Prospect.LIKELY);
  }

  @Test
  void valuesByMonthAreTheSameSeries() {
    Map<YearMonth, BigDecimal> values = new java.util.HashMap<>();
    double[] numbers = new double[27];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i == 7 ? Double.NaN : 50 + (i * 7) % 11;
      if (i != 7) {
        values.put(START.plusMonths(i), BigDecimal.valueOf(numbers[i]));
      }
    }
    Forecast ofMap = Forecasts.yearEnd(MonthlySeries.of(Accrual.LEVEL, values), PEOPLE, 2, 0.8);
    assertThat(ofMap).isEqualTo(yearEnd(Accrual.LEVEL, numbers));
  }

  /** Of intervals at 80 %, about 80 % must hold the truth, over series of several makes. */
  @Test
  void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
    long seed = 20_261_126;
    System.out.println("ForecastsTest seed " + seed);
    Random random = new Random(seed);
    int held = 0;
    int all = 0;
    for (int round = 0; round < 400; round++) {
      int known = 24 + random.nextInt(12);
      double[] whole = invented(random, 48);
      int end = (known - 1) / 12 * 12 + 12;
      Accrual accrual = round % 2 == 0 ? Accrual.MONTHLY : Accrual.LEVEL;
      Forecast forecast = yearEnd(accrual, java.util.Arrays.copyOf(whole, known));
      double truth = whole[end - 1];
      if (accrual == Accrual.MONTHLY) {
        truth = 0;
        for (int i = end - 12; i < end; i++) {
          truth += whole[i];
        }
      }
      if (forecast.low() != null && forecast.high() != null) {
        all++;
        // Half a hundredth for the rounding of the ends.
        boolean inside =
            truth >= forecast.low().doubleValue() - 0.005
                && truth <= forecast.high().doubleValue() + 0.005;
        held += inside ? 1 : 0;
      }
    }
    System.out.printf("intervals: %d of %d hold the truth%n", held, all);
    assertThat(all).isGreaterThan(300);
    // Four standard deviations of a binomial below 80 %; errors that overlap cost a little more.
    assertThat((double) held / all).isBetween(0.70, 0.92);
  }

  /** One year behind, nothing to try a forecast on: the scatter against last year must do. */
  @ParameterizedTest
  @CsvSource({"MONTHLY, 3", "MONTHLY, 6", "LEVEL, 3", "LEVEL, 6"})
  void withOneYearBehindTheScatterAgainstItGivesTheInterval(Accrual accrual, int month) {
    long seed = 20_261_127;
    Random random = new Random(seed);
    int held = 0;
    int rounds = 2_000;
    for (int round = 0; round < rounds; round++) {
      double growth = 1 + 0.15 * random.nextGaussian();
      double noise = 0.03 + 0.12 * random.nextDouble();
      double[] whole = new double[24];
      double state = 100;
      for (int i = 0; i < whole.length; i++) {
        state += 5 * (SEASON[i % 12] - 1) + 40 * noise * random.nextGaussian();
        double expected = 1_000 * SEASON[i % 12] * (i < 12 ? 1 : growth);
        whole[i] =
            accrual == Accrual.MONTHLY ? expected * (1 + noise * random.nextGaussian()) : state;
      }
      Forecast forecast = yearEnd(accrual, java.util.Arrays.copyOf(whole, 12 + month));
      double truth =
          accrual == Accrual.LEVEL ? whole[23] : java.util.Arrays.stream(whole, 12, 24).sum();
      assertThat(forecast.method()).isEqualTo(ForecastMethod.SEASONAL);
      held +=
          truth >= forecast.low().doubleValue() && truth <= forecast.high().doubleValue() ? 1 : 0;
    }
    System.out.printf(
        "ForecastsTest seed %d: %s, month %d: %d of %d hold%n", seed, accrual, month, held, rounds);
    assertThat((double) held / rounds).isBetween(0.72, 0.92);
  }

  private static double[] invented(Random random, int months) {
    double[] series = new double[months];
    double level = 100;
    double slope = random.nextGaussian();
    double season = random.nextInt(3) * 0.5;
    double walk = random.nextInt(2) * 3;
    double noise = 2 + random.nextInt(8);
    double drift = 0;
    for (int i = 0; i < months; i++) {
      drift += walk * random.nextGaussian();
      series[i] =
          (level + slope * i + drift) * (1 + season * (SEASON[i % 12] - 1))
              + noise * random.nextGaussian();
    }
    return series;
  }

  private static double[] seasonal(int months, double growth) {
    double[] amounts = new double[months];
    for (int i = 0; i < months; i++) {
      amounts[i] = 100 * SEASON[i % 12] * Math.pow(growth, i / 12);
    }
    return amounts;
  }

  private static Forecast yearEnd(Accrual accrual, double[] values) {
    return Forecasts.yearEnd(
        MonthlySeries.of(accrual, START, values), PEOPLE, 2, Forecasts.USUAL_LEVEL);
  }
}
