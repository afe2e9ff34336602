package org.zhiren.statutes;

import static org.zhiren.explain.Verdict.FAIL;
import static org.zhiren.explain.Verdict.NEEDS_APPROVAL;
import static org.zhiren.explain.Verdict.NOT_APPLICABLE;
import static org.zhiren.explain.Verdict.PASS;
import static org.zhiren.explain.Verdict.UNKNOWN;
import static org.zhiren.explain.Verdict.WARN;
import static org.zhiren.statutes.OneProvision.NATIONAL;
import static org.zhiren.statutes.OneProvision.judging;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PostFixture.aPostAt;
import static org.zhiren.statutes.PostLevel.BUREAU_DEPUTY;
import static org.zhiren.statutes.PostLevel.DIVISION_CHIEF;
import static org.zhiren.statutes.PostLevel.DIVISION_DEPUTY;
import static org.zhiren.statutes.PostLevel.SECTION_CHIEF;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // facts are left out on purpose
class BarsTest {

  @Test
  @Covers({"XB-24-1", "XB-24-2", "XB-24-4", "XB-24-7"})
  void findingsArePeoplesBusiness() {
    for (String code : new String[] {"XB-24-1", "XB-24-2", "XB-24-4", "XB-24-7"}) {
      judging(code, aSectionChief(), aPostAt(DIVISION_DEPUTY)).on("2026-03-01", PASS);
      judging(code, aSectionChief().notFound(code), aPostAt(DIVISION_DEPUTY))
          .on("2026-03-01", UNKNOWN);
      judging(code, aSectionChief().found(code, true), aPostAt(DIVISION_DEPUTY))
          .on("2026-01-19", UNKNOWN)
          .on("2026-01-20", FAIL);
    }
    judging("XB-24-1", aSectionChief().found("XB-24-1", true), aPostAt(DIVISION_DEPUTY))
        .under(NATIONAL.under("XB", "2014"))
        .on("2026-03-01", NOT_APPLICABLE);
  }

  @Test
  @Covers("XB-24-3")
  void thePreviousYearsAppraisal() {
    PersonFixture p = aSectionChief().appraised(2025, Grade.BASICALLY_COMPETENT);
    judging("XB-24-3", p, aPostAt(DIVISION_DEPUTY)).on("2026-04-01", FAIL);
    p.appraised(2025, Grade.INCOMPETENT);
    judging("XB-24-3", p, aPostAt(DIVISION_DEPUTY)).on("2026-04-01", FAIL);
    judging("XB-24-3", p, aPostAt(DIVISION_DEPUTY)).on("2027-02-01", UNKNOWN);
    p.appraised(2026, Grade.COMPETENT);
    judging("XB-24-3", p, aPostAt(DIVISION_DEPUTY)).on("2026-12-31", FAIL).on("2027-01-01", PASS);
    p.appraised(2026, Grade.UNGRADED);
    judging("XB-24-3", p, aPostAt(DIVISION_DEPUTY)).on("2027-02-01", PASS);
  }

  @Test
  @Covers("XB-24-3")
  void theVersionOf2014LookedAtThreeYears() {
    PersonFixture p = aSectionChief().appraised(2023, Grade.BASICALLY_COMPETENT);
    judging("XB-24-3", p, aPostAt(DIVISION_DEPUTY))
        .under(NATIONAL.under("XB", "2014"))
        .on("2026-04-01", FAIL)
        .on("2027-04-01", UNKNOWN);
    judging("XB-24-3", p, aPostAt(DIVISION_DEPUTY)).on("2026-04-01", PASS);
    PersonFixture old =
        aSectionChief().appraised(2015, Grade.BASICALLY_COMPETENT).notAppraised(2014);
    judging("XB-24-3", old, aPostAt(DIVISION_DEPUTY))
        .on("2017-06-01", FAIL)
        .on("2018-06-01", FAIL)
        .on("2019-03-02", PASS);
  }

  @Test
  @Covers({"XB-24-5", "XB-24-5-e"})
  void emigrationOfSpouseAndChildren() {
    PersonFixture p = aSectionChief();
    p.spouse = Residence.ABROAD;
    judging("XB-24-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", NEEDS_APPROVAL);
    judging("XB-24-5", p, aPostAt(DIVISION_DEPUTY))
        .permitted("XB-24-5-e", "2026-03-01")
        .on("2026-02-28", NEEDS_APPROVAL)
        .on("2026-03-01", WARN);
    judging("XB-24-5", p, aPostAt(DIVISION_DEPUTY))
        .permitted("XB-54-e", "2026-03-01")
        .on("2026-03-01", NEEDS_APPROVAL);
    p.spouse = Residence.HOME;
    p.children = Residence.ABROAD;
    judging("XB-24-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", PASS);
    p.spouse = Residence.NONE;
    judging("XB-24-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", NEEDS_APPROVAL);
    p.children = Residence.PARTLY_ABROAD;
    judging("XB-24-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", PASS);
    p.children = null;
    judging("XB-24-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", UNKNOWN);
    p.spouse = null;
    judging("XB-24-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", UNKNOWN);
  }

  private static void blockedUntil(MeasureKind kind, String end, String dayBefore) {
    PersonFixture p = aSectionChief().measured(kind, "2024-06-10");
    judging("XB-24-6", p, aPostAt(DIVISION_DEPUTY))
        .on("2024-06-09", PASS)
        .on("2024-06-10", FAIL)
        .on(dayBefore, FAIL)
        .on(end, PASS);
  }

  @Test
  @Covers({"XB-24-6", "GWY-64", "INF-dj", "INF-jm"})
  void effectPeriodsOfSanctions() {
    blockedUntil(MeasureKind.WARNING, "2024-12-10", "2024-12-09");
    blockedUntil(MeasureKind.DEMERIT, "2025-06-10", "2025-06-09");
    blockedUntil(MeasureKind.MAJOR_DEMERIT, "2025-12-10", "2025-12-09");
    blockedUntil(MeasureKind.DOWNGRADING, "2026-06-10", "2026-06-09");
    blockedUntil(MeasureKind.REMOVAL, "2026-06-10", "2026-06-09");
    blockedUntil(MeasureKind.PARTY_WARNING, "2025-06-10", "2025-06-09");
    blockedUntil(MeasureKind.PARTY_SERIOUS_WARNING, "2025-12-10", "2025-12-09");
    blockedUntil(MeasureKind.PARTY_REMOVAL, "2026-06-10", "2026-06-09");
    blockedUntil(MeasureKind.PARTY_EXPULSION, "2029-06-10", "2029-06-09");
    blockedUntil(MeasureKind.ADMONITION, "2024-12-10", "2024-12-09");
    PersonFixture dismissed = aSectionChief().measured(MeasureKind.DISMISSAL, "2010-06-10");
    judging("XB-24-6", dismissed, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", FAIL);
  }

  @Test
  @Covers({"XB-24-6", "INF-dj"})
  void probationWithinThePartyRunsOnAfterRestoration() {
    PersonFixture oneYear =
        aSectionChief().measured(MeasureKind.PARTY_PROBATION, "2020-05-01", 12, false, null);
    judging("XB-24-6", oneYear, aPostAt(DIVISION_DEPUTY))
        .on("2023-04-30", FAIL)
        .on("2023-05-01", PASS);
    PersonFixture unknownLength =
        aSectionChief().measured(MeasureKind.PARTY_PROBATION, "2020-05-01");
    judging("XB-24-6", unknownLength, aPostAt(DIVISION_DEPUTY))
        .on("2023-04-30", FAIL)
        .on("2023-05-01", UNKNOWN)
        .on("2024-04-30", UNKNOWN)
        .on("2024-05-01", PASS);
  }

  @Test
  @Covers({"XB-24-6", "INF-jm"})
  void afterThePeriodPeopleMustSayWhetherItStillAffectsUse() {
    PersonFixture p =
        aSectionChief().measured(MeasureKind.ADMONITION, "2026-01-10", null, null, null);
    judging("XB-24-6", p, aPostAt(DIVISION_DEPUTY))
        .on("2026-07-09", FAIL)
        .on("2026-07-10", UNKNOWN);
    PersonFixture still =
        aSectionChief().measured(MeasureKind.ADMONITION, "2026-01-10", null, true, null);
    judging("XB-24-6", still, aPostAt(DIVISION_DEPUTY)).on("2026-07-10", FAIL);
    PersonFixture longer =
        aSectionChief().measured(MeasureKind.ADMONITION, "2026-01-10", 12, false, null);
    judging("XB-24-6", longer, aPostAt(DIVISION_DEPUTY))
        .on("2027-01-09", FAIL)
        .on("2027-01-10", PASS);
    PersonFixture organisational =
        aSectionChief().measured(MeasureKind.ORGANISATIONAL, "2026-01-10");
    judging("XB-24-6", organisational, aPostAt(DIVISION_DEPUTY)).on("2026-02-10", UNKNOWN);
    PersonFixture notOnFile = aSectionChief();
    notOnFile.measures = null;
    judging("XB-24-6", notOnFile, aPostAt(DIVISION_DEPUTY)).on("2026-02-10", UNKNOWN);
    judging("XB-57-1", notOnFile, aPostAt(DIVISION_DEPUTY)).on("2026-02-10", UNKNOWN);
    judging("XB-57-2", notOnFile, aPostAt(DIVISION_DEPUTY)).on("2026-02-10", UNKNOWN);
    judging("NSNX-eff-2", notOnFile, aPostAt(DIVISION_DEPUTY)).on("2026-02-10", UNKNOWN);
  }

  @Test
  @Covers({"XB-24-6"})
  void theLatestEndDecides() {
    PersonFixture p =
        aSectionChief()
            .measured(MeasureKind.PARTY_SERIOUS_WARNING, "2025-03-01")
            .measured(MeasureKind.WARNING, "2025-03-01");
    judging("XB-24-6", p, aPostAt(DIVISION_DEPUTY)).on("2026-08-31", FAIL).on("2026-09-01", PASS);
  }

  @Test
  @Covers("XB-57-1")
  void heldAccountable() {
    for (MeasureKind kind :
        new MeasureKind[] {
          MeasureKind.RESIGNED_TAKING_BLAME,
          MeasureKind.RESIGNED_BY_ORDER,
          MeasureKind.REMOVED_FOR_ACCOUNTABILITY
        }) {
      PersonFixture p = aSectionChief().measured(kind, "2025-03-01", null, false, DIVISION_CHIEF);
      judging("XB-57-1", p, aPostAt(DIVISION_CHIEF))
          .on("2025-02-28", PASS)
          .on("2025-03-01", FAIL)
          .on("2026-02-28", FAIL)
          .on("2026-03-01", PASS);
      judging("XB-57-1", p, aPostAt(BUREAU_DEPUTY)).on("2027-02-28", FAIL).on("2027-03-01", PASS);
    }
    PersonFixture unknown =
        aSectionChief().measured(MeasureKind.RESIGNED_BY_ORDER, "2025-03-01", null, false, null);
    judging("XB-57-1", unknown, aPostAt(BUREAU_DEPUTY))
        .on("2026-02-28", FAIL)
        .on("2026-03-01", UNKNOWN)
        .on("2027-03-01", PASS);
    judging("XB-57-1", aSectionChief(), aPostAt(BUREAU_DEPUTY)).on("2026-02-28", PASS);
  }

  @Test
  @Covers({"XB-57-2"})
  void movedOrRemovedAsUnfit() {
    for (MeasureKind kind :
        new MeasureKind[] {MeasureKind.UNFIT_MOVED, MeasureKind.UNFIT_REMOVED}) {
      PersonFixture p = aSectionChief().measured(kind, "2026-03-01");
      judging("XB-57-2", p, aPostAt(DIVISION_DEPUTY))
          .on("2026-02-28", PASS)
          .on("2026-03-01", FAIL)
          .on("2027-02-28", FAIL)
          .on("2027-03-01", PASS);
      judging("XB-57-2", p, aPostAt(SECTION_CHIEF)).on("2026-04-01", NOT_APPLICABLE);
    }
    PersonFixture demoted = aSectionChief().measured(MeasureKind.DEMOTED, "2026-03-01");
    judging("XB-57-2", demoted, aPostAt(DIVISION_DEPUTY)).on("2026-04-01", PASS);
  }

  @Test
  @Covers("NSNX-eff-2")
  void demoted() {
    PersonFixture p = aSectionChief().measured(MeasureKind.DEMOTED, "2025-03-01");
    judging("NSNX-eff-2", p, aPostAt(DIVISION_DEPUTY))
        .on("2025-02-28", PASS)
        .on("2027-02-28", FAIL)
        .on("2027-03-01", PASS);
    PersonFixture moved = aSectionChief().measured(MeasureKind.UNFIT_MOVED, "2025-03-01");
    judging("NSNX-eff-2", moved, aPostAt(DIVISION_DEPUTY)).on("2025-04-01", PASS);
  }

  @Test
  @Covers({"XB-24-6", "XB-57-1"})
  void aPeriodThatTheDocumentSetsMayBeNoneAndOtherMeasuresAreNoAccountability() {
    PersonFixture none =
        aSectionChief().measured(MeasureKind.ADMONITION, "2026-01-10", 0, false, null);
    OneProvision.judging("XB-24-6", none, aPostAt(PostLevel.DIVISION_DEPUTY))
        .on("2026-01-10", PASS);
    PersonFixture probation =
        aSectionChief().measured(MeasureKind.PARTY_PROBATION, "2024-01-10", 0, false, null);
    OneProvision.judging("XB-24-6", probation, aPostAt(PostLevel.DIVISION_DEPUTY))
        .on("2026-01-09", FAIL)
        .on("2026-01-10", PASS);
    PersonFixture warned = aSectionChief().measured(MeasureKind.PARTY_WARNING, "2026-01-10");
    OneProvision.judging("XB-57-1", warned, aPostAt(PostLevel.DIVISION_DEPUTY))
        .on("2026-01-10", PASS);
  }
}
