package org.zhiren.statutes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** 公务员职务与职级并行规定: promotion in rank (职级), years, appraisals, ceilings and quotas. */
final class RankRules {
  private static final Text RANK = Text.of("现任职级", "present rank");
  private static final Text STEP = Text.of("由{0}晋升{1}", "from {0} to {1}");
  private static final Text LOWEST =
      Text.of("二级科员为最低职级，不设任职年限", "staff member class 2 is the lowest rank: no years are needed");
  private static final Text FROM_POST =
      Text.of("由对应的领导职务晋升{0}", "from the matching leading post to {0}");
  private static final Text NEVER_INCOMPETENT =
      Text.of("自{0}任职以来无年度考核不称职", "not graded incompetent since {0}");
  private static final Text YEARS =
      Text.of(
          "任职满{0}个月（基本{1}个月，优秀{2}个年度，不计{3}个年度）：自{4}起，{5}届满",
          "{0} months in rank (base {1}, {2} excellent, {3} not counted): from {4}, complete in"
              + " {5}");
  private static final Text OPEN_YEARS =
      Text.of("{0}年度考核结果缺失，任职年限无法确定", "the appraisal of {0} is missing: the years cannot be told");
  private static final Text NO_RANK_BELOW =
      Text.of("未担任下一职级或者对应的领导职务", "neither the rank below nor the matching leading post was held");
  private static final Text INCOMPETENT =
      Text.of("任现职级期间{0}年度考核不称职", "graded incompetent in {0} while in the present rank");
  private static final Text CEILING = Text.of("{0}最高职级为{1}", "highest rank in {0}: {1}");
  private static final Text INVESTIGATED =
      Text.of("正在接受审查调查尚未作出结论", "under investigation without a conclusion");
  private static final Text QUOTA = Text.of("职级职数", "quota of ranks");
  private static final Text HEADING =
      Text.of("{0}晋升{1}资格审查", "Qualification of {0} for the rank {1}");
  private static final Text SHARE =
      Text.of("{0}不超过{1}个，晋升后{2}个", "{0}: at most {1}, {2} after the promotion");

  private final Law law;
  private final Rank target;
  private final OrganKind organ;
  private final @Nullable RankQuota quota;
  private final LocalDate day;
  private final Threshold years;
  private final Threshold reduction;

  RankRules(Law law, Rank target, OrganKind organ, @Nullable RankQuota quota, LocalDate day) {
    this.law = law;
    this.target = target;
    this.organ = organ;
    this.quota = quota;
    this.day = day;
    this.years =
        target == Rank.CLERK_2
            ? new Threshold("", null, null, day)
            : law.threshold("ZJ-18." + target, day);
    this.reduction = law.threshold("ZJ-19.reduction", day);
  }

  Setting setting() {
    Setting s = new Setting(law, day);
    new Bars(
            s,
            new Post(
                target.name(),
                null,
                null,
                PostLevel.SECTION_DEPUTY,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null))
        .intoRanks(s);
    s.provision("ZJ-10", this::ceiling);
    s.provision("ZJ-12", this::withinQuota);
    s.provision("ZJ-17", this::oneStep);
    s.provision("ZJ-18", this::yearsInRank);
    s.provision("ZJ-19", this::appraisedCompetent);
    s.provision("ZJ-21-inv", this::investigation);
    return s;
  }

  Examination examine(Person person) {
    FlatPerson flat = new FlatPerson(person);
    Judge judge = new Judge(flat, Days.day(day));
    Trace trace = new Trace(Days.day(day));
    judge.tracing(trace);
    Verdict all = Verdict.NOT_APPLICABLE;
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Provision p : setting().provisions(ProvisionText.Matter.RANK)) {
      Verdict verdict = p.examine(judge);
      verdicts.put(p.id(), verdict);
      all = all.and(p.weight(verdict));
    }
    return new Examination(
        person.id(),
        target.name(),
        day,
        all,
        all,
        verdicts,
        new ArrayList<>(),
        Explanation.of("rank", all, HEADING.fill(person.name(), target.text()))
            .because(trace.nodes())
            .build());
  }

  /** 晋升职级应当在职级职数限额内逐级晋升。 */
  private Verdict oneStep(Judge j) {
    int present = j.standing().rank();
    if (present == Standing.NONE) {
      return target == Rank.CLERK_2
          ? j.remark(Verdict.PASS, LOWEST)
          : countedSince(j) == Dossier.ABSENT
              ? j.missing(RANK)
              : j.remark(Verdict.PASS, FROM_POST.fill(target.text()));
    }
    return j.remark(
        target.ordinal() == present + 1 ? Verdict.PASS : Verdict.FAIL,
        STEP.fill(Rank.at(present).text(), target.text()),
        Fact.of(RANK, Rank.at(present).text()));
  }

  /** The level of leading post whose years count beside those in the rank below, or −1. */
  private static int matchingLevel(Rank target) {
    return switch (target) {
      case COUNSEL_1 -> PostLevel.BUREAU_DEPUTY.ordinal();
      case CONSULTANT_1 -> PostLevel.DIVISION_CHIEF.ordinal();
      case CONSULTANT_3 -> PostLevel.DIVISION_DEPUTY.ordinal();
      case SECTION_1 -> PostLevel.SECTION_CHIEF.ordinal();
      case SECTION_3 -> PostLevel.SECTION_DEPUTY.ordinal();
      default -> -1;
    };
  }

  /** First day of the unbroken service in the rank below or the matching leading post. */
  private int countedSince(Judge j) {
    Dossier p = j.person();
    List<int[]> spans = new ArrayList<>();
    for (int i = 0; i < p.events(); i++) {
      if (p.eventKind(i) == EventKind.RANK && p.eventCode(i) == target.ordinal() - 1) {
        spans.add(new int[] {p.eventFrom(i), p.eventTo(i)});
      }
    }
    for (int i = 0; i < p.positions(); i++) {
      if (p.positionLevel(i) == matchingLevel(target)) {
        spans.add(new int[] {p.positionFrom(i), p.positionTo(i)});
      }
    }
    spans.sort((a, b) -> Integer.compare(a[0], b[0]));
    Service service = new Service();
    for (int[] span : spans) {
      if (span[0] <= j.day()) {
        service.add(span[0], span[1] >= j.day() ? j.day() + 1 : span[1] + 1);
      }
    }
    return service.isEmpty() || service.end() <= j.day()
        ? Dossier.ABSENT
        : service.effectiveStart();
  }

  /** 晋升职级应当具备的任职年限 (第十八条), shortened by 优秀 and lengthened by uncounted years (第十九条). */
  private Verdict yearsInRank(Judge j) {
    if (target == Rank.CLERK_2) {
      return j.notApplicable(LOWEST);
    }
    int start = countedSince(j);
    if (start == Dossier.ABSENT) {
      return j.remark(Verdict.FAIL, NO_RANK_BELOW, Fact.missing(RANK));
    }
    if (!years.known() || !reduction.known()) {
      return j.unknownValue(years, RANK);
    }
    int excellent = 0;
    int uncounted = 0;
    int missing = 0;
    int firstMissing = 0;
    for (int year = Days.year(start); year < day.getYear(); year++) {
      Grade grade = grade(j, year);
      if (grade == null) {
        missing++;
        firstMissing = firstMissing == 0 ? year : firstMissing;
      } else {
        switch (grade) {
          case EXCELLENT -> excellent++;
          case COMPETENT -> {}
          case BASICALLY_COMPETENT, INCOMPETENT, UNGRADED, NOT_APPRAISED -> uncounted++;
        }
      }
    }
    YearMonth from = YearMonth.from(Days.date(start));
    int months = years.months() - reduction.months() * excellent + 12 * uncounted;
    boolean worst = reached(from, months + 12 * missing);
    boolean best = reached(from, months - reduction.months() * missing);
    if (best && !worst) {
      return j.missing(OPEN_YEARS.fill(firstMissing));
    }
    Verdict verdict = best ? Verdict.PASS : Verdict.FAIL;
    j.note(
        verdict,
        YEARS.fill(months, years.months(), excellent, uncounted, from, from.plusMonths(months)),
        years,
        Fact.of(RANK, from));
    return verdict;
  }

  private boolean reached(YearMonth from, int months) {
    return !YearMonth.from(day).isBefore(from.plusMonths(months));
  }

  private static @Nullable Grade grade(Judge j, int year) {
    Dossier p = j.person();
    for (int i = 0; i < p.appraisals(); i++) {
      if (p.appraisalYear(i) == year) {
        return Grade.values()[p.appraisalGrade(i)];
      }
    }
    return null;
  }

  /** 任职期间每个年度考核结果均应为称职以上等次; a year graded 不称职 lowers the rank (公务员法 第五十条). */
  private Verdict appraisedCompetent(Judge j) {
    int start = countedSince(j);
    if (start == Dossier.ABSENT) {
      return j.missing(RANK);
    }
    for (int year = Days.year(start); year < day.getYear(); year++) {
      if (grade(j, year) == Grade.INCOMPETENT) {
        return j.remark(Verdict.FAIL, INCOMPETENT.fill(year));
      }
    }
    return j.remark(Verdict.PASS, NEVER_INCOMPETENT.fill(Days.date(start)));
  }

  /** 涉嫌违纪违法正在接受审查调查尚未作出结论的，不得晋升职级。 */
  private Verdict investigation(Judge j) {
    Dossier p = j.person();
    Verdict verdict = Verdict.PASS;
    for (int i = 0; i < p.events(); i++) {
      if (p.eventKind(i) == EventKind.INVESTIGATION
          && p.eventFrom(i) <= j.day()
          && p.eventTo(i) >= j.day()) {
        verdict = Verdict.FAIL;
      }
    }
    return j.forbids(Known.of(verdict == Verdict.FAIL), INVESTIGATED);
  }

  /** 各级机关职级的最高设置 (第十条). */
  private Verdict ceiling(Judge j) {
    Threshold highest = law.threshold("ZJ-10." + organ, day);
    if (!highest.known()) {
      return j.unknownValue(highest, organ.text());
    }
    Verdict verdict = target.ordinal() + 1 <= highest.number() ? Verdict.PASS : Verdict.FAIL;
    j.note(verdict, CEILING.fill(organ.text(), Rank.at(highest.number() - 1).text()), highest);
    return verdict;
  }

  /** 职级职数比例 (第十一、十二条). */
  private Verdict withinQuota(Judge j) {
    if (quota == null) {
      return j.missing(QUOTA);
    }
    Verdict verdict = Verdict.NOT_APPLICABLE;
    for (RankQuota.Limit limit : RankQuota.limits(organ)) {
      if (!limit.ranks().contains(target)) {
        continue;
      }
      Threshold share = law.threshold(limit.parameter(), day);
      if (!share.known()) {
        verdict = verdict.and(j.unknownValue(share, QUOTA));
        continue;
      }
      int most = quota.most(limit, law, day);
      int after = quota.holding(limit.ranks()) + 1;
      Verdict here = after <= most ? Verdict.PASS : Verdict.FAIL;
      j.note(
          here,
          SHARE.fill(share.parameter() == null ? QUOTA : share.parameter().name(), most, after),
          share);
      verdict = verdict.and(here);
    }
    return verdict;
  }
}
