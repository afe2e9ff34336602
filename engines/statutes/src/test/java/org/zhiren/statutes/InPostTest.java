package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PersonFixture.day;
import static org.zhiren.statutes.PostFixture.aPostAt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.PersonFacts.AbsenceKind;
import org.zhiren.statutes.PersonFacts.MatterReport;
import org.zhiren.statutes.PersonFacts.Training;

/** What the law asks of people who stay in post, and when a post is left. */
@NullUnmarked // facts are left out on purpose
class InPostTest {
  private static final Statutes STATUTES = Statutes.national();

  private static PostFixture held() {
    PostFixture post = aPostAt(PostLevel.SECTION_CHIEF);
    post.id = "section-head";
    post.leadsUnit = true;
    return post;
  }

  private static Examination examine(PersonFixture p, PostFixture post, String asOf) {
    return STATUTES.inPost(Candidacy.of(p.build(), post.build()), day(asOf));
  }

  private static void is(
      String id, PersonFixture p, PostFixture post, String asOf, Verdict expected) {
    assertThat(examine(p, post, asOf).verdicts().get(id))
        .as("%s on %s", id, asOf)
        .isEqualTo(expected);
  }

  private static PersonFixture aDivisionDeputy() {
    return aSectionChief().held("vice", PostLevel.DIVISION_DEPUTY, "2025-01-01", null, false);
  }

  @Test
  @Covers({"XB-54", "XB-54-e"})
  void aPostIsAsARuleLeftAtTheRetirementAge() {
    PersonFixture p = aSectionChief().neverAway();
    p.birth = day("1970-06-15");
    is("XB-54", p, held(), "2031-10-31", Verdict.PASS);
    is("XB-54", p, held(), "2031-11-01", Verdict.WARN);
    p.birth = null;
    is("XB-54", p, held(), "2031-11-01", Verdict.UNKNOWN);
    p.birth = day("1970-06-15");
    p.sex = Sex.FEMALE;
    is("XB-54", p, held(), "2026-11-01", Verdict.UNKNOWN);
    // Before the version on file nothing can be told.
    is("XB-54", p, held(), "2018-11-01", Verdict.UNKNOWN);
    assertThat(
            examine(p, held(), "2026-11-01").explanation().stream()
                .anyMatch(x -> x.rule().equals("XB-54-e")))
        .isFalse();
    p.sex = Sex.MALE;
    assertThat(
            examine(p, held(), "2031-11-01").explanation().stream()
                .anyMatch(x -> x.rule().equals("XB-54-e")))
        .as("the approved postponement is asked for")
        .isTrue();
  }

  @Test
  @Covers("XB-54")
  void studyOfMoreThanAYearAndIllnessOfAYear() {
    PersonFixture study = aSectionChief().away(AbsenceKind.STUDY, "2025-03-01", null);
    is("XB-54", study, held(), "2026-03-01", Verdict.PASS);
    is("XB-54", study, held(), "2026-03-02", Verdict.WARN);
    // A planned end tells the length from the first day on.
    PersonFixture year = aSectionChief().away(AbsenceKind.STUDY, "2025-03-01", "2026-02-28");
    is("XB-54", year, held(), "2025-03-01", Verdict.PASS);
    PersonFixture longer = aSectionChief().away(AbsenceKind.STUDY, "2025-03-01", "2026-03-01");
    is("XB-54", longer, held(), "2025-02-28", Verdict.PASS);
    is("XB-54", longer, held(), "2025-03-01", Verdict.WARN);
    is("XB-54", longer, held(), "2026-03-01", Verdict.WARN);
    is("XB-54", longer, held(), "2026-03-02", Verdict.PASS);
    PersonFixture ill = aSectionChief().away(AbsenceKind.ILLNESS, "2025-03-01", null);
    is("XB-54", ill, held(), "2026-02-28", Verdict.PASS);
    is("XB-54", ill, held(), "2026-03-01", Verdict.WARN);
    PersonFixture both =
        aSectionChief()
            .away(AbsenceKind.ILLNESS, "2025-03-01", null)
            .away(AbsenceKind.PERSONAL, "2025-03-01", null);
    is("XB-54", both, held(), "2026-02-28", Verdict.PASS);
    is("XB-54", aSectionChief(), held(), "2026-03-01", Verdict.UNKNOWN);
  }

  @Test
  @Covers("GWY-88-absent")
  void fifteenDaysInARowAndThirtyInAYear() {
    PersonFixture p = aSectionChief().away(AbsenceKind.WITHOUT_LEAVE, "2026-03-01", null);
    is("GWY-88-absent", p, held(), "2026-03-15", Verdict.PASS);
    is("GWY-88-absent", p, held(), "2026-03-16", Verdict.FAIL);
    PersonFixture parts =
        aSectionChief()
            .away(AbsenceKind.WITHOUT_LEAVE, "2026-03-01", "2026-03-08")
            .away(AbsenceKind.WITHOUT_LEAVE, "2026-03-09", "2026-03-15");
    is("GWY-88-absent", parts, held(), "2026-06-01", Verdict.PASS);
    parts.away(AbsenceKind.WITHOUT_LEAVE, "2026-03-16", "2026-03-16");
    is("GWY-88-absent", parts, held(), "2026-06-01", Verdict.FAIL);
    PersonFixture total =
        aSectionChief()
            .away(AbsenceKind.WITHOUT_LEAVE, "2026-02-01", "2026-02-15")
            .away(AbsenceKind.WITHOUT_LEAVE, "2026-05-01", "2026-05-15");
    is("GWY-88-absent", total, held(), "2026-06-01", Verdict.PASS);
    total.away(AbsenceKind.WITHOUT_LEAVE, "2026-07-01", "2026-07-01");
    is("GWY-88-absent", total, held(), "2026-06-30", Verdict.PASS);
    is("GWY-88-absent", total, held(), "2026-07-01", Verdict.FAIL);
    is("GWY-88-absent", total, held(), "2027-12-31", Verdict.FAIL);
    is("GWY-88-absent", total, held(), "2028-01-01", Verdict.PASS);
    // Thirty-one days within twelve months, but in two calendar years: people must say how it
    // counts.
    PersonFixture across =
        aSectionChief()
            .away(AbsenceKind.WITHOUT_LEAVE, "2025-11-01", "2025-11-15")
            .away(AbsenceKind.WITHOUT_LEAVE, "2026-02-01", "2026-02-16");
    is("GWY-88-absent", across, held(), "2026-02-15", Verdict.PASS);
    PersonFixture three =
        aSectionChief()
            .away(AbsenceKind.WITHOUT_LEAVE, "2025-11-01", "2025-11-15")
            .away(AbsenceKind.WITHOUT_LEAVE, "2026-02-01", "2026-02-15")
            .away(AbsenceKind.WITHOUT_LEAVE, "2026-10-31", "2026-10-31");
    is("GWY-88-absent", three, held(), "2026-10-30", Verdict.PASS);
    is("GWY-88-absent", three, held(), "2026-10-31", Verdict.UNKNOWN);
    three.away(AbsenceKind.ILLNESS, "2026-03-01", "2026-06-30");
    is("GWY-88-absent", three, held(), "2026-10-30", Verdict.PASS);
    is("GWY-88-absent", aSectionChief(), held(), "2026-10-30", Verdict.UNKNOWN);
    is("GWY-88-absent", three, held(), "2018-10-30", Verdict.UNKNOWN);
  }

  @Test
  @Covers({"NSNX-05", "NSNX-05-b"})
  void whoIsUnfitPeopleFind() {
    PersonFixture p = aSectionChief().neverAway();
    p.training = List.of(new Training(day("2025-06-30"), 12, 0, true));
    PostFixture notLeading = held();
    notLeading.leadsUnit = false;
    Examination open = examine(p, notLeading, "2026-03-01");
    assertThat(open.verdicts().get("NSNX-05")).isEqualTo(Verdict.UNKNOWN);
    assertThat(open.openFindings()).containsExactly("NSNX-05", "NSNX-05-b");
    assertThat(open.onRecord()).isEqualTo(Verdict.PASS);
    assertThat(open.verdict()).isEqualTo(Verdict.UNKNOWN);
    for (int item = 1; item <= 15; item++) {
      p.found("NSNX-05-" + item, false);
    }
    is("NSNX-05", p, held(), "2026-03-01", Verdict.PASS);
    is("NSNX-05-b", p, held(), "2026-03-01", Verdict.PASS);
    p.found("NSNX-05-8", true);
    is("NSNX-05", p, held(), "2026-03-01", Verdict.FAIL);
    is("NSNX-05-b", p, held(), "2026-03-01", Verdict.PASS);
    p.found("NSNX-05-8", false).found("NSNX-05-9", true).found("NSNX-05-15", false);
    is("NSNX-05", p, held(), "2026-03-01", Verdict.PASS);
    is("NSNX-05-b", p, held(), "2026-03-01", Verdict.FAIL);
    assertThat(examine(p, notLeading, "2026-03-01").onRecord()).isEqualTo(Verdict.FAIL);
    assertThat(examine(p, notLeading, "2026-03-01").openFindings()).isEmpty();
  }

  @Test
  @Covers({"SY-5", "GWY-50", "GWY-88"})
  void leadersOfInstitutionsLeaveAfterFailedAppraisals() {
    PostFixture institution = held();
    institution.publicInstitution = true;
    PersonFixture p = aSectionChief();
    is("SY-5", p, institution, "2026-03-01", Verdict.PASS);
    is("SY-5", p, held(), "2026-03-01", Verdict.NOT_APPLICABLE);
    p.appraised(2025, Grade.BASICALLY_COMPETENT);
    is("SY-5", p, institution, "2026-03-01", Verdict.PASS);
    p.appraised(2024, Grade.BASICALLY_COMPETENT);
    is("SY-5", p, institution, "2026-03-01", Verdict.FAIL);
    p.notAppraised(2024);
    is("SY-5", p, institution, "2026-03-01", Verdict.UNKNOWN);
    p.appraised(2025, Grade.INCOMPETENT);
    is("SY-5", p, institution, "2026-03-01", Verdict.FAIL);
    is("GWY-50", p, institution, "2026-03-01", Verdict.NOT_APPLICABLE);
    is("GWY-88", p, institution, "2026-03-01", Verdict.NOT_APPLICABLE);
    is("GWY-50", p, held(), "2026-03-01", Verdict.FAIL);
    is("SY-5", p, institution, "2010-03-01", Verdict.UNKNOWN);
  }

  @Test
  @Covers("PX-2")
  void twelveDaysOrNinetyHoursInTheLastCompleteYear() {
    PersonFixture p = aSectionChief();
    p.training = List.of(new Training(day("2025-01-01"), 12, 0, true));
    is("PX-2", p, held(), "2026-03-01", Verdict.PASS);
    p.training = List.of(new Training(day("2025-12-31"), 0, 90, true));
    is("PX-2", p, held(), "2026-01-01", Verdict.PASS);
    is("PX-2", p, held(), "2026-12-31", Verdict.PASS);
    is("PX-2", p, held(), "2027-01-01", Verdict.FAIL);
    is("PX-2", p, held(), "2025-12-31", Verdict.FAIL);
    p.training = List.of(new Training(day("2025-06-30"), 11, 89, true));
    is("PX-2", p, held(), "2026-03-01", Verdict.FAIL);
    p.training =
        List.of(
            new Training(day("2025-06-30"), 6, 45, true),
            new Training(day("2025-07-31"), 6, 45, null));
    is("PX-2", p, held(), "2026-03-01", Verdict.UNKNOWN);
    p.training =
        List.of(
            new Training(day("2025-06-30"), 6, 45, true),
            new Training(day("2025-07-31"), 6, 45, false));
    is("PX-2", p, held(), "2026-03-01", Verdict.FAIL);
    p.training = null;
    is("PX-2", p, held(), "2026-03-01", Verdict.UNKNOWN);
    is("PX-2", aDivisionDeputy(), held(), "2026-03-01", Verdict.NOT_APPLICABLE);
    is("PX-2", aSectionChief(), held(), "2014-03-01", Verdict.UNKNOWN);
    PersonFixture nobody = aSectionChief().withoutPositions();
    is("PX-2", nobody, held(), "2026-03-01", Verdict.UNKNOWN);
    nobody.ranks.add(new PersonFacts.RankHeld(Rank.SECTION_1, day("2020-01-01"), null));
    is("PX-2", nobody, held(), "2026-03-01", Verdict.FAIL);
    is("PX-1", nobody, held(), "2026-03-01", Verdict.NOT_APPLICABLE);
    nobody.ranks.clear();
    nobody.ranks.add(new PersonFacts.RankHeld(Rank.CONSULTANT_4, day("2020-01-01"), null));
    is("PX-2", nobody, held(), "2026-03-01", Verdict.NOT_APPLICABLE);
    is("PX-1", nobody, held(), "2026-03-01", Verdict.PASS);
  }

  @Test
  @Covers("PX-1")
  void fiveYearsOfTrainingEndOnTheirAnniversary() {
    PersonFixture p = aDivisionDeputy();
    p.training =
        List.of(
            new Training(day("2021-03-01"), 45, 1, true),
            new Training(day("2025-06-30"), 45, 1, true));
    is("PX-1", p, held(), "2026-02-28", Verdict.PASS);
    is("PX-1", p, held(), "2026-03-01", Verdict.FAIL);
    p.training = List.of(new Training(day("2025-06-30"), 0, 550, true));
    is("PX-1", p, held(), "2025-06-29", Verdict.FAIL);
    is("PX-1", p, held(), "2025-06-30", Verdict.PASS);
    p.training = List.of(new Training(day("2025-06-30"), 89, 549, true));
    is("PX-1", p, held(), "2025-06-30", Verdict.FAIL);
    p.training = List.of(new Training(day("2025-06-30"), 90, 0, null));
    is("PX-1", p, held(), "2025-06-30", Verdict.UNKNOWN);
    PersonFixture unclear = aSectionChief().heldOfUnknownLevel("x", "2025-01-01", null);
    is("PX-1", unclear, held(), "2026-03-01", Verdict.UNKNOWN);
  }

  @Test
  @Covers("GR-5")
  void personalMattersAreReportedByTheEndOfJanuary() {
    PersonFixture p = aDivisionDeputy();
    is("GR-5", p, held(), "2026-03-01", Verdict.UNKNOWN);
    p.matterReports = new ArrayList<>();
    is("GR-5", p, held(), "2026-01-31", Verdict.NOT_APPLICABLE);
    is("GR-5", p, held(), "2026-02-01", Verdict.FAIL);
    p.matterReports.add(new MatterReport(2025, day("2025-01-20")));
    p.matterReports.add(new MatterReport(2026, null));
    is("GR-5", p, held(), "2026-02-01", Verdict.FAIL);
    p.matterReports.set(1, new MatterReport(2026, day("2026-01-31")));
    is("GR-5", p, held(), "2026-01-31", Verdict.PASS);
    is("GR-5", p, held(), "2026-01-30", Verdict.NOT_APPLICABLE);
    p.matterReports.set(1, new MatterReport(2026, day("2026-02-01")));
    is("GR-5", p, held(), "2026-02-01", Verdict.FAIL);
    is("GR-5", p, held(), "2010-02-01", Verdict.UNKNOWN);
    PersonFixture section = aSectionChief();
    is("GR-5", section, held(), "2026-02-01", Verdict.NOT_APPLICABLE);
    is("GR-5", section.withoutPositions(), held(), "2026-02-01", Verdict.UNKNOWN);
  }

  @Test
  @Covers("JL-5-place")
  void tenYearsAtOneLevelInOnePlace() {
    PersonFixture p = new PersonFixture();
    p.heldIn("530100", "a", PostLevel.SECTION_CHIEF, "2015-01-01", "2019-12-31");
    p.heldIn("530100", "section-head", PostLevel.SECTION_CHIEF, "2020-01-01", null);
    is("JL-5-place", p, held(), "2024-12-31", Verdict.PASS);
    is("JL-5-place", p, held(), "2025-01-01", Verdict.NEEDS_APPROVAL);
    PersonFixture elsewhere = new PersonFixture();
    elsewhere.heldIn("530200", "a", PostLevel.SECTION_CHIEF, "2015-01-01", "2019-12-31");
    elsewhere.heldIn("530100", "section-head", PostLevel.SECTION_CHIEF, "2020-01-01", null);
    is("JL-5-place", elsewhere, held(), "2025-01-01", Verdict.PASS);
    PersonFixture lower = new PersonFixture();
    lower.heldIn("530100", "a", PostLevel.SECTION_DEPUTY, "2015-01-01", "2019-12-31");
    lower.heldIn("530100", "section-head", PostLevel.SECTION_CHIEF, "2020-01-01", null);
    is("JL-5-place", lower, held(), "2025-01-01", Verdict.PASS);
    PersonFixture unknown = new PersonFixture();
    unknown.heldIn(null, "a", PostLevel.SECTION_CHIEF, "2015-01-01", "2019-12-31");
    unknown.heldIn("530100", "section-head", PostLevel.SECTION_CHIEF, "2020-01-01", null);
    is("JL-5-place", unknown, held(), "2025-01-01", Verdict.UNKNOWN);
    PersonFixture level = new PersonFixture().heldOfUnknownLevel("a", "2015-01-01", "2019-12-31");
    level.heldIn("530100", "section-head", PostLevel.SECTION_CHIEF, "2020-01-01", null);
    is("JL-5-place", level, held(), "2025-01-01", Verdict.UNKNOWN);
    PostFixture post = held();
    post.place = null;
    is("JL-5-place", p, post, "2025-01-01", Verdict.UNKNOWN);
    post.leadsUnit = false;
    is("JL-5-place", p, post, "2025-01-01", Verdict.NOT_APPLICABLE);
    post.leadsUnit = null;
    is("JL-5-place", p, post, "2025-01-01", Verdict.UNKNOWN);
    is("JL-5-place", p, held(), "2005-01-01", Verdict.UNKNOWN);
  }

  @Test
  @Covers("JL-6")
  void sensitiveFunctionsAreExchanged() {
    PostFixture audit = held();
    audit.functions = List.of(WorkFunction.AUDIT);
    is("JL-6", aSectionChief(), audit, "2031-03-14", Verdict.PASS);
    is("JL-6", aSectionChief(), audit, "2031-03-15", Verdict.FAIL);
    is("JL-6", aSectionChief(), held(), "2031-03-15", Verdict.NOT_APPLICABLE);
  }
}
