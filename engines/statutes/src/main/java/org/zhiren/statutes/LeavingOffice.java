package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.PersonFacts.Absence;
import org.zhiren.statutes.PersonFacts.AbsenceKind;

/**
 * When a post is left or must be left: 条例 第五十四条, 公务员法 第五十、八十八、九十三条, 推进领导干部能上能下规定 第五条, 事业单位领导人员
 * after failed appraisals.
 */
final class LeavingOffice {
  private static final Text APPRAISAL = Text.of("{0}年度考核结果", "appraisal of {0}");
  private static final Text GRADED = Text.of("{0}年度考核：{1}", "appraisal of {0}: {1}");
  private static final Text IN_A_ROW =
      Text.of("连续{0}个年度考核：{1}", "appraisals of {0} years in a row: {1}");
  private static final Text ABSENCES = Text.of("离岗记录", "record of absences");
  private static final Text NO_ABSENCE = Text.of("无此类离岗记录", "no absence of the kind is on file");
  private static final Text AWAY =
      Text.of("{0}，自{1}起，期限{2}年", "{0} since {1}; the limit is {2} year(s)");
  private static final Text WITHOUT_LEAVE =
      Text.of(
          "连续旷工最长{0}天，一年内累计最多{1}天",
          "absent without leave for at most {0} days in a row and {1} days within a year");
  private static final Text OVER_YEAR_END =
      Text.of("跨年度的旷工是否合并计算", "whether absence is added up across the end of the year");
  private static final Text RETIREMENT = Text.of("法定退休月份", "statutory month of retirement");
  private static final Text RETIRES = Text.of("法定退休月份{0}", "statutory month of retirement {0}");
  private static final Text WORK = Text.of("工作年限", "years of work");
  private static final Text BIRTH = Text.of("出生日期", "date of birth");
  private static final Text NEAR_AGE =
      Text.of("距法定退休年龄{0}个月", "{0} months before the statutory retirement age");
  private static final Text ANOTHER_SYSTEM =
      Text.of("适用其他制度的人员", "another system of personnel rules applies");
  private static final List<Text> UNFIT =
      List.of(
          Text.of("政治能力不过硬", "politically incapable"),
          Text.of("理想信念动摇", "wavering convictions"),
          Text.of("担当和斗争精神不强", "avoids responsibility"),
          Text.of("政绩观存在偏差", "chases appearances instead of results"),
          Text.of("违背民主集中制原则", "breaks democratic centralism"),
          Text.of("组织观念淡薄", "disregards the organisation"),
          Text.of("事业心和责任感不强", "lacks commitment"),
          Text.of("领导能力不足", "lacks the ability to lead"),
          Text.of("违规决策、不依法办事", "decides against rules and law"),
          Text.of("作风不严不实", "formalism and bureaucratism"),
          Text.of("违反中央八项规定精神、廉洁从政规定", "breaks the rules on conduct and integrity"),
          Text.of("品行不端", "misconduct in private and public life"),
          Text.of("配偶移居不适宜担任所任职务", "the spouse's emigration makes the post unsuitable"),
          Text.of("因健康原因无法正常履职一年以上", "unable to serve for health for a year or more"),
          Text.of("其他不适宜担任现职的情形", "unfit for another reason"));

  private final Post post;
  private final LocalDate day;
  private final Threshold incompetentYears;
  private final Threshold basicYears;
  private final Threshold study;
  private final Threshold illness;
  private final Threshold absentRunning;
  private final Threshold absentTotal;
  private final Threshold longWork;
  private final Threshold nearWork;
  private final Threshold nearAge;
  private final RetirementAge retirement;

  LeavingOffice(Setting s, Post post) {
    this.post = post;
    this.day = s.day();
    this.incompetentYears = s.threshold("GWY-88.years");
    this.basicYears = s.threshold("SY-5.years");
    this.study = s.threshold("XB-54.study");
    this.illness = s.threshold("XB-54.health");
    this.absentRunning = s.threshold("GWY-88-absent.running");
    this.absentTotal = s.threshold("GWY-88-absent.total");
    this.longWork = s.threshold("GWY-93.years");
    this.nearWork = s.threshold("GWY-93.years-near-age");
    this.nearAge = s.threshold("GWY-93.before-age");
    this.retirement = new RetirementAge(s);
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("GWY-50", j -> ofOrgan(j, this::notIncompetentLastYear));
    s.provision("GWY-88", j -> ofOrgan(j, this::notIncompetentAgainAndAgain));
    s.provision("GWY-88-absent", j -> ofOrgan(j, this::notAbsentTooLong));
    s.provision("SY-5", this::notFailedInInstitution);
    s.provision("XB-54", this::noReasonToLeave);
    s.provision("NSNX-05", j -> unfit(j, 1, 8));
    s.provision("NSNX-05-b", j -> unfit(j, 9, UNFIT.size()));
    s.provision("GWY-93", j -> ofOrgan(j, this::mayRetireEarly));
    s.provision("XB-54-e", j -> ExceptionalPromotion.permission(j, "XB-54-e"));
  }

  private Verdict ofOrgan(Judge j, Provision.Condition condition) {
    return post.ofInstitution() ? j.notApplicable(ANOTHER_SYSTEM) : condition.judge(j);
  }

  private static int grade(Judge j, int year) {
    Dossier p = j.person();
    for (int i = 0; i < p.appraisals(); i++) {
      if (p.appraisalYear(i) == year) {
        return p.appraisalGrade(i);
      }
    }
    return -1;
  }

  /** 年度考核不称职的，降低一个职务或者职级层次任职。 */
  private Verdict notIncompetentLastYear(Judge j) {
    return notGraded(j, Grade.INCOMPETENT, 1);
  }

  /** 连续两年不称职的，予以辞退。 */
  private Verdict notIncompetentAgainAndAgain(Judge j) {
    return incompetentYears.known()
        ? notGraded(j, Grade.INCOMPETENT, incompetentYears.number())
        : j.unknownValue(incompetentYears, APPRAISAL.fill(day.getYear() - 1));
  }

  /** 考核不合格，或者连续两年基本合格的，应当免职。 */
  private Verdict notFailedInInstitution(Judge j) {
    if (!post.ofInstitution()) {
      return j.notApplicable(ANOTHER_SYSTEM);
    }
    return basicYears.known()
        ? notGraded(j, Grade.INCOMPETENT, 1)
            .and(notGraded(j, Grade.BASICALLY_COMPETENT, basicYears.number()))
        : j.unknownValue(basicYears, APPRAISAL.fill(day.getYear() - 1));
  }

  /** FAIL if every one of the last years has this grade. */
  private Verdict notGraded(Judge j, Grade bad, int years) {
    boolean missing = false;
    int last = day.getYear() - 1;
    for (int year = last; year > last - years; year--) {
      int grade = grade(j, year);
      if (grade >= 0 && grade != bad.ordinal()) {
        Text words = Grade.values()[grade].text();
        return j.remark(
            Verdict.PASS, GRADED.fill(year, words), Fact.of(APPRAISAL.fill(year), words));
      }
      missing |= grade < 0;
    }
    if (missing) {
      return j.missing(APPRAISAL.fill(last));
    }
    Text said = years == 1 ? GRADED.fill(last, bad.text()) : IN_A_ROW.fill(years, bad.text());
    return j.remark(Verdict.FAIL, said, Fact.of(APPRAISAL.fill(last), bad.text()));
  }

  private static @Nullable List<Absence> absences(Judge j) {
    Candidacy candidacy = j.candidacy();
    return candidacy == null ? null : candidacy.person().absences();
  }

  /** 连续旷工超过十五天，或者一年内累计超过三十天的. Looks at this calendar year and the last. */
  private Verdict notAbsentTooLong(Judge j) {
    List<Absence> absences = absences(j);
    if (absences == null) {
      return j.missing(ABSENCES);
    }
    if (!absentRunning.known() || !absentTotal.known()) {
      return j.unknownValue(absentRunning, ABSENCES);
    }
    int year = day.getYear();
    List<int[]> spans = spansWithoutLeave(absences, Days.day(LocalDate.of(year - 1, 1, 1)), j);
    int longest = 0;
    int acrossYears = 0;
    for (int[] span : spans) {
      longest = Math.max(longest, span[1] - span[0]);
      acrossYears = Math.max(acrossYears, within(spans, span[0], Days.plusMonths(span[0], 12)));
    }
    int inOneYear = Math.max(inYear(spans, year), inYear(spans, year - 1));
    Verdict verdict =
        longest > absentRunning.number() || inOneYear > absentTotal.number()
            ? Verdict.FAIL
            : Verdict.PASS;
    Text said = WITHOUT_LEAVE.fill(longest, inOneYear);
    j.note(verdict, said, absentRunning, absentTotal, Fact.of(ABSENCES, spans.size()));
    return verdict == Verdict.PASS && acrossYears > absentTotal.number()
        ? j.missing(OVER_YEAR_END)
        : verdict;
  }

  /**
   * Days without leave from {@code since} to today as half-open spans; spans that touch are one.
   */
  private static List<int[]> spansWithoutLeave(List<Absence> absences, int since, Judge j) {
    List<int[]> spans = new ArrayList<>();
    for (Absence a : absences) {
      int from = Math.max(Days.day(a.from()), since);
      int until = Math.min(a.to() == null ? j.day() : Days.day(a.to()), j.day()) + 1;
      if (a.kind() != AbsenceKind.WITHOUT_LEAVE || until <= from) {
        continue;
      }
      if (!spans.isEmpty() && from <= spans.getLast()[1]) {
        spans.getLast()[1] = Math.max(spans.getLast()[1], until);
      } else {
        spans.add(new int[] {from, until});
      }
    }
    return spans;
  }

  private static int inYear(List<int[]> spans, int year) {
    return within(
        spans, Days.day(LocalDate.of(year, 1, 1)), Days.day(LocalDate.of(year + 1, 1, 1)));
  }

  private static int within(List<int[]> spans, int from, int until) {
    int sum = 0;
    for (int[] span : spans) {
      sum += Math.max(0, Math.min(span[1], until) - Math.max(span[0], from));
    }
    return sum;
  }

  /** 达到退休年龄；离职学习超过一年；因健康原因无法履职一年以上. The age limits of offices are local and not on file. */
  private Verdict noReasonToLeave(Judge j) {
    Verdict age = belowRetirementAge(j);
    List<Absence> absences = absences(j);
    if (absences == null) {
      return age.and(j.missing(ABSENCES));
    }
    if (!study.known() || !illness.known()) {
      return age.and(j.unknownValue(study, ABSENCES));
    }
    Verdict away = Verdict.NOT_APPLICABLE;
    for (Absence a : absences) {
      boolean running = !a.from().isAfter(day) && (a.to() == null || !a.to().isBefore(day));
      if (running && a.kind() == AbsenceKind.STUDY) {
        LocalDate until = a.to() == null ? day : a.to().plusDays(1);
        boolean over = a.from().plusMonths(study.months()).isBefore(until);
        away = away.and(away(j, a, over, study));
      } else if (running && a.kind() == AbsenceKind.ILLNESS) {
        boolean over = !a.from().plusMonths(illness.months()).isAfter(day);
        away = away.and(away(j, a, over, illness));
      }
    }
    return age.and(away == Verdict.NOT_APPLICABLE ? j.remark(Verdict.PASS, NO_ABSENCE) : away);
  }

  private static Verdict away(Judge j, Absence a, boolean over, Threshold limit) {
    Verdict verdict = over ? Verdict.FAIL : Verdict.PASS;
    j.note(
        verdict,
        AWAY.fill(a.kind().text(), a.from(), limit.number()),
        limit,
        Fact.of(ABSENCES, a.from() + "…" + (a.to() == null ? "" : a.to())));
    return verdict;
  }

  private Verdict belowRetirementAge(Judge j) {
    Integer first = retires(j.person());
    if (first == null) {
      return j.missing(RETIREMENT);
    }
    return j.remark(
        j.day() < first ? Verdict.PASS : Verdict.FAIL,
        RETIRES.fill(Days.date(first).toString().substring(0, 7)),
        Fact.of(BIRTH, Days.date(j.person().birth())));
  }

  /** First day of the statutory month of retirement, or null if it cannot be told. */
  private @Nullable Integer retires(Dossier p) {
    RetirementGroup group = RetirementAge.group(p);
    return p.birth() == Dossier.ABSENT || group == null || !retirement.known(group)
        ? null
        : RetirementAge.firstDay(retirement.month(group, p.birth()));
  }

  /** 不适宜担任现职: each item is a finding of people, named {@code NSNX-05-1} … {@code NSNX-05-15}. */
  private static Verdict unfit(Judge j, int first, int last) {
    Verdict verdict = Verdict.NOT_APPLICABLE;
    for (int item = first; item <= last; item++) {
      verdict = verdict.and(j.finding("NSNX-05-" + item, UNFIT.get(item - 1)));
    }
    return verdict;
  }

  /** 工作年限满三十年的；距退休年龄不足五年且工作年限满二十年的，本人自愿可以提前退休。 */
  private Verdict mayRetireEarly(Judge j) {
    Dossier p = j.person();
    if (p.workStart() == Dossier.ABSENT) {
      return j.missing(WORK);
    }
    j.startCounting();
    j.count(p.workStart(), j.day());
    Verdict longService = j.atLeast(longWork, WORK);
    if (longService == Verdict.PASS) {
      return Verdict.PASS;
    }
    Integer retires = retires(p);
    if (retires == null || !nearAge.known()) {
      return j.missing(RETIREMENT);
    }
    int monthsLeft = Days.wholeMonths(j.day(), Math.max(retires, j.day()));
    boolean near = Days.plusMonths(j.day(), nearAge.months()) > retires;
    j.note(near ? Verdict.PASS : Verdict.FAIL, NEAR_AGE.fill(monthsLeft), nearAge);
    return near ? j.atLeast(nearWork, WORK) : Verdict.FAIL;
  }
}
