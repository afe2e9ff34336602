package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings in a whole plan with its values at once, in one transaction with one entry in the record:
 * for taking over from another system and for the first filling of an installation.
 */
@Component
public class TargetsIntake {

  private static final int BATCH = 20_000;

  private final JdbcClient jdbc;
  private final PlanWriter writer;
  private final Plans plans;
  private final Publishing publishing;
  private final ActorSource actors;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  TargetsIntake(
      JdbcClient jdbc,
      PlanWriter writer,
      Plans plans,
      Publishing publishing,
      ActorSource actors,
      Records records,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.writer = writer;
    this.plans = plans;
    this.publishing = publishing;
    this.actors = actors;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A target to be brought in; parents come before children.
   *
   * @param id the caller's identifier
   * @param parentId the target above; {@code null} on top
   * @param no its place among its siblings
   * @param facts what it says
   * @param doneOn when it was done; {@code null} while it is not
   */
  public record Given(
      UUID id, @Nullable UUID parentId, int no, TargetFacts facts, @Nullable LocalDate doneOn) {}

  /**
   * A value to be brought in.
   *
   * @param targetId the target
   * @param unitId its unit
   * @param asOf the day; it may lie before the plan, as history
   * @param value the number
   */
  public record GivenValue(UUID targetId, UUID unitId, LocalDate asOf, BigDecimal value) {}

  /**
   * Brings a plan in and publishes it.
   *
   * @return the plan
   * @throws InvalidInput if a target could not stand, or the weights do not add up; then nothing is
   *     brought in
   */
  @Transactional
  public UUID load(UUID unit, Plan.Head head, List<Given> targets, List<GivenValue> values) {
    UUID id = writer.create(unit, head);
    Plan plan = plans.required(id);
    for (Given target : targets) {
      TargetRules.check(target.facts(), plan);
    }
    for (int at = 0; at < targets.size(); at += BATCH) {
      insert(id, targets.subList(at, Math.min(targets.size(), at + BATCH)));
    }
    for (int at = 0; at < values.size(); at += BATCH) {
      values(values.subList(at, Math.min(values.size(), at + BATCH)));
    }
    records.record(
        Act.of("targets.plan.loaded", "plan", id)
            .with("targets", targets.size())
            .with("values", values.size()));
    publishing.publish(id, "");
    return id;
  }

  private void insert(UUID plan, List<Given> some) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    List<Map<String, @Nullable Object>> stages = new ArrayList<>();
    for (Given given : some) {
      Map<String, @Nullable Object> row = PlanWriter.values(given.facts());
      row.put("cooperating", given.facts().cooperating());
      row.put("id", given.id());
      row.put("parent", given.parentId());
      row.put("no", given.no());
      row.put("done", given.doneOn() == null ? null : given.doneOn().toString());
      row.put("deadline", Objects.requireNonNull(given.facts().deadline()).toString());
      rows.add(row);
      int no = 0;
      for (TargetFacts.Milestone stage : given.facts().milestones()) {
        Map<String, @Nullable Object> line = new java.util.HashMap<>();
        line.put("target", given.id());
        line.put("unit", given.facts().unitId());
        line.put("no", ++no);
        line.put("name", stage.name());
        line.put("due", stage.dueOn().toString());
        line.put("value", stage.value());
        line.put("done", stage.doneOn() == null ? null : stage.doneOn().toString());
        stages.add(line);
      }
    }
    jdbc.sql(
            """
            insert into responsibility.target (id, plan_id, parent_id, unit_id, no, name, kind, leader_id,
              leader_name, person_id, person_name, cooperating, indicator, measure, direction, baseline,
              goal, challenge, rule, course, weight, deadline, evidence, source, done_on)
            select r.id, :plan, r.parent, r.unit, r.no, r.name, r.kind, r."leaderId", r."leaderName",
              r."personId", r."personName", r.cooperating, r.indicator, r.measure, r.direction, r.baseline,
              r.goal, r.challenge, r.rule, r.course, r.weight, r.deadline, r.evidence, r.source, r.done
            from jsonb_to_recordset(:rows::jsonb) as r (id uuid, parent uuid, unit uuid, no int, name text,
              kind text, "leaderId" uuid, "leaderName" text, "personId" uuid, "personName" text,
              cooperating uuid[], indicator text, measure text, direction text, baseline numeric,
              goal numeric, challenge numeric, rule text, course text, weight int, deadline date,
              evidence text, source text, done date)
            """)
        .param("plan", plan)
        .param("rows", json.writeValueAsString(rows))
        .update();
    jdbc.sql(
            """
            insert into responsibility.milestone (target_id, unit_id, no, name, due_on, value, done_on)
            select r.target, r.unit, r.no, r.name, r.due, r.value, r.done
            from jsonb_to_recordset(:rows::jsonb) as r (target uuid, unit uuid, no int, name text, due date,
              value numeric, done date)
            """)
        .param("rows", json.writeValueAsString(stages))
        .update();
  }

  private void values(List<GivenValue> some) {
    int count = some.size();
    UUID[] targets = new UUID[count];
    UUID[] units = new UUID[count];
    String[] days = new String[count];
    BigDecimal[] numbers = new BigDecimal[count];
    for (int i = 0; i < count; i++) {
      targets[i] = some.get(i).targetId();
      units[i] = some.get(i).unitId();
      days[i] = some.get(i).asOf().toString();
      numbers[i] = some.get(i).value();
    }
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into responsibility.reading (target_id, as_of, no, unit_id, value, way, author_id,
              author_name, reported_at)
            select v.target, v.day, 1, v.unit, v.value, 'PROGRAM', :by, :name, :now
            from unnest(:targets::uuid[], :units::uuid[], :days::text[]::date[], :numbers::numeric[])
              as v (target, unit, day, value)
            """)
        .param("targets", targets)
        .param("units", units)
        .param("days", days)
        .param("numbers", numbers)
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
