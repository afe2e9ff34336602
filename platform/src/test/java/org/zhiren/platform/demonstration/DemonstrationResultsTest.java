package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.TargetResults;
import org.zhiren.platform.responsibility.evaluation.Appeal;
import org.zhiren.platform.responsibility.evaluation.Appeals;
import org.zhiren.platform.responsibility.evaluation.Consequences;
import org.zhiren.platform.responsibility.evaluation.Evaluations;
import org.zhiren.platform.responsibility.evaluation.PanelMembers;
import org.zhiren.platform.responsibility.evaluation.PastEvaluations;
import org.zhiren.platform.responsibility.evaluation.Proposal;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;

/**
 * The plan of the past year in the demonstration is evaluated and released, with all that goes with
 * it.
 */
class DemonstrationResultsTest extends PlatformTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  @Autowired private DemonstrationTargets thisYear;
  @Autowired private DemonstrationResults results;
  @Autowired private PastEvaluations past;
  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake roster;
  @Autowired private TargetResults ofPeople;
  @Autowired private Plans plans;
  @Autowired private Evaluations evaluations;
  @Autowired private PanelMembers panel;
  @Autowired private Appeals appeals;
  @Autowired private Consequences consequences;
  @Autowired private TransactionTemplate transactions;

  @Test
  void thePastYearIsReleasedWithEverythingThatWasSaid() throws Exception {
    DemonstrationSample invented = new DemonstrationSample();
    DemonstrationUnits units = new DemonstrationUnits();
    DemoSize size = DemoSize.ofPeople(1_000);
    DemoPrefecture.generate(7, size, invented.sink());
    DemoPrefecture.generate(7, size, units);
    acting.asSystem(
        "test",
        () -> {
          transactions.executeWithoutResult(status -> {
            invented.load(organization);
            List<PersonFile> files = new ArrayList<>();
            DemoPrefecture.generate(7, size, new DemonstrationPeople(files::add));
            roster.load(files::forEach, "演示数据", "试验", written -> {});
            thisYear.create(units.records(), DAY);
            PersonFile.Basics own =
                files.stream()
                    .map(PersonFile::basics)
                    .filter(who -> who.leftOn() == null)
                    .findFirst()
                    .orElseThrow();
            UUID id =
                results
                    .create(
                        units.records(),
                        new DemonstrationAccounts.Member(own.id(), own.name()),
                        DAY)
                    .orElseThrow();
            released(id);
            said(id);
            proposed(id);
            assertThat(ofPeople.of(own.id(), DAY)).as("results of the member").isNotEmpty();
            status.setRollbackOnly();
          });
          return true;
        });
  }

  private void released(UUID id) {
    Plan plan = plans.required(id);
    assertThat(plan.state()).isEqualTo(PlanState.RELEASED);
    assertThat(plan.endsOn()).isEqualTo(LocalDate.of(2025, 12, 31));
    Evaluations.Edition last = evaluations.last(id).orElseThrow();
    assertThat(last.edition()).as("an appeal that was upheld makes an edition").isEqualTo(2);
    assertThat(last.missing()).as("what was not reported stays unknown").isPositive();
    assertThat(last.madeAt().toLocalDate()).isEqualTo(LocalDate.of(2026, 1, 21));
    assertThat(last.appealsUntil()).isEqualTo(LocalDate.of(2026, 1, 19));
    scores(id, last.edition());
  }

  private void scores(UUID plan, int edition) {
    List<Evaluations.UnitLine> units = evaluations.units(plan, edition);
    assertThat(units).hasSizeGreaterThan(15);
    assertThat(units)
        .as("units could be freed from conditions")
        .anyMatch(unit -> unit.adjusted() != null && unit.adjustedRankLow() != null);
    assertThat(units)
        .as("places are intervals")
        .anyMatch(unit ->
            unit.adjustedRankLow() != null
                && !unit.adjustedRankLow().equals(unit.adjustedRankHigh()));
    assertThat(units.stream().map(Evaluations.UnitLine::raw).distinct().count())
        .as("they differ")
        .isGreaterThan(10);
    assertThat(units)
        .allMatch(unit ->
            unit.raw() == null
                || unit.raw().signum() > 0 && unit.raw().compareTo(BigDecimal.valueOf(115)) <= 0);
  }

  private void said(UUID plan) {
    assertThat(panel.members(plan)).hasSize(5).allMatch(member -> member.done() > 5);
    assertThat(appeals.of(plan))
        .extracting(Appeal::state)
        .containsExactlyInAnyOrder(Appeal.State.UPHELD, Appeal.State.REJECTED);
    assertThat(appeals.of(plan).stream().flatMap(appeal -> appeal.files().stream())).hasSize(1);
    Appeal upheld =
        appeals.of(plan).stream()
            .filter(appeal -> appeal.state() == Appeal.State.UPHELD)
            .findFirst()
            .orElseThrow();
    assertThat(evaluations.target(plan, 2, upheld.targetId()).orElseThrow().value())
        .as("the corrected value counts")
        .isEqualByComparingTo(upheld.corrected());
    assertThat(evaluations.target(plan, 1, upheld.targetId()).orElseThrow().value())
        .isNotEqualByComparingTo(upheld.corrected());
  }

  private void proposed(UUID plan) {
    List<Proposal> proposals = consequences.of(plan);
    assertThat(proposals)
        .extracting(Proposal::state)
        .as("some wait for whoever looks around, some were decided with a reason")
        .contains(Proposal.State.OPEN)
        .containsAnyOf(Proposal.State.ACCEPTED, Proposal.State.DECLINED);
    assertThat(proposals)
        .filteredOn(proposal -> proposal.state() != Proposal.State.OPEN)
        .allMatch(proposal -> proposal.said() != null && proposal.decidedName() != null);
  }

  @Test
  void onlyThePlatformTakesEvaluationsOver() {
    PastVerdicts verdicts = new PastVerdicts(2025, List.of(), List.of(), 1);
    assertThatThrownBy(() -> past.load(UUID.randomUUID(), verdicts.past()))
        .as("nobody has signed in")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void inJanuaryTheYearBeforeLastIsShown() {
    assertThat(PastVerdicts.over(2025, LocalDate.of(2026, 1, 27))).isFalse();
    assertThat(PastVerdicts.over(2025, LocalDate.of(2026, 1, 28))).isTrue();
  }
}
