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
import static org.zhiren.statutes.PostLevel.SECTION_DEPUTY;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.statutes.PersonFacts.Education;
import org.zhiren.statutes.PersonFacts.RankHeld;
import org.zhiren.statutes.PersonFacts.Span;
import org.zhiren.statutes.PersonFacts.Training;

@NullUnmarked // facts are left out on purpose
class QualificationsTest {

  /** 林一: 参加工作 2021-07-01; 乡镇 2021-07-01…2023-06-30. */
  private static PersonFixture linYi() {
    PersonFixture p = aSectionChief().withoutPositions();
    p.workStart = day("2021-07-01");
    return p.held("town", SECTION_CHIEF, "2021-07-01", "2023-06-30", true)
        .held("county", SECTION_CHIEF, "2023-07-01", null, false);
  }

  @Test
  @Covers("XB-08-1")
  void fiveYearsOfServiceAreFullOnTheAnniversaryAndTwoYearsAtTheGrassRootsOnTheirLastDay() {
    judging("XB-08-1", linYi(), aPostAt(DIVISION_DEPUTY))
        .on("2026-06-30", NEEDS_APPROVAL)
        .on("2026-07-01", PASS)
        .on("2027-07-01", PASS);
  }

  @Test
  @Covers("XB-08-1")
  void oneDayLessAtTheGrassRootsIsNotTwoYears() {
    PersonFixture p = aSectionChief().withoutPositions();
    p.held("town", SECTION_CHIEF, "2021-07-01", "2023-06-29", true)
        .held("county", SECTION_CHIEF, "2023-07-01", null, false);
    judging("XB-08-1", p, aPostAt(DIVISION_DEPUTY)).on("2026-07-01", NEEDS_APPROVAL);
  }

  @Test
  @Covers("XB-08-1")
  void gapsDoNotCountAsService() {
    PersonFixture p = linYi();
    p.gaps.add(new Span(day("2022-01-01"), day("2022-01-31")));
    judging("XB-08-1", p, aPostAt(DIVISION_DEPUTY))
        .on("2026-07-31", NEEDS_APPROVAL)
        .on("2026-08-01", PASS);
  }

  @Test
  @Covers("XB-08-1")
  void serviceThatMayBeGrassRootsLeavesTheQuestionOpen() {
    PersonFixture p = aSectionChief().withoutPositions();
    p.held("town", SECTION_CHIEF, "2021-07-01", "2022-06-30", true)
        .held("odd", SECTION_CHIEF, "2022-07-01", "2023-06-30", null)
        .held("county", SECTION_CHIEF, "2023-07-01", null, false);
    judging("XB-08-1", p, aPostAt(DIVISION_DEPUTY)).on("2026-07-01", UNKNOWN);
  }

  @Test
  @Covers("XB-08-1")
  void missingStartOfWorkIsUnknownAndOtherLevelsAreNotConcerned() {
    PersonFixture p = aSectionChief();
    p.workStart = null;
    judging("XB-08-1", p, aPostAt(DIVISION_DEPUTY)).on("2026-07-01", UNKNOWN);
    judging("XB-08-1", aSectionChief(), aPostAt(SECTION_CHIEF)).on("2026-07-01", NOT_APPLICABLE);
    judging("XB-08-1", aSectionChief(), aPostAt(BUREAU_DEPUTY)).on("2026-07-01", NOT_APPLICABLE);
  }

  @Test
  @Covers("XB-08-1")
  void theVersionOf2014AsksTheSame() {
    judging("XB-08-1", linYi(), aPostAt(DIVISION_DEPUTY))
        .under(NATIONAL.under("XB", "2014"))
        .on("2026-06-30", NEEDS_APPROVAL)
        .on("2026-07-01", PASS);
  }

  @Test
  @Covers("XB-08-2")
  void onePostBelowIsAMatterForAttentionNotForApproval() {
    PersonFixture p =
        aSectionChief().withoutPositions().held("a", SECTION_CHIEF, "2018-03-01", null, true);
    judging("XB-08-2", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", WARN);
    p.held("a", SECTION_CHIEF, "2020-03-01", null, true);
    judging("XB-08-2", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", WARN);
    p.held("b", SECTION_CHIEF, "2026-03-01", null, true);
    judging("XB-08-2", p, aPostAt(DIVISION_DEPUTY)).on("2026-02-28", WARN).on("2026-03-01", PASS);
    p.held("c", SECTION_CHIEF, "2026-04-01", null, true);
    judging("XB-08-2", p, aPostAt(DIVISION_DEPUTY)).on("2026-04-01", PASS);
  }

  @Test
  @Covers("XB-08-2")
  void aPostOfUnknownLevelMayBeTheSecondOne() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .heldOfUnknownLevel("x", "2015-01-01", "2017-12-31")
            .held("a", SECTION_CHIEF, "2018-03-01", null, true);
    judging("XB-08-2", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", UNKNOWN);
    judging("XB-08-2", p, aPostAt(SECTION_CHIEF)).on("2017-03-01", UNKNOWN);
  }

  @Test
  @Covers("XB-08-3a")
  void deputyToChiefNeedsTwoYearsAsDeputy() {
    PersonFixture p = aSectionChief().held("vice", DIVISION_DEPUTY, "2024-02-29", null, false);
    judging("XB-08-3a", p, aPostAt(DIVISION_CHIEF))
        .on("2026-02-27", NEEDS_APPROVAL)
        .on("2026-02-28", PASS)
        .on("2026-03-01", PASS);
    judging("XB-08-3a", p, aPostAt(BUREAU_DEPUTY)).on("2026-03-01", NOT_APPLICABLE);
    judging("XB-08-3a", aSectionChief(), aPostAt(SECTION_CHIEF)).on("2026-03-01", NOT_APPLICABLE);
  }

  @Test
  @Covers("XB-08-3b")
  void chiefBelowToDeputyAboveNeedsThreeYears() {
    PersonFixture p =
        aSectionChief().withoutPositions().held("a", SECTION_CHIEF, "2023-03-15", null, true);
    judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY))
        .on("2026-03-14", NEEDS_APPROVAL)
        .on("2026-03-15", PASS)
        .on("2026-03-16", PASS);
    judging("XB-08-3b", p, aPostAt(DIVISION_CHIEF)).on("2026-03-15", NOT_APPLICABLE);
    judging("XB-08-3b", p, aPostAt(SECTION_DEPUTY)).on("2026-03-15", NOT_APPLICABLE);
  }

  @Test
  @Covers("XB-08-3b")
  void yearsInSeveralPostsAreAddedAndYearsOfUnknownLevelLeaveItOpen() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("a", SECTION_CHIEF, "2020-01-01", "2021-12-31", true)
            .held("study", null, "2022-01-01", "2022-12-31", false)
            .held("b", SECTION_CHIEF, "2023-01-01", null, true);
    judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY))
        .on("2023-12-31", NEEDS_APPROVAL)
        .on("2024-01-01", PASS);
    PersonFixture q =
        aSectionChief()
            .withoutPositions()
            .heldOfUnknownLevel("x", "2020-01-01", "2022-12-31")
            .held("b", SECTION_CHIEF, "2023-01-01", null, true);
    judging("XB-08-3b", q, aPostAt(DIVISION_DEPUTY)).on("2024-01-01", UNKNOWN);
  }

  @Test
  @Covers({"XB-08-3b", "XB-08-8"})
  void aHolderOfARankGoesByOtherRulesThatAreNotOnFile() {
    PersonFixture p = aSectionChief().withoutPositions();
    p.ranks.add(new RankHeld(Rank.SECTION_1, day("2020-01-01"), null));
    judging("XB-08-3b", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", NOT_APPLICABLE);
    judging("XB-08-8", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", UNKNOWN);
    judging("XB-08-8", aSectionChief(), aPostAt(DIVISION_DEPUTY)).on("2026-01-01", NOT_APPLICABLE);
    judging("XB-08-8", p, aPostAt(DIVISION_DEPUTY))
        .under(NATIONAL.under("XB", "2014"))
        .on("2026-01-01", NOT_APPLICABLE);
  }

  @Test
  @Covers("XB-08-4")
  void educationIsAskedAsARuleAndMoreAtBureauLevel() {
    PersonFixture p = aSectionChief();
    p.education = List.of(new Education(Schooling.COLLEGE, day("2020-06-30")));
    judging("XB-08-4", p, aPostAt(DIVISION_DEPUTY))
        .on("2020-06-29", UNKNOWN)
        .on("2020-06-30", PASS);
    judging("XB-08-4", p, aPostAt(BUREAU_DEPUTY)).on("2026-01-01", WARN);
    p.education = List.of(new Education(Schooling.BELOW_COLLEGE, null));
    judging("XB-08-4", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", WARN);
    p.education = List.of(new Education(Schooling.BACHELOR, null));
    judging("XB-08-4", p, aPostAt(BUREAU_DEPUTY)).on("2026-01-01", PASS);
    p.education = List.of();
    judging("XB-08-4", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", UNKNOWN);
  }

  @Test
  @Covers({"XB-08-5", "PX-1"})
  void trainingOfThreeMonthsOr550HoursWithinFiveYears() {
    PersonFixture p = aSectionChief();
    p.training = List.of(new Training(day("2024-06-30"), 88, 540, true));
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", NEEDS_APPROVAL);
    p.training = List.of(new Training(day("2024-06-30"), 92, 540, true));
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", PASS);
    p.training = List.of(new Training(day("2024-06-30"), 90, 0, true));
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY))
        .on("2024-06-29", NEEDS_APPROVAL)
        .on("2024-06-30", PASS)
        .on("2029-06-29", PASS)
        .on("2029-06-30", NEEDS_APPROVAL);
    p.training = List.of(new Training(day("2024-06-30"), 89, 549, true));
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", NEEDS_APPROVAL);
    p.training = List.of(new Training(day("2024-06-30"), 0, 550, true));
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", PASS);
    p.training = List.of(new Training(day("2024-06-30"), 0, 551, null));
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", UNKNOWN);
    p.training = List.of(new Training(day("2024-06-30"), 0, 551, false));
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", NEEDS_APPROVAL);
    p.training =
        List.of(
            new Training(day("2023-06-30"), 45, 0, true),
            new Training(day("2024-06-30"), 45, 0, true));
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", PASS);
    p.training = null;
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", UNKNOWN);
    judging("XB-08-5", p, aPostAt(SECTION_CHIEF)).on("2017-01-01", NOT_APPLICABLE);
  }

  @Test
  @Covers("XB-08-5-d")
  void trainingMayBeMadeUpLaterWithARecordedPermission() {
    PersonFixture p = aSectionChief();
    p.training = List.of();
    judging("XB-08-5", p, aPostAt(DIVISION_DEPUTY))
        .permitted("XB-08-5-d", "2026-01-10")
        .on("2026-01-09", NEEDS_APPROVAL)
        .on("2026-01-10", WARN);
  }

  @Test
  @Covers("XB-08-6")
  void health() {
    PersonFixture p = aSectionChief();
    judging("XB-08-6", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", PASS);
    p.health = Health.UNFIT;
    judging("XB-08-6", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", FAIL);
    p.health = null;
    judging("XB-08-6", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", UNKNOWN);
  }

  @Test
  @Covers("XB-08-7")
  void partyYearsForPostsOfPartyCommittees() {
    PersonFixture p = aSectionChief();
    p.fullMemberSince = day("2022-05-01");
    PostFixture county = aPostAt(DIVISION_DEPUTY);
    county.partyCommittee = PartyCommittee.COUNTY;
    judging("XB-08-7", p, county).on("2025-04-30", FAIL).on("2025-05-01", PASS);
    for (PartyCommittee higher : List.of(PartyCommittee.CITY, PartyCommittee.PROVINCE)) {
      PostFixture post = aPostAt(DIVISION_DEPUTY);
      post.partyCommittee = higher;
      judging("XB-08-7", p, post).on("2027-04-30", FAIL).on("2027-05-01", PASS);
    }
    p.fullMemberSince = null;
    judging("XB-08-7", p, county).on("2026-01-01", UNKNOWN);
    p.partyMember = false;
    judging("XB-08-7", p, county).on("2026-01-01", FAIL);
    p.partyMember = null;
    judging("XB-08-7", p, county).on("2026-01-01", UNKNOWN);
    judging("XB-08-7", p, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", NOT_APPLICABLE);
  }

  @Test
  @Covers("XB-08-7")
  void licencesThatTheLawDemands() {
    PersonFixture p = aSectionChief();
    PostFixture court = aPostAt(DIVISION_DEPUTY);
    court.requiredLicences = List.of("法律职业资格");
    judging("XB-08-7", p, court).on("2026-01-01", FAIL);
    p.licences = List.of("注册会计师", "法律职业资格");
    judging("XB-08-7", p, court).on("2026-01-01", PASS);
    p.licences = List.of("注册会计师");
    judging("XB-08-7", p, court).on("2026-01-01", FAIL);
    p.licences = null;
    judging("XB-08-7", p, court).on("2026-01-01", UNKNOWN);
  }

  @Test
  @Covers("XB-09-1")
  void levelByLevel() {
    judging("XB-09-1", aSectionChief(), aPostAt(DIVISION_DEPUTY)).on("2026-01-01", PASS);
    judging("XB-09-1", aSectionChief(), aPostAt(DIVISION_CHIEF)).on("2026-01-01", NEEDS_APPROVAL);
    judging("XB-09-1", aSectionChief(), aPostAt(BUREAU_DEPUTY)).on("2026-01-01", FAIL);
    judging("XB-09-1", aSectionChief(), aPostAt(SECTION_CHIEF)).on("2026-01-01", NOT_APPLICABLE);
    PersonFixture none = aSectionChief().withoutPositions();
    judging("XB-09-1", none, aPostAt(SECTION_DEPUTY)).on("2026-01-01", PASS);
    judging("XB-09-1", none, aPostAt(SECTION_CHIEF)).on("2026-01-01", UNKNOWN);
    PersonFixture unclear = aSectionChief().heldOfUnknownLevel("x", "2024-01-01", null);
    judging("XB-09-1", unclear, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", UNKNOWN);
    none.ranks.add(new RankHeld(Rank.SECTION_1, day("2020-01-01"), null));
    judging("XB-09-1", none, aPostAt(DIVISION_DEPUTY)).on("2026-01-01", NOT_APPLICABLE);
  }
}
