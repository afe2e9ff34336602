package org.zhiren.platform.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads and writes the rows; what the acting account may see, the database decides. */
@Repository
class FeedbackStore {

  private final JdbcClient jdbc;
  private final Sealed sealed;
  private final Clock clock;

  FeedbackStore(JdbcClient jdbc, Sealed sealed, Clock clock) {
    this.jdbc = jdbc;
    this.sealed = sealed;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<UUID> byReceipt(ReceiptCode code) {
    return jdbc.sql("select id from portal.feedback where receipt = :receipt")
        .param("receipt", code.fingerprint())
        .query(UUID.class)
        .optional();
  }

  /** One, opened; {@code forSender} leaves out what is among officers. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Feedback> find(UUID id, boolean forSender) {
    List<Feedback.Entry> entries =
        jdbc
            .sql(
                """
                select no, kind, day, author_name, said from portal.feedback_entry
                where feedback_id = :id order by no
                """)
            .param("id", id)
            .query((row, number) -> entry(id, row))
            .list()
            .stream()
            .filter(entry -> !forSender || entry.kind().forSender())
            .toList();
    List<Feedback.File> files =
        jdbc.sql(
                """
                select id, name, media_type, size from portal.feedback_file where feedback_id = :id order by no
                """)
            .param("id", id)
            .query((row, number) ->
                new Feedback.File(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("media_type"),
                    row.getInt("size")))
            .list();
    return jdbc.sql("select * from portal.feedback where id = :id")
        .param("id", id)
        .query((row, number) -> feedback(row, forSender, entries, files))
        .optional();
  }

  /** A part of the list, the most urgent first; entries and files are left out. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Feedback> list(boolean open, @Nullable UUID after, int most) {
    return jdbc.sql(
            """
            select * from portal.feedback
            where (state in ('RECEIVED', 'CHECKED')) = :open
              and (cast(:after as uuid) is null
                   or (answer_by, id) > (select a.answer_by, a.id from portal.feedback a where a.id = :after))
            order by answer_by, id limit :most
            """)
        .param("open", open)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> feedback(row, true, List.of(), List.of()))
        .list();
  }

  private Feedback.Entry entry(UUID id, ResultSet row) throws SQLException {
    int no = row.getInt("no");
    return new Feedback.Entry(
        no,
        Feedback.EntryKind.valueOf(row.getString("kind")),
        day(row, "day"),
        row.getString("author_name"),
        sealed.openText(id, "entry/" + no, row.getBytes("said")));
  }

  private Feedback feedback(
      ResultSet row,
      boolean withoutContact,
      List<Feedback.Entry> entries,
      List<Feedback.File> files)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    byte[] contact = row.getBytes("contact");
    return new Feedback(
        id,
        FeedbackKind.valueOf(row.getString("kind")),
        FeedbackState.valueOf(row.getString("state")),
        sealed.openText(id, "about", row.getBytes("about")),
        contact == null || withoutContact ? null : sealed.openText(id, "contact", contact),
        day(row, "received_on"),
        day(row, "check_by"),
        day(row, "answer_by"),
        entries,
        files,
        row.getLong("version"));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
  }

  /** Adds something said. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void say(UUID id, Feedback.EntryKind kind, @Nullable String author, String said) {
    int no =
        jdbc.sql(
                "select coalesce(max(no), 0) + 1 from portal.feedback_entry where feedback_id = :id")
            .param("id", id)
            .query(Integer.class)
            .single();
    jdbc.sql(
            """
            insert into portal.feedback_entry (feedback_id, no, kind, day, author_name, said)
            values (:id, :no, :kind, :day, :author, :said)
            """)
        .param("id", id)
        .param("no", no)
        .param("kind", kind.name())
        .param("day", LocalDate.now(clock))
        .param("author", author)
        .param("said", sealed.text(id, "entry/" + no, said))
        .update();
  }

  /** Locks the row, so that two steps do not cross. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean lock(UUID id) {
    return jdbc.sql("select id from portal.feedback where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional()
        .isPresent();
  }
}
