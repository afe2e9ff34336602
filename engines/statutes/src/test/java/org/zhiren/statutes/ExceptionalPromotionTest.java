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
import static org.zhiren.statutes.PersonFixture.day;
import static org.zhiren.statutes.PostFixture.aPostAt;
import static org.zhiren.statutes.PostLevel.BUREAU_DEPUTY;
import static org.zhiren.statutes.PostLevel.DIVISION_CHIEF;
import static org.zhiren.statutes.PostLevel.DIVISION_DEPUTY;
import static org.zhiren.statutes.PostLevel.SECTION_CHIEF;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // facts are left out on purpose
class ExceptionalPromotionTest {

  /** Section chief since 2024-01-01, one year short of three in the spring of 2026. */
  private static PersonFixture shortOfYears(Exceptional last) {
    return aSectionChief()
        .withoutPositions()
        .held("town", PostLevel.SECTION_DEPUTY, "2015-01-01", "2023-12-31", true)
        .held("county", SECTION_CHIEF, "2024-01-01", null, true, last, null);
  }

  @Test
  @Covers({"XB-09-tenure", "XB-09-6"})
  void anExceptionNeedsGroundAndConsent() {
    PersonFixture p = shortOfYears(Exceptional.NO);
    judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY)).on("2026-04-01", NEEDS_APPROVAL);
    judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY)).asking(null).on("2026-04-01", NEEDS_APPROVAL);
    judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY))
        .asking("2026-04-02")
        .on("2026-04-01", NEEDS_APPROVAL)
        .on("2026-04-02", WARN)
        .within("XB-09-6", "2026-04-02", PASS);
  }

  @Test
  @Covers("XB-09-3")
  void noExceptionWithinAYearOfThePromotionEvenWithApproval() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("town", PostLevel.SECTION_DEPUTY, "2015-01-01", "2025-10-07", true)
            .held("county", SECTION_CHIEF, "2025-10-08", null, true);
    judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY))
        .asking("2026-01-01")
        .on("2026-05-01", FAIL)
        .on("2026-10-07", FAIL)
        .on("2026-10-08", WARN)
        .within("XB-09-3", "2026-10-07", FAIL)
        .within("XB-09-3", "2026-10-08", PASS);
  }

  @Test
  @Covers("XB-09-3")
  void noExceptionInProbation() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("town", PostLevel.SECTION_DEPUTY, "2015-01-01", "2023-12-31", true)
            .held("county", SECTION_CHIEF, "2024-01-01", null, true, Exceptional.NO, "2025-06-30");
    judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY))
        .on("2025-06-30", FAIL)
        .on("2025-07-01", NEEDS_APPROVAL);
  }

  @Test
  @Covers("XB-09-3")
  void anUnclearHistoryLeavesTheLimitOpen() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("county", SECTION_CHIEF, "2024-01-01", null, true)
            .heldOfUnknownLevel("x", "2024-06-01", "2024-12-31");
    judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY)).on("2025-06-30", UNKNOWN);
  }

  @Test
  @Covers("XB-09-4")
  void notTwiceInARowShortOfYears() {
    judging("XB-08-3b", shortOfYears(Exceptional.TENURE), aPostAt(DIVISION_DEPUTY))
        .asking("2026-01-01")
        .on("2026-04-01", FAIL);
    judging("XB-08-3b", shortOfYears(Exceptional.LEVEL), aPostAt(DIVISION_DEPUTY))
        .asking("2026-01-01")
        .on("2026-04-01", WARN);
    judging("XB-08-3b", shortOfYears(null), aPostAt(DIVISION_DEPUTY))
        .asking("2026-01-01")
        .on("2026-04-01", UNKNOWN);
  }

  @Test
  @Covers({"XB-09", "XB-09-4"})
  void aLevelMayBeSkippedAfterATenureException() {
    judging("XB-09-1", shortOfYears(Exceptional.TENURE), aPostAt(DIVISION_CHIEF))
        .asking("2026-01-01")
        .on("2026-04-01", WARN);
  }

  @Test
  @Covers("XB-09-5")
  void neverTwoLevels() {
    judging("XB-09-1", shortOfYears(Exceptional.NO), aPostAt(DIVISION_CHIEF))
        .asking("2026-01-01")
        .within("XB-09-5", "2026-04-01", PASS);
    judging("XB-09-1", shortOfYears(Exceptional.NO), aPostAt(BUREAU_DEPUTY))
        .asking("2026-01-01")
        .on("2026-04-01", FAIL)
        .within("XB-09-5", "2026-04-01", FAIL);
  }

  @Test
  @Covers("XB-09-2")
  void legalQualificationsAreNeverWaived() {
    PersonFixture p = shortOfYears(Exceptional.NO);
    PostFixture party = aPostAt(DIVISION_DEPUTY);
    party.partyCommittee = PartyCommittee.COUNTY;
    judging("XB-08-3b", p, party).asking("2026-01-01").on("2026-04-01", WARN);
    p.fullMemberSince = day("2024-01-01");
    judging("XB-08-3b", p, party)
        .asking("2026-01-01")
        .on("2026-04-01", FAIL)
        .within("XB-09-2", "2026-04-01", FAIL);
    p.partyMember = null;
    judging("XB-08-3b", p, party).asking("2026-01-01").on("2026-04-01", UNKNOWN);
    judging("XB-08-7", p, aPostAt(DIVISION_DEPUTY)).on("2026-04-01", NOT_APPLICABLE);
    judging("XB-09-1", p, aPostAt(DIVISION_DEPUTY)).under(NATIONAL).on("2026-04-01", PASS);
  }
}
