package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.List;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.PersonFacts.MatterReport;

/**
 * What recurs while a post is held: training (干部教育培训工作条例) and the yearly report of personal
 * matters.
 */
final class DutiesInPost {
  private static final Text TRAINING = Text.of("培训记录", "training");
  private static final Text TRAINED_DAYS = Text.of("培训天数", "days of training");
  private static final Text TRAINED_HOURS = Text.of("培训学时", "hours of training");
  private static final Text TRAINED =
      Text.of(
          "统计期内培训{0}天、{1}学时，应当达到{2}天或者{3}学时",
          "{0} days and {1} hours of training in the period; {2} days or {3} hours are needed");
  private static final Text BELOW = Text.of("县处级以下不适用", "below division level: not concerned");
  private static final Text ABOVE =
      Text.of("县处级以上适用五年的培训要求", "division level and above: the five-year requirement applies");
  private static final Text LEVEL = Text.of("现任职务层次或者职级", "present level or rank");
  private static final Text REPORTS = Text.of("个人有关事项报告记录", "reports of personal matters");
  private static final Text REPORTED =
      Text.of("{0}年度已于{1}报告", "the report due in {0} was made on {1}");
  private static final Text LATE =
      Text.of("{0}年度于{1}报告，应当在{2}前报告", "the report due by {2} was made on {1}");
  private static final Text NOT_REPORTED =
      Text.of("{0}年度未报告，应当在{1}前报告", "the report of {0} due by {1} was not made");
  private static final Text NOT_YET_DUE = Text.of("尚未到{0}的报告期限", "the report is not due until {0}");

  private final LocalDate day;
  private final Threshold window;
  private final Threshold days;
  private final Threshold hours;
  private final Threshold yearlyDays;
  private final Threshold yearlyHours;
  private final Threshold reportDay;

  DutiesInPost(Setting s) {
    this.day = s.day();
    this.window = s.threshold("PX-1.window");
    this.days = s.threshold("PX-1.days");
    this.hours = s.threshold("PX-1.hours");
    this.yearlyDays = s.threshold("PX-2.days");
    this.yearlyHours = s.threshold("PX-2.hours");
    this.reportDay = s.threshold("GR-5.day");
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("PX-1", this::trainingOfFiveYears);
    s.provision("PX-2", this::trainingOfTheYear);
    s.provision("GR-5", this::report);
  }

  /** Whether the person is at 县处级副职 or 四级调研员, or above. */
  private static Known fromDivisionUp(Judge j) {
    int level = j.standing().level();
    int rank = j.standing().rank();
    if (level >= PostLevel.DIVISION_DEPUTY.ordinal() || rank >= Rank.CONSULTANT_4.ordinal()) {
      return Known.YES;
    }
    return level == Standing.UNCLEAR || (level == Standing.NONE && rank == Standing.NONE)
        ? Known.UNKNOWN
        : Known.NO;
  }

  /** 每五年参加累计三个月或者五百五十学时以上的培训。 */
  private Verdict trainingOfFiveYears(Judge j) {
    return switch (fromDivisionUp(j)) {
      case NO -> j.notApplicable(BELOW);
      case UNKNOWN -> j.missing(LEVEL);
      case YES ->
          window.known()
              ? training(j, window.latestStart(), j.day(), days, hours)
              : j.unknownValue(window, TRAINING);
    };
  }

  /** 乡科级和一级主任科员以下，每年累计不少于十二天或者九十学时: the last complete year is looked at. */
  private Verdict trainingOfTheYear(Judge j) {
    int firstDay = Days.day(LocalDate.of(day.getYear() - 1, 1, 1));
    int lastDay = Days.day(LocalDate.of(day.getYear() - 1, 12, 31));
    return switch (fromDivisionUp(j)) {
      case YES -> j.notApplicable(ABOVE);
      case UNKNOWN -> j.missing(LEVEL);
      case NO -> training(j, firstDay - 1, lastDay, yearlyDays, yearlyHours);
    };
  }

  private static Verdict training(
      Judge j, int after, int upTo, Threshold neededDays, Threshold neededHours) {
    if (!j.person().trainingKnown()) {
      return j.missing(TRAINING);
    }
    if (!neededHours.known() || !neededDays.known()) {
      return j.unknownValue(neededHours, TRAINING);
    }
    Trainings sum = j.trainings(after, upTo);
    Verdict verdict = sum.reach(neededDays, neededHours).required();
    j.note(
        verdict,
        TRAINED.fill(sum.days(), sum.hours(), neededDays.number(), neededHours.number()),
        neededDays,
        neededHours,
        Fact.of(TRAINED_DAYS, sum.days()),
        Fact.of(TRAINED_HOURS, sum.hours()));
    return verdict;
  }

  /** 县处级副职以上的领导干部应当于每年一月三十一日前集中报告一次。 */
  private Verdict report(Judge j) {
    Known concerned = fromDivisionUp(j);
    if (concerned != Known.YES) {
      return concerned == Known.NO ? j.notApplicable(BELOW) : j.missing(LEVEL);
    }
    Candidacy candidacy = j.candidacy();
    List<MatterReport> reports = candidacy == null ? null : candidacy.person().matterReports();
    if (reports == null) {
      return j.missing(REPORTS);
    }
    if (!reportDay.known()) {
      return j.unknownValue(reportDay, REPORTS);
    }
    LocalDate due = LocalDate.of(day.getYear(), 1, 1).plusDays(reportDay.number() - 1L);
    for (MatterReport r : reports) {
      LocalDate made = r.reported();
      if (r.year() == day.getYear() && made != null && !made.isAfter(day)) {
        boolean inTime = !made.isAfter(due);
        Verdict verdict = inTime ? Verdict.PASS : Verdict.FAIL;
        Text said = inTime ? REPORTED.fill(r.year(), made) : LATE.fill(r.year(), made, due);
        j.note(verdict, said, reportDay, Fact.of(REPORTS, made));
        return verdict;
      }
    }
    if (!day.isAfter(due)) {
      return j.notApplicable(NOT_YET_DUE.fill(due));
    }
    j.note(Verdict.FAIL, NOT_REPORTED.fill(day.getYear(), due), reportDay);
    return Verdict.FAIL;
  }
}
