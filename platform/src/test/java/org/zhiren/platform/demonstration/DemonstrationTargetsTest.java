package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.demonstration.DemonstrationTargets.Fault;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.responsibility.Board;
import org.zhiren.platform.responsibility.Checks;
import org.zhiren.platform.responsibility.Monitoring;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Plans;

/** The invented plan stands up to the rules, and the checks find what was planted in it. */
class DemonstrationTargetsTest extends PlatformTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  @Autowired private DemonstrationTargets targets;
  @Autowired private OrganizationIntake organization;
  @Autowired private Plans plans;
  @Autowired private Checks checks;
  @Autowired private Monitoring monitoring;
  @Autowired private TransactionTemplate transactions;

  @Test
  void whatWasPlantedIsFound() throws Exception {
    DemonstrationUnits invented = new DemonstrationUnits();
    DemoPrefecture.generate(7, DemoSize.ofPeople(3_000), invented);
    acting.asSystem(
        "test",
        () -> {
          transactions.executeWithoutResult(status -> {
            organization.load(
                invented.unitPeriods(),
                Stream.empty(),
                Stream.empty(),
                new Basis(DAY, "test", "test"),
                written -> {});
            Map<Fault, Integer> planted = targets.create(invented.records(), DAY);
            for (Fault fault : Fault.values()) {
              assertThat(planted.getOrDefault(fault, 0)).as("planted %s", fault).isPositive();
            }
            Plan plan = plans.list().getFirst().plan();
            Map<Checks.Kind, Integer> found = checks.of(plan.id(), DAY).counts();
            assertThat(found.get(Checks.Kind.NO_EVIDENCE))
                .isEqualTo(planted.get(Fault.NO_EVIDENCE));
            assertThat(found.get(Checks.Kind.WRONG_MEASURE))
                .isEqualTo(planted.get(Fault.WRONG_MEASURE));
            assertThat(found.get(Checks.Kind.TOO_EVEN)).isEqualTo(planted.get(Fault.TOO_EVEN));
            assertThat(found.get(Checks.Kind.SILENT)).isEqualTo(planted.get(Fault.SILENT));
            assertThat(found.get(Checks.Kind.WRONG_UNIT)).isEqualTo(planted.get(Fault.WRONG_UNIT));
            assertThat(
                    jdbc.sql(
                            """
                            select count(*) from responsibility.reading r join responsibility.target t on t.id = r.target_id
                            where t.measure in ('人', '人次', '个', '项') and r.value <> trunc(r.value)
                            """)
                        .query(Integer.class)
                        .single())
                .as("what is counted in pieces is whole")
                .isZero();
            assertThat(found)
                .as("running totals do not fall")
                .doesNotContainKey(Checks.Kind.FELL_BACK);
            Board.Count count = monitoring.board(plan, DAY).count();
            assertThat(count.red())
                .as("targets planted late are far behind")
                .isBetween(planted.get(Fault.LATE) * 8 / 10, planted.get(Fault.LATE) * 2);
            assertThat(count.green()).isGreaterThan(count.all() / 2);
            status.setRollbackOnly();
          });
          return true;
        });
  }
}
