package org.zhiren.platform.library;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.SecrecyMark;
import org.zhiren.materials.Topic;
import org.zhiren.materials.WordCount;
import org.zhiren.materials.cleaning.Cleaner;
import org.zhiren.materials.cleaning.Cleaning;
import org.zhiren.materials.cleaning.Describing;
import org.zhiren.materials.cleaning.Removal;
import org.zhiren.materials.likeness.Fingerprint;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes one text in: cleans it, reads what it says about itself, finds what it is an edition of.
 */
@Component
class TakingIn {

  private static final int LONGEST_TEXT = 5_000_000;
  private static final int LONGEST_TITLE = 300;

  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final JsonMapper json;
  private final Clock clock;
  private final Cleaner cleaner = new Cleaner();

  TakingIn(JdbcClient jdbc, ActorSource actors, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A text with the file that it came from.
   *
   * @param fileName name of the file
   * @param mediaType its type by its content
   * @param sha256 its fingerprint
   * @param size in bytes
   * @param text what it says
   * @param title a title stated elsewhere; {@code null} takes the one in the text
   * @param date a date stated elsewhere
   * @param says what the file says of itself
   */
  @SuppressWarnings("ArrayRecordComponent") // a fingerprint on its way from file to row
  record Given(
      String fileName,
      String mediaType,
      byte[] sha256,
      long size,
      String text,
      @Nullable String title,
      @Nullable LocalDate date,
      Map<String, String> says) {}

  /** What became of it. */
  record Taken(Batch.Outcome outcome, @Nullable Text reason, @Nullable UUID document) {}

  /** Takes it in, unless it is there already or must not be. */
  @Transactional(propagation = Propagation.MANDATORY)
  Taken take(UUID batch, Batch.Where where, Given given) {
    String whole = given.text().replace("\u0000", "").replace("\r\n", "\n");
    if (whole.isBlank()) {
      return failed(
          "文件中没有文字，可能是扫描件。请先识别文字再导入。",
          "There is no text in it; maybe it is a scan. Have its text recognised first.");
    }
    if (whole.length() > LONGEST_TEXT) {
      return failed("文字超过 500 万字。请拆分后再导入。", "It has more than five million characters. Split it.");
    }
    Optional<UUID> same = same(where, given.sha256());
    if (same.isPresent()) {
      return new Taken(Batch.Outcome.SAME, null, same.get());
    }
    Cleaning cleaning = cleaner.clean(whole);
    if (cleaning.text().isBlank()) {
      cleaning = new Cleaning(whole, List.of());
    }
    Particulars said = particulars(given, cleaning.text());
    Optional<SecrecyMark> mark = SecrecyMark.of(whole, given.says(), given.fileName());
    if (mark.isPresent()) {
      return new Taken(
          Batch.Outcome.REFUSED,
          Text.of(
                  "文件标有密级“{0}”。本系统是非涉密系统，不得存入；请按保密规定处理原件。",
                  "The document is marked “{0}”. This installation is unclassified and must not hold"
                      + " it; handle the original by the secrecy rules.")
              .fill(mark.get().written()),
          null);
    }
    return new Taken(Batch.Outcome.TAKEN, null, insert(batch, where, given, cleaning, said));
  }

  private static Taken failed(String zh, String en) {
    return new Taken(Batch.Outcome.FAILED, Text.of(zh, en), null);
  }

  private static Particulars particulars(Given given, String text) {
    Particulars said = Describing.describe(text);
    String title = given.title();
    if (title != null && !title.isBlank()) {
      said = said.titledAs(title.strip());
    }
    if (said.title().isBlank()) {
      String name = given.fileName();
      int dot = name.lastIndexOf('.');
      String bare = name.substring(name.lastIndexOf('›') + 1, dot > 0 ? dot : name.length());
      said = said.titledAs(bare.isBlank() ? name : bare.strip());
    }
    return given.date() == null ? said : said.dated(given.date());
  }

  /** The same content for the same readers; what the account may not see does not count. */
  private Optional<UUID> same(Batch.Where where, byte[] sha256) {
    return jdbc.sql(
            """
            select id from library.document
            where sha256 = :sha and withdrawn_at is null and reach = :reach and unit_id is not distinct from :unit
              and (reach <> 'OWN' or author_id = :me)
            order by added_at limit 1
            """)
        .param("sha", sha256)
        .param("reach", where.reach().name())
        .param("unit", where.unitId())
        .param("me", actors.current().accountId())
        .query(UUID.class)
        .optional();
  }

  private UUID insert(
      UUID batch, Batch.Where where, Given given, Cleaning cleaning, Particulars said) {
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    String text = cleaning.text();
    String title = cut(said.title());
    Fingerprint print = Fingerprint.of(text);
    Level level = said.level();
    jdbc.sql(
            """
            insert into library.document (id, batch_id, unit_id, reach, secrecy, author_id, author_name, added_at, title,
              kind, level, organ, number, dated, topics, declared_length, elements, source, words, text, print, work_id,
              file_name, media_type, sha256, size)
            values (:id, :batch, :unit, :reach, :secrecy, :author, :name, :now, :title, :kind, :level, :organ, :number, :dated,
              :topics, :declared, cast(:elements as jsonb), :source, :words, :text, :print, :work, :file, :type, :sha, :size)
            """)
        .param("id", id)
        .param("batch", batch)
        .param("unit", where.unitId())
        .param("reach", where.reach().name())
        .param("secrecy", where.secrecy().name())
        .param("author", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("title", title)
        .param("kind", said.kind().name())
        .param("level", level == null ? null : level.name())
        .param("organ", said.organ())
        .param("number", said.number())
        .param("dated", said.date())
        .param("topics", said.topics().stream().map(Topic::name).toArray(String[]::new))
        .param("declared", said.declaredLength())
        .param("elements", json.writeValueAsString(elements(said)))
        .param("source", where.source())
        .param("words", WordCount.of(text).words())
        .param("text", text)
        .param("print", print.toBytes())
        .param("work", work(where, said, title, print).orElse(id))
        .param("file", given.fileName())
        .param("type", given.mediaType())
        .param("sha", given.sha256())
        .param("size", given.size())
        .update();
    int no = 0;
    for (Removal removal : cleaning.removals()) {
      jdbc.sql(
              """
              insert into library.removal (document_id, no, start_at, words, rule, signs)
              values (:id, :no, :start, :words, :rule, :signs)
              """)
          .param("id", id)
          .param("no", ++no)
          .param("start", removal.place().start())
          .param("words", removal.text())
          .param("rule", removal.rule().name())
          .param("signs", removal.signs().toArray(String[]::new))
          .update();
    }
    return id;
  }

  /** An earlier edition: the same title and organ for the same readers, and much the same text. */
  private Optional<UUID> work(
      Batch.Where where, Particulars said, String title, Fingerprint print) {
    record Earlier(UUID work, Fingerprint print) {}
    List<Earlier> earlier =
        jdbc.sql(
                """
                select work_id, print from library.document
                where title = :title and organ is not distinct from :organ and reach = :reach
                  and unit_id is not distinct from :unit and withdrawn_at is null
                order by added_at limit 20
                """)
            .param("title", title)
            .param("organ", said.organ())
            .param("reach", where.reach().name())
            .param("unit", where.unitId())
            .query((row, number) ->
                new Earlier(Rows.uuid(row, "work_id"), Fingerprint.ofBytes(row.getBytes("print"))))
            .list();
    return earlier.stream()
        .filter(one ->
            said.kind() == Kind.REGULATION
                || one.print().with(print).jaccard()
                    >= org.zhiren.materials.likeness.NearDuplicates.LEAST_LIKENESS)
        .map(Earlier::work)
        .findFirst();
  }

  private static Map<String, Object> elements(Particulars said) {
    Map<String, Object> elements = new LinkedHashMap<>();
    put(elements, "urgency", said.urgency());
    put(elements, "signer", said.signer());
    put(elements, "addressees", said.addressees());
    put(elements, "copies", said.copies());
    put(elements, "printed", said.printed());
    if (!said.attachments().isEmpty()) {
      elements.put("attachments", said.attachments());
    }
    return elements;
  }

  private static void put(Map<String, Object> elements, String key, @Nullable String value) {
    if (value != null) {
      elements.put(key, value);
    }
  }

  private static String cut(String title) {
    return Shortening.cut(title, LONGEST_TITLE);
  }
}
