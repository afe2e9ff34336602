package org.zhiren.statutes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;

/**
 * Periods around service: contracts, training leave, cases, retirement by choice, work afterwards.
 */
public final class ServicePeriods {
  private static final Text MONTHS = Text.of("个月", "months");
  private static final Text LEFT = Text.of("离职日期", "day of leaving");
  private static final Text OPENED = Text.of("批准立案日期", "day on which the case was opened");
  private static final Text BIRTH = Text.of("出生日期", "date of birth");

  private final Law law;
  private final Trees trees;

  ServicePeriods(Law law) {
    this.law = law;
    this.trees = new Trees(law);
  }

  /**
   * The first day on which a person who left may again work in a related enterprise (公务员法 第一百零七条).
   *
   * @param left day of leaving the service
   * @param leader whether a leading member, or a leading post at division level or above, was held
   */
  public Explanation freeToWorkElsewhere(LocalDate left, boolean leader) {
    Threshold years = law.threshold(leader ? "GWY-107.leader-years" : "GWY-107.years", left);
    if (!years.known()) {
      return trees.notOnFile("GWY-107", left, years);
    }
    LocalDate free = left.plusMonths(years.months());
    return trees
        .of(
            "GWY-107",
            new Value.Day(free),
            Text.of(
                    "{0}离职，{1}年内不得到与原工作业务直接相关的企业任职，至{2}届满",
                    "left on {0}: no related enterprise for {1} years, over on {2}")
                .fill(left, years.number(), free),
            left,
            years)
        .using(Fact.of(LEFT, left))
        .build();
  }

  /**
   * Whether an appointment by contract has a lawful length (公务员法 第一百零三条).
   *
   * @param months length of the contract in months
   * @param probation length of probation in months, null if none was agreed
   */
  public Explanation appointmentContract(int months, @Nullable Integer probation, LocalDate asOf) {
    Threshold shortest = law.threshold("GWY-103.shortest", asOf);
    Threshold longest = law.threshold("GWY-103.longest", asOf);
    Threshold least = law.threshold("GWY-103.probation-shortest", asOf);
    Threshold most = law.threshold("GWY-103.probation-longest", asOf);
    if (!shortest.known() || !longest.known() || !least.known() || !most.known()) {
      return trees.notOnFile("GWY-103", asOf, shortest);
    }
    boolean lawful =
        months >= shortest.months()
            && months <= longest.months()
            && (probation == null || (probation >= least.months() && probation <= most.months()));
    return trees
        .of(
            "GWY-103",
            lawful ? Verdict.PASS : Verdict.FAIL,
            Text.of(
                    "合同期限{0}个月（应为{1}至{2}个月），试用期{3}（约定的应为{4}至{5}个月）",
                    "contract of {0} months ({1} to {2}), probation {3} (if agreed, {4} to {5} months)")
                .fill(
                    months,
                    shortest.months(),
                    longest.months(),
                    probation == null
                        ? Text.of("未约定", "not agreed")
                        : Text.of("{0}个月", "of {0} months").fill(probation),
                    least.months(),
                    most.months()),
            asOf,
            longest)
        .build();
  }

  /** Whether the contract of a public institution is as long as it should as a rule be. */
  public Explanation institutionContract(int months, LocalDate asOf) {
    Threshold years = law.threshold("SYRS-12.years", asOf);
    if (!years.known()) {
      return trees.notOnFile("SYRS-12", asOf, years);
    }
    return trees
        .of(
            "SYRS-12",
            months >= years.months() ? Verdict.PASS : Verdict.WARN,
            Text.of("聘用合同{0}个月，一般不低于{1}个月", "contract of {0} months, as a rule not below {1}")
                .fill(months, years.months()),
            asOf,
            years)
        .build();
  }

  /**
   * The months of probation in a contract with a public institution: twelve for a first job under a
   * contract of three years or more; the regulation sets none for others.
   */
  public Explanation institutionProbation(boolean firstJob, int contractMonths, LocalDate asOf) {
    Threshold months = law.threshold("SYRS-13.months", asOf);
    Threshold contract = law.threshold("SYRS-13.contract", asOf);
    if (!months.known() || !contract.known()) {
      return trees.notOnFile("SYRS-13", asOf, months);
    }
    boolean applies = firstJob && contractMonths >= contract.months();
    int probation = applies ? months.months() : 0;
    Text said =
        applies
            ? Text.of("初次就业且合同三年以上，试用期{0}个月", "first job and three years or more: {0} months")
                .fill(probation)
            : Text.of("不属于初次就业的三年以上合同，本条不设试用期", "the article sets no probation here");
    return trees
        .of(
            "SYRS-13",
            new Value.Quantity(BigDecimal.valueOf(probation), MONTHS),
            said,
            asOf,
            months)
        .build();
  }

  /**
   * Whether absence without leave opens the way to end a contract with a public institution; PASS
   * says that it does.
   *
   * @param running longest absence in a row, in working days
   * @param total absence within a year, in working days
   */
  public Explanation contractMayEndForAbsence(int running, int total, LocalDate asOf) {
    Threshold inARow = law.threshold("SYRS-15.running", asOf);
    Threshold inAYear = law.threshold("SYRS-15.total", asOf);
    if (!inARow.known() || !inAYear.known()) {
      return trees.notOnFile("SYRS-15", asOf, inARow);
    }
    boolean may = running > inARow.number() || total > inAYear.number();
    return trees
        .of(
            "SYRS-15",
            may ? Verdict.PASS : Verdict.FAIL,
            Text.of(
                    "连续旷工{0}个工作日（须超过{1}），一年内累计{2}个工作日（须超过{3}）",
                    "absent for {0} working days in a row (more than {1}) and {2} within a year (more than {3})")
                .fill(running, inARow.number(), total, inAYear.number()),
            asOf,
            inARow)
        .build();
  }

  /** The last day by which a disciplinary case must be decided (处分条例 第四十四条). */
  public Explanation caseDecided(LocalDate opened, boolean extended) {
    Threshold months = law.threshold(extended ? "CF-44.longest" : "CF-44.months", opened);
    if (!months.known()) {
      return trees.notOnFile("CF-44", opened, months);
    }
    LocalDate last = opened.plusMonths(months.months());
    return trees
        .of(
            "CF-44",
            new Value.Day(last),
            Text.of(
                    "{0}立案，{1}个月内作出决定，最后一日为{2}",
                    "opened on {0}, to be decided within {1} months, by {2}")
                .fill(opened, months.months(), last),
            opened,
            months)
        .using(Fact.of(OPENED, opened))
        .build();
  }

  /** Whether leave from a course stays within the share allowed (干部教育培训工作条例). */
  public Explanation courseLeave(int courseHours, int leaveHours, LocalDate asOf) {
    Threshold sevenths = law.threshold("PX-4.sevenths", asOf);
    if (!sevenths.known()) {
      return trees.notOnFile("PX-4", asOf, sevenths);
    }
    boolean over = leaveHours * 7 > courseHours * sevenths.number();
    return trees
        .of(
            "PX-4",
            over ? Verdict.FAIL : Verdict.PASS,
            Text.of("总学时{0}，请假{1}学时，不得超过七分之一", "{1} of {0} hours on leave; at most a seventh")
                .fill(courseHours, leaveHours),
            asOf,
            sevenths)
        .build();
  }

  /**
   * Between which months a person may choose to retire (弹性退休): not before the original age and not
   * more than three years earlier or later than the statutory month.
   *
   * @return a tree with two children, the earliest and the latest month, each as its first day
   */
  public Explanation retirementByChoice(LocalDate birth, RetirementGroup group, LocalDate asOf) {
    RetirementAge age = new RetirementAge(new Setting(law, asOf));
    Threshold earlier = law.threshold("TX-flex.earlier", asOf);
    Threshold later = law.threshold("TX-flex.later", asOf);
    if (!age.known(group) || !earlier.known() || !later.known()) {
      return trees.notOnFile("TX-flex", asOf, earlier);
    }
    int born = Days.day(birth);
    int statutory = age.month(group, born);
    int original = statutory - age.delay(group, born);
    YearMonth first = RetirementAge.yearMonth(Math.max(original, statutory - earlier.months()));
    YearMonth last = RetirementAge.yearMonth(statutory + later.months());
    YearMonth by = RetirementAge.yearMonth(statutory);
    return trees
        .of(
            "TX-flex",
            new Value.Day(by.atDay(1)),
            Text.of("法定退休月份{0}，可以选择的范围为{1}至{2}", "statutory month {0}; by choice from {1} to {2}")
                .fill(by, first, last),
            asOf,
            earlier)
        .using(Fact.of(BIRTH, birth))
        .because(
            trees
                .of(
                    "TX-flex",
                    new Value.Day(first.atDay(1)),
                    Text.of("最早{0}，不早于原法定退休年龄", "at the earliest {0}, not before the original age")
                        .fill(first),
                    asOf,
                    earlier)
                .build())
        .because(
            trees
                .of(
                    "TX-flex",
                    new Value.Day(last.atDay(1)),
                    Text.of(
                            "最迟{0}，须与单位协商一致；公务员按干部管理权限办理",
                            "at the latest {0}, by agreement; for civil servants by the authority that appoints")
                        .fill(last),
                    asOf,
                    later)
                .build())
        .build();
  }

  /** The months of contribution needed for a monthly pension by those who retire in that month. */
  public Explanation shortestContribution(YearMonth retires) {
    LocalDate day = retires.atDay(1);
    Threshold months = law.threshold("TX-min.months", day);
    if (!months.known()) {
      return trees.notOnFile("TX-min", day, months);
    }
    return trees
        .of(
            "TX-min",
            new Value.Quantity(BigDecimal.valueOf(months.months()), MONTHS),
            Text.of("{0}退休的，最低缴费{1}个月", "retiring in {0}: {1} months of contribution at least")
                .fill(retires, months.months()),
            day,
            months)
        .build();
  }
}
