package org.zhiren.platform.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Span;
import org.zhiren.materials.Topic;
import org.zhiren.materials.cleaning.Cleaning;
import org.zhiren.materials.cleaning.Removal;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents, within what the acting account may see. */
@Component
public class Documents {

  /** So many near-duplicates of a document are listed. */
  public static final int MOST_DUPLICATES = 50;

  private static final String SELECT =
      """
      select d.id, d.batch_id, d.unit_id, d.reach, d.secrecy, d.author_id, d.author_name, d.added_at, d.title, d.kind,
             d.level, d.organ, d.number, d.dated, d.topics, d.declared_length, d.source, d.words, d.cluster, d.work_id,
             d.file_name, d.media_type, d.sha256, d.size, d.version
      from library.document d where d.withdrawn_at is null and %s and
      """;

  private final JdbcClient jdbc;
  private final Seeing seeing;
  private final ActorSource actors;
  private final Originals originals;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  Documents(
      JdbcClient jdbc,
      Seeing seeing,
      ActorSource actors,
      Originals originals,
      Records records,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.seeing = seeing;
    this.actors = actors;
    this.originals = originals;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Something that was taken out of a text, and whether it was put back.
   *
   * @param no its number within the document
   * @param removal what, where and why
   * @param putBack whether it stands in the text again
   */
  public record TakenOut(int no, Removal removal, boolean putBack) {}

  /**
   * A document with its text.
   *
   * @param document what it is
   * @param text the cleaned text
   * @param takenOut what was taken out, in order
   */
  public record Opened(LibraryDocument document, String text, List<TakenOut> takenOut) {
    /** Copies the list. */
    public Opened {
      takenOut = List.copyOf(takenOut);
    }

    /** Text and removals together: the original, to the last unit. */
    public Cleaning cleaning() {
      return Cleaning.rebuilt(
          text, takenOut.stream().filter(one -> !one.putBack()).map(TakenOut::removal).toList());
    }
  }

  private NeedToKnow.Predicate seen() {
    NeedToKnow.Predicate unit = seeing.unit("d.unit_id");
    Map<String, Object> params = new LinkedHashMap<>(unit.params());
    params.put("seenBy", actors.current().accountId());
    return new NeedToKnow.Predicate(
        "(d.reach = 'EVERYBODY' or d.author_id = :seenBy or (d.reach = 'UNIT' and "
            + unit.sql()
            + ") or :seenBy = '00000000-0000-0000-0000-000000000000'::uuid)",
        params);
  }

  private List<LibraryDocument> list(String condition, Map<String, ?> params) {
    NeedToKnow.Predicate seen = seen();
    return jdbc.sql(SELECT.formatted(seen.sql()) + condition)
        .params(seen.params())
        .params(params)
        .query(this::document)
        .list();
  }

  LibraryDocument document(ResultSet row, int number) throws SQLException {
    String level = row.getString("level");
    return new LibraryDocument(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "batch_id"),
        row.getObject("unit_id", UUID.class),
        Reach.valueOf(row.getString("reach")),
        Secrecy.valueOf(row.getString("secrecy")),
        Rows.uuid(row, "author_id"),
        row.getString("author_name"),
        Rows.time(row, "added_at", clock),
        new LibraryDocument.Facts(
            row.getString("title"),
            Kind.valueOf(row.getString("kind")),
            level == null ? null : Level.valueOf(level),
            row.getString("organ"),
            row.getString("number"),
            row.getObject("dated", LocalDate.class),
            Rows.strings(row, "topics").stream().map(Topic::valueOf).toList(),
            row.getInt("declared_length")),
        row.getString("source"),
        row.getInt("words"),
        row.getLong("cluster"),
        Rows.uuid(row, "work_id"),
        row.getString("file_name"),
        row.getString("media_type"),
        HexFormat.of().formatHex(row.getBytes("sha256")),
        row.getLong("size"),
        row.getLong("version"));
  }

  /**
   * The document.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  @Transactional(readOnly = true)
  public LibraryDocument required(UUID id) {
    return list("d.id = :id", Map.of("id", id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound("document " + id));
  }

  /** Those of these documents that may be seen, by id. */
  @Transactional(readOnly = true)
  public Map<UUID, LibraryDocument> find(Collection<UUID> ids) {
    Map<UUID, LibraryDocument> found = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      list("d.id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new)))
          .forEach(one -> found.put(one.id(), one));
    }
    return found;
  }

  /** The text with what was taken out of it. */
  @Transactional(readOnly = true)
  public Opened text(UUID id) {
    return text(required(id));
  }

  private Opened text(LibraryDocument document) {
    String text =
        jdbc.sql("select text from library.document where id = :id")
            .param("id", document.id())
            .query(String.class)
            .single();
    return new Opened(document, text, takenOut(document.id()));
  }

  private List<TakenOut> takenOut(UUID id) {
    return jdbc.sql(
            """
            select no, start_at, words, rule, signs, put_back from library.removal
            where document_id = :id order by start_at
            """)
        .param("id", id)
        .query((row, number) -> {
          int start = row.getInt("start_at");
          String words = row.getString("words");
          return new TakenOut(
              row.getInt("no"),
              new Removal(
                  new Span(start, start + words.length()),
                  words,
                  Removal.Rule.valueOf(row.getString("rule")),
                  Rows.strings(row, "signs")),
              row.getBoolean("put_back"));
        })
        .list();
  }

  /** The same as {@link #text} for reading: counted by day, and recorded where the class asks. */
  @Transactional
  public Opened open(UUID id) {
    Opened opened = text(id);
    opened(opened.document());
    return opened;
  }

  /**
   * The document is shown for reading: counted by day, and recorded where the class asks. Last in
   * its transaction: whoever opens the same document waits for the count. What is only counted does
   * not wait for the disk, what is recorded does.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void opened(LibraryDocument document) {
    boolean recorded = document.secrecy().openingIsRecorded();
    jdbc.sql(
            """
            with quick as (select set_config('synchronous_commit',
              case when :recorded then current_setting('synchronous_commit') else 'off' end, true))
            insert into library.reading (document_id, day, times) select :id, :day, 1 from quick
            on conflict (document_id, day) do update set times = library.reading.times + 1
            """)
        .param("recorded", recorded)
        .param("id", document.id())
        .param("day", LocalDate.now(clock))
        .update();
    if (recorded) {
      records.record(Act.of("library.document.opened", "document", document.id()));
    }
  }

  /** The original as it came; recorded where the class asks. */
  @Transactional
  public byte[] original(UUID id) {
    LibraryDocument document = required(id);
    recordDownload(document, "original");
    return originals.read(HexFormat.of().parseHex(document.sha256()));
  }

  /**
   * A document is about to leave the house; recorded where its class asks.
   *
   * @param form the form in which it leaves
   */
  @Transactional
  public void recordDownload(LibraryDocument document, String form) {
    if (document.secrecy().downloadIsRecorded()) {
      records.record(
          Act.of("library.document.taken-out", "document", document.id())
              .with("form", form)
              .with("secrecy", document.secrecy()));
    }
  }

  /** All editions of the same work that may be seen, the youngest first; one is no edition. */
  @Transactional(readOnly = true)
  public List<LibraryDocument> editions(LibraryDocument of) {
    return list(
        "d.work_id = :work order by d.dated desc nulls last, d.added_at desc, d.id",
        Map.of("work", of.workId()));
  }

  /** The other near-duplicates that may be seen. */
  @Transactional(readOnly = true)
  public List<LibraryDocument> duplicates(LibraryDocument of) {
    return of.cluster() == 0
        ? List.of()
        : list(
            "d.cluster = :cluster and d.id <> :id order by d.added_at, d.id limit :most",
            Map.of("cluster", of.cluster(), "id", of.id(), "most", MOST_DUPLICATES));
  }

  /** Documents with one of these titles that may be seen, the youngest first. */
  @Transactional(readOnly = true)
  public List<LibraryDocument> titled(Collection<String> titles) {
    return titles.isEmpty()
        ? List.of()
        : list(
            "d.title = any(:titles) order by d.dated desc nulls last, d.added_at desc, d.id",
            Map.of("titles", titles.toArray(String[]::new)));
  }

  /** The latest that may be seen. */
  @Transactional(readOnly = true)
  public List<LibraryDocument> latest(int most) {
    return list("true order by d.added_at desc, d.id limit :most", Map.of("most", most));
  }

  /** What changed in the particulars of a document, the latest first. */
  @Transactional(readOnly = true)
  public List<Correction> corrections(UUID id) {
    return corrections(required(id));
  }

  List<Correction> corrections(LibraryDocument of) {
    return jdbc.sql(
            """
            select author_name, changed_at, reason from library.particulars_change
            where document_id = :id order by changed_at desc
            """)
        .param("id", of.id())
        .query((row, number) ->
            new Correction(
                row.getString("author_name"),
                Rows.time(row, "changed_at", clock),
                row.getString("reason")))
        .list();
  }

  /** A correction of particulars: who, when, why. */
  public record Correction(String authorName, java.time.OffsetDateTime at, String reason) {}

  /**
   * Further elements of GB/T 9704 that the document states, in the order of the standard: code
   * ({@code signer}, {@code addressees}, {@code attachments}, …) to words.
   */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  Map<String, String> elements(LibraryDocument of) {
    String kept =
        jdbc.sql("select elements from library.document where id = :id")
            .param("id", of.id())
            .query(String.class)
            .single();
    JsonNode node = json.readTree(kept);
    Map<String, String> elements = new LinkedHashMap<>();
    for (String key :
        List.of("urgency", "signer", "addressees", "attachments", "copies", "printed")) {
      JsonNode value = node.path(key);
      if (value.isArray()) {
        List<String> words = new ArrayList<>();
        value.forEach(one -> words.add(one.asString("")));
        elements.put(key, String.join("；", words));
      } else if (value.isString()) {
        elements.put(key, value.asString(""));
      }
    }
    return elements;
  }
}
