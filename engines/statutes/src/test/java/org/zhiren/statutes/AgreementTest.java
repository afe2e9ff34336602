package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Verdict;

/** Different ways to ask the same question agree. */
class AgreementTest {
  private static final Statutes STATUTES = Statutes.national();

  @Test
  void screeningAgreesWithExaminingOneByOne() {
    long seed = Long.getLong("seed", 20261123L);
    SplittableRandom random = new SplittableRandom(seed);
    RandomPeople people = new RandomPeople(random);
    for (int round = 0; round < 20; round++) {
      Post post = people.post();
      LocalDate asOf = LocalDate.of(2016, 1, 1).plusDays(random.nextInt(4200));
      List<Person> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        all.add(people.person(i));
      }
      Screening screening = STATUTES.screen(Population.of(all), post, asOf);
      Map<String, Map<Verdict, Long>> counted = new HashMap<>();
      for (int row = 0; row < all.size(); row++) {
        Examination one = STATUTES.examine(Candidacy.of(all.get(row), post), asOf);
        String what = "seed %d round %d row %d".formatted(seed, round, row);
        assertThat(screening.verdict(row)).as(what).isEqualTo(one.onRecord());
        Explanation tree = screening.explain(row, all.get(row).name()).explanation();
        assertThat(tree).as(what).isEqualTo(one.explanation());
        one.verdicts()
            .forEach((id, v) ->
                counted
                    .computeIfAbsent(id, k -> new EnumMap<>(Verdict.class))
                    .merge(v, 1L, Long::sum));
      }
      for (Screening.Reason reason : screening.reasons()) {
        Map<Verdict, Long> expected = counted.get(reason.provision().id());
        reason
            .counts()
            .forEach((v, n) ->
                assertThat(n)
                    .as("%s %s", reason.provision().id(), v)
                    .isEqualTo(expected.getOrDefault(v, 0L)));
      }
      assertThat(screening.totals().values().stream().mapToLong(n -> n).sum()).isEqualTo(60);
    }
  }

  @Test
  void theEarliestDayAgreesWithAskingEveryDay() {
    long seed = Long.getLong("seed", 4L);
    SplittableRandom random = new SplittableRandom(seed);
    RandomPeople people = new RandomPeople(random);
    for (int i = 0; i < 25; i++) {
      Candidacy candidacy = Candidacy.of(people.person(i), people.post());
      LocalDate start = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1200));
      agrees(candidacy, start, start.plusDays(250), "seed %d person %d".formatted(seed, i));
    }
  }

  @Test
  void aSectionChiefQualifiesThreeYearsAfterTheAppointment() {
    PersonFixture p =
        PersonFixture.aSectionChief()
            .withoutPositions()
            .held("a", PostLevel.SECTION_CHIEF, "2023-03-15", null, true);
    Candidacy candidacy =
        Candidacy.of(p.build(), PostFixture.aPostAt(PostLevel.DIVISION_DEPUTY).build());
    assertThat(
            agrees(candidacy, LocalDate.of(2026, 1, 20), LocalDate.of(2026, 6, 30), "fixture")
                .earliest())
        .isEqualTo(LocalDate.of(2026, 3, 15));
  }

  private static Outlook agrees(
      Candidacy candidacy, LocalDate start, LocalDate horizon, String what) {
    Outlook outlook = STATUTES.earliest(candidacy, start, horizon);
    Optional<LocalDate> expected = Optional.empty();
    for (LocalDate d = start; expected.isEmpty() && !d.isAfter(horizon); d = d.plusDays(1)) {
      boolean open =
          STATUTES.examine(candidacy, d).verdicts().values().stream()
              .noneMatch(v -> v == Verdict.FAIL || v == Verdict.NEEDS_APPROVAL);
      expected = open ? Optional.of(d) : expected;
    }
    assertThat(Optional.ofNullable(outlook.earliest())).as(what).isEqualTo(expected);
    return outlook;
  }

  @Test
  void serviceInSeveralPeriodsAgreesWithAddingThemOnTheCalendar() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      LocalDate asOf = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(6000));
      int day = Days.day(asOf);
      Service service = new Service();
      int from = day - random.nextInt(3000) - 1;
      LocalDate shifted = Days.date(from);
      while (from < day) {
        int until = Math.min(day, from + 1 + random.nextInt(900));
        service.add(from, until);
        from = until + 1 + random.nextInt(300);
      }
      int months = random.nextInt(100);
      Threshold needed = new Threshold("x", null, java.math.BigDecimal.valueOf(months), asOf);
      boolean expected =
          !Days.date(service.effectiveStart()).plusMonths(months).isAfter(Days.date(service.end()));
      assertThat(service.reaches(needed, day))
          .as("case %d from %s", i, shifted)
          .isEqualTo(expected);
    }
  }

  @Test
  void theLatestStartIsTheLast() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 5000; i++) {
      LocalDate asOf = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3000));
      int months = random.nextInt(80);
      LocalDate latest = Days.date(Days.latestStart(months, asOf));
      assertThat(latest.plusMonths(months)).isBeforeOrEqualTo(asOf);
      assertThat(latest.plusDays(1).plusMonths(months)).isAfter(asOf);
    }
  }

  @Test
  void daysAreCountedAsTheCalendarCountsThem() {
    long seed = Long.getLong("seed", 11L);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50_000; i++) {
      LocalDate date = LocalDate.of(1600, 1, 1).plusDays(random.nextInt(300_000));
      int months = random.nextInt(-1200, 1200);
      int day = Days.day(date);
      String what = "seed %d: %s plus %d months".formatted(seed, date, months);
      assertThat(Days.date(Days.plusMonths(day, months)))
          .as(what)
          .isEqualTo(date.plusMonths(months));
      assertThat(Days.year(day)).as(what).isEqualTo(date.getYear());
      assertThat(Days.month(day))
          .as(what)
          .isEqualTo(date.getYear() * 12 + date.getMonthValue() - 1);
    }
  }
}
