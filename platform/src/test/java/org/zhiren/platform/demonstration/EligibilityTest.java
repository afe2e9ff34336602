package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.demo.Planted;
import org.zhiren.demo.PlantedKind;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.eligibility.ExaminingPerson;
import org.zhiren.platform.eligibility.ForeseenVacancies;
import org.zhiren.platform.eligibility.Listing;
import org.zhiren.platform.eligibility.Pool;
import org.zhiren.platform.eligibility.Screened;
import org.zhiren.platform.eligibility.Source;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.WhoQualifies;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.statutes.PostLevel;

/**
 * The rules over a thousand invented people: planted faults are found, screening and examining
 * agree, counts end at the border of the scopes.
 */
class EligibilityTest extends EligibilitySample {

  @Test
  void everyoneIsInThePoolOnceInPrecedence() throws Exception {
    Target post = at(officer, this::division);
    long start = System.nanoTime();
    Pool pool = at(officer, () -> pools.on(TODAY));
    long built = System.nanoTime();
    at(officer, () -> who.screen(post.id(), TODAY, Source.EVERYBODY));
    System.out.printf(
        "EligibilityTest: pool of %,d people in %,d ms, screened in %,d ms%n",
        pool.size(), (built - start) / 1_000_000, (System.nanoTime() - built) / 1_000_000);
    assertThat(pool.size()).isGreaterThan(PEOPLE * 8 / 10);
    assertThat(pool.entries().stream().map(Pool.Entry::id)).doesNotHaveDuplicates();
    assertThat(at(officer, () -> pools.on(TODAY))).as("kept while nothing changes").isSameAs(pool);
  }

  @Test
  void whoIsPastTheRetirementAgeIsFoundByTheRulesAndAmongTheVacancies() throws Exception {
    Set<UUID> overdue = planted(PlantedKind.RETIREMENT_DUE);
    assertThat(overdue).as("planted: the check must not pass on nothing").isNotEmpty();
    Target post = at(officer, this::division);
    Screened screened = at(officer, () -> who.screen(post.id(), TODAY, Source.EVERYBODY));
    Set<UUID> refused = new HashSet<>();
    screened
        .with("GWY-92", Verdict.FAIL)
        .forEach(row -> refused.add(screened.pool().entry(row).id()));
    Set<UUID> seen = new HashSet<>(overdue);
    seen.removeIf(person -> screened.pool().row(person) < 0);
    assertThat(seen).isNotEmpty();
    assertThat(refused).containsAll(seen);

    List<ForeseenVacancies.Line> lines = at(officer, () -> vacancies.within(TODAY, 3, null));
    assertThat(lines).isNotEmpty().allMatch(l -> !l.vacancy().on().isAfter(TODAY.plusYears(3)));
    Set<UUID> leaders = new HashSet<>(seen);
    leaders.removeIf(person -> screened.pool().entry(screened.pool().row(person)).level() == null);
    Set<UUID> due = new HashSet<>();
    lines.stream().filter(ForeseenVacancies.Line::overdue).forEach(l -> due.add(l.holder().id()));
    assertThat(due).containsAll(leaders);
  }

  @Test
  void screeningAndExaminingOneByOneSayTheSame() throws Exception {
    Target post = at(officer, this::division);
    Screened screened = at(officer, () -> who.screen(post.id(), TODAY, Source.PROMOTION));
    assertThat(screened.size()).isGreaterThan(20);
    assertThat(screened.totals().values().stream().mapToInt(n -> n).sum())
        .isEqualTo(screened.size());
    int[] rows = screened.rows();
    for (int i = 0; i < rows.length; i += Math.max(1, rows.length / 25)) {
      int row = rows[i];
      UUID person = screened.pool().entry(row).id();
      ExaminingPerson.Result one = at(officer, () -> examining.examine(person, post.id(), TODAY));
      one.examination()
          .verdicts()
          .forEach((provision, verdict) -> {
            if (verdict == Verdict.FAIL || verdict == Verdict.NEEDS_APPROVAL) {
              assertThat(screened.with(provision, verdict))
                  .as("%s %s of %s", provision, verdict, person)
                  .contains(row);
            }
          });
      boolean against = one.examination().verdicts().containsValue(Verdict.FAIL);
      assertThat(screened.listing(row) == Listing.FAILED).as("%s", person).isEqualTo(against);
    }
  }

  @Test
  void theNearlyQualifiedQualifyOnTheirDayAndNotBefore() throws Exception {
    Target post = at(officer, this::division);
    Screened screened = at(officer, () -> who.screen(post.id(), TODAY, Source.PROMOTION));
    List<WhoQualifies.Near> near = at(officer, () -> who.nearly(screened));
    for (WhoQualifies.Near one : near.subList(0, Math.min(5, near.size()))) {
      assertThat(one.on()).isAfter(TODAY).isBeforeOrEqualTo(TODAY.plusMonths(24));
      UUID person = screened.pool().entry(one.row()).id();
      Set<Verdict> against = Set.of(Verdict.FAIL, Verdict.NEEDS_APPROVAL);
      assertThat(at(officer, () -> verdicts(person, post, one.on())))
          .doesNotContainAnyElementsOf(against);
      assertThat(at(officer, () -> verdicts(person, post, one.on().minusDays(1))))
          .containsAnyElementsOf(against);
    }
  }

  private List<Verdict> verdicts(UUID person, Target post, LocalDate day) {
    return List.copyOf(examining.examine(person, post.id(), day).examination().verdicts().values());
  }

  @Test
  void noCountGoesBeyondNarrowScopesAndSanctionsNeedTheirOwn() throws Exception {
    Pool whole = at(officer, () -> pools.on(TODAY));
    Target post = at(officer, this::division);
    UUID branch =
        PARENTS.entrySet().stream()
            .filter(e -> e.getValue().equals(root) && !under(post.unit().id(), e.getKey()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    Account narrow = account(branch, null, InformationClass.ORGANIZATION, InformationClass.ROSTER);
    Pool seen = at(narrow, () -> pools.on(TODAY));
    assertThat(seen.size()).isLessThan(whole.size()).isPositive();
    assertThat(seen.entries()).allMatch(e -> e.criticised() == null);
    Target inside =
        at(narrow, () -> targets.all(TODAY)).stream()
            .filter(t -> t.rules().level() != PostLevel.SECTION_DEPUTY)
            .findFirst()
            .orElseThrow();
    Screened screened = at(narrow, () -> who.screen(inside.id(), TODAY, Source.EVERYBODY));
    assertThat(screened.size()).isEqualTo(seen.size());
    assertThat(screened.with("XB-24-6", Verdict.FAIL)).as("sanctions are not seen").isEmpty();
    assertThat(screened.with("XB-24-6", Verdict.UNKNOWN)).hasSize(seen.size());
    assertThat(who.reach(screened).lines()).noneMatch(line -> line.dimension().zh().equals("处分记录"));
    assertThatThrownBy(() -> at(narrow, () -> who.screen(post.id(), TODAY, Source.EVERYBODY)))
        .as("a post outside does not exist")
        .isInstanceOf(NotFound.class);
    UUID outside =
        whole.entries().stream()
            .map(Pool.Entry::id)
            .filter(p -> seen.row(p) < 0)
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> at(narrow, () -> examining.examine(outside, inside.id(), TODAY)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void onesOwnFileAndThatOfANearRelativeAreLeftOut() throws Exception {
    Set<UUID> kin = planted(PlantedKind.KIN_IN_UNIT);
    UUID own = kin.iterator().next();
    Planted fault =
        PLANTED.stream()
            .filter(p -> p.kind() == PlantedKind.KIN_IN_UNIT)
            .filter(p -> own(DemonstrationIds.of(p.personId())).equals(own))
            .findFirst()
            .orElseThrow();
    UUID spouse = own(DemonstrationIds.of(fault.relatedIds().getFirst()));
    Account self = account(root, own, InformationClass.values());
    Pool pool = at(self, () -> pools.on(TODAY));
    assertThat(pool.row(own)).isEqualTo(-1);
    assertThat(pool.row(spouse)).isEqualTo(-1);
    assertThat(pool.withheld()).isPositive();
    assertThat(at(officer, () -> pools.on(TODAY)).row(spouse)).isNotNegative();
    Target post = at(officer, this::division);
    assertThatThrownBy(() -> at(self, () -> examining.examine(own, post.id(), TODAY)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void relativesUnderOneLeaderAreFound() throws Exception {
    int found = 0;
    for (Planted fault : PLANTED) {
      if (fault.kind() != PlantedKind.KIN_IN_UNIT) {
        continue;
      }
      UUID person = own(DemonstrationIds.of(fault.personId()));
      Pool pool = at(officer, () -> pools.on(TODAY));
      List<org.zhiren.statutes.Person> facts =
          at(officer, () -> pools.people(List.of(person), TODAY));
      if (pool.row(person) < 0 || facts.isEmpty() || facts.getFirst().family() == null) {
        continue;
      }
      UUID spouse = own(DemonstrationIds.of(fault.relatedIds().getFirst()));
      assertThat(facts.getFirst().family().relatives())
          .anyMatch(r ->
              r.unitId() != null
                  && r.unitId().equals(own(DemonstrationIds.of(fault.unitId())).toString()));
      assertThat(pool.row(spouse)).isNotNegative();
      found++;
    }
    assertThat(found).isPositive();
  }
}
