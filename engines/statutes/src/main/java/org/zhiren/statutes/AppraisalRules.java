package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.PersonFacts.Absence;
import org.zhiren.statutes.PersonFacts.AbsenceKind;
import org.zhiren.statutes.PersonFacts.Measure;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.Span;

/**
 * 公务员考核规定: whether a person may have the grade proposed for a year, given probation, leave, open
 * cases, sanctions and measures. It says what a grade may not be; which grade it is remains the
 * decision of people.
 */
final class AppraisalRules {
  private static final Text HEADING =
      Text.of("{0}{1}年度考核拟定{2}的审查", "Grade of {0} for {1}, proposed: {2}");
  private static final Text IN_PROBATION =
      Text.of(
          "{0}仍在新录用试用期内，只写评语，不确定等次", "still a recruit on probation on {0}: a comment, no grade");
  private static final Text NOT_IN_PROBATION =
      Text.of("{0}不在新录用试用期内", "not a recruit on probation on {0}");
  private static final Text LEAVE = Text.of("病、事假记录", "record of leave");
  private static final Text LEAVE_DAYS =
      Text.of(
          "考核年度病、事假累计{0}天，全年{1}天，超过一半的不确定等次",
          "{0} days of leave in a year of {1} days; above half of it there is no grade");
  private static final Text CASE = Text.of("自{0}起立案审查调查，尚未结案", "a case has been open since {0}");
  private static final Text NO_CASE = Text.of("无尚未结案的审查调查", "no case is open");
  private static final Text MEASURES = Text.of("处分和组织处理记录", "record of sanctions and measures");
  private static final Text NO_CAP =
      Text.of("无影响本年度等次的处分或者组织处理", "no sanction or measure bears on the grade of that year");
  private static final Text CAPPED = Text.of("{0}受{1}：{2}", "{1} on {0}: {2}");
  private static final Text HEAVIER =
      Text.of("另有较重的情形，按较重的确定等次", "a heavier case decides the grade");
  private static final Text LENGTH = Text.of("{0}的期限", "length of the {0}");
  private static final Text WHICH = Text.of("组织处理的种类", "kind of the organisational measure");

  /** What a sanction does to a grade, from the lightest to the heaviest. */
  private enum Cap {
    NOT_EXCELLENT(Text.of("不得确定为优秀等次", "not excellent")),
    NO_GRADE(Text.of("不确定等次", "no grade")),
    INCOMPETENT(Text.of("确定为不称职等次", "graded incompetent"));

    private final Text text;

    Cap(Text text) {
      this.text = text;
    }

    boolean allows(Grade grade) {
      return switch (this) {
        case NOT_EXCELLENT -> grade != Grade.EXCELLENT;
        case NO_GRADE -> isNone(grade);
        case INCOMPETENT -> grade == Grade.INCOMPETENT;
      };
    }
  }

  /** The heaviest cap, by what it came, and what cannot be told. */
  private record Capped(@Nullable Cap cap, @Nullable Measure by, @Nullable Text unclear) {}

  private final Law law;
  private final int year;
  private final Grade proposed;
  private final LocalDate day;
  private final LocalDate lastDay;
  private final Threshold halves;
  private final Threshold laterYears;
  private final Threshold afterProbation;
  private final Threshold afterLongProbation;
  private final Threshold afterExpulsion;

  AppraisalRules(Law law, int year, Grade proposed, LocalDate day) {
    this.law = law;
    this.year = year;
    this.proposed = proposed;
    this.day = day;
    this.lastDay = LocalDate.of(year, 12, 31);
    this.halves = law.threshold("KH-27.halves", lastDay);
    this.laterYears = law.threshold("KH-29.later-years", lastDay);
    this.afterProbation = law.threshold("KH-dj.after-probation", lastDay);
    this.afterLongProbation = law.threshold("KH-dj.after-long-probation", lastDay);
    this.afterExpulsion = law.threshold("KH-dj.after-expulsion", lastDay);
  }

  private static boolean isNone(Grade grade) {
    return grade == Grade.UNGRADED || grade == Grade.NOT_APPRAISED;
  }

  /** The law of the last day of the year appraised governs its grades. */
  Setting setting(Person person) {
    Setting s = new Setting(law, lastDay);
    s.provision("KH-25", j -> probation(j, person));
    s.provision("KH-27", j -> leave(j, person));
    s.provision("KH-28", j -> openCase(j, person));
    s.provision("KH-29", j -> sanctions(j, person, false));
    s.provision("KH-dj", j -> sanctions(j, person, true));
    return s;
  }

  Examination examine(Person person) {
    Judge judge = new Judge(new FlatPerson(person), Days.day(day));
    Trace trace = new Trace(Days.day(day));
    judge.tracing(trace);
    Verdict all = Verdict.NOT_APPLICABLE;
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Provision p : setting(person).provisions(ProvisionText.Matter.APPRAISAL)) {
      Verdict verdict = p.examine(judge);
      verdicts.put(p.id(), verdict);
      all = all.and(verdict);
    }
    return new Examination(
        person.id(),
        year + "-" + proposed,
        day,
        all,
        all,
        verdicts,
        new ArrayList<>(),
        Explanation.of(
                "appraisal",
                all,
                HEADING.fill(person.name(), String.valueOf(year), proposed.text()))
            .because(trace.nodes())
            .build());
  }

  private Verdict noGradeIf(Judge j, boolean holds, Text yes, Text no) {
    if (!holds) {
      return j.remark(Verdict.PASS, no);
    }
    return j.remark(isNone(proposed) ? Verdict.PASS : Verdict.FAIL, yes);
  }

  /** 新录用的公务员在试用期内参加年度考核，只写评语，不确定等次。 */
  private Verdict probation(Judge j, Person person) {
    boolean recruit = false;
    for (Position p : person.positions()) {
      recruit |=
          Boolean.FALSE.equals(p.leading())
              && p.probationUntil() != null
              && !p.from().isAfter(lastDay)
              && !p.probationUntil().isBefore(lastDay);
    }
    return noGradeIf(j, recruit, IN_PROBATION.fill(lastDay), NOT_IN_PROBATION.fill(lastDay));
  }

  /** 病、事假累计超过考核年度半年的，不确定等次。 Days that two absences share count once. */
  private Verdict leave(Judge j, Person person) {
    List<Absence> absences = person.absences();
    if (absences == null) {
      return j.missing(LEAVE);
    }
    if (!halves.known()) {
      return j.unknownValue(halves, LEAVE);
    }
    LocalDate firstDay = LocalDate.of(year, 1, 1);
    int days = 0;
    LocalDate counted = firstDay;
    for (Absence a : absences) {
      if (a.kind() != AbsenceKind.ILLNESS && a.kind() != AbsenceKind.PERSONAL) {
        continue;
      }
      LocalDate from = a.from().isBefore(counted) ? counted : a.from();
      LocalDate to = a.to() == null || a.to().isAfter(lastDay) ? lastDay : a.to();
      if (!from.isAfter(to)) {
        days += Days.day(to) - Days.day(from) + 1;
        counted = to.plusDays(1);
      }
    }
    boolean over = days * 2 > firstDay.lengthOfYear() * halves.number();
    Verdict verdict = over && !isNone(proposed) ? Verdict.FAIL : Verdict.PASS;
    j.note(verdict, LEAVE_DAYS.fill(days, firstDay.lengthOfYear()), halves, Fact.of(LEAVE, days));
    return verdict;
  }

  /** 被立案审查调查尚未结案的，不写评语、不确定等次。 Asked on the day of the appraisal. */
  private Verdict openCase(Judge j, Person person) {
    for (Span s : person.investigations()) {
      if (!s.from().isAfter(day) && (s.to() == null || !s.to().isBefore(day))) {
        return noGradeIf(j, true, CASE.fill(s.from()), NO_CASE);
      }
    }
    return j.remark(Verdict.PASS, NO_CASE);
  }

  private Verdict sanctions(Judge j, Person person, boolean party) {
    List<Measure> measures = person.measures();
    if (measures == null) {
      return j.missing(MEASURES);
    }
    if (!laterYears.known() || !afterExpulsion.known()) {
      return j.unknownValue(laterYears, MEASURES);
    }
    Capped own = heaviest(measures, party);
    Capped other = heaviest(measures, !party);
    Cap cap = own.cap();
    Cap heavier = other.cap();
    if (cap != null && heavier != null && heavier.compareTo(cap) > 0) {
      return j.notApplicable(HEAVIER);
    }
    if (own.unclear() != null && (cap == null || cap.allows(proposed))) {
      return j.missing(own.unclear());
    }
    Measure by = own.by();
    if (cap == null || by == null) {
      return j.remark(Verdict.PASS, NO_CAP);
    }
    return j.remark(
        cap.allows(proposed) ? Verdict.PASS : Verdict.FAIL,
        CAPPED.fill(by.decided(), by.kind().text(), cap.text),
        Fact.of(MEASURES, by.kind().text()));
  }

  private Capped heaviest(List<Measure> measures, boolean party) {
    Cap heaviest = null;
    Measure by = null;
    Text unclear = null;
    for (Measure m : measures) {
      int since = year - m.decided().getYear();
      if (since < 0 || m.decided().isAfter(day)) {
        continue;
      }
      Cap cap = party ? byParty(m, since) : bySanction(m.kind(), since);
      if (cap != null && (heaviest == null || cap.compareTo(heaviest) > 0)) {
        heaviest = cap;
        by = m;
      }
      if (party && cap == null) {
        Text question = question(m, since);
        unclear = question == null ? unclear : question;
      }
    }
    return new Capped(heaviest, by, unclear);
  }

  /** 公务员考核规定 第二十九条. */
  private @Nullable Cap bySanction(MeasureKind kind, int since) {
    return switch (kind) {
      case WARNING -> since == 0 ? Cap.NOT_EXCELLENT : null;
      case DEMERIT -> since == 0 ? Cap.NO_GRADE : null;
      case MAJOR_DEMERIT, DOWNGRADING, REMOVAL ->
          since <= laterYears.number() ? Cap.NO_GRADE : null;
      default -> null;
    };
  }

  private @Nullable Cap byParty(Measure m, int since) {
    return switch (m.kind()) {
      case PARTY_WARNING, ADMONITION, UNFIT_MOVED -> since == 0 ? Cap.NOT_EXCELLENT : null;
      case PARTY_SERIOUS_WARNING,
          RESIGNED_BY_ORDER,
          REMOVED_FOR_ACCOUNTABILITY,
          UNFIT_REMOVED,
          DEMOTED ->
          since == 0 ? Cap.NO_GRADE : null;
      case PARTY_REMOVAL -> since == 0 ? Cap.INCOMPETENT : null;
      case PARTY_PROBATION ->
          since == 0 ? Cap.INCOMPETENT : since <= yearsAfterProbation(m) ? Cap.NO_GRADE : null;
      case PARTY_EXPULSION ->
          since == 0 ? Cap.INCOMPETENT : since <= afterExpulsion.number() ? Cap.NO_GRADE : null;
      default -> null;
    };
  }

  /** As many as are certain: a probation of unknown length lasts at least a year. */
  private int yearsAfterProbation(Measure m) {
    Integer months = m.months();
    return (months != null && months > 12 ? afterLongProbation : afterProbation).number();
  }

  /** What would have to be known to tell whether the measure bears on the grade. */
  private @Nullable Text question(Measure m, int since) {
    if (m.kind() == MeasureKind.PARTY_PROBATION
        && m.months() == null
        && since > afterProbation.number()
        && since <= afterLongProbation.number()
        && !isNone(proposed)) {
      return LENGTH.fill(m.kind().text());
    }
    return m.kind() == MeasureKind.ORGANISATIONAL && since == 0 && proposed == Grade.EXCELLENT
        ? WHICH
        : null;
  }
}
