package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Takes in values, stages reached and the word "done". A value that is there already is corrected
 * with a reason, and the earlier one stays to be seen.
 */
@Component
public class Reporting {

  private static final int LONGEST_NOTE = 500;
  private static final int MOST_DIGITS = 15;
  private static final int MOST_PLACES = 6;

  private final JdbcClient jdbc;
  private final Plans plans;
  private final Targets targets;
  private final ActorSource actors;
  private final ApplicationEventPublisher events;
  private final Records records;
  private final Clock clock;

  Reporting(
      JdbcClient jdbc,
      Plans plans,
      Targets targets,
      ActorSource actors,
      ApplicationEventPublisher events,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.targets = targets;
    this.actors = actors;
    this.events = events;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A value to be taken in.
   *
   * @param targetId the target
   * @param asOf the day for which it holds, not later than today
   * @param value in the measure of the target
   * @param note in words; may be empty
   * @param reason why it differs from what was reported for that day; empty unless it corrects
   */
  public record Value(
      UUID targetId, LocalDate asOf, BigDecimal value, String note, String reason) {}

  /** Everything reported for a target, the latest day first, corrections first within a day. */
  @Transactional(readOnly = true)
  public List<Reading> history(UUID target) {
    targets.required(target);
    return jdbc.sql(
            """
            select * from responsibility.reading where target_id = :target order by as_of desc, no desc
            """)
        .param("target", target)
        .query((row, number) ->
            new Reading(
                Objects.requireNonNull(row.getObject("as_of", LocalDate.class)),
                row.getInt("no"),
                Objects.requireNonNull(Rows.plain(row.getBigDecimal("value"))),
                row.getString("note"),
                Reading.Way.valueOf(row.getString("way")),
                row.getString("reason"),
                row.getBoolean("current"),
                row.getString("author_name"),
                Rows.time(row, "reported_at", clock)))
        .list();
  }

  /** What stands against taking the value in; empty if nothing does. Fields as in the form. */
  @Transactional(readOnly = true)
  public List<InvalidInput.Fault> faults(Value value) {
    Target target = targets.required(value.targetId());
    return faults(
        value, target, plans.required(target.planId()), standing(value), Reading.Way.FORM);
  }

  private List<InvalidInput.Fault> faults(
      Value value, Target target, Plan plan, @Nullable BigDecimal standing, Reading.Way way) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    LocalDate today = LocalDate.now(clock);
    if (way != Reading.Way.FORMULA && !target.facts().formula().isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "value",
              value.value().toPlainString(),
              Text.of(
                      "这项目标的数值由公式得出（{0}），请填报公式中的指标。",
                      "The value of this target follows by a formula ({0}). Report what it rests on.")
                  .fill(target.facts().formula())));
    }
    if (!plan.state().running()) {
      faults.add(
          new InvalidInput.Fault(
              "value",
              plan.state().name(),
              Text.of("计划“{0}”{1}，不再填报。", "The plan “{0}” is {1}: no values are taken.")
                  .fill(plan.title(), plan.state().text())));
    }
    if (value.asOf().isAfter(today) || value.asOf().isBefore(plan.startsOn())) {
      faults.add(
          new InvalidInput.Fault(
              "asOf",
              value.asOf().toString(),
              Text.of(
                      "截至日期 {0} 应在 {1} 至今天 {2} 之间，请改正。",
                      "The day {0} should lie between {1} and today, {2}.")
                  .fill(value.asOf(), plan.startsOn(), today)));
    }
    BigDecimal number = value.value().stripTrailingZeros();
    if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_PLACES) {
      faults.add(
          new InvalidInput.Fault(
              "value",
              value.value().toPlainString(),
              Text.of(
                      "数值最多 {0} 位整数、{1} 位小数，请核对计量单位（{2}）。",
                      "A value has at most {0} digits and {1} decimals. Check the unit ({2}).")
                  .fill(MOST_DIGITS, MOST_PLACES, target.facts().measure())));
    }
    if (value.note().length() > LONGEST_NOTE) {
      faults.add(
          new InvalidInput.Fault(
              "note",
              null,
              Text.of("说明有 {0} 字，最多 {1} 字。", "The note has {0} characters; {1} are the most.")
                  .fill(value.note().length(), LONGEST_NOTE)));
    }
    if (standing != null && standing.compareTo(value.value()) != 0 && value.reason().isBlank()) {
      faults.add(
          new InvalidInput.Fault(
              "reason",
              value.value().toPlainString(),
              Text.of(
                      "{0} 已填报 {1}，改为 {2} 请写明更正原因；原数会保留。",
                      "{1} was reported for {0}. To make it {2}, say why; the earlier value stays to"
                          + " be seen.")
                  .fill(value.asOf(), standing.toPlainString(), value.value().toPlainString())));
    }
    return faults;
  }

  private @Nullable BigDecimal standing(Value value) {
    return jdbc.sql(
            """
            select value from responsibility.reading
            where target_id = :target and as_of = :day and current
            """)
        .param("target", value.targetId())
        .param("day", value.asOf())
        .query(BigDecimal.class)
        .optional()
        .orElse(null);
  }

  /**
   * Takes one value in.
   *
   * @return whether anything changed: the same value for the same day once more changes nothing
   * @throws InvalidInput with every fault
   */
  @Transactional
  public boolean report(Value value, Reading.Way way) {
    return report(List.of(value), way) > 0;
  }

  /**
   * Takes many values in, all or none.
   *
   * @return how many changed something
   * @throws InvalidInput with the faults of all of them
   */
  @Transactional
  public int report(List<Value> values, Reading.Way way) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    int changed = 0;
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      Target target = locked(value.targetId());
      @Nullable BigDecimal standing = standing(value);
      List<InvalidInput.Fault> found =
          faults(value, target, plans.required(target.planId()), standing, way);
      for (InvalidInput.Fault fault : found) {
        faults.add(
            values.size() == 1
                ? fault
                : new InvalidInput.Fault(
                    "values[" + i + "]." + fault.field(), fault.value(), fault.message()));
      }
      if (found.isEmpty() && (standing == null || standing.compareTo(value.value()) != 0)) {
        write(target, value, way, standing);
        changed++;
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    if (changed > 0 && way != Reading.Way.FORMULA) {
      events.publishEvent(
          new ValuesReported(values.stream().map(Value::targetId).collect(Collectors.toSet())));
    }
    return changed;
  }

  private Target locked(UUID id) {
    jdbc.sql("select id from responsibility.target where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return targets.required(id);
  }

  private void write(Target target, Value value, Reading.Way way, @Nullable BigDecimal standing) {
    jdbc.sql(
            """
            update responsibility.reading set current = false
            where target_id = :target and as_of = :day and current
            """)
        .param("target", target.id())
        .param("day", value.asOf())
        .update();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into responsibility.reading (target_id, as_of, no, unit_id, value, note, way, reason,
              author_id, author_name, reported_at)
            values (:target, :day, (select coalesce(max(no), 0) + 1 from responsibility.reading
                                    where target_id = :target and as_of = :day),
              :unit, :value, :note, :way, :reason, :by, :name, :now)
            """)
        .param("target", target.id())
        .param("day", value.asOf())
        .param("unit", target.unitId())
        .param("value", value.value())
        .param("note", value.note().strip())
        .param("way", way.name())
        .param("reason", standing == null ? null : value.reason().strip())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of(
                standing == null ? "targets.value.reported" : "targets.value.corrected",
                "target",
                target.id())
            .with("asOf", value.asOf())
            .with("value", value.value().toPlainString())
            .with("before", standing)
            .with("measure", target.facts().measure())
            .with("way", way)
            .because(standing == null ? null : value.reason()));
  }

  /** Says that a milestone was reached on a day. */
  @Transactional
  public void reached(UUID id, int milestone, LocalDate day) {
    Target target = locked(id);
    running(target);
    notLater("day", day);
    int changed =
        jdbc.sql(
                """
                update responsibility.milestone set done_on = :day
                where target_id = :target and no = :no and done_on is null
                """)
            .param("day", day)
            .param("target", id)
            .param("no", milestone)
            .update();
    if (changed > 0) {
      records.record(
          Act.of("targets.milestone.reached", "target", id)
              .with("milestone", milestone)
              .with("day", day));
    }
  }

  /**
   * Says that the target is done. What it asks for as evidence has to be attached before.
   *
   * @throws InvalidInput if evidence is missing, nothing was reported, or a stage is open
   */
  @Transactional
  public void done(UUID id, LocalDate day) {
    Target target = locked(id);
    running(target);
    notLater("day", day);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (!target.facts().evidence().isEmpty() && !any("evidence", id)) {
      faults.add(
          new InvalidInput.Fault(
              "file",
              null,
              Text.of(
                      "报完成之前请先上传佐证材料：{0}。",
                      "Attach the evidence before you report it as done: {0}.")
                  .fill(target.facts().evidence())));
    }
    if (!any("reading", id)) {
      faults.add(
          new InvalidInput.Fault(
              "value",
              null,
              Text.of("还没有填报过数值，请先填报。", "No value has been reported yet. Report one first.")));
    }
    target.facts().milestones().stream()
        .filter(milestone -> milestone.doneOn() == null)
        .findFirst()
        .ifPresent(open ->
            faults.add(
                new InvalidInput.Fault(
                    "day",
                    open.name(),
                    Text.of("节点“{0}”尚未完成。", "The milestone “{0}” is still open.")
                        .fill(open.name()))));
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    jdbc.sql(
            """
            update responsibility.target set done_on = :day, version = version + 1
            where id = :id and done_on is null
            """)
        .param("day", day)
        .param("id", id)
        .update();
    records.record(Act.of("targets.target.done", "target", id).with("day", day));
  }

  /** Takes the word "done" back, with a reason. */
  @Transactional
  public void notDone(UUID id, String reason) {
    Target target = locked(id);
    running(target);
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明为什么退回。", "Say why it is sent back."));
    }
    jdbc.sql(
            "update responsibility.target set done_on = null, version = version + 1 where id = :id")
        .param("id", id)
        .update();
    records.record(Act.of("targets.target.reopened", "target", id).because(reason));
  }

  private boolean any(String table, UUID target) {
    return jdbc.sql(
            "select exists (select from responsibility." + table + " where target_id = :target)")
        .param("target", target)
        .query(Boolean.class)
        .single();
  }

  private void running(Target target) {
    Plan plan = plans.required(target.planId());
    if (!plan.state().running()) {
      throw new InvalidInput(
          "day",
          plan.state().name(),
          Text.of("计划“{0}”{1}，不再填报。", "The plan “{0}” is {1}: nothing is reported any more.")
              .fill(plan.title(), plan.state().text()));
    }
  }

  private void notLater(String field, LocalDate day) {
    LocalDate today = LocalDate.now(clock);
    if (day.isAfter(today)) {
      throw new InvalidInput(
          field,
          day.toString(),
          Text.of(
                  "日期 {0} 还没有到，最晚填今天 {1}。",
                  "The day {0} is still to come. Today, {1}, is the latest.")
              .fill(day, today));
    }
  }
}
