package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiren.statutes.PersonFixture.day;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;

@NullUnmarked // facts are left out on purpose
class ServicePeriodsTest {
  private static final LocalDate DAY = day("2026-03-01");
  private static final LocalDate EARLY = day("2005-03-01");
  private final ServicePeriods periods = Statutes.national().periods();

  private static Value judged(Verdict verdict) {
    return new Value.Judgement(verdict);
  }

  private static void is(Explanation tree, String date) {
    assertThat(tree.value()).isEqualTo(new Value.Day(day(date)));
  }

  private static void missing(Explanation tree) {
    assertThat(tree.value()).isEqualTo(new Value.Missing());
  }

  @Test
  @Covers("GWY-107")
  void workAfterLeaving() {
    is(periods.freeToWorkElsewhere(DAY, true), "2029-03-01");
    is(periods.freeToWorkElsewhere(DAY, false), "2028-03-01");
    missing(periods.freeToWorkElsewhere(EARLY, false));
  }

  @Test
  @Covers("GWY-103")
  void contractsOfOneToFiveYears() {
    Object[][] rows = {
      {11, null, Verdict.FAIL},
      {12, null, Verdict.PASS},
      {60, null, Verdict.PASS},
      {61, null, Verdict.FAIL},
      {36, 0, Verdict.FAIL},
      {36, 1, Verdict.PASS},
      {36, 12, Verdict.PASS},
      {36, 13, Verdict.FAIL}
    };
    for (Object[] row : rows) {
      assertThat(periods.appointmentContract((int) row[0], (Integer) row[1], DAY).value())
          .as("%s months, probation %s", row[0], row[1])
          .isEqualTo(judged((Verdict) row[2]));
    }
    missing(periods.appointmentContract(36, 6, EARLY));
  }

  @Test
  @Covers({"SYRS-12", "SYRS-13", "SYRS-15"})
  void contractsOfPublicInstitutions() {
    assertThat(periods.institutionContract(35, DAY).value()).isEqualTo(judged(Verdict.WARN));
    assertThat(periods.institutionContract(36, DAY).value()).isEqualTo(judged(Verdict.PASS));
    missing(periods.institutionContract(36, EARLY));
    Object[][] probations = {{true, 36, 12}, {true, 35, 0}, {false, 36, 0}};
    for (Object[] row : probations) {
      Value value = periods.institutionProbation((boolean) row[0], (int) row[1], DAY).value();
      assertThat(((Value.Quantity) value).number()).isEqualTo(BigDecimal.valueOf((int) row[2]));
    }
    missing(periods.institutionProbation(true, 36, EARLY));
    Object[][] absences = {{15, 30, Verdict.FAIL}, {16, 16, Verdict.PASS}, {10, 31, Verdict.PASS}};
    for (Object[] row : absences) {
      assertThat(periods.contractMayEndForAbsence((int) row[0], (int) row[1], DAY).value())
          .isEqualTo(judged((Verdict) row[2]));
    }
    missing(periods.contractMayEndForAbsence(16, 16, EARLY));
  }

  @Test
  @Covers("CF-44")
  void aCaseIsDecidedWithinSixMonthsOrTwelve() {
    is(periods.caseDecided(day("2026-08-31"), false), "2027-02-28");
    is(periods.caseDecided(day("2026-08-31"), true), "2027-08-31");
    missing(periods.caseDecided(EARLY, false));
  }

  @Test
  @Covers("PX-4")
  void aSeventhOfTheCourseMayBeMissed() {
    assertThat(periods.courseLeave(140, 20, DAY).value()).isEqualTo(judged(Verdict.PASS));
    assertThat(periods.courseLeave(140, 21, DAY).value()).isEqualTo(judged(Verdict.FAIL));
    assertThat(periods.courseLeave(139, 20, DAY).value()).isEqualTo(judged(Verdict.FAIL));
    missing(periods.courseLeave(140, 20, EARLY));
  }

  @Test
  @Covers("TX-flex")
  void retirementByChoice() {
    // Born 1970-06: original month 2030-06, statutory 2031-11 (17 months later).
    Explanation tree =
        periods.retirementByChoice(day("1970-06-15"), RetirementGroup.MEN_60, day("2026-01-01"));
    is(tree, "2031-11-01");
    is(tree.because().get(0), "2030-06-01");
    is(tree.because().get(1), "2034-11-01");
    // Born 1976-09: 36 months of delay, so three years earlier is the original month itself.
    Explanation late =
        periods.retirementByChoice(day("1976-09-01"), RetirementGroup.MEN_60, day("2026-01-01"));
    is(late.because().get(0), "2036-09-01");
    // Born 1984-11, original age 50: 60 months of delay; three years earlier, not the original age.
    Explanation woman =
        periods.retirementByChoice(day("1984-11-01"), RetirementGroup.WOMEN_50, day("2026-01-01"));
    is(woman, "2039-11-01");
    is(woman.because().get(0), "2036-11-01");
    is(woman.because().get(1), "2042-11-01");
    missing(
        periods.retirementByChoice(day("1970-06-15"), RetirementGroup.MEN_60, day("2024-12-31")));
  }

  @Test
  @Covers("TX-min")
  void theShortestContributionRisesFrom2030() {
    Object[][] rows = {
      {"2029-12", 180},
      {"2030-01", 186},
      {"2030-12", 186},
      {"2031-01", 192},
      {"2038-12", 234},
      {"2039-01", 240},
      {"2045-06", 240}
    };
    for (Object[] row : rows) {
      Value value = periods.shortestContribution(YearMonth.parse((String) row[0])).value();
      assertThat(((Value.Quantity) value).number())
          .as("%s", row[0])
          .isEqualTo(BigDecimal.valueOf((int) row[1]));
    }
    missing(periods.shortestContribution(YearMonth.of(2024, 12)));
  }

  @Test
  @Covers({"PX-4", "XB-39-1", "KH-27"})
  void anotherShareIsReckonedWithToo() {
    BigDecimal two = BigDecimal.TWO;
    assertThat(
            Statutes.national()
                .supposing("PX-4.sevenths", two)
                .periods()
                .courseLeave(140, 40, DAY)
                .value())
        .isEqualTo(judged(Verdict.PASS));
    assertThat(
            Statutes.national()
                .supposing("XB-39-1.majority", two)
                .procedures()
                .vote(13, 13, 13, DAY)
                .value())
        .isEqualTo(judged(Verdict.FAIL));
    PersonFixture away =
        PersonFixture.aSectionChief()
            .away(PersonFacts.AbsenceKind.ILLNESS, "2025-01-01", "2025-12-31");
    assertThat(
            Statutes.national()
                .supposing("KH-27.halves", two)
                .examineGrade(away.build(), 2025, Grade.COMPETENT, day("2026-01-20"))
                .verdicts()
                .get("KH-27"))
        .isEqualTo(Verdict.PASS);
    assertThat(periods.institutionProbation(true, 36, DAY).sentence().zh()).contains("12个月");
    assertThat(periods.institutionProbation(false, 36, DAY).sentence().zh()).contains("不设");
  }
}
