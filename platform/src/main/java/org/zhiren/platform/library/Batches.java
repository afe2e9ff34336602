package org.zhiren.platform.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.NotFound;

/**
 * Keeps batches and what became of their files. An account sees its own, and those of the watched
 * folder.
 */
@Component
public class Batches {

  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final Clock clock;

  Batches(JdbcClient jdbc, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.clock = clock;
  }

  /** The latest batches of the acting account and of the watched folder. */
  @Transactional(readOnly = true)
  public List<Batch> latest(int most) {
    return jdbc.sql(
            "select * from library.batch where author_id = :me or way = 'FOLDER' order by started_at desc limit :most")
        .param("me", actors.current().accountId())
        .param("most", most)
        .query(this::batch)
        .list();
  }

  /**
   * The batch.
   *
   * @throws NotFound if there is none, or not of the acting account
   */
  @Transactional(readOnly = true)
  public Batch required(UUID id) {
    return jdbc.sql("select * from library.batch where id = :id")
        .param("id", id)
        .query(this::batch)
        .optional()
        .orElseThrow(() -> new NotFound("batch " + id));
  }

  /** The files after this number that have the outcome, or all if it is {@code null}. */
  @Transactional(readOnly = true)
  public List<Batch.File> files(UUID id, Batch.@Nullable Outcome outcome, int after, int most) {
    return jdbc.sql(
            """
            select no, name, size, outcome, reason_zh, reason_en, document_id from library.batch_file
            where batch_id = :id and no > :after and (cast(:outcome as text) is null or outcome = :outcome)
            order by no limit :most
            """)
        .param("id", required(id).id())
        .param("after", after)
        .param("outcome", outcome == null ? null : outcome.name())
        .param("most", most)
        .query((row, number) ->
            new Batch.File(
                row.getInt("no"),
                row.getString("name"),
                row.getLong("size"),
                Batch.Outcome.valueOf(row.getString("outcome")),
                row.getString("reason_zh").isEmpty()
                    ? null
                    : Text.of(row.getString("reason_zh"), row.getString("reason_en")),
                row.getObject("document_id", UUID.class)))
        .list();
  }

  private Batch batch(ResultSet row, int number) throws SQLException {
    UUID id = Rows.uuid(row, "id");
    Map<Batch.Outcome, Integer> outcomes = new EnumMap<>(Batch.Outcome.class);
    jdbc.sql(
            "select outcome, count(*) from library.batch_file where batch_id = :id group by outcome")
        .param("id", id)
        .query(counted -> {
          outcomes.put(Batch.Outcome.valueOf(counted.getString(1)), counted.getInt(2));
        });
    return new Batch(
        id,
        new Batch.Where(
            row.getObject("unit_id", UUID.class),
            Reach.valueOf(row.getString("reach")),
            Secrecy.valueOf(row.getString("secrecy")),
            row.getString("source")),
        Batch.State.valueOf(row.getString("state")),
        Rows.uuid(row, "author_id"),
        row.getString("author_name"),
        Rows.time(row, "started_at", clock),
        outcomes);
  }

  UUID begin(Batch.Where where, Batch.Way way) {
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into library.batch (id, unit_id, reach, secrecy, source, state, way, author_id, author_name, started_at)
            values (:id, :unit, :reach, :secrecy, :source, 'RUNNING', :way, :author, :name, :now)
            """)
        .param("id", id)
        .param("unit", where.unitId())
        .param("reach", where.reach().name())
        .param("secrecy", where.secrecy().name())
        .param("source", where.source())
        .param("way", way.name())
        .param("author", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  void file(UUID batch, int no, String name, byte[] sha256, long size) {
    jdbc.sql(
            """
            insert into library.batch_file (batch_id, no, name, sha256, size, outcome)
            values (:batch, :no, :name, :sha, :size, 'WAITING')
            """)
        .param("batch", batch)
        .param("no", no)
        .param("name", name)
        .param("sha", sha256)
        .param("size", size)
        .update();
  }

  int lastNo(UUID batch) {
    return jdbc.sql("select coalesce(max(no), 0) from library.batch_file where batch_id = :batch")
        .param("batch", batch)
        .query(Integer.class)
        .single();
  }

  @SuppressWarnings("ArrayRecordComponent") // a fingerprint on its way from row to file
  record Waiting(int no, String name, byte[] sha256) {}

  List<Waiting> waiting(UUID batch) {
    return jdbc.sql(
            "select no, name, sha256 from library.batch_file where batch_id = :batch and outcome = 'WAITING' order by no")
        .param("batch", batch)
        .query((row, number) ->
            new Waiting(row.getInt("no"), row.getString("name"), row.getBytes("sha256")))
        .list();
  }

  void settle(
      UUID batch, int no, Batch.Outcome outcome, @Nullable Text reason, @Nullable UUID document) {
    jdbc.sql(
            """
            update library.batch_file set outcome = :outcome, reason_zh = :zh, reason_en = :en, document_id = :document
            where batch_id = :batch and no = :no
            """)
        .param("outcome", outcome.name())
        .param("zh", reason == null ? "" : reason.zh())
        .param("en", reason == null ? "" : reason.en())
        .param("document", document)
        .param("batch", batch)
        .param("no", no)
        .update();
  }

  /** Files that could not be read wait again. */
  int again(UUID batch) {
    return jdbc.sql(
            """
            update library.batch_file set outcome = 'WAITING', reason_zh = '', reason_en = ''
            where batch_id = :batch and outcome = 'FAILED'
            """)
        .param("batch", batch)
        .update();
  }

  void state(UUID batch, Batch.State state, @Nullable String undoReason) {
    jdbc.sql(
            "update library.batch set state = :state, ended_at = :now, undo_reason = :reason where id = :id")
        .param("state", state.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("reason", undoReason)
        .param("id", batch)
        .update();
  }
}
