package org.zhiren.platform.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.roster.MergedFiles;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;

/**
 * The entries about people, within what the acting account may see. Opening those about one person
 * needs a stated purpose and is recorded; nobody opens those about himself or a near relative.
 */
@Repository
public class Evidence {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final People people;
  private final MergedFiles merged;
  private final SensitiveReads reads;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Evidence(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      People people,
      MergedFiles merged,
      SensitiveReads reads,
      Acting acting,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.people = people;
    this.merged = merged;
    this.reads = reads;
    this.acting = acting;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What is known about one person.
   *
   * @param person the person
   * @param standing the entries that stand, what happened last first
   * @param ended those replaced or withdrawn, the last ended first
   */
  public record About(Person person, List<Entry> standing, List<Entry> ended) {

    /** Copies the lists. */
    public About {
      standing = List.copyOf(standing);
      ended = List.copyOf(ended);
    }

    /** The entries that stand, through one channel. */
    public List<Entry> through(Channel channel) {
      return standing.stream().filter(entry -> entry.says().channel() == channel).toList();
    }

    /** The entries that stand, of one kind. */
    public List<Entry> of(Occasion occasion) {
      return standing.stream().filter(entry -> entry.says().occasion() == occasion).toList();
    }
  }

  /** The entries about a person, if they may be opened. Called outside a transaction. */
  public Optional<About> about(UUID id) {
    Optional<About> about = transactions.execute(status -> read(id));
    if (about == null || about.isEmpty() || !needToKnow.mayOpenPerson(id)) {
      return Optional.empty();
    }
    reads.seen("person", id, InformationClass.APPRAISAL, List.of("evidence"));
    return about;
  }

  private Optional<About> read(UUID id) {
    return people
        .find(id)
        .filter(person -> needToKnow.sees(InformationClass.APPRAISAL, person.unitId()))
        .map(person -> {
          List<Entry> all =
              entries(
                  "e.person_id = any(:people) order by e.happened_on desc, e.recorded_at desc",
                  Map.of("people", filesOf(id)));
          return new About(
              person,
              all.stream().filter(Entry::stands).toList(),
              all.stream().filter(entry -> !entry.stands()).toList());
        });
  }

  private UUID[] filesOf(UUID person) {
    List<UUID> files = new ArrayList<>(List.of(person));
    merged
        .all()
        .forEach((other, kept) -> {
          if (kept.equals(person)) {
            files.add(other);
          }
        });
    return files.toArray(UUID[]::new);
  }

  /** One entry, if it may be opened. Called outside a transaction; recorded. */
  public Optional<Entry> open(UUID id) {
    Optional<Entry> found = transactions.execute(status -> find(id));
    if (found == null || found.isEmpty() || !needToKnow.mayOpenPerson(found.get().personId())) {
      return Optional.empty();
    }
    reads.seen(
        "person",
        found.get().personId(),
        InformationClass.APPRAISAL,
        List.of("evidence:" + found.get().id()));
    return found;
  }

  /** The file under which somebody is on file now, if it was merged into another one. */
  UUID fileOf(UUID person) {
    return merged.all().getOrDefault(person, person);
  }

  /** One entry, for use within the module. */
  Optional<Entry> find(UUID id) {
    return entries("e.id = :id", Map.of("id", id)).stream().findFirst();
  }

  /** What the acting account has entered since the beginning of a day, the newest first. */
  @Transactional(readOnly = true)
  public List<Entry> mine(LocalDate since, int most) {
    return entries(
        "e.author_id = :author and e.recorded_at >= :since order by e.recorded_at desc, e.id limit"
            + " :most",
        Map.of(
            "author",
            acting.required().id(),
            "since",
            Timestamp.from(since.atStartOfDay(clock.getZone()).toInstant()),
            "most",
            most));
  }

  /** Many entries with what goes with them: two more queries in all, not two for each. */
  private List<Entry> entries(String condition, Map<String, Object> parameters) {
    NeedToKnow.Predicate seen = needToKnow.predicate("e.unit_id", InformationClass.APPRAISAL);
    List<UUID> ids =
        jdbc.sql("select e.id from insight.entry e where " + seen.sql() + " and " + condition)
            .params(parameters)
            .params(seen.params())
            .query(UUID.class)
            .list();
    if (ids.isEmpty()) {
      return List.of();
    }
    UUID[] wanted = ids.toArray(UUID[]::new);
    Map<UUID, List<Attachment>> attachments = new HashMap<>();
    jdbc.sql(
            """
            select id, entry_id, name, media_type, sha256, length(bytes) as size
            from insight.attachment where entry_id = any(:ids) order by entry_id, place
            """)
        .param("ids", wanted)
        .query((ResultSet row) -> {
          attachments
              .computeIfAbsent(Rows.uuid(row, "entry_id"), id -> new ArrayList<>())
              .add(Rows.attachment(row));
        });
    Map<UUID, List<Reply>> replies = new HashMap<>();
    jdbc.sql(
            """
            select entry_id, reply, written_at from insight.reply where entry_id = any(:ids)
            order by entry_id, written_at
            """)
        .param("ids", wanted)
        .query((ResultSet row) -> {
          replies
              .computeIfAbsent(Rows.uuid(row, "entry_id"), id -> new ArrayList<>())
              .add(reply(row));
        });
    Map<UUID, Entry> entries = new HashMap<>();
    jdbc.sql(Rows.ENTRY + " where e.id = any(:ids)")
        .param("ids", wanted)
        .query((ResultSet row) -> {
          UUID id = Rows.uuid(row, "id");
          entries.put(
              id,
              Rows.entry(
                  row,
                  clock.getZone(),
                  attachments.getOrDefault(id, List.of()),
                  replies.getOrDefault(id, List.of())));
        });
    return ids.stream().filter(entries::containsKey).map(entries::get).toList();
  }

  private Reply reply(ResultSet row) throws SQLException {
    return new Reply(
        row.getString("reply"), Rows.time(row.getTimestamp("written_at"), clock.getZone()));
  }

  /**
   * A file that goes with an entry, laid open.
   *
   * @param about what it is
   * @param bytes its content
   */
  // An array as component: the content goes straight out and is compared nowhere.
  @SuppressWarnings("ArrayRecordComponent")
  public record Opened(Attachment about, byte[] bytes) {}

  /** A file that goes with an entry, if the entry may be opened. Recorded with the entry. */
  public Optional<Opened> attachment(UUID entry, UUID attachment) {
    return open(entry).stream()
        .flatMap(found -> found.attachments().stream())
        .filter(file -> file.id().equals(attachment))
        .findFirst()
        .map(file ->
            new Opened(
                file,
                java.util.Objects.requireNonNull(
                    transactions.execute(status ->
                        jdbc.sql("select bytes from insight.attachment where id = :id")
                            .param("id", attachment)
                            .query(byte[].class)
                            .single()))));
  }
}
