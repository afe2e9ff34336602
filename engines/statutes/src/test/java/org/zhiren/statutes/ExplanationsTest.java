package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PersonFixture.day;
import static org.zhiren.statutes.PostFixture.aPostAt;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.PersonFacts.AbsenceKind;
import org.zhiren.statutes.PersonFacts.MatterReport;
import org.zhiren.statutes.PersonFacts.Training;

/** What the trees say, in both languages, and that no judged provision is silent. */
@NullUnmarked // facts are left out on purpose
class ExplanationsTest {
  private static final Statutes STATUTES = Statutes.national();
  private static final LocalDate DAY = day("2026-03-15");

  /** The sentences below one provision, facts behind them in brackets. */
  private static String told(Explanation tree, String id, Locale locale) {
    return tree.stream()
        .filter(x -> x.rule().equals(id))
        .findFirst()
        .orElseThrow()
        .because()
        .stream()
        .filter(x -> !x.rule().equals("XB-09-tenure"))
        .map(x -> x.sentence().in(locale) + facts(x, locale))
        .collect(Collectors.joining("；"));
  }

  private static String facts(Explanation x, Locale locale) {
    return x.facts().stream()
        .map(f -> f.missing() ? "?" : f.value(locale))
        .collect(
            Collectors.joining(
                " ", x.facts().isEmpty() ? "" : " [", x.facts().isEmpty() ? "" : "]"));
  }

  private static void says(Explanation tree, String id, String zh, String en) {
    assertThat(told(tree, id, Locale.CHINESE)).isEqualTo(zh);
    assertThat(told(tree, id, Locale.ENGLISH)).isEqualTo(en);
  }

  private static Explanation promotion(PersonFixture p, PostFixture post, String asOf) {
    return STATUTES.examine(Candidacy.of(p.build(), post.build()), day(asOf)).explanation();
  }

  @Test
  void whoQualifiesReadsItsReasons() {
    Explanation tree = promotion(aSectionChief(), aPostAt(PostLevel.DIVISION_DEPUTY), "2026-03-15");
    says(
        tree,
        "XB-08-1",
        "工龄满5年：自2008-07-01起算，已于2013-07-01达到 [2008-07-01…2026-03-14]；"
            + "基层工作经历满2年：自2008-07-01起算，已于2010-07-01达到 [2008-07-01…2021-03-14]",
        "length of service: 5 years needed, counted from 2008-07-01, reached on 2013-07-01"
            + " [2008-07-01…2026-03-14]；grass-roots service: 2 years needed, counted from"
            + " 2008-07-01, reached on 2010-07-01 [2008-07-01…2021-03-14]");
    says(
        tree,
        "XB-08-3b",
        "在乡科级正职岗位工作满3年：自2018-03-01起算，已于2021-03-01达到 [2018-03-01…2026-03-14]",
        "service in posts of section level, chief: 3 years needed, counted from 2018-03-01,"
            + " reached on 2021-03-01 [2018-03-01…2026-03-14]");
    says(
        tree,
        "XB-08-4",
        "学历：大学本科，要求大学专科以上 [大学本科]",
        "education: bachelor, needed junior college or higher [bachelor]");
    says(
        tree,
        "XB-08-5",
        "近5年内培训92天、600学时，应当达到90天或者550学时 [92 600]",
        "92 days and 600 hours of training within 5 years; 90 days or 550 hours are needed"
            + " [92 600]");
    says(tree, "XB-08-6", "具有正常履行职责的身体条件 [是]", "health fit for regular duty [yes]");
    says(
        tree,
        "XB-09-1",
        "由乡科级正职到县处级副职，上升1级 [乡科级正职]",
        "from section level, chief to division level, deputy: levels up: 1 [section level, chief]");
    says(tree, "XB-24-2", "无此情形：群众公认度不高 [否]", "not the case: not well regarded by the public [no]");
    says(tree, "XB-24-3", "2025年度考核：称职 [称职]", "appraisal of 2025: competent [competent]");
    says(
        tree,
        "GWY-43",
        "职数3，已配2，应当有职位空缺 [2/3]",
        "quota 3, filled 2: there must be a vacancy [2/3]");
    says(
        tree,
        "GWY-92",
        "法定退休月份2048-04 [1985-04-12 男职工（原60周岁）]",
        "statutory month of retirement 2048-04 [1985-04-12 men (originally 60)]");
    assertThat(told(tree, "GWY-13", Locale.CHINESE)).contains("年龄满18周岁：");
  }

  @Test
  void whoDoesNotQualifyReadsWhatIsMissing() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("a", PostLevel.SECTION_CHIEF, "2024-03-15", null, true)
            .measured(MeasureKind.ADMONITION, "2026-01-10")
            .measured(MeasureKind.RESIGNED_BY_ORDER, "2025-06-01")
            .found("XB-24-4", true)
            .notFound("XB-24-7");
    p.spouse = Residence.ABROAD;
    PostFixture post = aPostAt(PostLevel.DIVISION_DEPUTY);
    post.requiredLicences = List.of("法律职业资格");
    post.termGoverned = true;
    Explanation tree = promotion(p, post, "2026-03-15");
    says(
        tree,
        "XB-08-2",
        "在下一级职位任职的职位数应当达到2个，现为1 [1]",
        "posts held at the level immediately below: at least 2 posts, now 1 [1]");
    says(
        tree,
        "XB-08-3b",
        "在乡科级正职岗位工作满3年：自2024-03-15起算，将于2027-03-15达到 [2024-03-15…2026-03-14]",
        "service in posts of section level, chief: 3 years needed, counted from 2024-03-15, will"
            + " be reached on 2027-03-15 [2024-03-15…2026-03-14]");
    says(tree, "XB-08-7", "未满足：法律规定的资格：法律职业资格 [否]", "not so: legal qualification: 法律职业资格 [no]");
    says(
        tree,
        "XB-24-4",
        "有此情形：跑官、拉票等非组织行为 [是]",
        "is the case: canvassing for office or votes [yes]");
    says(
        tree,
        "XB-24-6",
        "诫勉：自2026-01-10起，至2026-07-10届满 [2026-01-10]",
        "admonition: from 2026-01-10, over on 2026-07-10 [2026-01-10]");
    says(
        tree,
        "XB-24-7",
        "其他原因不宜提拔或者进一步使用：尚无记载或者认定 [?]",
        "unsuitable for another reason: neither on file nor decided [?]");
    says(
        tree,
        "XB-57-1",
        "责令辞职后不安排领导职务的限制期：自2025-06-01起，至2026-06-01届满 [2025-06-01]；" + "责令辞职前的职务层次：档案无记载 [?]",
        "no leading post after being resigned by order: from 2025-06-01, over on 2026-06-01"
            + " [2025-06-01]；level of the post before: resigned by order: not on file [?]");
    says(
        tree,
        "RQ-6",
        "在同一职位已满任期数：0，达到2个不再推荐、提名 [0]",
        "full terms in this post: 0; at 2 no further nomination [0]");
    assertThat(told(tree, "XB-24-5", Locale.CHINESE)).startsWith("有此情形：配偶已移居");
    Explanation skips =
        tree.stream().filter(x -> x.rule().equals("XB-09-5")).findFirst().orElseThrow();
    assertThat(skips.because().getFirst().sentence().zh()).isEqualTo("越级数：0，至多1");
    assertThat(skips.because().getFirst().parameters()).hasSize(1);
  }

  @Test
  void afterThePeriodTheOpenQuestionIsNamed() {
    PersonFixture p =
        aSectionChief().measured(MeasureKind.ADMONITION, "2025-01-10", null, null, null);
    assertThat(
            told(
                promotion(p, aPostAt(PostLevel.DIVISION_DEPUTY), "2026-03-15"),
                "XB-24-6",
                Locale.CHINESE))
        .endsWith("诫勉期满后是否影响使用：尚无记载或者认定 [?]");
    p.notAppraised(2025);
    says(
        promotion(p, aPostAt(PostLevel.DIVISION_DEPUTY), "2026-03-15"),
        "XB-24-3",
        "2025年度考核结果：档案无记载 [?]",
        "appraisal of 2025: not on file [?]");
  }

  private static Explanation inPost(PersonFixture p, PostFixture post) {
    return STATUTES.inPost(Candidacy.of(p.build(), post.build()), DAY).explanation();
  }

  @Test
  void peopleInPostReadTheirDuties() {
    PersonFixture p =
        aSectionChief()
            .held("vice", PostLevel.DIVISION_DEPUTY, "2025-01-01", null, false)
            .away(AbsenceKind.STUDY, "2024-03-01", null)
            .away(AbsenceKind.WITHOUT_LEAVE, "2026-02-02", "2026-02-03");
    p.matterReports = List.of(new MatterReport(2026, day("2026-01-20")));
    Explanation tree = inPost(p, aPostAt(PostLevel.DIVISION_DEPUTY));
    says(
        tree,
        "GR-5",
        "2026年度已于2026-01-20报告 [2026-01-20]",
        "the report due in 2026 was made on 2026-01-20 [2026-01-20]");
    says(tree, "GWY-50", "2025年度考核：称职 [称职]", "appraisal of 2025: competent [competent]");
    says(
        tree,
        "GWY-88-absent",
        "连续旷工最长2天，一年内累计最多2天 [1]",
        "absent without leave for at most 2 days in a row and 2 days within a year [1]");
    says(
        tree,
        "PX-1",
        "统计期内培训92天、600学时，应当达到90天或者550学时 [92 600]",
        "92 days and 600 hours of training in the period; 90 days or 550 hours are needed"
            + " [92 600]");
    assertThat(told(tree, "XB-54", Locale.CHINESE))
        .contains("法定退休月份2048-04 [1985-04-12]")
        .contains("非组织选派离职学习，自2024-03-01起，期限1年 [2024-03-01…]");
    assertThat(told(tree, "GWY-93", Locale.CHINESE)).contains("距法定退休年龄264个月");
    p.matterReports = List.of(new MatterReport(2026, day("2026-02-20")));
    assertThat(told(inPost(p, aPostAt(PostLevel.DIVISION_DEPUTY)), "GR-5", Locale.CHINESE))
        .isEqualTo("2026年度于2026-02-20报告，应当在2026-01-31前报告 [2026-02-20]");
    p.matterReports = List.of();
    assertThat(told(inPost(p, aPostAt(PostLevel.DIVISION_DEPUTY)), "GR-5", Locale.CHINESE))
        .isEqualTo("2026年度未报告，应当在2026-01-31前报告");
    p.appraised(2025, Grade.INCOMPETENT).appraised(2024, Grade.INCOMPETENT);
    Explanation failed = inPost(p, aPostAt(PostLevel.DIVISION_DEPUTY));
    assertThat(told(failed, "GWY-50", Locale.CHINESE)).isEqualTo("2025年度考核：不称职 [不称职]");
    assertThat(told(failed, "GWY-88", Locale.CHINESE)).isEqualTo("连续2个年度考核：不称职 [不称职]");
  }

  @Test
  void ranksAndGradesReadTheirReasons() {
    PersonFixture p = new PersonFixture();
    p.ranks.add(new PersonFacts.RankHeld(Rank.SECTION_2, day("2023-06-01"), null));
    p.appraised(2023, Grade.COMPETENT)
        .appraised(2024, Grade.EXCELLENT)
        .appraised(2025, Grade.COMPETENT);
    RankQuota quota = new RankQuota(100, Map.of(Rank.SECTION_1, 10, Rank.SECTION_2, 20));
    Explanation tree =
        STATUTES.examineRank(p.build(), Rank.SECTION_1, OrganKind.COUNTY, quota, DAY).explanation();
    says(
        tree,
        "ZJ-18",
        "任职满18个月（基本24个月，优秀1个年度，不计0个年度）：自2023-06起，2024-12届满 [2023-06]",
        "18 months in rank (base 24, 1 excellent, 0 not counted): from 2023-06, complete in"
            + " 2024-12 [2023-06]");
    says(tree, "ZJ-10", "县级机关最高职级为二级调研员", "highest rank in county organ: consultant, class 2");
    assertThat(told(tree, "ZJ-12", Locale.CHINESE)).contains("不超过60个，晋升后31个");
    says(
        tree,
        "ZJ-21-inv",
        "无此情形：正在接受审查调查尚未作出结论 [否]",
        "not the case: under investigation without a conclusion [no]");
    says(tree, "ZJ-19", "自2023-06-01任职以来无年度考核不称职", "not graded incompetent since 2023-06-01");
    assertThat(
            told(
                STATUTES
                    .examineRank(
                        p.notAppraised(2024).notAppraised(2025).build(),
                        Rank.SECTION_1,
                        OrganKind.COUNTY,
                        quota,
                        day("2026-06-15"))
                    .explanation(),
                "ZJ-18",
                Locale.CHINESE))
        .contains("2024年度考核结果缺失");
    PersonFixture ill =
        aSectionChief()
            .away(AbsenceKind.ILLNESS, "2025-01-01", "2025-08-01")
            .measured(MeasureKind.PARTY_WARNING, "2025-05-01");
    Explanation grade =
        STATUTES.examineGrade(ill.build(), 2025, Grade.EXCELLENT, day("2026-01-20")).explanation();
    says(
        grade,
        "KH-27",
        "考核年度病、事假累计213天，全年365天，超过一半的不确定等次 [213]",
        "213 days of leave in a year of 365 days; above half of it there is no grade [213]");
    says(
        grade,
        "KH-dj",
        "2025-05-01受党内警告：不得确定为优秀等次 [党内警告]",
        "Party warning on 2025-05-01: not excellent [Party warning]");
    assertThat(grade.sentence().zh()).isEqualTo("林一2025年度考核拟定优秀的审查");
  }

  @Test
  void noJudgedProvisionIsSilentAndEachNumberIsCited() {
    long seed = Long.getLong("seed", 20261126L);
    SplittableRandom random = new SplittableRandom(seed);
    RandomPeople people = new RandomPeople(random);
    for (int i = 0; i < 150; i++) {
      Person person = people.person(i);
      Post post = people.post();
      LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2500));
      String what = "seed %d person %d on %s".formatted(seed, i, day);
      speaks(STATUTES.examine(Candidacy.of(person, post), day), what);
      speaks(STATUTES.inPost(Candidacy.of(person, post), day), what);
      Rank target = Rank.at(random.nextInt(Rank.values().length));
      speaks(STATUTES.examineRank(person, target, OrganKind.CITY, null, day), what);
      speaks(STATUTES.examineGrade(person, day.getYear() - 1, Grade.EXCELLENT, day), what);
    }
  }

  private static void speaks(Examination e, String what) {
    for (Explanation node : e.explanation().because()) {
      assertThat(node.because()).as("%s: %s is silent", what, node.rule()).isNotEmpty();
      assertThat(node.citations()).as("%s: %s", what, node.rule()).isNotEmpty();
    }
    e.explanation().stream()
        .filter(x -> x.rule().contains(".") && !isMissing(x))
        .forEach(
            x -> assertThat(x.parameters()).as("%s: number of %s", what, x.rule()).isNotEmpty());
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      assertThat(ExplanationPrinter.asText(e.explanation(), locale))
          .as(what)
          .doesNotContain("{0}", "{1}", "{2}", "null");
    }
  }

  private static boolean isMissing(Explanation x) {
    return x.facts().stream().anyMatch(Fact::missing)
        && x.value().equals(new Value.Judgement(Verdict.UNKNOWN));
  }

  @Test
  void trainingWhoseHostIsNotOnFileLeavesItOpenAtTheThreshold() {
    for (int[] sums : new int[][] {{90, 0}, {0, 550}}) {
      PersonFixture p = aSectionChief();
      p.training = List.of(new Training(day("2024-06-30"), sums[0], sums[1], null));
      OneProvision.judging("XB-08-5", p, aPostAt(PostLevel.DIVISION_DEPUTY))
          .on("2026-03-15", Verdict.UNKNOWN);
    }
    for (int[] sums : new int[][] {{89, 549}}) {
      PersonFixture p = aSectionChief();
      p.training = List.of(new Training(day("2024-06-30"), sums[0], sums[1], null));
      OneProvision.judging("XB-08-5", p, aPostAt(PostLevel.DIVISION_DEPUTY))
          .on("2026-03-15", Verdict.NEEDS_APPROVAL);
    }
  }
}
