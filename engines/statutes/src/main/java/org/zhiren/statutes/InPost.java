package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * What the law asks of a person who stays in post: exchange, training, consequences of appraisals.
 */
final class InPost {
  private static final Text HEADING = Text.of("{0}在任事项检查", "Duties of {0} in post");
  private static final Text IN_POST = Text.of("在同一职位任职", "service in the same post");
  private static final Text LEADS = Text.of("是否为领导成员", "whether among the leading members");
  private static final Text NOT_LEADING = Text.of("不是领导成员，不适用", "not among the leading members");
  private static final Text TRAINING = Text.of("培训记录", "training");
  private static final Text TRAINED =
      Text.of("统计期内培训{0}天、{1}学时", "{0} days and {1} hours of training in the period");
  private static final Text BELOW = Text.of("县处级以下不适用", "below division level: not concerned");
  private static final Text LEVEL = Text.of("现任职务层次", "present level");
  private static final Text APPRAISAL = Text.of("{0}年度考核结果", "appraisal of {0}");
  private static final Text GRADED = Text.of("{0}年度考核：{1}", "appraisal of {0}: {1}");
  private static final Text WORK = Text.of("工作年限", "years of work");
  private static final Text BIRTH = Text.of("出生日期", "date of birth");
  private static final Text NEAR_AGE =
      Text.of("距法定退休年龄{0}个月", "{0} months before the statutory retirement age");

  private final Law law;
  private final Post post;
  private final LocalDate day;
  private final Threshold sameposts;
  private final Threshold window;
  private final Threshold days;
  private final Threshold hours;
  private final Threshold runs;
  private final Threshold longWork;
  private final Threshold nearWork;
  private final Threshold nearAge;
  private final RetirementAge retirement;

  InPost(Law law, Post post, LocalDate day) {
    this.law = law;
    this.post = post;
    this.day = day;
    this.sameposts = law.threshold("XB-51-1.years", day);
    this.window = law.threshold("PX-1.window", day);
    this.days = law.threshold("PX-1.days", day);
    this.hours = law.threshold("PX-1.hours", day);
    this.runs = law.threshold("GWY-88.years", day);
    this.longWork = law.threshold("GWY-93.years", day);
    this.nearWork = law.threshold("GWY-93.years-near-age", day);
    this.nearAge = law.threshold("GWY-93.before-age", day);
    this.retirement = new RetirementAge(new Setting(law, day));
  }

  Setting setting() {
    Setting s = new Setting(law, day);
    s.provision("XB-51-1", this::exchange);
    s.provision("PX-1", this::training);
    s.provision("GWY-50", this::notIncompetentLastYear);
    s.provision("GWY-88", this::notIncompetentAgainAndAgain);
    s.provision("GWY-93", this::mayRetireEarly);
    s.provision("XB-51-1-e", j -> ExceptionalPromotion.permission(j, "XB-51-1-e"));
    return s;
  }

  Examination examine(Candidacy candidacy) {
    Person person = candidacy.person();
    Judge judge = new Judge(new FlatPerson(person), Days.day(day));
    Trace trace = new Trace(Days.day(day));
    judge.tracing(trace);
    judge.candidacy(candidacy);
    Verdict all = Verdict.NOT_APPLICABLE;
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Provision p : setting().provisions(ProvisionText.Matter.STANDING)) {
      Verdict verdict = p.examine(judge);
      verdicts.put(p.id(), verdict);
      if (p.text().force() != Force.MAY) {
        all = all.and(p.weight(verdict));
      }
    }
    return new Examination(
        person.id(),
        post.id(),
        day,
        all,
        all,
        verdicts,
        new ArrayList<>(),
        Explanation.of("in-post", all, HEADING.fill(person.name())).because(trace.nodes()).build());
  }

  /** 在同一职位上任职满十年的，必须交流。 */
  private Verdict exchange(Judge j) {
    Known leads = Known.of(post.leadsUnit());
    if (leads != Known.YES) {
      return leads == Known.NO ? j.notApplicable(NOT_LEADING) : j.missing(LEADS);
    }
    Dossier p = j.person();
    int key = j.keyOf(post.id());
    j.startCounting();
    for (int i = 0; i < p.positions(); i++) {
      j.count(i, Known.of(p.positionPost(i) == key && p.positionTo(i) >= j.day()));
    }
    return j.lessThan(sameposts, IN_POST);
  }

  /** 每五年参加累计三个月或者五百五十学时以上的培训。 */
  private Verdict training(Judge j) {
    int level = j.standing().level();
    if (level == Standing.UNCLEAR) {
      return j.missing(LEVEL);
    }
    if (level < PostLevel.DIVISION_DEPUTY.ordinal()
        && j.standing().rank() < Rank.CONSULTANT_4.ordinal()) {
      return j.notApplicable(BELOW);
    }
    Dossier p = j.person();
    if (!p.trainingKnown()) {
      return j.missing(TRAINING);
    }
    if (!window.known() || !hours.known() || !days.known()) {
      return j.unknownValue(hours, TRAINING);
    }
    int sureDays = 0;
    int sureHours = 0;
    for (int i = 0; i < p.trainings(); i++) {
      boolean inWindow = p.trainingEnd(i) <= j.day() && !window.passedSince(p.trainingEnd(i));
      if (inWindow && p.trainingRecognised(i) == Known.YES) {
        sureDays += p.trainingDays(i);
        sureHours += p.trainingHours(i);
      }
    }
    Verdict verdict =
        sureDays >= days.number() || sureHours >= hours.number() ? Verdict.PASS : Verdict.FAIL;
    j.note(
        verdict,
        TRAINED.fill(sureDays, sureHours),
        hours,
        Fact.of(TRAINING, sureHours + " / " + sureDays));
    return verdict;
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
    return notIncompetent(j, 1);
  }

  /** 连续两年不称职的，予以辞退。 */
  private Verdict notIncompetentAgainAndAgain(Judge j) {
    return runs.known() ? notIncompetent(j, runs.number()) : j.unknownValue(runs, APPRAISAL);
  }

  /** FAIL if every one of the last years was graded 不称职. */
  private Verdict notIncompetent(Judge j, int years) {
    boolean missing = false;
    int last = day.getYear() - 1;
    for (int year = last; year > last - years; year--) {
      int grade = grade(j, year);
      if (grade > Grade.INCOMPETENT.ordinal()) {
        return j.remark(Verdict.PASS, GRADED.fill(year, Grade.values()[grade].text()));
      }
      missing |= grade < 0;
    }
    return missing
        ? j.missing(APPRAISAL.fill(last))
        : j.remark(Verdict.FAIL, GRADED.fill(last, Grade.INCOMPETENT.text()));
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
    RetirementGroup group = RetirementAge.group(p);
    if (p.birth() == Dossier.ABSENT || group == null || !retirement.known(group)) {
      return j.missing(BIRTH);
    }
    int retires = RetirementAge.firstDay(retirement.month(group, p.birth()));
    int monthsLeft = Days.wholeMonths(j.day(), Math.max(retires, j.day()));
    boolean near = Days.plusMonths(j.day(), nearAge.months()) > retires;
    j.remark(near ? Verdict.PASS : Verdict.FAIL, NEAR_AGE.fill(monthsLeft));
    return near ? j.atLeast(nearWork, WORK) : Verdict.FAIL;
  }
}
