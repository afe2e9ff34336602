package org.zhiren.platform.insight;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * The right of reply: a member reads the entries about himself or herself that their authors have
 * opened, and answers. Of entries that are not open there is no trace here.
 */
@Component
public class OwnEvidence {

  private final JdbcClient jdbc;
  private final Acting acting;
  private final SensitiveReads reads;
  private final Records records;
  private final TransactionTemplate transactions;
  private final Clock clock;

  OwnEvidence(
      JdbcClient jdbc,
      Acting acting,
      SensitiveReads reads,
      Records records,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.reads = reads;
    this.records = records;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The open entries about the acting account's own person, what happened last first; none without
   * a person on file. Recorded.
   */
  public List<Entry> mine() {
    UUID own = acting.required().personId();
    if (own == null) {
      return List.of();
    }
    List<Entry> entries =
        java.util.Objects.requireNonNull(transactions.execute(status -> read(own, null)));
    if (!entries.isEmpty()) {
      reads.seen("person", own, InformationClass.APPRAISAL, List.of("own evidence"));
    }
    return entries;
  }

  private List<Entry> read(UUID own, @Nullable UUID only) {
    // Until the end of the transaction the policies show the own rows that are open.
    jdbc.sql("select set_config('zhiren.own', 'shown', true)").query(String.class).single();
    Map<UUID, List<Reply>> replies = new HashMap<>();
    jdbc.sql(
            "select entry_id, reply, written_at from insight.reply where person_id = :own order by"
                + " written_at")
        .param("own", own)
        .query((ResultSet row) -> {
          replies
              .computeIfAbsent(Rows.uuid(row, "entry_id"), id -> new ArrayList<>())
              .add(
                  new Reply(
                      row.getString("reply"),
                      Rows.time(row.getTimestamp("written_at"), clock.getZone())));
        });
    return jdbc.sql(
            Rows.ENTRY
                + """
                 where e.person_id = :own and e.open_to_person and e.ended_at is null
                   and (cast(:only as uuid) is null or e.id = :only)
                 order by e.happened_on desc, e.recorded_at desc
                """)
        .param("own", own)
        .param("only", only)
        .query((row, number) ->
            withoutTeller(
                Rows.entry(
                    row,
                    clock.getZone(),
                    List.of(),
                    replies.getOrDefault(Rows.uuid(row, "id"), List.of()))))
        .list();
  }

  /** Whoever told something is protected: the person learns in what relation, not who. */
  private static Entry withoutTeller(Entry entry) {
    Draft says = entry.says();
    return new Entry(
        entry.id(),
        entry.personId(),
        entry.personName(),
        entry.post(),
        new Draft(
            says.channel(),
            says.occasion(),
            says.happenedOn(),
            says.place(),
            says.sourceRelation(),
            "",
            says.task(),
            says.situation(),
            says.behaviour(),
            says.result(),
            says.secrecy(),
            says.ground(),
            says.open()),
        entry.authorId(),
        entry.authorName(),
        entry.recordedAt(),
        entry.fingerprint(),
        entry.replaces(),
        entry.replaceReason(),
        entry.end(),
        entry.replacedBy(),
        entry.attachments(),
        entry.replies());
  }

  /** Answers an open entry. The answer stands beside it for good. */
  @Transactional
  public void reply(UUID entry, @Nullable String text) {
    String words = Typed.stripped(text);
    int length = words.codePointCount(0, words.length());
    if (words.isEmpty() || length > EntryRules.LONGEST) {
      throw new InvalidInput(
          "reply",
          null,
          words.isEmpty()
              ? Text.of("请写下您的说明。", "Write your answer.")
              : Text.of("共 {0} 字，最多 {1} 字，请精简。", "{0} characters, at most {1}. Please shorten it.")
                  .fill(length, EntryRules.LONGEST));
    }
    UUID own = acting.required().personId();
    if (own == null || read(own, entry).isEmpty()) {
      throw new NotFound("own entry " + entry);
    }
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into insight.reply (id, entry_id, person_id, unit_id, reply, author_id, written_at)
            select :id, e.id, e.person_id, e.unit_id, :reply, :author, :now from insight.entry e where e.id = :entry
            """)
        .param("id", id)
        .param("reply", words)
        .param("author", acting.required().id())
        .param("now", Timestamp.from(clock.instant()))
        .param("entry", entry)
        .update();
    records.record(
        Act.of("insight.entry.answered", "evidence", entry)
            .withPersonal("person", own)
            .withPersonal("reply", words));
  }
}
