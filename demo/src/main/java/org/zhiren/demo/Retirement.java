package org.zhiren.demo;

import java.time.LocalDate;

/**
 * The statutory retirement date under the decision of 2024-09-13, in force since 2025-01-01: the
 * age rises by one month for every four months of the former retirement month, by three years at
 * most. Group 55 are women, group 60 men and women who reached county level.
 */
final class Retirement {
  private static final int REFORM_MONTH = 2025 * 12;
  private static final int STEP_MONTHS = 4;
  private static final int MOST_MONTHS = 36;

  private Retirement() {}

  /** The first day of the month after the person reaches the statutory age. */
  static LocalDate date(LocalDate birth, int formerAge) {
    int former = (birth.getYear() + formerAge) * 12 + birth.getMonthValue() - 1;
    int delay =
        former < REFORM_MONTH
            ? 0
            : Math.min(MOST_MONTHS, (former - REFORM_MONTH) / STEP_MONTHS + 1);
    int month = former + delay + 1;
    return LocalDate.of(month / 12, month % 12 + 1, 1);
  }
}
