package org.zhiren.platform.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of this module's tables as records. */
final class Rows {

  /** Columns of an entry; {@code e} is its name in the query. */
  static final String ENTRY =
      """
      select e.*, (select n.id from insight.entry n where n.replaces = e.id) as replaced_by
      from insight.entry e
      """;

  private Rows() {}

  static Entry entry(ResultSet row, ZoneId zone, List<Attachment> attachments, List<Reply> replies)
      throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Entry(
        uuid(row, "id"),
        uuid(row, "person_id"),
        row.getString("person_name"),
        row.getString("post"),
        new Draft(
            Channel.valueOf(row.getString("channel")),
            Occasion.valueOf(row.getString("kind")),
            date(row, "happened_on"),
            row.getString("place"),
            row.getString("source_name"),
            row.getString("source_relation"),
            row.getString("task"),
            row.getString("situation"),
            row.getString("behaviour"),
            row.getString("result"),
            Secrecy.valueOf(row.getString("secrecy")),
            row.getString("ground"),
            row.getBoolean("open_to_person")),
        uuid(row, "author_id"),
        row.getString("author_name"),
        time(row.getTimestamp("recorded_at"), zone),
        row.getString("fingerprint"),
        row.getObject("replaces", UUID.class),
        row.getString("replace_reason"),
        ended == null
            ? null
            : new Entry.End(
                time(ended, zone), row.getString("ended_by"), row.getString("end_reason")),
        row.getObject("replaced_by", UUID.class),
        attachments,
        replies);
  }

  static Attachment attachment(ResultSet row) throws SQLException {
    return new Attachment(
        uuid(row, "id"),
        row.getString("name"),
        row.getString("media_type"),
        row.getInt("size"),
        row.getString("sha256"));
  }

  static Talk talk(ResultSet row, ZoneId zone) throws SQLException {
    Timestamp closed = row.getTimestamp("closed_at");
    return new Talk(
        uuid(row, "id"),
        uuid(row, "person_id"),
        row.getString("person_name"),
        row.getString("post"),
        row.getString("talker_name"),
        row.getObject("talker_id", UUID.class),
        date(row, "due_on"),
        row.getString("topic"),
        row.getString("planned_by"),
        time(row.getTimestamp("planned_at"), zone),
        Talk.State.valueOf(row.getString("state")),
        row.getObject("held_on", LocalDate.class),
        row.getString("place"),
        row.getString("attendees"),
        row.getString("points"),
        row.getString("wishes"),
        row.getString("feedback_owed"),
        row.getObject("feedback_due_on", LocalDate.class),
        row.getString("feedback_given"),
        row.getObject("feedback_given_on", LocalDate.class),
        row.getObject("entry_id", UUID.class),
        row.getString("closed_by"),
        closed == null ? null : time(closed, zone),
        row.getString("cancel_reason"));
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  static LocalDate date(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
  }

  static OffsetDateTime time(@Nullable Timestamp at, ZoneId zone) {
    return Objects.requireNonNull(at).toInstant().atZone(zone).toOffsetDateTime();
  }
}
