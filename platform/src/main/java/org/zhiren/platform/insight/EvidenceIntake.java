package org.zhiren.platform.insight;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.Person;

/**
 * Brings in many entries and talks at once, in one transaction with one entry in the record: what
 * an installation kept elsewhere before, or a demonstration. The caller has made sure that the
 * drafts say what an entry must say.
 */
@Component
public class EvidenceIntake {

  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;
  private final Records records;
  private final ActorSource actors;
  private final Clock clock;

  EvidenceIntake(JdbcTemplate jdbc, Records records, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.records = records;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * An entry.
   *
   * @param person about whom
   * @param draft what it says
   * @param author who said so
   * @param writtenAt when it was written down
   */
  public record Given(Person person, Draft draft, String author, Instant writtenAt) {}

  /**
   * A talk: planned, or held as {@code held} says.
   *
   * @param person with whom
   * @param talker who talks
   * @param dueOn by when
   * @param topic about what
   * @param held what came of it; {@code null} if it is to be held
   */
  public record GivenTalk(
      Person person, String talker, LocalDate dueOn, String topic, @Nullable GivenHeld held) {}

  /**
   * What came of a talk.
   *
   * @param on when it was held
   * @param place where
   * @param points what was said
   * @param wishes what the person wishes
   * @param owed what was promised; empty for nothing
   * @param owedBy by when; {@code null} for nothing
   */
  public record GivenHeld(
      LocalDate on,
      String place,
      String points,
      String wishes,
      String owed,
      @Nullable LocalDate owedBy) {}

  /**
   * Brings in everything or nothing.
   *
   * @param source where it comes from, for the record
   * @return how many entries there are now, those of the talks included
   */
  @Transactional
  public int load(List<Given> entries, List<GivenTalk> talks, String source) {
    Actor actor = actors.current();
    List<Numbered> all = new ArrayList<>();
    entries.forEach(given -> all.add(new Numbered(UUID.randomUUID(), given)));
    List<UUID> ofTalks = new ArrayList<>();
    for (GivenTalk talk : talks) {
      GivenHeld held = talk.held();
      if (held != null) {
        UUID id = UUID.randomUUID();
        ofTalks.add(id);
        all.add(new Numbered(id, asEntry(talk, held)));
      }
    }
    jdbc.batchUpdate(
        """
        insert into insight.entry (id, person_id, unit_id, person_name, post, channel, kind, happened_on, place,
          source_name, source_relation, task, situation, behaviour, result, secrecy, ground, open_to_person,
          visit_id, author_id, author_name, recorded_at, fingerprint, replace_reason)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
        """,
        all,
        BATCH,
        (statement, numbered) -> write(statement, numbered, actor));
    var heldEntries = ofTalks.iterator();
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.batchUpdate(
        """
        insert into insight.talk (id, person_id, unit_id, person_name, post, talker_name, due_on, topic, planned_by,
          planned_by_id, planned_at, state, held_on, place, points, wishes, feedback_owed, feedback_due_on, entry_id,
          closed_by, closed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        talks,
        BATCH,
        (statement, talk) ->
            write(statement, talk, actor, now, talk.held() == null ? null : heldEntries.next()));
    records.record(
        Act.of("insight.loaded", "evidence", UUID.randomUUID())
            .with("entries", all.size())
            .with("talks", talks.size())
            .with("source", source));
    return all.size();
  }

  private record Numbered(UUID id, Given given) {}

  private Given asEntry(GivenTalk talk, GivenHeld held) {
    return new Given(
        talk.person(),
        new Draft(
            Channel.MEETING,
            Occasion.ROUTINE,
            held.on(),
            held.place(),
            "",
            "",
            "",
            talk.topic(),
            held.points(),
            held.wishes(),
            Secrecy.INTERNAL,
            talk.topic(),
            false),
        talk.talker(),
        held.on().atTime(18, 0).atZone(clock.getZone()).toInstant());
  }

  private static void write(PreparedStatement statement, Numbered numbered, Actor actor)
      throws SQLException {
    Given given = numbered.given();
    Draft draft = given.draft();
    int at = person(statement, numbered.id(), given.person());
    statement.setString(at++, draft.channel().name());
    statement.setString(at++, draft.occasion().name());
    statement.setObject(at++, draft.happenedOn());
    statement.setString(at++, draft.place());
    statement.setString(at++, draft.sourceName());
    statement.setString(at++, draft.sourceRelation());
    statement.setString(at++, draft.task());
    statement.setString(at++, draft.situation());
    statement.setString(at++, draft.behaviour());
    statement.setString(at++, draft.result());
    statement.setString(at++, draft.secrecy().name());
    statement.setString(at++, draft.ground());
    statement.setBoolean(at++, draft.open());
    statement.setObject(at++, UUID.randomUUID());
    statement.setObject(at++, actor.accountId());
    statement.setString(at++, given.author());
    statement.setTimestamp(at++, Timestamp.from(given.writtenAt()));
    statement.setString(
        at, SigningEntries.fingerprint(numbered.id(), given.person().id(), draft, actor));
  }

  private static int person(PreparedStatement statement, UUID id, Person person)
      throws SQLException {
    int at = 1;
    statement.setObject(at++, id);
    statement.setObject(at++, person.id());
    statement.setObject(at++, person.unitId());
    statement.setString(at++, person.name());
    statement.setString(at++, person.postText());
    return at;
  }

  private static void write(
      PreparedStatement statement, GivenTalk talk, Actor actor, Timestamp now, @Nullable UUID entry)
      throws SQLException {
    GivenHeld held = talk.held();
    int at = person(statement, UUID.randomUUID(), talk.person());
    statement.setString(at++, talk.talker());
    statement.setObject(at++, talk.dueOn());
    statement.setString(at++, talk.topic());
    statement.setString(at++, talk.talker());
    statement.setObject(at++, actor.accountId());
    statement.setTimestamp(at++, now);
    statement.setString(at++, (held == null ? Talk.State.PLANNED : Talk.State.HELD).name());
    statement.setObject(at++, held == null ? null : held.on());
    statement.setString(at++, held == null ? "" : held.place());
    statement.setString(at++, held == null ? "" : held.points());
    statement.setString(at++, held == null ? "" : held.wishes());
    statement.setString(at++, held == null ? "" : held.owed());
    statement.setObject(at++, held == null ? null : held.owedBy());
    statement.setObject(at++, entry);
    statement.setString(at++, held == null ? null : talk.talker());
    statement.setTimestamp(at, held == null ? null : now);
  }
}
