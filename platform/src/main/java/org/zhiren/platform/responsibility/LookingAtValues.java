package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Looks at many values at once: a few questions to the database, whatever their number. Says what
 * is wrong with each, and which of them would change something.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LookingAtValues {

  private final JdbcClient jdbc;
  private final Plans plans;
  private final NeedToKnow needToKnow;
  private final Clock clock;

  LookingAtValues(JdbcClient jdbc, Plans plans, NeedToKnow needToKnow, Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.needToKnow = needToKnow;
    this.clock = clock;
  }

  /** A fault of the value at a place of the delivery. */
  record Fault(int at, InvalidInput.Fault fault) {}

  /** What a delivery comes to: what is wrong, and what would change if nothing were. */
  record Looked(List<Fault> faults, List<ValueChange> changes) {
    Looked {
      faults = List.copyOf(faults);
      changes = List.copyOf(changes);
    }
  }

  private record Key(UUID target, LocalDate day) {}

  /**
   * What is there for a day.
   *
   * @param value the value that stands; {@code null} if the last one has been taken back
   * @param no the highest number given so far
   * @param place the place of the change that made it; -1 if it was there before
   */
  private record Standing(@Nullable BigDecimal value, int no, int place) {}

  /**
   * Looks at the values in their order.
   *
   * @param lock whether their targets are to be locked until the transaction ends, so that what is
   *     found still holds when it is written
   */
  Looked look(List<Reporting.Value> values, boolean lock) {
    Map<UUID, ValueChange.Aim> aims = aims(values, lock);
    // Asked after the lock: whoever held it before has committed by now.
    Map<Key, Standing> standing = standing(values);
    Map<UUID, Plan> known = new HashMap<>();
    LocalDate today = LocalDate.now(clock);
    List<Fault> faults = new ArrayList<>();
    List<ValueChange> changes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Reporting.Value value = values.get(i);
      ValueChange.Aim aim = aims.get(value.targetId());
      if (aim == null) {
        faults.add(new Fault(i, unknown(value.targetId())));
        continue;
      }
      Plan plan = known.computeIfAbsent(aim.planId(), plans::required);
      Key key = new Key(aim.id(), value.asOf());
      Standing there = standing.get(key);
      List<InvalidInput.Fault> wrong =
          ValueRules.faults(
              value, aim, plan, there == null ? null : new ValueRules.There(there.value()), today);
      for (InvalidInput.Fault one : wrong) {
        faults.add(new Fault(i, one));
      }
      BigDecimal stands = there == null ? null : there.value();
      boolean same = stands != null && stands.compareTo(value.value()) == 0;
      if (wrong.isEmpty() && !same) {
        if (there != null && there.place() >= 0) {
          changes.set(there.place(), changes.get(there.place()).followed());
        }
        int no = there == null ? 1 : there.no() + 1;
        changes.add(new ValueChange(aim, value, no, stands, true));
        standing.put(key, new Standing(value.value(), no, changes.size() - 1));
      }
    }
    return new Looked(faults, changes);
  }

  private static InvalidInput.Fault unknown(UUID target) {
    return new InvalidInput.Fault(
        "target",
        target.toString(),
        Text.of(
                "没有编号为 {0} 的目标，或者不在您的范围内，请核对编号。",
                "There is no target {0}, or it is outside your scope. Check the number.")
            .fill(target));
  }

  private Map<UUID, ValueChange.Aim> aims(List<Reporting.Value> values, boolean lock) {
    NeedToKnow.Predicate seen = needToKnow.predicate("t.unit_id", InformationClass.TARGETS);
    Map<UUID, ValueChange.Aim> aims = new HashMap<>();
    jdbc.sql(
            """
            select t.id, t.plan_id, t.unit_id, t.measure, t.indicator, t.formula from responsibility.target t
            where t.id = any(cast(:ids as uuid[]))
            """
                + "and "
                + seen.sql()
                + " order by t.id"
                + (lock ? " for no key update" : ""))
        .param(
            "ids", values.stream().map(Reporting.Value::targetId).distinct().toArray(UUID[]::new))
        .params(seen.params())
        .query((ResultSet row) -> {
          UUID id = Rows.uuid(row, "id");
          String measure = row.getString("measure");
          aims.put(
              id,
              new ValueChange.Aim(
                  id,
                  Rows.uuid(row, "plan_id"),
                  Rows.uuid(row, "unit_id"),
                  measure,
                  WholeNumbers.asked(measure, row.getString("indicator")),
                  row.getString("formula")));
        });
    return aims;
  }

  private Map<Key, Standing> standing(List<Reporting.Value> values) {
    Map<Key, Standing> standing = new HashMap<>();
    jdbc.sql(
            """
            select r.target_id, r.as_of, max(r.value) filter (where r.current) as value, max(r.no) as no
            from (select distinct v.target, v.day
                  from unnest(cast(:targets as uuid[]), cast(cast(:days as text[]) as date[])) as v (target, day)) v
            join responsibility.reading r on r.target_id = v.target and r.as_of = v.day
            group by r.target_id, r.as_of
            """)
        .param("targets", values.stream().map(Reporting.Value::targetId).toArray(UUID[]::new))
        .param("days", values.stream().map(v -> v.asOf().toString()).toArray(String[]::new))
        .query((ResultSet row) -> {
          standing.put(
              new Key(
                  Rows.uuid(row, "target_id"),
                  Objects.requireNonNull(row.getObject("as_of", LocalDate.class))),
              new Standing(Rows.plain(row.getBigDecimal("value")), row.getInt("no"), -1));
        });
    return standing;
  }
}
