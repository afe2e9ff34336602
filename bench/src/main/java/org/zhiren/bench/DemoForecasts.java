package org.zhiren.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.platform.responsibility.reckoning.Accrual;
import org.zhiren.platform.responsibility.reckoning.Forecast;
import org.zhiren.platform.responsibility.reckoning.Forecasts;
import org.zhiren.platform.responsibility.reckoning.MonthlySeries;
import org.zhiren.platform.responsibility.reckoning.Unit;

/**
 * Forecasts of the demonstration's targets: of the last full year the months after March, June or
 * September are held out, with the one year before as all the past there is; beside them "last
 * value" and "straight line".
 */
final class DemoForecasts {

  private static final int GIVEN_YEARS = 2;
  private static final int MOST = 4_000;

  private final DatabaseAccess database;

  DemoForecasts(DatabaseAccess database) {
    this.database = database;
  }

  void measure(PrintStream out) throws SQLException {
    int year = LocalDate.now(House.ZONE).getYear() - 1;
    ForecastAccuracy.Errors[] errors = new ForecastAccuracy.Errors[13];
    for (int month : new int[] {3, 6, 9}) {
      errors[month] = new ForecastAccuracy.Errors();
    }
    int series = 0;
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "select set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true)");
      try (ResultSet rows =
          statement.executeQuery(
              """
              select t.direction = 'UP' and t.baseline = 0 as adds, array_agg(r.value order by r.as_of) as numbers
              from responsibility.target t join responsibility.reading r on r.target_id = t.id and r.current
                join responsibility.plan p on p.id = t.plan_id and p.state = 'IN_FORCE'
              where r.as_of between '%d-01-01' and '%d-12-31' and t.direction <> 'RANGE'
              group by t.id, t.direction, t.baseline having count(*) = 24
              order by hashtext(t.id::text) limit %d
              """
                  .formatted(year - GIVEN_YEARS + 1, year, MOST))) {
        while (rows.next()) {
          count(rows, errors, year);
          series++;
        }
      }
      connection.rollback();
    }
    for (int month : new int[] {3, 6, 9}) {
      ForecastAccuracy.show(
          out,
          "%,d targets of the demonstration, %d known up to month %d"
              .formatted(series, year, month),
          errors[month]);
    }
  }

  private static void count(ResultSet row, ForecastAccuracy.Errors[] errors, int year)
      throws SQLException {
    boolean adds = row.getBoolean("adds");
    Array array = row.getArray("numbers");
    BigDecimal[] numbers = (BigDecimal[]) array.getArray();
    double truth = numbers[numbers.length - 1].doubleValue();
    if (truth == 0) {
      return;
    }
    Accrual accrual = adds ? Accrual.YEAR_TO_DATE : Accrual.LEVEL;
    for (int month : new int[] {3, 6, 9}) {
      double[] known = new double[numbers.length - 12 + month];
      for (int i = 0; i < known.length; i++) {
        known[i] = numbers[i].doubleValue();
      }
      Forecast forecast =
          Forecasts.yearEnd(
              MonthlySeries.of(accrual, YearMonth.of(year - GIVEN_YEARS + 1, 1), known),
              Unit.NONE,
              4,
              Forecasts.USUAL_LEVEL);
      ForecastAccuracy.count(errors[month], accrual, truth, known, month, forecast);
    }
  }
}
