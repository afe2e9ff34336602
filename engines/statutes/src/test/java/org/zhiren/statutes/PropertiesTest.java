package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PersonFixture.day;
import static org.zhiren.statutes.PostFixture.aPostAt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Candidacy.ExceptionRequest;
import org.zhiren.statutes.Candidacy.Ground;
import org.zhiren.statutes.Candidacy.Permission;
import org.zhiren.statutes.PersonFacts.Appraisal;

/** What must hold for everyone, tried on random people. */
@NullUnmarked // facts are left out on purpose
class PropertiesTest {
  private static final Statutes STATUTES = Statutes.national();

  /** Provisions that more time served alone can only help. */
  private static final Set<String> BY_SERVICE =
      Set.of("XB-08-1", "XB-08-3a", "XB-08-3b", "SY-2", "SY-3", "GW-2", "GW-3", "XB-08-7");

  /** A person with one fact fewer, and which one. */
  private record Loss(String what, UnaryOperator<Person> of) {}

  private static final List<Loss> LOSSES =
      List.of(
          new Loss("birth", p -> with(p, Map.of("birth", ""))),
          new Loss("workStart", p -> with(p, Map.of("workStart", ""))),
          new Loss("retirementGroup", p -> with(p, Map.of("retirementGroup", "", "sex", ""))),
          new Loss("citizen", p -> with(p, Map.of("citizen", ""))),
          new Loss("civilServant", p -> with(p, Map.of("civilServant", ""))),
          new Loss("barred", p -> with(p, Map.of("barred", ""))),
          new Loss("training", p -> with(p, Map.of("training", ""))),
          new Loss("health", p -> with(p, Map.of("health", ""))),
          new Loss("partyMember", p -> with(p, Map.of("partyMember", ""))),
          new Loss("fullMemberSince", p -> with(p, Map.of("fullMemberSince", ""))),
          new Loss("licences", p -> with(p, Map.of("licences", ""))),
          new Loss("appraisals", p -> with(p, Map.of("appraisals", ""))),
          new Loss("measures", p -> with(p, Map.of("measures", ""))),
          new Loss("family", p -> with(p, Map.of("family", ""))),
          new Loss("growthPlace", p -> with(p, Map.of("growthPlace", ""))),
          new Loss("findings", p -> with(p, Map.of("findings", ""))));

  /** The person without the facts named. */
  private static Person with(Person p, Map<String, String> lost) {
    return new Person(
        p.id(),
        p.name(),
        lost.containsKey("sex") ? null : p.sex(),
        lost.containsKey("birth") ? null : p.birth(),
        lost.containsKey("retirementGroup") ? null : p.retirementGroup(),
        lost.containsKey("citizen") ? null : p.citizen(),
        lost.containsKey("civilServant") ? null : p.civilServant(),
        lost.containsKey("barred") ? null : p.barred(),
        lost.containsKey("workStart") ? null : p.workStart(),
        p.workGaps(),
        p.positions(),
        p.ranks(),
        p.education(),
        lost.containsKey("training") ? null : p.training(),
        lost.containsKey("health") ? null : p.health(),
        lost.containsKey("partyMember") ? null : p.partyMember(),
        lost.containsKey("fullMemberSince") ? null : p.fullMemberSince(),
        lost.containsKey("licences") ? null : p.licences(),
        lost.containsKey("appraisals") ? List.of() : p.appraisals(),
        lost.containsKey("measures") ? null : p.measures(),
        p.investigations(),
        lost.containsKey("findings") ? List.of() : p.findings(),
        lost.containsKey("family") ? null : p.family(),
        lost.containsKey("growthPlace") ? null : p.growthPlace(),
        p.terms());
  }

  @Test
  void aFactThatIsLostNeverTurnsARefusalIntoAYes() {
    long seed = Long.getLong("seed", 20261124L);
    SplittableRandom random = new SplittableRandom(seed);
    RandomPeople people = new RandomPeople(random);
    for (int i = 0; i < 120; i++) {
      Person full = people.person(i);
      Post post = people.post();
      LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2500));
      Examination before = STATUTES.examine(Candidacy.of(full, post), day);
      for (Loss loss : LOSSES) {
        Examination after = STATUTES.examine(Candidacy.of(loss.of().apply(full), post), day);
        after
            .verdicts()
            .forEach((id, verdict) -> {
              Verdict was = before.verdicts().get(id);
              if (verdict == Verdict.PASS || verdict == Verdict.NOT_APPLICABLE) {
                assertThat(was)
                    .as("seed %d person %d without %s: %s", seed, i(full), loss.what(), id)
                    .isNotIn(Verdict.FAIL, Verdict.NEEDS_APPROVAL);
              }
            });
        if (after.verdict() == Verdict.PASS) {
          assertThat(before.verdict()).as(loss.what()).isEqualTo(Verdict.PASS);
        }
      }
    }
  }

  private static int i(Person p) {
    return Integer.parseInt(p.id().substring(1));
  }

  @Test
  void moreServiceNeverTurnsAYesIntoANo() {
    long seed = Long.getLong("seed", 20261125L);
    SplittableRandom random = new SplittableRandom(seed);
    RandomPeople people = new RandomPeople(random);
    for (int i = 0; i < 400; i++) {
      Person person = people.person(i);
      Post post = people.post();
      LocalDate day = LocalDate.of(2019, 6, 1).plusDays(random.nextInt(2000));
      // The positions stay as they are: who holds a post today holds it until the second day too.
      LocalDate later = day.plusDays(1 + random.nextInt(400));
      boolean moves =
          person.positions().stream()
              .anyMatch(p ->
                  (p.from().isAfter(day) && !p.from().isAfter(later))
                      || (p.to() != null && !p.to().isBefore(day) && p.to().isBefore(later)));
      boolean changes =
          person.ranks().stream()
              .anyMatch(r ->
                  (r.from().isAfter(day) && !r.from().isAfter(later))
                      || (r.to() != null && !r.to().isBefore(day) && r.to().isBefore(later)));
      if (moves || changes) {
        continue;
      }
      Map<String, Verdict> now = STATUTES.examine(Candidacy.of(person, post), day).verdicts();
      Map<String, Verdict> then = STATUTES.examine(Candidacy.of(person, post), later).verdicts();
      for (String id : BY_SERVICE) {
        if (now.get(id) == Verdict.PASS) {
          assertThat(then.get(id))
              .as("seed %d person %d: %s from %s to %s", seed, i, id, day, later)
              .isEqualTo(Verdict.PASS);
        }
      }
    }
  }

  @Test
  void aBetterGradeOrALongerTrainingNeverHurts() {
    long seed = Long.getLong("seed", 20261127L);
    SplittableRandom random = new SplittableRandom(seed);
    RandomPeople people = new RandomPeople(random);
    for (int i = 0; i < 200; i++) {
      Person person = people.person(i);
      Post post = people.post();
      LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2500));
      List<Appraisal> better = new ArrayList<>();
      person.appraisals().forEach(a -> better.add(new Appraisal(a.year(), Grade.EXCELLENT)));
      Person lifted = withAppraisals(person, better);
      Verdict before = verdict(person, post, day, "XB-24-3");
      Verdict after = verdict(lifted, post, day, "XB-24-3");
      assertThat(rank(after)).as("seed %d person %d", seed, i).isLessThanOrEqualTo(rank(before));
    }
  }

  private static Verdict verdict(Person person, Post post, LocalDate day, String id) {
    return STATUTES.examine(Candidacy.of(person, post), day).verdicts().get(id);
  }

  private static int rank(Verdict v) {
    return v.ordinal();
  }

  private static Person withAppraisals(Person p, List<Appraisal> appraisals) {
    return new Person(
        p.id(),
        p.name(),
        p.sex(),
        p.birth(),
        p.retirementGroup(),
        p.citizen(),
        p.civilServant(),
        p.barred(),
        p.workStart(),
        p.workGaps(),
        p.positions(),
        p.ranks(),
        p.education(),
        p.training(),
        p.health(),
        p.partyMember(),
        p.fullMemberSince(),
        p.licences(),
        appraisals,
        p.measures(),
        p.investigations(),
        p.findings(),
        p.family(),
        p.growthPlace(),
        p.terms());
  }

  @Test
  void theEarliestDayWithExceptionsAgreesWithAskingEveryDay() {
    long seed = Long.getLong("seed", 20261128L);
    SplittableRandom random = new SplittableRandom(seed);
    RandomPeople people = new RandomPeople(random);
    for (int i = 0; i < 20; i++) {
      LocalDate start = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1200));
      Candidacy candidacy =
          new Candidacy(
              people.person(i),
              people.post(),
              new ExceptionRequest(
                  Ground.NEED_OF_TEAM, "班子结构", start.plusDays(random.nextInt(200))),
              List.of(
                  permission("XB-08-5-d", start.plusDays(random.nextInt(200))),
                  permission("XB-24-5-e", start.plusDays(random.nextInt(200))),
                  permission("GWY-74-e", start.plusDays(random.nextInt(200)))));
      agrees(candidacy, start, "seed %d person %d".formatted(seed, i));
    }
  }

  private static Permission permission(String id, LocalDate on) {
    return new Permission(id, "工作需要", "省委组织部", on);
  }

  private static LocalDate agrees(Candidacy candidacy, LocalDate start, String what) {
    LocalDate horizon = start.plusDays(240);
    LocalDate expected = null;
    for (LocalDate d = start; expected == null && !d.isAfter(horizon); d = d.plusDays(1)) {
      boolean open =
          STATUTES.examine(candidacy, d).verdicts().values().stream()
              .noneMatch(v -> v == Verdict.FAIL || v == Verdict.NEEDS_APPROVAL);
      expected = open ? d : expected;
    }
    LocalDate found = STATUTES.earliest(candidacy, start, horizon).earliest();
    assertThat(found).as(what).isEqualTo(expected);
    return found;
  }

  @Test
  void theDayOfConsentAndOfPermissionAreFound() {
    PersonFixture p =
        aSectionChief()
            .withoutPositions()
            .held("a", PostLevel.SECTION_CHIEF, "2024-06-01", null, true);
    Post post = aPostAt(PostLevel.DIVISION_DEPUTY).build();
    ExceptionRequest request = new ExceptionRequest(Ground.NEED_OF_TEAM, "班子结构", day("2026-05-07"));
    assertThat(
            agrees(
                new Candidacy(p.build(), post, request, List.of()), day("2026-03-01"), "consent"))
        .isEqualTo(day("2026-05-07"));
    PersonFixture q = aSectionChief();
    q.training = List.of();
    assertThat(
            agrees(
                new Candidacy(
                    q.build(), post, null, List.of(permission("XB-08-5-d", day("2026-04-09")))),
                day("2026-03-01"),
                "permission"))
        .isEqualTo(day("2026-04-09"));
    q.training = List.of(new PersonFacts.Training(day("2026-06-11"), 90, 0, true));
    assertThat(agrees(Candidacy.of(q.build(), post), day("2026-03-01"), "training"))
        .isEqualTo(day("2026-06-11"));
    PersonFixture r = aSectionChief().measured(MeasureKind.DEMOTED, "2024-06-11");
    assertThat(agrees(Candidacy.of(r.build(), post), day("2026-03-01"), "waiting period"))
        .isEqualTo(day("2026-06-11"));
  }

  @Test
  void screeningSomeProvisionsCountsThemAsScreeningAllDoes() {
    SplittableRandom random = new SplittableRandom(31);
    RandomPeople people = new RandomPeople(random);
    List<Person> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(people.person(i));
    }
    Population population = Population.of(all);
    Post post = aPostAt(PostLevel.DIVISION_DEPUTY).build();
    LocalDate day = day("2026-03-15");
    Screening whole = STATUTES.screen(population, post, day);
    Screening part = STATUTES.screenOnly(population, post, day, Set.of("XB-08-3b", "XB-24-3"));
    assertThat(part.reasons()).hasSize(2);
    for (Screening.Reason reason : part.reasons()) {
      Screening.Reason same =
          whole.reasons().stream()
              .filter(r -> r.provision().id().equals(reason.provision().id()))
              .findFirst()
              .orElseThrow();
      assertThat(reason.counts()).isEqualTo(same.counts());
    }
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> STATUTES.screenOnly(population, post, day, Set.of("XB-99")))
        .hasMessageContaining("XB-99");
  }
}
