package org.zhiren.platform.library;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.WordCount;
import org.zhiren.materials.cleaning.Cleaning;
import org.zhiren.materials.likeness.Fingerprint;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;
import tools.jackson.databind.json.JsonMapper;

/** Corrects particulars with a reason, puts back what was taken out, withdraws a document. */
@Component
public class ChangingDocument {

  private static final int LONGEST = 300;
  private static final int LONGEST_REASON = 500;

  private final JdbcClient jdbc;
  private final Documents documents;
  private final LibraryIndex index;
  private final GroupingDuplicates grouping;
  private final ActorSource actors;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  ChangingDocument(
      JdbcClient jdbc,
      Documents documents,
      LibraryIndex index,
      GroupingDuplicates grouping,
      ActorSource actors,
      Records records,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.index = index;
    this.grouping = grouping;
    this.actors = actors;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Particulars as they were typed.
   *
   * @param title 标题
   * @param kind code of the kind
   * @param level code of the level, or empty
   * @param organ 发文机关, or empty
   * @param number 发文字号, or empty
   * @param date ISO date, or empty
   * @param reason why they are corrected
   */
  public record Typed(
      String title,
      String kind,
      String level,
      String organ,
      String number,
      String date,
      String reason) {}

  /**
   * Corrects what a document says about itself.
   *
   * @throws InvalidInput with every fault
   * @throws StaleVersion if somebody else was faster
   */
  @Transactional
  public void correct(UUID id, long version, Typed typed) {
    lock(id);
    LibraryDocument before = documents.required(id);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (typed.title().isBlank() || typed.title().length() > LONGEST) {
      faults.add(
          fault(
              "title",
              typed.title(),
              "请填写标题，不超过 300 字。",
              "Enter the title, at most 300 characters."));
    }
    if (typed.reason().isBlank() || typed.reason().length() > LONGEST_REASON) {
      faults.add(
          fault(
              "reason",
              typed.reason(),
              "请填写更正的理由，不超过 500 字。",
              "Enter the reason, at most 500 characters."));
    }
    Kind kind = one(Kind.values(), "kind", typed.kind(), faults);
    Level level =
        typed.level().isBlank() ? null : one(Level.values(), "level", typed.level(), faults);
    LocalDate date = date(typed.date(), faults);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    stale(before, version);
    LibraryDocument.Facts after =
        new LibraryDocument.Facts(
            typed.title().strip(),
            Objects.requireNonNull(kind),
            level,
            orNull(typed.organ()),
            orNull(typed.number()),
            date,
            before.facts().topics(),
            before.facts().declaredLength());
    jdbc.sql(
            """
            update library.document set title = :title, kind = :kind, level = :level, organ = :organ, number = :number,
              dated = :dated, version = version + 1 where id = :id
            """)
        .param("title", after.title())
        .param("kind", after.kind().name())
        .param("level", level == null ? null : level.name())
        .param("organ", after.organ())
        .param("number", after.number())
        .param("dated", date)
        .param("id", id)
        .update();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into library.particulars_change (id, document_id, author_id, author_name, changed_at, reason, before, after)
            values (:id, :document, :author, :name, :now, :reason, cast(:before as jsonb), cast(:after as jsonb))
            """)
        .param("id", UUID.randomUUID())
        .param("document", id)
        .param("author", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("reason", typed.reason().strip())
        .param("before", json.writeValueAsString(before.facts()))
        .param("after", json.writeValueAsString(after))
        .update();
    index.changed(List.of(id));
    records.record(
        Act.of("library.document.corrected", "document", id).because(typed.reason().strip()));
  }

  /** Two hands at one document wait for one another: neither writes over what the other did. */
  private void lock(UUID id) {
    jdbc.sql("select id from library.document where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  private static void stale(LibraryDocument document, long version) {
    if (document.version() != version) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("文件“{0}”", "document “{0}”").fill(document.title()),
                  "v" + version,
                  "v" + document.version(),
                  null)));
    }
  }

  private static InvalidInput.Fault fault(String field, String value, String zh, String en) {
    return new InvalidInput.Fault(field, value, Text.of(zh, en));
  }

  private static <E extends Enum<E>> @Nullable E one(
      E[] values, String field, String code, List<InvalidInput.Fault> faults) {
    for (E value : values) {
      if (value.name().equals(code)) {
        return value;
      }
    }
    faults.add(fault(field, code, "请从列表中选择。", "Choose one of the list."));
    return null;
  }

  private static @Nullable LocalDate date(String typed, List<InvalidInput.Fault> faults) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(typed.strip());
    } catch (java.time.DateTimeException e) {
      faults.add(fault("date", typed, "日期请写成 2026-03-01 的样子。", "Write the date like 2026-03-01."));
      return null;
    }
  }

  private static @Nullable String orNull(String typed) {
    return typed.isBlank() ? null : Shortening.cut(typed.strip(), LONGEST);
  }

  /** Puts back something that was taken out of the text, or takes it out again. */
  @Transactional
  public void putBack(UUID id, int no, boolean back) {
    lock(id);
    Documents.Opened opened = documents.text(id);
    Documents.TakenOut meant =
        opened.takenOut().stream()
            .filter(one -> one.no() == no)
            .findFirst()
            .orElseThrow(() -> new NotFound("removal " + no));
    if (meant.putBack() == back) {
      return;
    }
    Cleaning cleaning = opened.cleaning();
    Cleaning now =
        back
            ? cleaning.putBack(meant.removal())
            : cleaning.take(meant.removal().place(), meant.removal().rule());
    String text = now.text();
    jdbc.sql("update library.removal set put_back = :back where document_id = :id and no = :no")
        .param("back", back)
        .param("id", id)
        .param("no", no)
        .update();
    jdbc.sql(
            """
            update library.document set text = :text, words = :words, print = :print, version = version + 1 where id = :id
            """)
        .param("text", text)
        .param("words", WordCount.of(text).words())
        .param("print", Fingerprint.of(text).toBytes())
        .param("id", id)
        .update();
    index.changed(List.of(id));
    grouping.due();
    records.record(
        Act.of(back ? "library.removal.put-back" : "library.removal.taken-out", "document", id)
            .with("removal", no)
            .with("rule", meant.removal().rule()));
  }

  /** Takes a document out of the library; the original and the record stay. */
  @Transactional
  public void withdraw(UUID id, String reason) {
    documents.required(id);
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new InvalidInput(
          List.of(
              fault(
                  "withdraw",
                  reason,
                  "请填写移出的理由，不超过 500 字。",
                  "Enter why it is withdrawn, at most 500 characters.")));
    }
    jdbc.sql(
            "update library.document set withdrawn_at = :now, version = version + 1 where id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id)
        .update();
    index.changed(List.of(id));
    grouping.due();
    records.record(Act.of("library.document.withdrawn", "document", id).because(reason.strip()));
  }
}
