package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Takes many values at once: looks at all of them with a few questions to the database, then writes
 * all that change something in two statements. A hundred thousand values take seconds.
 *
 * <p>Up to {@value #EACH} values each get an entry of their own in the record; a larger delivery
 * gets one, with the fingerprint of all its lines. The lines themselves stay in {@code
 * responsibility.reading} with author and time; nothing in there is ever altered.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TakingValues {

  /** Up to so many values are recorded one by one. */
  static final int EACH = 50;

  private static final int LONGEST_NOTE = 500;
  private static final int MOST_DIGITS = 15;
  private static final int MOST_PLACES = 6;

  private final JdbcClient jdbc;
  private final Plans plans;
  private final NeedToKnow needToKnow;
  private final ActorSource actors;
  private final ApplicationEventPublisher events;
  private final Records records;
  private final Clock clock;

  TakingValues(
      JdbcClient jdbc,
      Plans plans,
      NeedToKnow needToKnow,
      ActorSource actors,
      ApplicationEventPublisher events,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.needToKnow = needToKnow;
    this.actors = actors;
    this.events = events;
    this.records = records;
    this.clock = clock;
  }

  /** A fault of the value at a place of the delivery. */
  record Fault(int at, InvalidInput.Fault fault) {}

  /** A value that changes something. */
  private record Change(
      Aim target, Reporting.Value value, int no, @Nullable BigDecimal before, boolean last) {}

  /** What is needed of a target. */
  private record Aim(
      UUID id, UUID planId, UUID unitId, String measure, boolean whole, String formula) {}

  private record Key(UUID target, LocalDate day) {}

  /**
   * What is there for a day.
   *
   * @param value the value that stands; {@code null} if the last one has been taken back
   * @param no the highest number given so far
   * @param place the place of the change that made it; -1 if it was there before
   */
  private record Standing(@Nullable BigDecimal value, int no, int place) {}

  /** What a delivery comes to. */
  record Looked(List<Fault> faults, int changing) {
    Looked {
      faults = List.copyOf(faults);
    }
  }

  /** What stands against taking the values in, and how many would change something. */
  Looked look(List<Reporting.Value> values) {
    List<Fault> faults = new ArrayList<>();
    return new Looked(faults, changes(values, Reading.Way.FORM, faults, false).size());
  }

  /**
   * Takes the values in, all or none.
   *
   * @return how many changed something
   * @throws InvalidInput with the faults of all of them
   */
  int take(List<Reporting.Value> values, Reading.Way way) {
    List<Fault> faults = new ArrayList<>();
    List<Change> changes = changes(values, way, faults, true);
    if (!faults.isEmpty()) {
      throw new InvalidInput(
          faults.stream()
              .map(one ->
                  values.size() == 1
                      ? one.fault()
                      : new InvalidInput.Fault(
                          "values[" + one.at() + "]." + one.fault().field(),
                          one.fault().value(),
                          one.fault().message()))
              .toList());
    }
    if (!changes.isEmpty()) {
      write(changes, way);
      record(changes, way);
      if (way != Reading.Way.FORMULA) {
        events.publishEvent(
            new ValuesReported(
                changes.stream().map(one -> one.target().id()).collect(Collectors.toSet())));
      }
    }
    return changes.size();
  }

  private List<Change> changes(
      List<Reporting.Value> values, Reading.Way way, List<Fault> faults, boolean lock) {
    Map<UUID, Aim> aims = aims(values, lock);
    Map<Key, Standing> standing = standing(values);
    Map<UUID, Plan> known = new HashMap<>();
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Reporting.Value value = values.get(i);
      Aim aim = aims.get(value.targetId());
      if (aim == null) {
        faults.add(new Fault(i, unknown(value.targetId())));
        continue;
      }
      Plan plan = known.computeIfAbsent(aim.planId(), plans::required);
      Key key = new Key(aim.id(), value.asOf());
      Standing there = standing.get(key);
      BigDecimal stands = there == null ? null : there.value();
      int before = faults.size();
      if (way != Reading.Way.FORMULA && !aim.formula().isEmpty()) {
        fault(
            faults,
            i,
            "value",
            value.value().toPlainString(),
            Text.of(
                    "这项目标的数值由公式得出（{0}），请填报公式中的指标。",
                    "The value of this target follows by a formula ({0}). Report what it rests on.")
                .fill(aim.formula()));
      }
      check(i, value, aim, plan, stands, faults);
      if (there != null && stands == null && value.reason().isBlank()) {
        fault(
            faults,
            i,
            "reason",
            value.value().toPlainString(),
            Text.of(
                    "{0} 填报过的数已经撤回，重新填报请写明原因。",
                    "What was reported for {0} was taken back. To report anew, say why.")
                .fill(value.asOf()));
      }
      boolean same = stands != null && stands.compareTo(value.value()) == 0;
      if (faults.size() == before && !same) {
        if (there != null && there.place() >= 0) {
          Change earlier = changes.get(there.place());
          changes.set(
              there.place(),
              new Change(earlier.target(), earlier.value(), earlier.no(), earlier.before(), false));
        }
        int no = there == null ? 1 : there.no() + 1;
        changes.add(new Change(aim, value, no, stands, true));
        standing.put(key, new Standing(value.value(), no, changes.size() - 1));
      }
    }
    return changes;
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

  private Map<UUID, Aim> aims(List<Reporting.Value> values, boolean lock) {
    NeedToKnow.Predicate seen = needToKnow.predicate("t.unit_id", InformationClass.TARGETS);
    Map<UUID, Aim> aims = new HashMap<>();
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
        .query((java.sql.ResultSet row) -> {
          UUID id = Rows.uuid(row, "id");
          String measure = row.getString("measure");
          aims.put(
              id,
              new Aim(
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
        .query((java.sql.ResultSet row) -> {
          standing.put(
              new Key(
                  Rows.uuid(row, "target_id"),
                  Objects.requireNonNull(row.getObject("as_of", LocalDate.class))),
              new Standing(Rows.plain(row.getBigDecimal("value")), row.getInt("no"), -1));
        });
    return standing;
  }

  private void check(
      int at,
      Reporting.Value value,
      Aim aim,
      Plan plan,
      @Nullable BigDecimal standing,
      List<Fault> faults) {
    LocalDate today = LocalDate.now(clock);
    if (!plan.state().running()) {
      fault(
          faults,
          at,
          "value",
          plan.state().name(),
          Text.of("计划“{0}”{1}，不再填报。", "The plan “{0}” is {1}: no values are taken.")
              .fill(plan.title(), plan.state().text()));
    }
    if (value.asOf().isAfter(today) || value.asOf().isBefore(plan.startsOn())) {
      fault(
          faults,
          at,
          "asOf",
          value.asOf().toString(),
          Text.of(
                  "截至日期 {0} 应在 {1} 至今天 {2} 之间，请改正。",
                  "The day {0} should lie between {1} and today, {2}.")
              .fill(value.asOf(), plan.startsOn(), today));
    }
    BigDecimal number = value.value().stripTrailingZeros();
    if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_PLACES) {
      fault(
          faults,
          at,
          "value",
          value.value().toPlainString(),
          Text.of(
                  "数值最多 {0} 位整数、{1} 位小数，请核对计量单位（{2}）。",
                  "A value has at most {0} digits and {1} decimals. Check the unit ({2}).")
              .fill(MOST_DIGITS, MOST_PLACES, aim.measure()));
    } else if (aim.whole() && !WholeNumbers.whole(number)) {
      fault(
          faults,
          at,
          "value",
          value.value().toPlainString(),
          Text.of(
                  "以“{0}”计的数应为整数，{1} 不是，请核对。",
                  "What is counted in {0} is whole; {1} is not. Check the number.")
              .fill(aim.measure(), number.toPlainString()));
    }
    if (value.note().length() > LONGEST_NOTE) {
      fault(
          faults,
          at,
          "note",
          null,
          Text.of("说明有 {0} 字，最多 {1} 字。", "The note has {0} characters; {1} are the most.")
              .fill(value.note().length(), LONGEST_NOTE));
    }
    if (standing != null && standing.compareTo(value.value()) != 0 && value.reason().isBlank()) {
      fault(
          faults,
          at,
          "reason",
          value.value().toPlainString(),
          Text.of(
                  "{0} 已填报 {1}，改为 {2} 请写明更正原因；原数会保留。",
                  "{1} was reported for {0}. To make it {2}, say why; the earlier value stays to"
                      + " be seen.")
              .fill(value.asOf(), standing.toPlainString(), value.value().toPlainString()));
    }
  }

  private static void fault(
      List<Fault> faults, int at, String field, @Nullable String value, Text message) {
    faults.add(new Fault(at, new InvalidInput.Fault(field, value, message)));
  }

  private void write(List<Change> changes, Reading.Way way) {
    List<Change> corrections = changes.stream().filter(change -> change.before() != null).toList();
    if (!corrections.isEmpty()) {
      jdbc.sql(
              """
              update responsibility.reading r set current = false
              from unnest(cast(:targets as uuid[]), cast(cast(:days as text[]) as date[])) as v (target, day)
              where r.target_id = v.target and r.as_of = v.day and r.current
              """)
          .param("targets", corrections.stream().map(c -> c.target().id()).toArray(UUID[]::new))
          .param("days", days(corrections))
          .update();
    }
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into responsibility.reading (target_id, as_of, no, unit_id, value, note, way, reason, current,
              author_id, author_name, reported_at)
            select v.target, v.day, v.no, v.unit, v.value, v.note, :way, v.reason, v.current, :by, :name, :now
            from unnest(cast(:targets as uuid[]), cast(cast(:days as text[]) as date[]), cast(:numbers as int[]),
              cast(:units as uuid[]), cast(:values as numeric[]), cast(:notes as text[]), cast(:reasons as text[]),
              cast(:currents as bool[]))
              as v (target, day, no, unit, value, note, reason, current)
            """)
        .param("targets", changes.stream().map(c -> c.target().id()).toArray(UUID[]::new))
        .param("days", days(changes))
        .param("numbers", changes.stream().map(Change::no).toArray(Integer[]::new))
        .param("units", changes.stream().map(c -> c.target().unitId()).toArray(UUID[]::new))
        .param("values", changes.stream().map(c -> c.value().value()).toArray(BigDecimal[]::new))
        .param("notes", changes.stream().map(c -> c.value().note().strip()).toArray(String[]::new))
        .param(
            "reasons",
            changes.stream()
                .map(c -> c.no() == 1 ? null : c.value().reason().strip())
                .toArray(String[]::new))
        .param("currents", changes.stream().map(Change::last).toArray(Boolean[]::new))
        .param("way", way.name())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static String[] days(List<Change> changes) {
    return changes.stream().map(c -> c.value().asOf().toString()).toArray(String[]::new);
  }

  private void record(List<Change> changes, Reading.Way way) {
    if (changes.size() > EACH) {
      records.record(
          Act.of("targets.values.taken", "plan", changes.getFirst().target().planId())
              .with("values", changes.size())
              .with("corrections", changes.stream().filter(c -> c.before() != null).count())
              .with("sha256", HexFormat.of().formatHex(fingerprint(changes)))
              .with("way", way));
      return;
    }
    for (Change change : changes) {
      BigDecimal before = change.before();
      records.record(
          Act.of(
                  before == null ? "targets.value.reported" : "targets.value.corrected",
                  "target",
                  change.target().id())
              .with("asOf", change.value().asOf())
              .with("value", change.value().value().toPlainString())
              .with("before", before)
              .with("measure", change.target().measure())
              .with("way", way)
              .because(change.no() == 1 ? null : change.value().reason()));
    }
  }

  private static byte[] fingerprint(List<Change> changes) {
    MessageDigest digest = sha256();
    for (Change change : changes) {
      String line =
          change.target().id()
              + "\t"
              + change.value().asOf()
              + "\t"
              + change.no()
              + "\t"
              + change.value().value().toPlainString()
              + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
