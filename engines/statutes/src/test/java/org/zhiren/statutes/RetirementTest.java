package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PersonFixture.day;
import static org.zhiren.statutes.PostFixture.aPostAt;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.PersonFacts.TermServed;

@NullUnmarked // facts are left out on purpose
class RetirementTest {
  private final Statutes statutes = Statutes.national();

  private static final String[][] VECTORS = {
    {"MEN_60", "1964-12", "2024-12"},
    {"MEN_60", "1965-01", "2025-02"},
    {"MEN_60", "1965-04", "2025-05"},
    {"MEN_60", "1965-05", "2025-07"},
    {"MEN_60", "1970-06", "2031-11"},
    {"MEN_60", "1976-08", "2039-07"},
    {"MEN_60", "1976-09", "2039-09"},
    {"WOMEN_55", "1970-01", "2025-02"},
    {"WOMEN_55", "1972-10", "2028-07"},
    {"WOMEN_55", "1981-09", "2039-09"},
    {"WOMEN_50", "1975-01", "2025-02"},
    {"WOMEN_50", "1975-03", "2025-05"},
    {"WOMEN_50", "1984-11", "2039-11"},
  };

  @Test
  @Covers("TX-delay")
  void theMonthTables() {
    for (String[] row : VECTORS) {
      YearMonth born = YearMonth.parse(row[1]);
      for (LocalDate birth : List.of(born.atDay(1), born.atEndOfMonth())) {
        assertThat(
                statutes
                    .retirement(birth, RetirementGroup.valueOf(row[0]), day("2026-01-01"))
                    .value())
            .as("%s born %s", row[0], birth)
            .isEqualTo(new Value.Day(YearMonth.parse(row[2]).atDay(1)));
      }
    }
  }

  @Test
  @Covers("TX-delay")
  void beforeTheDecisionTheOriginalAgeHeld() {
    assertThat(
            statutes
                .retirement(day("1970-06-15"), RetirementGroup.MEN_60, day("2024-09-12"))
                .value())
        .isEqualTo(new Value.Day(day("2030-06-01")));
    assertThat(
            statutes
                .retirement(day("1970-06-15"), RetirementGroup.MEN_60, day("1970-01-01"))
                .value())
        .isEqualTo(new Value.Missing());
  }

  private static Post post(Boolean termGoverned) {
    PostFixture post = aPostAt(PostLevel.SECTION_CHIEF);
    post.id = "section-head";
    post.termGoverned = termGoverned;
    post.leadsUnit = true;
    return post.build();
  }

  @Test
  @Covers({"GWY-92", "RQ-3", "RQ-6"})
  void vacanciesByRetirementAndByTheEndOfTheLastTerm() {
    PersonFixture p = aSectionChief();
    p.birth = day("1967-08-20");
    p.terms.add(new TermServed("section-head", day("2021-03-15"), day("2026-03-14")));
    List<Vacancy> found =
        statutes.vacancies(List.of(p.build()), List.of(post(true)), day("2026-11-23"), 5);
    // Born 1967-08: 60 in 2027-08, 31 months after 2025-01, so 8 months later: 2028-04.
    assertThat(found).extracting(Vacancy::on).containsExactly(day("2028-04-01"), day("2031-03-15"));
    assertThat(found)
        .extracting(Vacancy::cause)
        .containsExactly(Vacancy.Cause.RETIREMENT, Vacancy.Cause.TERM);
    assertThat(statutes.vacancies(List.of(p.build()), List.of(post(true)), day("2026-11-23"), 1))
        .isEmpty();
    assertThat(statutes.vacancies(List.of(p.build()), List.of(post(false)), day("2026-11-23"), 10))
        .hasSize(1);
  }

  private Verdict inPost(String id, PersonFixture p, Post post, String asOf) {
    return statutes.inPost(Candidacy.of(p.build(), post), day(asOf)).verdicts().get(id);
  }

  @Test
  @Covers({"XB-51-1", "XB-51-1-e"})
  void tenYearsInOnePostAreTheLimit() {
    PersonFixture p = aSectionChief();
    Post held = post(false);
    assertThat(inPost("XB-51-1", p, held, "2031-03-14")).isEqualTo(Verdict.PASS);
    assertThat(inPost("XB-51-1", p, held, "2031-03-15")).isEqualTo(Verdict.NEEDS_APPROVAL);
    PostFixture unclear = aPostAt(PostLevel.SECTION_CHIEF);
    unclear.leadsUnit = null;
    assertThat(inPost("XB-51-1", p, unclear.build(), "2031-03-15")).isEqualTo(Verdict.UNKNOWN);
    unclear.leadsUnit = false;
    assertThat(inPost("XB-51-1", p, unclear.build(), "2031-03-15"))
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  @Covers("PX-1")
  void trainingInPost() {
    PersonFixture p =
        aSectionChief().held("vice", PostLevel.DIVISION_DEPUTY, "2025-01-01", null, false);
    assertThat(inPost("PX-1", p, post(false), "2026-01-01")).isEqualTo(Verdict.PASS);
    p.training = List.of(new PersonFacts.Training(day("2024-06-30"), 89, 549, true));
    assertThat(inPost("PX-1", p, post(false), "2026-01-01")).isEqualTo(Verdict.FAIL);
    p.training = null;
    assertThat(inPost("PX-1", p, post(false), "2026-01-01")).isEqualTo(Verdict.UNKNOWN);
    assertThat(inPost("PX-1", aSectionChief(), post(false), "2026-01-01"))
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  @Covers({"GWY-50", "GWY-88"})
  void incompetentOnceAndTwice() {
    PersonFixture p = aSectionChief();
    assertThat(inPost("GWY-50", p, post(false), "2026-03-01")).isEqualTo(Verdict.PASS);
    p.appraised(2025, Grade.INCOMPETENT);
    assertThat(inPost("GWY-50", p, post(false), "2026-03-01")).isEqualTo(Verdict.FAIL);
    assertThat(inPost("GWY-88", p, post(false), "2026-03-01")).isEqualTo(Verdict.PASS);
    p.appraised(2024, Grade.INCOMPETENT);
    assertThat(inPost("GWY-88", p, post(false), "2026-03-01")).isEqualTo(Verdict.FAIL);
    p.notAppraised(2024);
    assertThat(inPost("GWY-88", p, post(false), "2026-03-01")).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  @Covers("GWY-93")
  void earlyRetirementByOwnWish() {
    PersonFixture p = aSectionChief();
    p.birth = day("1970-06-15");
    p.workStart = day("1996-03-02");
    assertThat(inPost("GWY-93", p, post(false), "2026-03-01")).isEqualTo(Verdict.FAIL);
    assertThat(inPost("GWY-93", p, post(false), "2026-03-02")).isEqualTo(Verdict.PASS);
    p.workStart = day("2006-12-01");
    // Retires in 2031-11: less than five years are left from 2026-11-02 on.
    assertThat(inPost("GWY-93", p, post(false), "2026-12-01")).isEqualTo(Verdict.PASS);
    assertThat(inPost("GWY-93", p, post(false), "2026-11-30")).isEqualTo(Verdict.FAIL);
    assertThat(inPost("GWY-93", p, post(false), "2026-11-01")).isEqualTo(Verdict.FAIL);
    p.workStart = null;
    assertThat(inPost("GWY-93", p, post(false), "2026-11-01")).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  @Covers({"GWY-93", "XB-51-1"})
  void exactlyFiveYearsBeforeTheAgeAreNotLessThanFive() {
    PersonFixture p = aSectionChief();
    p.birth = day("1970-06-15");
    p.workStart = day("2000-01-01");
    assertThat(inPost("GWY-93", p, post(false), "2026-11-01")).isEqualTo(Verdict.FAIL);
    assertThat(inPost("GWY-93", p, post(false), "2026-11-02")).isEqualTo(Verdict.PASS);
    PersonFixture leaving =
        aSectionChief()
            .withoutPositions()
            .held("section-head", PostLevel.SECTION_CHIEF, "2015-03-15", "2026-03-15", true);
    assertThat(inPost("XB-51-1", leaving, post(false), "2026-03-15"))
        .isEqualTo(Verdict.NEEDS_APPROVAL);
    assertThat(inPost("XB-51-1", leaving, post(false), "2026-03-16")).isEqualTo(Verdict.PASS);
  }
}
