package org.zhiren.platform.responsibility.reckoning;

import java.time.YearMonth;
import java.util.Arrays;
import org.zhiren.explain.Text;

/**
 * The planned course of a target at the ends of the months of one year; immutable, and shared by
 * the targets that follow it.
 *
 * @param fromMonth the month in which the work begins, 1 to 12
 * @param dueMonth the month by whose end the target has to be reached, not before {@code fromMonth}
 * @param shares the share of the task expected at the end of January to December, basis points,
 *     never falling, 10,000 from the due month on
 */
public record MonthlyPlan(int fromMonth, int dueMonth, int[] shares) {

  /**
   * Checks and copies.
   *
   * @throws ReckoningFault naming the month that stands wrong
   */
  public MonthlyPlan {
    shares = shares.clone();
    if (shares.length != 12 || fromMonth < 1 || dueMonth > 12 || dueMonth < fromMonth) {
      throw new ReckoningFault(
          Text.of(
                  "进度应有 12 个月（现有 {0} 个），开始月份 {1} 应不晚于完成月份 {2}。",
                  "A course has 12 months (here {0}), and begins ({1}) not after it is due ({2}).")
              .fill(shares.length, fromMonth, dueMonth));
    }
    int before = 0;
    for (int month = 1; month <= 12; month++) {
      int share = shares[month - 1];
      boolean whole = month < dueMonth || share == Weights.WHOLE;
      if (share < before || share > Weights.WHOLE || !whole) {
        throw new ReckoningFault(
            Text.of(
                    "{0} 月末的计划进度 {1}% 应不低于上月的 {2}%，完成月份起应为 100%。",
                    "The share planned for the end of month {0}, {1} %, must not be below the {2} %"
                        + " before, and is 100 % from the due month on.")
                .fill(month, Weights.percent(share), Weights.percent(before)));
      }
      before = share;
    }
  }

  /** The course of a target at the month ends of {@code year}; the due month ends the work. */
  public static MonthlyPlan of(Course.Toward course, int year) {
    int[] shares = new int[12];
    YearMonth from = YearMonth.from(course.from());
    YearMonth due = YearMonth.from(course.due());
    int dueMonth = due.getYear() > year ? 12 : due.getYear() < year ? 1 : due.getMonthValue();
    int fromMonth = from.getYear() < year ? 1 : from.getYear() > year ? 12 : from.getMonthValue();
    for (int month = 1; month <= 12; month++) {
      shares[month - 1] =
          month >= dueMonth
              ? Weights.WHOLE
              : Math.max(0, course.plannedShare(YearMonth.of(year, month).atEndOfMonth()));
    }
    return new MonthlyPlan(Math.min(fromMonth, dueMonth), dueMonth, shares);
  }

  /** The same amount every month from the first to the due month. */
  public static MonthlyPlan straight(int fromMonth, int dueMonth) {
    int[] shares = new int[12];
    for (int month = 1; month <= 12; month++) {
      int gone = Math.clamp(month - fromMonth + 1L, 0, Math.max(1, dueMonth - fromMonth + 1));
      shares[month - 1] = Weights.WHOLE * gone / Math.max(1, dueMonth - fromMonth + 1);
    }
    return new MonthlyPlan(fromMonth, dueMonth, shares);
  }

  @Override
  public int[] shares() {
    return shares.clone();
  }

  int shareAt(int monthIndex) {
    return shares[monthIndex];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MonthlyPlan plan
        && plan.fromMonth == fromMonth
        && plan.dueMonth == dueMonth
        && Arrays.equals(plan.shares, shares);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shares);
  }

  @Override
  public String toString() {
    return "MonthlyPlan[%d-%d %s]".formatted(fromMonth, dueMonth, Arrays.toString(shares));
  }
}
