package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiren.explain.Verdict.FAIL;
import static org.zhiren.explain.Verdict.NOT_APPLICABLE;
import static org.zhiren.explain.Verdict.PASS;
import static org.zhiren.explain.Verdict.UNKNOWN;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PersonFixture.day;

import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.PersonFacts.RankHeld;
import org.zhiren.statutes.PersonFacts.Span;

@NullUnmarked // facts are left out on purpose
class RanksTest {
  private final Statutes statutes = Statutes.national();

  private static PersonFixture holding(Rank rank, String since) {
    PersonFixture p = aSectionChief().withoutPositions();
    p.ranks.add(new RankHeld(rank, day(since), null));
    return p;
  }

  private Verdict verdict(String id, PersonFixture p, Rank target, String asOf) {
    Examination e = statutes.examineRank(p.build(), target, OrganKind.CITY, null, day(asOf));
    return e.verdicts().get(id);
  }

  @Test
  @Covers({"ZJ-18", "ZJ-19"})
  void anExcellentYearCutsHalfAYearOnceItIsKnown() {
    PersonFixture p = holding(Rank.SECTION_4, "2023-06-01").appraised(2024, Grade.EXCELLENT);
    assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2024-12-31")).isEqualTo(FAIL);
    assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2025-01-01")).isEqualTo(PASS);
  }

  @Test
  @Covers({"ZJ-18", "ZJ-19"})
  void aYearBelowCompetentOrWithoutGradeDoesNotCount() {
    for (Grade grade : new Grade[] {Grade.BASICALLY_COMPETENT, Grade.UNGRADED}) {
      PersonFixture p = holding(Rank.SECTION_4, "2023-06-15").appraised(2024, grade);
      assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2026-05-31")).isEqualTo(FAIL);
      assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2026-06-01")).isEqualTo(PASS);
    }
  }

  @Test
  @Covers("ZJ-18")
  void everyRankHasItsYears() {
    int[] years = {2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 4};
    for (int i = 0; i < years.length; i++) {
      PersonFixture p = holding(Rank.values()[i], "2018-01-01");
      Rank target = Rank.values()[i + 1];
      String before = (2017 + years[i]) + "-12-31";
      String after = (2018 + years[i]) + "-01-01";
      assertThat(verdict("ZJ-18", p, target, before)).as("%s", target).isIn(FAIL, UNKNOWN);
      assertThat(verdict("ZJ-18", p, target, after))
          .as("%s", target)
          .isEqualTo(day(after).isBefore(day("2019-06-01")) ? UNKNOWN : PASS);
    }
  }

  @Test
  @Covers("ZJ-18")
  void yearsInTheMatchingLeadingPostCount() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("vice", PostLevel.DIVISION_DEPUTY, "2024-02-10", null, false);
    assertThat(verdict("ZJ-18", p, Rank.CONSULTANT_3, "2026-01-31")).isEqualTo(FAIL);
    assertThat(verdict("ZJ-18", p, Rank.CONSULTANT_3, "2026-02-01")).isEqualTo(PASS);
    assertThat(verdict("ZJ-18", p, Rank.CONSULTANT_2, "2026-02-01")).isEqualTo(FAIL);
    PostLevel[] levels = {
      PostLevel.BUREAU_DEPUTY,
      PostLevel.DIVISION_CHIEF,
      PostLevel.SECTION_CHIEF,
      PostLevel.SECTION_DEPUTY
    };
    Rank[] targets = {Rank.COUNSEL_1, Rank.CONSULTANT_1, Rank.SECTION_1, Rank.SECTION_3};
    for (int i = 0; i < levels.length; i++) {
      PersonFixture q =
          aSectionChief().withoutPositions().held("x", levels[i], "2020-02-10", null, false);
      assertThat(verdict("ZJ-18", q, targets[i], "2026-02-01")).isEqualTo(PASS);
      assertThat(verdict("ZJ-17", q, targets[i], "2026-02-01")).isEqualTo(PASS);
    }
  }

  @Test
  @Covers("ZJ-19")
  void excellentBeforeTheRankGivesNothingAndAMissingYearLeavesItOpen() {
    PersonFixture p = holding(Rank.SECTION_4, "2022-05-01").appraised(2021, Grade.EXCELLENT);
    assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2023-12-31")).isEqualTo(FAIL);
    assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2024-05-01")).isEqualTo(PASS);
    p.notAppraised(2023);
    assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2024-05-01")).isEqualTo(UNKNOWN);
    assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2025-05-01")).isEqualTo(PASS);
  }

  @Test
  @Covers("ZJ-19")
  void aYearGradedIncompetentBars() {
    PersonFixture p = holding(Rank.SECTION_4, "2020-05-01").appraised(2023, Grade.INCOMPETENT);
    assertThat(verdict("ZJ-19", p, Rank.SECTION_3, "2026-05-01")).isEqualTo(FAIL);
    p.appraised(2023, Grade.COMPETENT).appraised(2019, Grade.INCOMPETENT);
    assertThat(verdict("ZJ-19", p, Rank.SECTION_3, "2026-05-01")).isEqualTo(PASS);
  }

  @Test
  @Covers("ZJ-17")
  void oneRankAtATime() {
    PersonFixture p = holding(Rank.SECTION_4, "2020-05-01");
    assertThat(verdict("ZJ-17", p, Rank.SECTION_3, "2026-05-01")).isEqualTo(PASS);
    assertThat(verdict("ZJ-17", p, Rank.SECTION_2, "2026-05-01")).isEqualTo(FAIL);
    assertThat(verdict("ZJ-17", p, Rank.SECTION_4, "2026-05-01")).isEqualTo(FAIL);
    assertThat(verdict("ZJ-17", aSectionChief().withoutPositions(), Rank.SECTION_3, "2026-05-01"))
        .isEqualTo(UNKNOWN);
  }

  @Test
  @Covers({"ZJ-21", "ZJ-21-inv"})
  void sanctionsAndInvestigations() {
    PersonFixture p = holding(Rank.SECTION_4, "2020-05-01");
    assertThat(verdict("ZJ-21", p, Rank.SECTION_3, "2026-05-01")).isEqualTo(PASS);
    assertThat(verdict("ZJ-21-inv", p, Rank.SECTION_3, "2026-05-01")).isEqualTo(PASS);
    p.measured(MeasureKind.DEMERIT, "2025-06-10");
    p.investigations.add(new Span(day("2026-01-01"), day("2026-05-01")));
    assertThat(verdict("ZJ-21", p, Rank.SECTION_3, "2026-06-09")).isEqualTo(FAIL);
    assertThat(verdict("ZJ-21", p, Rank.SECTION_3, "2026-06-10")).isEqualTo(PASS);
    assertThat(verdict("ZJ-21-inv", p, Rank.SECTION_3, "2025-12-31")).isEqualTo(PASS);
    assertThat(verdict("ZJ-21-inv", p, Rank.SECTION_3, "2026-01-01")).isEqualTo(FAIL);
    assertThat(verdict("ZJ-21-inv", p, Rank.SECTION_3, "2026-05-01")).isEqualTo(FAIL);
    assertThat(verdict("ZJ-21-inv", p, Rank.SECTION_3, "2026-05-02")).isEqualTo(PASS);
  }

  @Test
  @Covers("ZJ-10")
  void theHighestRankOfEachKindOfOrgan() {
    Map<OrganKind, Rank> highest =
        Map.of(
            OrganKind.CENTRAL, Rank.COUNSEL_1,
            OrganKind.PROVINCE, Rank.COUNSEL_1,
            OrganKind.SUBPROVINCIAL_CITY, Rank.COUNSEL_1,
            OrganKind.CITY, Rank.COUNSEL_2,
            OrganKind.SUBPROVINCIAL_DISTRICT, Rank.CONSULTANT_1,
            OrganKind.COUNTY, Rank.CONSULTANT_2,
            OrganKind.TOWNSHIP, Rank.CONSULTANT_2);
    Person p = holding(Rank.CONSULTANT_1, "2015-01-01").build();
    for (OrganKind organ : OrganKind.values()) {
      for (Rank target : Rank.values()) {
        assertThat(
                statutes
                    .examineRank(p, target, organ, null, day("2026-01-01"))
                    .verdicts()
                    .get("ZJ-10"))
            .as("%s in %s", target, organ)
            .isEqualTo(target.compareTo(highest.get(organ)) <= 0 ? PASS : FAIL);
      }
    }
  }

  private Verdict quota(OrganKind organ, Rank target, int posts, Map<Rank, Integer> holders) {
    return statutes
        .examineRank(
            holding(Rank.CLERK_1, "2015-01-01").build(),
            target,
            organ,
            new RankQuota(posts, holders),
            day("2026-01-01"))
        .verdicts()
        .get("ZJ-12");
  }

  @Test
  @Covers({"ZJ-12"})
  void quotasAreRoundedDownAndNested() {
    // 100 posts in a city: 20 consultants, of these 8 of classes 1 and 2, of these 4 of class 1.
    assertThat(quota(OrganKind.CITY, Rank.CONSULTANT_4, 100, Map.of(Rank.CONSULTANT_4, 19)))
        .isEqualTo(PASS);
    assertThat(quota(OrganKind.CITY, Rank.CONSULTANT_4, 100, Map.of(Rank.CONSULTANT_4, 20)))
        .isEqualTo(FAIL);
    assertThat(quota(OrganKind.CITY, Rank.CONSULTANT_2, 100, Map.of(Rank.CONSULTANT_2, 7)))
        .isEqualTo(PASS);
    assertThat(quota(OrganKind.CITY, Rank.CONSULTANT_2, 100, Map.of(Rank.CONSULTANT_2, 8)))
        .isEqualTo(FAIL);
    assertThat(quota(OrganKind.CITY, Rank.CONSULTANT_1, 100, Map.of(Rank.CONSULTANT_1, 3)))
        .isEqualTo(PASS);
    assertThat(quota(OrganKind.CITY, Rank.CONSULTANT_1, 100, Map.of(Rank.CONSULTANT_1, 4)))
        .isEqualTo(FAIL);
    assertThat(quota(OrganKind.CITY, Rank.COUNSEL_2, 199, Map.of(Rank.COUNSEL_2, 1)))
        .isEqualTo(FAIL);
    assertThat(quota(OrganKind.COUNTY, Rank.CONSULTANT_3, 99, Map.of(Rank.CONSULTANT_3, 2)))
        .isEqualTo(PASS);
    assertThat(quota(OrganKind.COUNTY, Rank.CONSULTANT_3, 99, Map.of(Rank.CONSULTANT_3, 3)))
        .isEqualTo(FAIL);
    assertThat(quota(OrganKind.TOWNSHIP, Rank.CONSULTANT_2, 50, Map.of())).isEqualTo(PASS);
    assertThat(quota(OrganKind.TOWNSHIP, Rank.CONSULTANT_2, 49, Map.of())).isEqualTo(FAIL);
    assertThat(quota(OrganKind.COUNTY, Rank.SECTION_1, 10, Map.of(Rank.SECTION_1, 2)))
        .isEqualTo(PASS);
    assertThat(quota(OrganKind.COUNTY, Rank.SECTION_1, 10, Map.of(Rank.SECTION_1, 3)))
        .isEqualTo(FAIL);
    assertThat(quota(OrganKind.PROVINCE, Rank.CONSULTANT_4, 100, Map.of(Rank.CONSULTANT_4, 44)))
        .isEqualTo(PASS);
    assertThat(quota(OrganKind.PROVINCE, Rank.CONSULTANT_4, 100, Map.of(Rank.CONSULTANT_4, 45)))
        .isEqualTo(FAIL);
    assertThat(
            quota(
                OrganKind.SUBPROVINCIAL_CITY,
                Rank.CONSULTANT_4,
                100,
                Map.of(Rank.CONSULTANT_4, 42)))
        .isEqualTo(PASS);
    assertThat(
            quota(
                OrganKind.SUBPROVINCIAL_CITY,
                Rank.CONSULTANT_4,
                100,
                Map.of(Rank.CONSULTANT_4, 43)))
        .isEqualTo(FAIL);
    assertThat(quota(OrganKind.CITY, Rank.CLERK_1, 100, Map.of())).isEqualTo(NOT_APPLICABLE);
    assertThat(
            statutes
                .examineRank(
                    aSectionChief().build(),
                    Rank.SECTION_4,
                    OrganKind.CITY,
                    null,
                    day("2026-01-01"))
                .verdicts()
                .get("ZJ-12"))
        .isEqualTo(UNKNOWN);
  }

  @Test
  @Covers({"ZJ-17", "ZJ-18"})
  void theLowestRankNeedsNoYears() {
    PersonFixture none = aSectionChief().withoutPositions();
    assertThat(verdict("ZJ-17", none, Rank.CLERK_2, "2026-01-01")).isEqualTo(PASS);
    assertThat(verdict("ZJ-18", none, Rank.CLERK_2, "2026-01-01")).isEqualTo(NOT_APPLICABLE);
  }

  @Test
  @Covers({"ZJ-18", "ZJ-19"})
  void serviceInPostAndRankIsJoinedInTheOrderOfTime() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("head", PostLevel.SECTION_CHIEF, "2020-01-01", "2022-12-31", true);
    p.ranks.add(new PersonFacts.RankHeld(Rank.SECTION_2, day("2023-01-01"), null));
    // Three years in the post and the rank that follows are one service from 2020-01.
    assertThat(verdict("ZJ-18", p, Rank.SECTION_1, "2023-01-15")).isEqualTo(PASS);
    assertThat(
            statutes
                .examineRank(p.build(), Rank.SECTION_1, OrganKind.CITY, null, day("2023-01-15"))
                .explanation()
                .stream()
                .anyMatch(x -> x.sentence().zh().contains("自2020-01起")))
        .isTrue();
  }

  @Test
  @Covers({"ZJ-17", "ZJ-18", "ZJ-19"})
  void theRankBelowMustBeHeldToday() {
    PersonFixture p = aSectionChief().withoutPositions();
    p.ranks.add(new PersonFacts.RankHeld(Rank.SECTION_4, day("2020-05-01"), day("2026-05-01")));
    assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2026-05-01")).isEqualTo(PASS);
    assertThat(verdict("ZJ-18", p, Rank.SECTION_3, "2026-05-02")).isEqualTo(FAIL);
    PersonFixture today = aSectionChief().withoutPositions();
    today.ranks.add(new PersonFacts.RankHeld(Rank.SECTION_4, day("2026-05-01"), null));
    assertThat(verdict("ZJ-19", today, Rank.SECTION_3, "2026-05-01")).isEqualTo(PASS);
    assertThat(verdict("ZJ-19", today, Rank.SECTION_3, "2026-04-30")).isEqualTo(UNKNOWN);
    // The grade of the year under way is not known yet and does not bar.
    PersonFixture year = holding(Rank.SECTION_4, "2020-05-01").appraised(2026, Grade.INCOMPETENT);
    assertThat(verdict("ZJ-19", year, Rank.SECTION_3, "2026-05-01")).isEqualTo(PASS);
  }
}
