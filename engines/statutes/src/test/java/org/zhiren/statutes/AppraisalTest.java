package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PersonFixture.day;

import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.PersonFacts.AbsenceKind;
import org.zhiren.statutes.PersonFacts.Span;

/** 公务员考核规定: which grades are open, and what they add up to. */
@NullUnmarked // facts are left out on purpose
class AppraisalTest {
  private static final Statutes STATUTES = Statutes.national();

  private static void grade(
      String id, PersonFixture p, int year, Grade proposed, Verdict expected) {
    Examination e = STATUTES.examineGrade(p.build(), year, proposed, day((year + 1) + "-01-20"));
    assertThat(e.verdicts().get(id)).as("%s %d %s", id, year, proposed).isEqualTo(expected);
  }

  @Test
  @Covers("KH-25")
  void aRecruitOnProbationHasNoGrade() {
    PersonFixture p = new PersonFixture();
    p.held("clerk", null, "2025-07-01", null, true, Exceptional.NO, "2026-06-30");
    grade("KH-25", p, 2025, Grade.COMPETENT, Verdict.FAIL);
    grade("KH-25", p, 2025, Grade.UNGRADED, Verdict.PASS);
    grade("KH-25", p, 2026, Grade.COMPETENT, Verdict.PASS);
    grade("KH-25", p, 2024, Grade.COMPETENT, Verdict.PASS);
    PersonFixture ends = new PersonFixture();
    ends.held("clerk", null, "2025-01-01", null, true, Exceptional.NO, "2025-12-31");
    grade("KH-25", ends, 2025, Grade.COMPETENT, Verdict.FAIL);
    PersonFixture over = new PersonFixture();
    over.held("clerk", null, "2024-12-31", null, true, Exceptional.NO, "2025-12-30");
    grade("KH-25", over, 2025, Grade.COMPETENT, Verdict.PASS);
    PersonFixture begins = new PersonFixture();
    begins.held("clerk", null, "2025-12-31", null, true, Exceptional.NO, "2026-12-30");
    grade("KH-25", begins, 2025, Grade.COMPETENT, Verdict.FAIL);
    // The probation of a newly appointed leader is another matter.
    PersonFixture leader = new PersonFixture();
    leader.held(
        "head", PostLevel.SECTION_CHIEF, "2025-07-01", null, true, Exceptional.NO, "2026-06-30");
    grade("KH-25", leader, 2025, Grade.EXCELLENT, Verdict.PASS);
  }

  @Test
  @Covers("KH-27")
  void moreThanHalfAYearOfLeaveLeavesNoGrade() {
    // 182 and 183 of 365 days; 183 and 184 of the 366 days of 2024.
    leave("2025-01-01", "2025-07-01", 2025, Verdict.PASS);
    leave("2025-01-01", "2025-07-02", 2025, Verdict.FAIL);
    leave("2024-01-01", "2024-07-01", 2024, Verdict.PASS);
    leave("2024-01-01", "2024-07-02", 2024, Verdict.FAIL);
    // Only what lies within the year counts.
    leave("2024-01-01", "2025-07-01", 2025, Verdict.PASS);
    leave("2024-01-01", "2025-07-02", 2025, Verdict.FAIL);
    leave("2025-07-03", null, 2025, Verdict.PASS);
    leave("2025-07-02", null, 2025, Verdict.FAIL);
    leave("2025-07-02", null, 2024, Verdict.PASS);
    PersonFixture p =
        aSectionChief()
            .away(AbsenceKind.ILLNESS, "2025-01-01", "2025-05-31")
            .away(AbsenceKind.PERSONAL, "2025-05-01", "2025-07-01")
            .away(AbsenceKind.STUDY, "2025-07-02", "2025-12-31");
    grade("KH-27", p, 2025, Grade.COMPETENT, Verdict.PASS);
    p.away(AbsenceKind.PERSONAL, "2025-11-03", "2025-11-03");
    grade("KH-27", p, 2025, Grade.COMPETENT, Verdict.FAIL);
    grade("KH-27", p, 2025, Grade.UNGRADED, Verdict.PASS);
    grade("KH-27", p, 2019, Grade.COMPETENT, Verdict.UNKNOWN);
    grade("KH-27", aSectionChief(), 2025, Grade.COMPETENT, Verdict.UNKNOWN);
    grade("KH-27", aSectionChief().neverAway(), 2025, Grade.COMPETENT, Verdict.PASS);
  }

  private static void leave(String from, String to, int year, Verdict expected) {
    PersonFixture p = aSectionChief().away(AbsenceKind.ILLNESS, from, to);
    grade("KH-27", p, year, Grade.COMPETENT, expected);
  }

  @Test
  @Covers("KH-28")
  void anOpenCaseLeavesNoGrade() {
    PersonFixture p = aSectionChief();
    p.investigations.add(new Span(day("2025-11-01"), day("2026-01-19")));
    grade("KH-28", p, 2025, Grade.COMPETENT, Verdict.PASS);
    p.investigations.add(new Span(day("2025-12-01"), day("2026-01-20")));
    grade("KH-28", p, 2025, Grade.COMPETENT, Verdict.FAIL);
    grade("KH-28", p, 2025, Grade.NOT_APPRAISED, Verdict.PASS);
    PersonFixture later = aSectionChief();
    later.investigations.add(new Span(day("2026-01-20"), null));
    grade("KH-28", later, 2025, Grade.COMPETENT, Verdict.FAIL);
    PersonFixture tomorrow = aSectionChief();
    tomorrow.investigations.add(new Span(day("2026-01-21"), null));
    grade("KH-28", tomorrow, 2025, Grade.COMPETENT, Verdict.PASS);
  }

  private static void capped(String id, MeasureKind kind, Integer months, int year, String open) {
    PersonFixture p = aSectionChief().measured(kind, "2023-11-03", months, false, null);
    for (Grade grade : Grade.values()) {
      boolean allowed = java.util.List.of(open.split(" ")).contains(grade.name());
      grade(id, p, year, grade, allowed ? Verdict.PASS : Verdict.FAIL);
    }
  }

  private static final String ALL =
      "INCOMPETENT BASICALLY_COMPETENT COMPETENT EXCELLENT UNGRADED NOT_APPRAISED";
  private static final String NOT_EXCELLENT =
      "INCOMPETENT BASICALLY_COMPETENT COMPETENT UNGRADED NOT_APPRAISED";
  private static final String NONE = "UNGRADED NOT_APPRAISED";

  @Test
  @Covers("KH-29")
  void sanctionsCapTheGradeOfTheYearAndTheNext() {
    capped("KH-29", MeasureKind.WARNING, null, 2022, ALL);
    capped("KH-29", MeasureKind.WARNING, null, 2023, NOT_EXCELLENT);
    capped("KH-29", MeasureKind.WARNING, null, 2024, ALL);
    capped("KH-29", MeasureKind.DEMERIT, null, 2023, NONE);
    capped("KH-29", MeasureKind.DEMERIT, null, 2024, ALL);
    for (MeasureKind kind :
        new MeasureKind[] {
          MeasureKind.MAJOR_DEMERIT, MeasureKind.DOWNGRADING, MeasureKind.REMOVAL
        }) {
      capped("KH-29", kind, null, 2023, NONE);
      capped("KH-29", kind, null, 2024, NONE);
      capped("KH-29", kind, null, 2025, ALL);
    }
    PersonFixture p = aSectionChief();
    p.measures = null;
    grade("KH-29", p, 2023, Grade.COMPETENT, Verdict.UNKNOWN);
    grade("KH-29", aSectionChief(), 2019, Grade.COMPETENT, Verdict.UNKNOWN);
    PersonFixture decidedLater = aSectionChief().measured(MeasureKind.DEMERIT, "2025-12-31");
    Statutes statutes = STATUTES;
    assertThat(
            statutes
                .examineGrade(decidedLater.build(), 2025, Grade.EXCELLENT, day("2025-12-30"))
                .verdicts()
                .get("KH-29"))
        .isEqualTo(Verdict.PASS);
    assertThat(
            statutes
                .examineGrade(decidedLater.build(), 2025, Grade.EXCELLENT, day("2025-12-31"))
                .verdicts()
                .get("KH-29"))
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  @Covers("KH-dj")
  void partyDisciplineAndMeasuresCapTheGrade() {
    for (MeasureKind kind :
        new MeasureKind[] {
          MeasureKind.PARTY_WARNING, MeasureKind.ADMONITION, MeasureKind.UNFIT_MOVED
        }) {
      capped("KH-dj", kind, null, 2023, NOT_EXCELLENT);
      capped("KH-dj", kind, null, 2024, ALL);
    }
    for (MeasureKind kind :
        new MeasureKind[] {
          MeasureKind.PARTY_SERIOUS_WARNING,
          MeasureKind.RESIGNED_BY_ORDER,
          MeasureKind.REMOVED_FOR_ACCOUNTABILITY,
          MeasureKind.UNFIT_REMOVED,
          MeasureKind.DEMOTED
        }) {
      capped("KH-dj", kind, null, 2023, NONE);
      capped("KH-dj", kind, null, 2024, ALL);
    }
    capped("KH-dj", MeasureKind.PARTY_REMOVAL, null, 2023, "INCOMPETENT");
    capped("KH-dj", MeasureKind.PARTY_REMOVAL, null, 2024, ALL);
    capped("KH-dj", MeasureKind.PARTY_PROBATION, 12, 2023, "INCOMPETENT");
    capped("KH-dj", MeasureKind.PARTY_PROBATION, 12, 2024, NONE);
    capped("KH-dj", MeasureKind.PARTY_PROBATION, 12, 2025, ALL);
    capped("KH-dj", MeasureKind.PARTY_PROBATION, 24, 2025, NONE);
    capped("KH-dj", MeasureKind.PARTY_PROBATION, 24, 2026, ALL);
    capped("KH-dj", MeasureKind.PARTY_EXPULSION, null, 2023, "INCOMPETENT");
    capped("KH-dj", MeasureKind.PARTY_EXPULSION, null, 2025, NONE);
    capped("KH-dj", MeasureKind.PARTY_EXPULSION, null, 2026, ALL);
    capped("KH-dj", MeasureKind.RESIGNED_TAKING_BLAME, null, 2023, ALL);
  }

  @Test
  @Covers("KH-dj")
  void whatIsNotOnFileStaysOpen() {
    PersonFixture probation =
        aSectionChief().measured(MeasureKind.PARTY_PROBATION, "2023-11-03", null, false, null);
    grade("KH-dj", probation, 2024, Grade.COMPETENT, Verdict.FAIL);
    grade("KH-dj", probation, 2025, Grade.COMPETENT, Verdict.UNKNOWN);
    grade("KH-dj", probation, 2025, Grade.UNGRADED, Verdict.PASS);
    grade("KH-dj", probation, 2026, Grade.COMPETENT, Verdict.PASS);
    PersonFixture measure = aSectionChief().measured(MeasureKind.ORGANISATIONAL, "2025-03-01");
    grade("KH-dj", measure, 2025, Grade.EXCELLENT, Verdict.UNKNOWN);
    grade("KH-dj", measure, 2025, Grade.COMPETENT, Verdict.PASS);
    grade("KH-dj", measure, 2026, Grade.EXCELLENT, Verdict.PASS);
    measure.measured(MeasureKind.PARTY_WARNING, "2025-04-01");
    grade("KH-dj", measure, 2025, Grade.EXCELLENT, Verdict.FAIL);
  }

  @Test
  @Covers({"KH-29", "KH-dj"})
  void theHeavierCaseDecides() {
    PersonFixture p =
        aSectionChief()
            .measured(MeasureKind.REMOVAL, "2025-03-01")
            .measured(MeasureKind.PARTY_REMOVAL, "2025-03-01");
    grade("KH-29", p, 2025, Grade.INCOMPETENT, Verdict.NOT_APPLICABLE);
    grade("KH-dj", p, 2025, Grade.INCOMPETENT, Verdict.PASS);
    grade("KH-dj", p, 2025, Grade.UNGRADED, Verdict.FAIL);
    PersonFixture same =
        aSectionChief()
            .measured(MeasureKind.WARNING, "2025-03-01")
            .measured(MeasureKind.PARTY_WARNING, "2025-03-01");
    grade("KH-29", same, 2025, Grade.EXCELLENT, Verdict.FAIL);
    grade("KH-dj", same, 2025, Grade.EXCELLENT, Verdict.FAIL);
    PersonFixture two =
        aSectionChief()
            .measured(MeasureKind.PARTY_SERIOUS_WARNING, "2025-03-01")
            .measured(MeasureKind.ADMONITION, "2025-05-01");
    grade("KH-dj", two, 2025, Grade.COMPETENT, Verdict.FAIL);
    Examination e = STATUTES.examineGrade(p.build(), 2025, Grade.INCOMPETENT, day("2026-01-20"));
    assertThat(e.verdict()).isEqualTo(Verdict.UNKNOWN); // leave is not on file
    assertThat(
            STATUTES
                .examineGrade(p.neverAway().build(), 2025, Grade.INCOMPETENT, day("2026-01-20"))
                .verdict())
        .isEqualTo(Verdict.PASS);
  }

  private static Value.Quantity number(Explanation tree, int child) {
    return (Value.Quantity) tree.because().get(child).value();
  }

  @Test
  @Covers({"KH-19", "KH-20", "KH-21"})
  void gradesAddUp() {
    PersonFixture p = new PersonFixture();
    p.appraised(2020, Grade.COMPETENT)
        .appraised(2021, Grade.BASICALLY_COMPETENT)
        .appraised(2022, Grade.COMPETENT)
        .appraised(2023, Grade.EXCELLENT)
        .appraised(2024, Grade.EXCELLENT)
        .appraised(2025, Grade.EXCELLENT);
    Explanation all = STATUTES.appraisalEffects(p.build(), 2020, 2025);
    assertThat(((Value.Quantity) all.value()).number()).isEqualTo(BigDecimal.valueOf(5));
    assertThat(all.because())
        .extracting(Explanation::rule)
        .containsExactly("KH-19", "KH-20", "KH-20", "KH-21");
    assertThat(number(all, 0).number()).isEqualTo(BigDecimal.ONE);
    assertThat(number(all, 1).number()).isEqualTo(BigDecimal.TWO);
    assertThat(number(all, 2).number()).isEqualTo(BigDecimal.ONE);
    assertThat(number(all, 3).number()).isEqualTo(BigDecimal.ONE);
    Explanation four = STATUTES.appraisalEffects(p.build(), 2020, 2024);
    assertThat(number(four, 0).number()).isEqualTo(BigDecimal.ZERO);
    assertThat(number(four, 1).number()).isEqualTo(BigDecimal.TWO);
    assertThat(number(four, 2).number()).isEqualTo(BigDecimal.ZERO);
    // The row does not reach back before the first year asked for.
    assertThat(number(STATUTES.appraisalEffects(p.build(), 2024, 2025), 0).number())
        .isEqualTo(BigDecimal.ZERO);
    assertThat(number(STATUTES.appraisalEffects(p.build(), 2023, 2025), 0).number())
        .isEqualTo(BigDecimal.ONE);
    p.notAppraised(2022);
    Explanation gap = STATUTES.appraisalEffects(p.build(), 2020, 2025);
    assertThat(gap.value()).isEqualTo(new Value.Missing());
    assertThat(gap.missingFacts()).hasSize(1);
    assertThat(STATUTES.appraisalEffects(p.build(), 2019, 2019).because())
        .extracting(Explanation::value)
        .containsExactly(new Value.Missing());
    assertThatThrownBy(() -> STATUTES.appraisalEffects(p.build(), 2025, 2024))
        .hasMessageContaining("2025")
        .hasMessageContaining("2024");
  }
}
