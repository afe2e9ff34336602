package org.zhiren.platform.insight;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.Sha256;

/**
 * Puts the name of the acting account to an entry: the row with its fingerprint, the attachments,
 * the record. Whether it may be written is the caller's matter.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SigningEntries {

  private final JdbcClient jdbc;
  private final Records records;
  private final ActorSource actors;
  private final Clock clock;

  SigningEntries(JdbcClient jdbc, Records records, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.records = records;
    this.actors = actors;
    this.clock = clock;
  }

  /** Writes one entry and its record. */
  UUID sign(Person person, Draft draft, UUID visit, @Nullable UUID replaces, String reason) {
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    String fingerprint = fingerprint(id, person.id(), draft, actor);
    jdbc.sql(
            """
            insert into insight.entry (id, person_id, unit_id, person_name, post, channel, kind, happened_on, place,
              source_name, source_relation, task, situation, behaviour, result, secrecy, ground, open_to_person,
              visit_id, author_id, author_name, recorded_at, fingerprint, replaces, replace_reason)
            values (:id, :person, :unit, :name, :post, :channel, :kind, :day, :place, :source, :relation, :task,
              :situation, :behaviour, :result, :secrecy, :ground, :open, :visit, :author, :authorName, :now,
              :fingerprint, :replaces, :reason)
            """)
        .param("id", id)
        .param("person", person.id())
        .param("unit", person.unitId())
        .param("name", person.name())
        .param("post", person.postText())
        .param("channel", draft.channel().name())
        .param("kind", draft.occasion().name())
        .param("day", draft.happenedOn())
        .param("place", draft.place())
        .param("source", draft.sourceName())
        .param("relation", draft.sourceRelation())
        .param("task", draft.task())
        .param("situation", draft.situation())
        .param("behaviour", draft.behaviour())
        .param("result", draft.result())
        .param("secrecy", draft.secrecy().name())
        .param("ground", draft.ground())
        .param("open", draft.open())
        .param("visit", visit)
        .param("author", actor.accountId())
        .param("authorName", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("fingerprint", fingerprint)
        .param("replaces", replaces)
        .param("reason", reason)
        .update();
    records.record(
        Act.of(
                replaces == null ? "insight.entry.written" : "insight.entry.replaced",
                "evidence",
                id)
            .with("channel", draft.channel())
            .with("occasion", draft.occasion())
            .with("replaces", replaces)
            .withPersonal("person", person.id())
            .because(reason.isEmpty() ? null : reason)
            .changing(null, fingerprint));
    return id;
  }

  /** Adds files to an entry, numbered from {@code from}. */
  void attach(UUID entry, Person person, List<AttachedFile> files, int from) {
    int place = from;
    for (AttachedFile file : files) {
      jdbc.sql(
              """
              insert into insight.attachment (id, entry_id, person_id, unit_id, place, name, media_type, sha256, bytes)
              values (:id, :entry, :person, :unit, :place, :name, :type, :sha256, :bytes)
              """)
          .param("id", UUID.randomUUID())
          .param("entry", entry)
          .param("person", person.id())
          .param("unit", person.unitId())
          .param("place", place++)
          .param("name", file.name())
          .param("type", file.mediaType().orElseThrow())
          .param("sha256", Sha256.hex(file.bytes()))
          .param("bytes", file.bytes())
          .update();
    }
  }

  /** What is signed: every word, by whom, about whom; one line for each. */
  static String fingerprint(UUID id, UUID person, Draft draft, Actor actor) {
    LocalDate day = draft.happenedOn();
    String said =
        String.join(
            "\u0000",
            id.toString(),
            person.toString(),
            actor.accountId().toString(),
            draft.channel().name(),
            draft.occasion().name(),
            day.toString(),
            draft.place(),
            draft.sourceName(),
            draft.sourceRelation(),
            draft.task(),
            draft.situation(),
            draft.behaviour(),
            draft.result(),
            draft.secrecy().name(),
            draft.ground(),
            String.valueOf(draft.open()));
    return Sha256.hex(said);
  }
}
