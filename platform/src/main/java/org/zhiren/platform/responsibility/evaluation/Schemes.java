package org.zhiren.platform.responsibility.evaluation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanLife;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** The published formulae of each plan: what holds, and setting them before the freeze. */
@Component
public class Schemes {

  private final JdbcClient jdbc;
  private final PlanLife life;
  private final SigningParts sides;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  Schemes(
      JdbcClient jdbc,
      PlanLife life,
      SigningParts sides,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.life = life;
    this.sides = sides;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * The formulae that hold.
   *
   * @param scheme the formulae
   * @param by who set them; {@code null} if those of the house hold
   * @param at when
   */
  public record Published(Scheme scheme, @Nullable String by, @Nullable OffsetDateTime at) {}

  /** What holds for a plan. */
  @Transactional(readOnly = true)
  public Published of(UUID planId) {
    return jdbc.sql("select * from responsibility.scheme where plan_id = :plan")
        .param("plan", planId)
        .query((row, number) ->
            new Published(
                Stored.JSON.readValue(row.getString("rules"), Scheme.class),
                row.getString("author_name"),
                Stored.time(row, "set_at", clock)))
        .optional()
        .orElse(new Published(Scheme.USUAL, null, null));
  }

  /**
   * Sets the formulae of a plan.
   *
   * @throws InvalidInput once its values are frozen: rules are not changed after the race
   */
  @Transactional
  public void set(UUID planId, Scheme scheme) {
    Plan plan = life.lock(planId);
    if (!sides.assigns(plan)) {
      throw new NotFound("plan " + planId + " of another unit");
    }
    if (plan.state() == PlanState.FROZEN || plan.state() == PlanState.RELEASED) {
      throw new InvalidInput(
          "state",
          plan.state().name(),
          Text.of(
              "计划已封账，计分办法不能再改。", "The plan is frozen: its formulae cannot be changed any more."));
    }
    String before = Stored.JSON.writeValueAsString(of(planId).scheme());
    String after = Stored.JSON.writeValueAsString(scheme);
    jdbc.sql(
            """
            insert into responsibility.scheme (plan_id, unit_id, rules, author_name, set_at)
            values (:plan, :unit, :rules::jsonb, :name, :now)
            on conflict (plan_id) do update set rules = excluded.rules, author_name = excluded.author_name,
              set_at = excluded.set_at, version = responsibility.scheme.version + 1
            """)
        .param("plan", planId)
        .param("unit", plan.unitId())
        .param("rules", after)
        .param("name", acting.current().name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(Act.of("targets.scheme.set", "plan", planId).changing(before, after));
  }
}
