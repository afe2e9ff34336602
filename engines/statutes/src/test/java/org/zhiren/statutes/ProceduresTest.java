package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiren.statutes.PersonFixture.day;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;
import org.zhiren.explain.Verification;
import org.zhiren.statutes.Procedures.Deadline;
import org.zhiren.statutes.Procedures.ExcellentLimit;
import org.zhiren.statutes.Procedures.Notice;
import org.zhiren.statutes.Procedures.TeamGrade;

class ProceduresTest {
  private final Procedures law = Statutes.national().procedures();

  private static Value on(String date) {
    return new Value.Day(day(date));
  }

  private static Value judged(Verdict verdict) {
    return new Value.Judgement(verdict);
  }

  @Test
  @Covers({"XB-42", "GWY-32", "ZJ-20"})
  void aNoticeOfFiveWorkingDaysSkipsTheNationalDayHolidays() {
    for (Notice notice : Notice.values()) {
      assertThat(law.noticeEnds(notice, day("2026-09-28")).value()).isEqualTo(on("2026-10-09"));
      assertThat(law.noticeEnds(notice, day("2026-03-02")).value()).isEqualTo(on("2026-03-06"));
      assertThat(law.noticeEnds(notice, day("2026-03-07")).value()).isEqualTo(on("2026-03-13"));
    }
    assertThat(law.noticeEnds(Notice.APPOINTMENT, day("2027-03-01")).value())
        .isEqualTo(new Value.Missing());
    assertThat(law.noticeEnds(Notice.APPOINTMENT, day("2018-03-01")).value())
        .isEqualTo(new Value.Missing());
  }

  @Test
  @Covers("XB-42")
  void laterYearsCanBeAdded() {
    WorkingDays calendar =
        WorkingDays.official().with(2027, Set.of(day("2027-03-02")), Set.of(day("2027-03-06")));
    Procedures later = Statutes.national().procedures(calendar);
    assertThat(later.noticeEnds(Notice.APPOINTMENT, day("2027-03-01")).value())
        .isEqualTo(on("2027-03-06"));
    assertThat(calendar.end(day("2027-03-01"), 1, false)).contains(day("2027-03-03"));
    assertThat(calendar.isWorkingDay(day("2028-01-03"))).isEmpty();
    assertThatThrownBy(() -> calendar.with(2028, Set.of(day("2027-01-01")), Set.of()))
        .hasMessageContaining("2027-01-01");
    assertThatThrownBy(
            () -> calendar.with(2028, Set.of(day("2028-01-03")), Set.of(day("2028-01-03"))))
        .hasMessageContaining("2028-01-03");
  }

  @Test
  @Covers("XB-42")
  void theCalendarOfTheStateCouncil() {
    WorkingDays c = WorkingDays.official();
    for (int year = 2020; year <= 2026; year++) {
      assertThat(c.knows(year)).isTrue();
      // Every arrangement so far keeps New Year's Day, Labour Day and National Day free.
      for (String d : new String[] {"-01-01", "-05-01", "-10-01", "-10-02", "-10-03"}) {
        assertThat(c.isWorkingDay(LocalDate.parse(year + d))).contains(false);
      }
    }
    // 2020: the Spring Festival holiday was extended to 2 February by a second notice.
    assertThat(c.isWorkingDay(day("2020-01-31"))).contains(false);
    assertThat(c.isWorkingDay(day("2020-02-03"))).contains(true);
    assertThat(c.isWorkingDay(day("2026-01-04"))).contains(true);
    assertThat(c.isWorkingDay(day("2026-03-07"))).contains(false);
  }

  @Test
  @Covers("XB-35-d")
  void noAnswerWithinAMonthIsConsentFromTheNextDay() {
    assertThat(law.deemedConsent(day("2026-02-03")).value()).isEqualTo(on("2026-03-04"));
    assertThat(law.deemedConsent(day("2026-01-31")).value()).isEqualTo(on("2026-03-01"));
    assertThat(law.deemedConsent(day("2010-01-31")).value()).isEqualTo(new Value.Missing());
  }

  @Test
  @Covers({"XB-16-v"})
  void aRecommendationIsValidForAYearAndForItsPost() {
    LocalDate made = day("2025-05-20");
    assertThat(law.recommendation(made, "a", "a", day("2026-05-19")).value())
        .isEqualTo(judged(Verdict.PASS));
    assertThat(law.recommendation(made, "a", "a", day("2026-05-20")).value())
        .isEqualTo(judged(Verdict.FAIL));
    assertThat(law.recommendation(made, "a", "b", day("2025-06-20")).value())
        .isEqualTo(judged(Verdict.FAIL));
    assertThat(law.recommendation(made, null, "b", day("2025-06-20")).value())
        .isEqualTo(judged(Verdict.PASS));
    assertThat(law.recommendation(made, null, "b", day("2018-06-20")).value())
        .isEqualTo(new Value.Missing());
  }

  private void vote(int members, int present, int ayes, Verdict quorum, Verdict adopted) {
    var tree = law.vote(members, present, ayes, day("2026-03-01"));
    assertThat(tree.because().get(0).value()).isEqualTo(judged(quorum));
    assertThat(tree.because().get(1).value()).isEqualTo(judged(adopted));
    assertThat(tree.value()).isEqualTo(judged(quorum.and(adopted)));
  }

  @Test
  @Covers({"XB-38-1", "XB-39-1"})
  void quorumAndMajorityCountAllMembers() {
    vote(13, 8, 8, Verdict.FAIL, Verdict.PASS);
    vote(13, 9, 6, Verdict.PASS, Verdict.FAIL);
    vote(13, 9, 7, Verdict.PASS, Verdict.PASS);
    vote(12, 8, 6, Verdict.PASS, Verdict.FAIL);
    vote(12, 8, 7, Verdict.PASS, Verdict.PASS);
    assertThat(law.vote(12, 8, 7, day("2018-03-01")).value()).isEqualTo(new Value.Missing());
  }

  @Test
  @Covers("XB-20-q")
  void attendance() {
    assertThat(law.attendance(31, 20, day("2026-03-01")).value()).isEqualTo(judged(Verdict.WARN));
    assertThat(law.attendance(30, 20, day("2026-03-01")).value()).isEqualTo(judged(Verdict.PASS));
    assertThat(law.attendance(30, 20, day("2010-03-01")).value()).isEqualTo(new Value.Missing());
  }

  @Test
  @Covers("XB-33")
  void inspectionTeam() {
    assertThat(law.inspectionTeam(1, day("2026-03-01")).value()).isEqualTo(judged(Verdict.FAIL));
    assertThat(law.inspectionTeam(2, day("2026-03-01")).value()).isEqualTo(judged(Verdict.PASS));
    assertThat(law.inspectionTeam(2, day("2018-03-01")).value()).isEqualTo(judged(Verdict.UNKNOWN));
  }

  @Test
  @Covers({"GWY-85", "GWY-95", "GWY-96", "GWY-105", "GR-6", "SYRS-16", "SYRS-17"})
  void deadlines() {
    LocalDate start = day("2026-03-01");
    Object[][] rows = {
      {Deadline.REVIEW_REQUEST, "2026-03-31"},
      {Deadline.APPEAL_AFTER_REVIEW, "2026-03-16"},
      {Deadline.DIRECT_APPEAL, "2026-03-31"},
      {Deadline.REVIEW_DECISION, "2026-03-31"},
      {Deadline.APPEAL_DECISION, "2026-04-30"},
      {Deadline.RESIGNATION, "2026-03-31"},
      {Deadline.RESIGNATION_OF_LEADER, "2026-05-30"},
      {Deadline.FAMILY_CHANGE_REPORT, "2026-03-31"},
      {Deadline.ARBITRATION, "2026-04-30"},
      {Deadline.LAWSUIT, "2026-03-16"},
      {Deadline.CONTRACT_ENDED_BY_INSTITUTION, "2026-03-31"},
      {Deadline.CONTRACT_ENDED_BY_EMPLOYEE, "2026-03-31"}
    };
    assertThat(rows.length).isEqualTo(Deadline.values().length);
    for (Object[] row : rows) {
      assertThat(law.deadline((Deadline) row[0], start).value())
          .as("%s", row[0])
          .isEqualTo(on((String) row[1]));
    }
    assertThat(law.deadline(Deadline.LAWSUIT, day("2018-03-01")).value())
        .isEqualTo(new Value.Missing());
  }

  @Test
  @Covers({"XB-43", "GWY-34"})
  void probationOfOneYear() {
    assertThat(law.probationEnds(false, day("2026-03-01")).value()).isEqualTo(on("2027-02-28"));
    assertThat(law.probationEnds(true, day("2026-03-01")).value()).isEqualTo(on("2027-02-28"));
    assertThat(law.probationEnds(true, day("2018-03-01")).value()).isEqualTo(new Value.Missing());
  }

  @Test
  @Covers("KHT-q2-head")
  void theGradeOfTheTeamBearsOnItsPrincipal() {
    Object[][] rows = {
      {TeamGrade.EXCELLENT, Grade.EXCELLENT, Verdict.PASS},
      {TeamGrade.GOOD, Grade.EXCELLENT, Verdict.PASS},
      {TeamGrade.AVERAGE, Grade.EXCELLENT, Verdict.WARN},
      {TeamGrade.AVERAGE, Grade.COMPETENT, Verdict.PASS},
      {TeamGrade.POOR, Grade.EXCELLENT, Verdict.WARN},
      {TeamGrade.POOR, Grade.COMPETENT, Verdict.WARN},
      {TeamGrade.POOR, Grade.BASICALLY_COMPETENT, Verdict.PASS}
    };
    for (Object[] row : rows) {
      assertThat(law.principalOfTeam((TeamGrade) row[0], (Grade) row[1], day("2026-12-31")).value())
          .as("%s %s", row[0], row[1])
          .isEqualTo(judged((Verdict) row[2]));
    }
    assertThat(law.principalOfTeam(TeamGrade.POOR, Grade.EXCELLENT, day("2018-12-31")).value())
        .isEqualTo(judged(Verdict.UNKNOWN));
  }

  @Test
  @Covers({"KHT-q1", "KHT-q2", "KH-cap"})
  void mostExcellentIsRoundedDown() {
    Object[][] rows = {
      {ExcellentLimit.LEADERS, 40, 10},
      {ExcellentLimit.LEADERS, 39, 9},
      {ExcellentLimit.TEAMS, 10, 3},
      {ExcellentLimit.MEMBERS_OF_EXCELLENT_TEAM, 10, 3},
      {ExcellentLimit.MEMBERS_OF_AVERAGE_TEAM, 7, 1},
      {ExcellentLimit.MEMBERS_OF_POOR_TEAM, 20, 3},
      {ExcellentLimit.CIVIL_SERVANTS, 19, 3},
      {ExcellentLimit.CIVIL_SERVANTS, 20, 4},
      {ExcellentLimit.CIVIL_SERVANTS_WITH_CONSENT, 20, 5}
    };
    for (Object[] row : rows) {
      Value value =
          law.mostExcellent((ExcellentLimit) row[0], (int) row[1], day("2026-12-31")).value();
      assertThat(((Value.Quantity) value).number()).isEqualTo(BigDecimal.valueOf((int) row[2]));
    }
    assertThat(law.mostExcellent(ExcellentLimit.LEADERS, 40, day("2018-12-31")).value())
        .isEqualTo(new Value.Missing());
  }

  @Test
  @Covers({
    "XB-11", "XB-15", "XB-16", "XB-18", "XB-20", "XB-23", "XB-25", "XB-29", "XB-31-1", "XB-31-2",
    "XB-31-3", "XB-32", "XB-35", "XB-36", "XB-36-e", "XB-38-2", "XB-38-3", "XB-44", "XB-45",
    "XB-53-1", "XB-53-2"
  })
  void stepsOfTheProcedureAreCitedAndNoneIsSaidToBeVerified() {
    Statutes statutes = Statutes.national();
    List<String> steps =
        List.of(
            "XB-11", "XB-15", "XB-16", "XB-18", "XB-20", "XB-23", "XB-25", "XB-29", "XB-31-1",
            "XB-31-2", "XB-31-3", "XB-32", "XB-35", "XB-36", "XB-36-e", "XB-38-2", "XB-38-3",
            "XB-44", "XB-45", "XB-53-1", "XB-53-2");
    for (String id : steps) {
      assertThat(statutes.provision(id).matter()).as(id).isEqualTo(ProvisionText.Matter.PROCEDURE);
      Citation cited = statutes.citation(id, day("2026-03-01"));
      assertThat(cited.version()).as(id).isEqualTo("2019");
      assertThat(cited.article()).as(id).startsWith("第");
      assertThat(cited.verification()).as(id).isEqualTo(Verification.SECONDARY);
    }
    assertThat(statutes.citation("XB-31-2", day("2026-03-01")).article()).isEqualTo("第三十一条第二款");
    // Before the first version on file nothing may look as if it had been checked.
    assertThat(statutes.citation("XB-31-2", day("1990-03-01")).verification())
        .isEqualTo(Verification.UNVERIFIED);
  }
}
