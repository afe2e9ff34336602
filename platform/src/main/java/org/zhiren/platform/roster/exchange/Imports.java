package org.zhiren.platform.roster.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.Sha256;

/** The imports of the acting account: their files, and each person in them. */
@Repository
public class Imports {

  private final JdbcClient jdbc;
  private final Clock clock;

  Imports(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Where an import stands. */
  public enum State {
    /** The files are being read and compared. */
    CHECKING,
    /** The dry run is there to be looked at. */
    CHECKED,
    /** It is being written. */
    WRITING,
    /** It was written. */
    DONE,
    /** It was written and taken back. */
    UNDONE,
    /** It was given up before anything was written. */
    DISCARDED,
    /** It could not be done; nothing was written. */
    FAILED
  }

  /** What the dry run says of a person. */
  public enum Verdict {
    /** Not on file yet. */
    NEW,
    /** On file, with differences. */
    CHANGED,
    /** On file, nothing differs. */
    SAME,
    /** Might be this or that person: somebody has to say. */
    CONFLICT,
    /** Cannot be taken over before a cell is repaired or a unit chosen. */
    FAULTY,
    /** On file where the acting account may not look or write. */
    ELSEWHERE
  }

  /** What is to become of a person. */
  public enum Decision {
    /** Somebody has to decide. */
    OPEN,
    /** To be taken over. */
    TAKE,
    /** To be left out. */
    SKIP
  }

  /**
   * An import.
   *
   * @param reason why, for the record
   * @param problem why it failed; {@code null} if it did not
   * @param saidNew the statement of the new people; {@code null} before
   * @param saidChanged the statement of the changes; {@code null} before or without any
   */
  public record Import(
      UUID id,
      String author,
      State state,
      String reason,
      OffsetDateTime startedAt,
      @Nullable OffsetDateTime finishedAt,
      @Nullable Text problem,
      @Nullable Long saidNew,
      @Nullable Long saidChanged,
      int writtenNew,
      int writtenChanged) {}

  /**
   * A file of an import.
   *
   * @param sha256 under which its content is kept
   * @param people how many people were read from it
   * @param sizeBytes how large it is
   * @param findings what was found in it as a whole, as JSON
   */
  public record SourceFile(
      int place, String name, String sha256, int people, long sizeBytes, String findings) {}

  /**
   * A person in an import.
   *
   * @param place number within the import, from 1
   * @param origin the file, entry or sheet
   * @param sourceRow the row of the sheet; 0 without rows
   * @param target the person on file that it belongs to; {@code null} for a new one
   * @param unitHint what the file says of the unit
   * @param unit the unit that was found or chosen
   * @param person the person as written; {@code null} before
   */
  public record Row(
      int place,
      String origin,
      int sourceRow,
      String name,
      Verdict verdict,
      Decision decision,
      @Nullable UUID target,
      String unitHint,
      @Nullable UUID unit,
      RowDetail detail,
      @Nullable UUID person) {}

  /** Starts an import. */
  @Transactional
  public void create(UUID id, UUID author, String authorName, String reason) {
    jdbc.sql(
            """
            insert into roster.import (id, author_id, author_name, state, reason, started_at)
            values (:id, :author, :name, 'CHECKING', :reason, :now)
            """)
        .param("id", id)
        .param("author", author)
        .param("name", authorName)
        .param("reason", reason)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Keeps a file. */
  @Transactional
  public void file(UUID id, int place, String name, byte[] bytes) {
    jdbc.sql(
            """
            insert into roster.import_file (import_id, place, name, sha256, bytes)
            values (:id, :place, :name, :sha, :bytes)
            """)
        .param("id", id)
        .param("place", place)
        .param("name", name)
        .param("sha", Sha256.hex(bytes))
        .param("bytes", bytes)
        .update();
  }

  @Transactional
  void fileRead(UUID id, int place, int people, String findings) {
    jdbc.sql(
            "update roster.import_file set people = :people, findings = :findings where import_id = :id and place = :place")
        .param("people", people)
        .param("findings", findings)
        .param("id", id)
        .param("place", place)
        .update();
  }

  /** The import, if it is the acting account's own. */
  @Transactional(readOnly = true)
  public Optional<Import> find(UUID id) {
    return jdbc.sql("select * from roster.import i where i.id = :id")
        .param("id", id)
        .query(this::toImport)
        .optional();
  }

  /** The latest imports of the acting account. */
  @Transactional(readOnly = true)
  public List<Import> latest(int most) {
    return jdbc.sql("select * from roster.import i order by i.started_at desc limit :most")
        .param("most", most)
        .query(this::toImport)
        .list();
  }

  /** The files of an import. */
  @Transactional(readOnly = true)
  public List<SourceFile> files(UUID id) {
    return jdbc.sql(
            """
            select f.place, f.name, f.sha256, f.people, octet_length(f.bytes) as size, f.findings
            from roster.import_file f where f.import_id = :id order by f.place
            """)
        .param("id", id)
        .query((row, number) ->
            new SourceFile(
                row.getInt("place"),
                row.getString("name"),
                row.getString("sha256"),
                row.getInt("people"),
                row.getLong("size"),
                row.getString("findings")))
        .list();
  }

  /** The content of a file. */
  @Transactional(readOnly = true)
  public Optional<byte[]> content(UUID id, int place) {
    return jdbc.sql(
            "select f.bytes from roster.import_file f where f.import_id = :id and f.place = :place")
        .param("id", id)
        .param("place", place)
        .query(byte[].class)
        .optional();
  }

  /** How many people there are of each verdict. */
  @Transactional(readOnly = true)
  public Map<Verdict, Integer> counts(UUID id) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    jdbc.sql(
            "select verdict, count(*) as n from roster.import_row where import_id = :id group by verdict")
        .param("id", id)
        .query(row -> {
          counts.put(Verdict.valueOf(row.getString("verdict")), row.getInt("n"));
        });
    return counts;
  }

  /** How many people there are of each decision. */
  @Transactional(readOnly = true)
  public Map<Decision, Integer> decisions(UUID id) {
    Map<Decision, Integer> counts = new EnumMap<>(Decision.class);
    jdbc.sql(
            "select decision, count(*) as n from roster.import_row where import_id = :id group by decision")
        .param("id", id)
        .query(row -> {
          counts.put(Decision.valueOf(row.getString("decision")), row.getInt("n"));
        });
    return counts;
  }

  private static final String ROW_COLUMNS =
      """
      select r.place, r.origin, r.source_row, r.name, r.verdict, r.decision, r.target_id, r.unit_hint,
             r.unit_id, r.detail, r.person_id
      from roster.import_row r
      """;

  /** People of a verdict after a place; of every verdict if it is {@code null}. */
  @Transactional(readOnly = true)
  public List<Row> rows(UUID id, @Nullable Verdict verdict, int after, int most) {
    return jdbc.sql(
            ROW_COLUMNS
                + """
                where r.import_id = :id and r.place > :after
                  and (cast(:verdict as text) is null or r.verdict = :verdict)
                order by r.place limit :most
                """)
        .param("id", id)
        .param("after", after)
        .param("verdict", verdict == null ? null : verdict.name())
        .param("most", most)
        .query(Imports::row)
        .list();
  }

  /** One person of an import. */
  @Transactional(readOnly = true)
  public Optional<Row> row(UUID id, int place) {
    return jdbc.sql(ROW_COLUMNS + "where r.import_id = :id and r.place = :place")
        .param("id", id)
        .param("place", place)
        .query(Imports::row)
        .optional();
  }

  private Import toImport(ResultSet row, int number) throws SQLException {
    String zh = row.getString("problem_zh");
    String en = row.getString("problem_en");
    return new Import(
        row.getObject("id", UUID.class),
        row.getString("author_name"),
        State.valueOf(row.getString("state")),
        row.getString("reason"),
        time(row.getTimestamp("started_at")),
        row.getTimestamp("finished_at") == null ? null : time(row.getTimestamp("finished_at")),
        zh == null || en == null ? null : Text.of(zh, en),
        row.getObject("said_new", Long.class),
        row.getObject("said_changed", Long.class),
        row.getInt("written_new"),
        row.getInt("written_changed"));
  }

  private OffsetDateTime time(Timestamp time) {
    return time.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getInt("place"),
        row.getString("origin"),
        row.getInt("source_row"),
        row.getString("name"),
        Verdict.valueOf(row.getString("verdict")),
        Decision.valueOf(row.getString("decision")),
        row.getObject("target_id", UUID.class),
        row.getString("unit_hint"),
        row.getObject("unit_id", UUID.class),
        RowDetail.read(row.getString("detail")),
        row.getObject("person_id", UUID.class));
  }

  /** Moves an import on; answers whether it stood where it was thought to stand. */
  @Transactional
  public boolean move(UUID id, State from, State to) {
    return jdbc.sql("update roster.import set state = :to where id = :id and state = :from")
            .param("id", id)
            .param("from", from.name())
            .param("to", to.name())
            .update()
        == 1;
  }

  @Transactional
  void finish(UUID id, State state, @Nullable Text problem) {
    jdbc.sql(
            """
            update roster.import set state = :state, finished_at = :now, problem_zh = :zh, problem_en = :en
            where id = :id
            """)
        .param("id", id)
        .param("state", state.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("zh", problem == null ? null : problem.zh())
        .param("en", problem == null ? null : problem.en())
        .update();
  }
}
