package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Takes in values, stages reached and the word "done". A value that is there already is corrected
 * with a reason, and the earlier one stays to be seen.
 */
@Component
public class Reporting {

  private final JdbcClient jdbc;
  private final Plans plans;
  private final Targets targets;
  private final LookingAtValues looking;
  private final TakingValues taking;
  private final Records records;
  private final Clock clock;

  Reporting(
      JdbcClient jdbc,
      Plans plans,
      Targets targets,
      LookingAtValues looking,
      TakingValues taking,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.targets = targets;
    this.looking = looking;
    this.taking = taking;
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

  /** What stands against taking the values in; empty if nothing does. Fields as in the form. */
  @Transactional(readOnly = true)
  List<LookingAtValues.Fault> faults(List<Value> values) {
    return looking.look(values, false).faults();
  }

  /**
   * Takes one value in.
   *
   * @return whether anything changed: the same value for the same day once more changes nothing
   * @throws InvalidInput with every fault
   */
  @Transactional
  public boolean report(Value value, Reading.Way way) {
    targets.required(value.targetId());
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
    return taking.take(values, way);
  }

  private Target locked(UUID id) {
    jdbc.sql("select id from responsibility.target where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return targets.required(id);
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
