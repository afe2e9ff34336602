package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.organization.Sector;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.TargetResults;
import org.zhiren.platform.responsibility.evaluation.Appeal;
import org.zhiren.platform.responsibility.evaluation.Appeals;
import org.zhiren.platform.responsibility.evaluation.EvaluationIntake;
import org.zhiren.platform.responsibility.evaluation.Evaluations;
import org.zhiren.platform.responsibility.evaluation.Scheme;
import org.zhiren.platform.responsibility.evaluation.Schemes;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.RosterSample;

/** Whoever looks at the demonstration finds an evaluation from its formulae to its release. */
class DemonstrationResultsTest extends PlatformTest {

  private static final int UNITS = 7;

  @Autowired private DemonstrationResults results;
  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake roster;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private Plans plans;
  @Autowired private Evaluations evaluations;
  @Autowired private EvaluationIntake evaluation;
  @Autowired private Appeals appeals;
  @Autowired private Schemes schemes;
  @Autowired private TargetResults ofPeople;

  private static UnitRecord record(String id, @Nullable String parent, int place) {
    return new UnitRecord(
        id,
        null,
        "",
        id,
        id,
        parent,
        "",
        "政府其他机关",
        "县、处级",
        "法人单位",
        org.zhiren.demo.Sector.ORGAN,
        id,
        place,
        LocalDate.of(1990, 1, 1),
        null,
        1,
        1,
        10,
        false,
        false,
        null);
  }

  private static UnitPeriod period(UnitRecord unit) {
    String parent = unit.parentId();
    return new UnitPeriod(
        DemonstrationIds.of(unit.unitId()),
        new UnitFacts(
            unit.name(),
            unit.shortName(),
            null,
            parent == null ? null : DemonstrationIds.of(parent),
            unit.kind(),
            unit.level(),
            unit.nature(),
            null,
            Sector.ORGAN,
            null,
            unit.precedence(),
            false,
            false,
            null),
        LocalDate.of(1990, 1, 1),
        null);
  }

  private List<UnitRecord> units() throws Exception {
    String root = "示例州" + UUID.randomUUID();
    List<UnitRecord> units = new ArrayList<>();
    units.add(record(root, null, 1));
    for (int i = 1; i <= UNITS; i++) {
      units.add(record("示例" + i + "局" + UUID.randomUUID(), root, i));
    }
    acting.asSystem(
        "test",
        () ->
            organization.load(
                units.stream().map(DemonstrationResultsTest::period),
                Stream.empty(),
                Stream.empty(),
                new Basis(LocalDate.of(2026, 1, 1), "test", "test"),
                written -> {}));
    return units;
  }

  @Test
  void theYearBeforeIsEvaluatedAndReleased() throws Exception {
    List<UnitRecord> units = units();
    RosterSample sample = new RosterSample(organization, roster, accounts, scopes, acting);
    UUID member = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    UUID first = DemonstrationIds.of(units.get(1).unitId());
    UUID second = DemonstrationIds.of(units.get(2).unitId());
    sample.load(
        List.of(
            RosterSample.person(member, first, "沈岚", 1),
            RosterSample.person(other, second, "高原", 4)));
    UUID plan =
        acting.asSystem(
            "test",
            () ->
                results
                    .create(units, new DemonstrationAccounts.Member(member, "沈岚"))
                    .orElseThrow());
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
    acting.asSystem(
        "test",
        () -> {
          assertThat(plans.required(plan).state()).isEqualTo(PlanState.RELEASED);
          assertThat(plans.required(plan).endsOn().getYear()).isEqualTo(today.getYear() - 1);
          assertThat(schemes.of(plan).by()).as("the formulae were published").isNotNull();
          assertThat(schemes.of(plan).scheme()).isNotEqualTo(Scheme.USUAL);
          assertThat(appeals.of(plan))
              .extracting(Appeal::state)
              .containsExactlyInAnyOrder(Appeal.State.UPHELD, Appeal.State.REJECTED);
          assertThat(evaluations.editions(plan)).as("the appeal made a second one").hasSize(2);
          assertThat(evaluations.movedTargets(plan, 2)).as("and moved something").isNotEmpty();
          List<Evaluations.UnitLine> lines = evaluations.units(plan, 2);
          assertThat(lines).hasSize(UNITS).allMatch(line -> line.raw() != null);
          assertThat(appeals.progress(plan, 2).settled()).isTrue();
          for (UUID person : List.of(member, other)) {
            assertThat(ofPeople.of(person, today))
                .as("the results of whoever answered")
                .isNotEmpty();
          }
          return true;
        });
  }

  @Test
  void nobodyElsePlaysAllSides() throws Exception {
    List<UnitRecord> units = units();
    UUID body = DemonstrationIds.of(units.getFirst().unitId());
    RosterSample sample = new RosterSample(organization, roster, accounts, scopes, acting);
    Account officer = sample.account(Role.DEPARTMENT_CADRE, body, null, InformationClass.values());
    SecurityContextHolder.getContext().setAuthentication(AtTheDesk.acts(officer));
    try {
      assertThatThrownBy(
              () -> evaluation.rehearse(UUID.randomUUID(), Scheme.USUAL, List.of(), "自己说了算"))
          .isInstanceOf(IllegalStateException.class);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
