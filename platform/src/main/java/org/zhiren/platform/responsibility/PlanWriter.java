package org.zhiren.platform.responsibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/** Writes plans and targets for the use cases, which decide what may be written. */
@Component
class PlanWriter {

  private final JdbcClient jdbc;
  private final Plans plans;
  private final ActorSource actors;
  private final Clock clock;

  PlanWriter(JdbcClient jdbc, Plans plans, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.actors = actors;
    this.clock = clock;
  }

  UUID create(UUID unit, Plan.Head head) {
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into responsibility.plan (id, unit_id, title, kind, starts_on, ends_on, ground, state,
              author_id, author_name, created_at)
            values (:id, :unit, :title, :kind, :from, :until, :ground, 'DRAFT', :by, :name, :now)
            """)
        .params(head(head))
        .param("id", id)
        .param("unit", unit)
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  void change(UUID id, Plan.Head head) {
    jdbc.sql(
            """
            update responsibility.plan set title = :title, kind = :kind, starts_on = :from,
              ends_on = :until, ground = :ground, version = version + 1 where id = :id
            """)
        .params(head(head))
        .param("id", id)
        .update();
  }

  private static Map<String, Object> head(Plan.Head head) {
    return Map.of(
        "title", head.title().strip(),
        "kind", head.kind().name(),
        "from", head.startsOn(),
        "until", head.endsOn(),
        "ground", head.ground().strip());
  }

  /** The name of whoever acts, for what is shown beside a row. */
  String actorName() {
    return actors.current().name();
  }

  /** The plan, locked until the transaction ends. */
  Plan locked(UUID id) {
    jdbc.sql("select id from responsibility.plan where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return plans.required(id);
  }

  /** The plan, locked; refuses unless its targets may be changed. */
  Plan open(UUID id) {
    Plan plan = locked(id);
    if (!plan.state().open()) {
      throw new InvalidInput(
          "state",
          plan.state().name(),
          Text.of(
                  "计划“{0}”{1}，不能改动目标。要改动，请先发起修订。",
                  "The plan “{0}” is {1}: its targets cannot be changed. Begin a revision first.")
              .fill(plan.title(), plan.state().text()));
    }
    return plan;
  }

  void state(UUID id, PlanState state) {
    jdbc.sql("update responsibility.plan set state = :state, version = version + 1 where id = :id")
        .param("state", state.name())
        .param("id", id)
        .update();
  }

  UUID add(UUID plan, @Nullable UUID parent, TargetFacts facts) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into responsibility.target (id, plan_id, parent_id, unit_id, no, name, kind, leader_id,
              leader_name, person_id, person_name, cooperating, indicator, measure, direction, baseline,
              goal, challenge, rule, course, weight, deadline, evidence, source, formula)
            values (:id, :plan, :parent, :unit,
              (select coalesce(max(no), 0) + 1 from responsibility.target
               where plan_id = :plan and parent_id is not distinct from cast(:parent as uuid)),
              :name, :kind, :leaderId, :leaderName, :personId, :personName, :cooperating, :indicator,
              :measure, :direction, :baseline, :goal, :challenge, :rule, :course, :weight, :deadline,
              :evidence, :source, :formula)
            """)
        .params(values(facts))
        .param("id", id)
        .param("plan", plan)
        .param("parent", parent)
        .update();
    milestones(id, facts);
    return id;
  }

  /** Refuses with what differs if somebody changed the target since {@code version}. */
  void change(Target stored, long version, TargetFacts facts) {
    if (stored.version() != version) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("目标“{0}”", "target “{0}”").fill(stored.facts().name()),
                  "v" + version,
                  "v" + stored.version(),
                  null)));
    }
    jdbc.sql(
            """
            update responsibility.target set unit_id = :unit, name = :name, kind = :kind,
              leader_id = :leaderId, leader_name = :leaderName, person_id = :personId,
              person_name = :personName, cooperating = :cooperating, indicator = :indicator,
              measure = :measure, direction = :direction, baseline = :baseline, goal = :goal,
              challenge = :challenge, rule = :rule, course = :course, weight = :weight,
              deadline = :deadline, evidence = :evidence, source = :source, formula = :formula, version = version + 1
            where id = :id
            """)
        .params(values(facts))
        .param("id", stored.id())
        .update();
    jdbc.sql("delete from responsibility.milestone where target_id = :id")
        .param("id", stored.id())
        .update();
    milestones(stored.id(), facts);
  }

  void weight(UUID target, int weight) {
    jdbc.sql(
            "update responsibility.target set weight = :weight, version = version + 1 where id = :id")
        .param("weight", weight)
        .param("id", target)
        .update();
  }

  void remove(UUID target) {
    jdbc.sql("delete from responsibility.target where id = :id").param("id", target).update();
  }

  private void milestones(UUID target, TargetFacts facts) {
    int no = 0;
    for (TargetFacts.Milestone milestone : facts.milestones()) {
      jdbc.sql(
              """
              insert into responsibility.milestone (target_id, unit_id, no, name, due_on, value, done_on)
              values (:target, :unit, :no, :name, :due, :value, :done)
              """)
          .param("target", target)
          .param("unit", facts.unitId())
          .param("no", ++no)
          .param("name", milestone.name().strip())
          .param("due", milestone.dueOn())
          .param("value", milestone.value())
          .param("done", milestone.doneOn())
          .update();
    }
  }

  static Map<String, @Nullable Object> values(TargetFacts facts) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("unit", facts.unitId());
    values.put("name", facts.name());
    values.put("kind", Objects.requireNonNull(facts.kind()).name());
    values.put("leaderId", facts.leader().id());
    values.put("leaderName", facts.leader().name());
    values.put("personId", facts.person().id());
    values.put("personName", facts.person().name());
    values.put("cooperating", facts.cooperating().toArray(UUID[]::new));
    values.put("indicator", facts.indicator());
    values.put("measure", facts.measure());
    values.put("direction", Objects.requireNonNull(facts.direction()).name());
    values.put("baseline", facts.baseline());
    values.put("goal", facts.goal());
    values.put("challenge", facts.challenge());
    values.put("rule", Objects.requireNonNull(facts.rule()).name());
    values.put("course", Objects.requireNonNull(facts.course()).name());
    values.put("weight", facts.weight());
    values.put("deadline", facts.deadline());
    values.put("evidence", facts.evidence());
    values.put("source", facts.source());
    values.put("formula", facts.formula());
    return values;
  }
}
