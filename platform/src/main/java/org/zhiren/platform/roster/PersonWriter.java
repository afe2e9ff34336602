package org.zhiren.platform.roster;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.PinyinInitials;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every change of a file has in common: the person is locked and seen to be changeable by the
 * one who acts, a statement is made, the person's row follows the facts, the act enters the record.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PersonWriter {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final FactStore store;
  private final Placing placing;
  private final Records records;
  private final ActorSource actors;
  private final JsonMapper json;
  private final Clock clock;

  PersonWriter(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      FactStore store,
      Placing placing,
      Records records,
      ActorSource actors,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.store = store;
    this.placing = placing;
    this.records = records;
    this.actors = actors;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Somebody whose file is about to change.
   *
   * @param id the person
   * @param unit unit of the main post
   * @param version of the row
   */
  record Held(UUID id, UUID unit, long version) {}

  /**
   * Holds a person for a change, until the end of the transaction.
   *
   * @throws NotFound if the acting account may not see the person or that class, or if it is the
   *     own file or that of a near relative
   */
  Held hold(UUID person, InformationClass needed) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    Held held =
        jdbc.sql(
                "select p.id, p.unit_id, p.version from roster.person p where p.id = :id and "
                    + seen.sql()
                    + " for update of p")
            .param("id", person)
            .params(seen.params())
            .query((row, number) ->
                new Held(
                    Columns.uuid(row, "id"), Columns.uuid(row, "unit_id"), row.getLong("version")))
            .optional()
            .orElseThrow(() -> new NotFound("person " + person));
    if (!needToKnow.sees(needed, held.unit()) || !needToKnow.mayOpenPerson(person)) {
      throw new NotFound("person " + person);
    }
    return held;
  }

  /**
   * Holds a person for what an order says: the order is the authority, no desk opens the file.
   *
   * @throws NotFound if there is no such person
   */
  Held holdForOrder(UUID person) {
    return jdbc.sql(
            "select p.id, p.unit_id, p.version from roster.person p where p.id = :id for update of p")
        .param("id", person)
        .query((row, number) ->
            new Held(Columns.uuid(row, "id"), Columns.uuid(row, "unit_id"), row.getLong("version")))
        .optional()
        .orElseThrow(() -> new NotFound("person " + person));
  }

  /** Makes a statement. */
  long begin(StatementKind kind, @Nullable UUID person, InformationClass seen, Ground ground) {
    return begin(kind, person, seen, ground, null);
  }

  /** Makes a statement that takes another one back. */
  long begin(
      StatementKind kind,
      @Nullable UUID person,
      InformationClass seen,
      Ground ground,
      @Nullable Long undoes) {
    Actor actor = actors.current();
    return jdbc.sql(
            """
            insert into roster.statement
              (source, reason, author_id, author_name, recorded_at, kind, person_id, information_class, undoes)
            values (:source, :reason, :author, :name, :now, :kind, :person, :class, cast(:undoes as bigint))
            returning id
            """)
        .param("source", ground.source())
        .param("reason", ground.reason())
        .param("author", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("kind", kind.name())
        .param("person", person)
        .param("class", seen.name())
        .param("undoes", undoes)
        .query(Long.class)
        .single();
  }

  /** Refuses a ground that says too little. */
  static void require(Ground ground, boolean reasonNeeded) {
    List<InvalidInput.Fault> faults = ground.faults(reasonNeeded);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  /**
   * Writes the basics that differ, and what they were.
   *
   * @return column → value before, of those that changed
   */
  Map<String, String> changeBasics(
      Held held, Map<String, String> before, Map<String, String> after, long statement) {
    Map<String, String> changed = new LinkedHashMap<>();
    for (FactField field : Basics.FIELDS) {
      String column = field.column();
      String old = before.get(column);
      String now = after.get(column);
      if (!Objects.equals(old, now)) {
        changed.put(column, old == null ? "" : old);
        setBasic(held, field, now, statement, old);
      }
    }
    if (changed.containsKey("growth_place")) {
      // The code belonged to the old place; until somebody gives the new one it is unknown.
      forgetGrowthArea(held, statement);
    }
    if (changed.containsKey("name")) {
      jdbc.sql("update roster.person set initials = :initials where id = :id")
          .param("initials", PinyinInitials.of(after.getOrDefault("name", "")))
          .param("id", held.id())
          .update();
    }
    return changed;
  }

  private void forgetGrowthArea(Held held, long statement) {
    jdbc.sql(
            "select growth_area_code from roster.person where id = :id and growth_area_code is not null")
        .param("id", held.id())
        .query(String.class)
        .optional()
        .ifPresent(code -> {
          keepBasic(held, "growth_area_code", code, null, statement);
          jdbc.sql("update roster.person set growth_area_code = null where id = :id")
              .param("id", held.id())
              .update();
        });
  }

  private void setBasic(
      Held held, FactField field, @Nullable String value, long statement, @Nullable String old) {
    boolean date = field.type() == FactField.Type.DATE;
    jdbc.sql(
            "update roster.person set %1$s = %2$s where id = :id"
                .formatted(
                    field.column(),
                    date ? "cast(:value as date)" : "coalesce(cast(:value as text), '')"))
        .param("value", value)
        .param("id", held.id())
        .update();
    keepBasic(held, field.column(), old, value, statement);
  }

  /** Keeps what stood in a column of the person's row before. */
  void keepBasic(
      Held held, String column, @Nullable String old, @Nullable String now, long statement) {
    jdbc.sql(
            """
            insert into roster.basic_change (person_id, unit_id, said_by, field, before, after, version)
            select p.id, p.unit_id, :statement, :field, :before, :after, :version
            from roster.person p where p.id = :id
            """)
        .param("statement", statement)
        .param("field", column)
        .param("before", old)
        .param("after", now)
        .param("version", held.version() + 1)
        .param("id", held.id())
        .update();
  }

  /** The person's row follows what has been changed; the act enters the record. */
  void finish(
      Held held,
      StatementKind kind,
      long statement,
      Ground ground,
      Map<String, ?> before,
      Map<String, ?> after,
      String part) {
    placing.follow(held.id());
    jdbc.sql("update roster.person set version = version + 1 where id = :id")
        .param("id", held.id())
        .update();
    Act act =
        Act.of(kind.action(), "person", held.id())
            .with("statement", statement)
            .with("part", part)
            .because(ground.reason().isEmpty() ? null : ground.reason())
            .withPersonal("source", ground.source());
    if (!before.isEmpty()) {
      act = act.withPersonal("before", json.writeValueAsString(before));
    }
    if (!after.isEmpty()) {
      act = act.withPersonal("after", json.writeValueAsString(after));
    }
    records.record(act);
  }

  FactStore store() {
    return store;
  }
}
