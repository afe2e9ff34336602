package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Sha256;

/**
 * Takes many values in at once: what {@link LookingAtValues} finds to change something is written
 * in two statements. A hundred thousand values take seconds.
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

  private final JdbcClient jdbc;
  private final LookingAtValues looking;
  private final FollowingValues following;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  TakingValues(
      JdbcClient jdbc,
      LookingAtValues looking,
      FollowingValues following,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.looking = looking;
    this.following = following;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Takes the values in, all or none.
   *
   * @return how many changed something
   * @throws InvalidInput with the faults of all of them
   */
  int take(List<Reporting.Value> values, Reading.Way way) {
    LookingAtValues.Looked looked = looking.look(values, true);
    if (!looked.faults().isEmpty()) {
      throw new InvalidInput(
          looked.faults().stream()
              .map(one ->
                  values.size() == 1
                      ? one.fault()
                      : new InvalidInput.Fault(
                          "values[" + one.at() + "]." + one.fault().field(),
                          one.fault().value(),
                          one.fault().message()))
              .toList());
    }
    List<ValueChange> changes = looked.changes();
    if (!changes.isEmpty()) {
      write(changes, way);
      record(changes, way);
      following.onceCommitted(
          changes.stream().map(one -> one.target().id()).collect(Collectors.toSet()));
    }
    return changes.size();
  }

  private void write(List<ValueChange> changes, Reading.Way way) {
    List<ValueChange> corrections =
        changes.stream().filter(change -> change.before() != null).toList();
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
        .param("numbers", changes.stream().map(ValueChange::no).toArray(Integer[]::new))
        .param("units", changes.stream().map(c -> c.target().unitId()).toArray(UUID[]::new))
        .param("values", changes.stream().map(c -> c.value().value()).toArray(BigDecimal[]::new))
        .param("notes", changes.stream().map(c -> c.value().note().strip()).toArray(String[]::new))
        .param(
            "reasons",
            changes.stream()
                .map(c -> c.no() == 1 ? null : c.value().reason().strip())
                .toArray(String[]::new))
        .param("currents", changes.stream().map(ValueChange::last).toArray(Boolean[]::new))
        .param("way", way.name())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static String[] days(List<ValueChange> changes) {
    return changes.stream().map(c -> c.value().asOf().toString()).toArray(String[]::new);
  }

  private void record(List<ValueChange> changes, Reading.Way way) {
    if (changes.size() > EACH) {
      records.record(
          Act.of("targets.values.taken", "plan", changes.getFirst().target().planId())
              .with("values", changes.size())
              .with("corrections", changes.stream().filter(c -> c.before() != null).count())
              .with("sha256", HexFormat.of().formatHex(fingerprint(changes)))
              .with("way", way));
      return;
    }
    for (ValueChange change : changes) {
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

  private static byte[] fingerprint(List<ValueChange> changes) {
    MessageDigest digest = Sha256.digest();
    for (ValueChange change : changes) {
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
}
