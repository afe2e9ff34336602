package org.zhiren.platform.responsibility.evaluation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/** A unit has nothing to say against its results. */
@Component
public class ConfirmingResults {

  private final JdbcClient jdbc;
  private final UnitsSay units;
  private final Appeals appeals;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  ConfirmingResults(
      JdbcClient jdbc,
      UnitsSay units,
      Appeals appeals,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.units = units;
    this.appeals = appeals;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Confirms the last edition for a unit; once more changes nothing.
   *
   * @throws InvalidInput if an appeal is open, or the acting account computed the results
   */
  @Transactional
  public void confirm(UUID planId, UUID unitId) {
    Evaluations.Edition edition = units.about(planId, unitId);
    if (appeals.of(planId).stream()
        .anyMatch(one -> one.unitId().equals(unitId) && one.state() == Appeal.State.OPEN)) {
      throw new InvalidInput(
          "ground",
          null,
          Text.of("申诉还没有答复，不能确认无异议。", "An appeal of the unit is still open: it cannot confirm."));
    }
    Actor actor = acting.current();
    int added =
        jdbc.sql(
                """
                insert into responsibility.confirmation (plan_id, edition, unit_id, account_id, name, confirmed_at)
                values (:plan, :edition, :unit, :by, :name, :now) on conflict do nothing
                """)
            .param("plan", planId)
            .param("edition", edition.edition())
            .param("unit", unitId)
            .param("by", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (added > 0) {
      records.record(
          Act.of("targets.results.confirmed", "plan", planId)
              .with("unit", unitId)
              .with("edition", edition.edition()));
    }
  }
}
