package org.zhiren.platform.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.shell.NotFound;

/** The messages of the acting account. Nobody reads anybody else's, officers included. */
@Component
public class Inbox {

  private final JdbcClient jdbc;
  private final Acting acting;
  private final Clock clock;

  Inbox(JdbcClient jdbc, Acting acting, Clock clock) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.clock = clock;
  }

  /** Which messages are listed. */
  public enum Show {
    /** All. */
    ALL(Text.of("全部", "All")),
    /** Not read yet. */
    UNREAD(Text.of("未读", "Unread")),
    /** Kept: these are never cleared away. */
    KEPT(Text.of("已保留", "Kept"));

    private final Text text;

    Show(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * A message as its reader sees it.
   *
   * @param at when it was sent, in the calendar of the house
   */
  public record Entry(
      UUID id,
      String category,
      Text subject,
      @Nullable Text body,
      String link,
      OffsetDateTime at,
      boolean read,
      boolean kept) {}

  /**
   * A part of the list.
   *
   * @param next the message after which the next part begins; {@code null} if this is the last
   */
  public record Part(List<Entry> entries, @Nullable UUID next) {
    /** Copies the list. */
    public Part {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A part of the inbox, the latest first.
   *
   * @param category only of this kind; empty for all
   */
  @Transactional(readOnly = true)
  public Part list(Show show, String category, @Nullable UUID after, int most) {
    List<Entry> found =
        jdbc.sql(
                """
                select id, category, subject_zh, subject_en, body_zh, body_en, link, at, read_at, kept
                from messages.message
                where account_id = :me
                  and (:show = 'ALL' or (:show = 'UNREAD' and read_at is null) or (:show = 'KEPT' and kept))
                  and (:category = '' or category = :category)
                  and (cast(:after as uuid) is null
                       or (at, id) < (select a.at, a.id from messages.message a where a.id = :after))
                order by at desc, id desc limit :most
                """)
            .param("me", me())
            .param("show", show.name())
            .param("category", category)
            .param("after", after)
            .param("most", most + 1)
            .query(this::entry)
            .list();
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  /** How many are not read yet. */
  @Transactional(readOnly = true)
  public int unread() {
    return jdbc.sql(
            "select count(*) from messages.message where account_id = :me and read_at is null")
        .param("me", me())
        .query(Integer.class)
        .single();
  }

  /** The message; it counts as read from now on. */
  @Transactional
  public Entry open(UUID id) {
    mark(id, true);
    return jdbc.sql(
            """
            select id, category, subject_zh, subject_en, body_zh, body_en, link, at, read_at, kept
            from messages.message where id = :id and account_id = :me
            """)
        .param("id", id)
        .param("me", me())
        .query(this::entry)
        .single();
  }

  /** Marks one as read or unread. */
  @Transactional
  public void mark(UUID id, boolean read) {
    changed(
        id,
        jdbc.sql(
                """
                update messages.message
                set read_at = case when :read then coalesce(read_at, :now) end
                where id = :id and account_id = :me
                """)
            .param("read", read)
            .param("now", Timestamp.from(clock.instant()))
            .param("id", id)
            .param("me", me())
            .update());
  }

  /** Keeps one from being cleared away, or lets it go. */
  @Transactional
  public void keep(UUID id, boolean keep) {
    changed(
        id,
        jdbc.sql("update messages.message set kept = :keep where id = :id and account_id = :me")
            .param("keep", keep)
            .param("id", id)
            .param("me", me())
            .update());
  }

  /** Marks all as read that were there when the list was shown. */
  @Transactional
  public int markAll(OffsetDateTime until) {
    return jdbc.sql(
            """
            update messages.message set read_at = :now
            where account_id = :me and read_at is null and at <= :until
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("me", me())
        .param("until", until)
        .update();
  }

  private static void changed(UUID id, int rows) {
    if (rows == 0) {
      throw new NotFound("message " + id);
    }
  }

  private UUID me() {
    return acting.required().id();
  }

  private Entry entry(ResultSet row, int number) throws SQLException {
    String body = row.getString("body_zh");
    return new Entry(
        row.getObject("id", UUID.class),
        row.getString("category"),
        Text.of(row.getString("subject_zh"), row.getString("subject_en")),
        body.isEmpty() ? null : Text.of(body, row.getString("body_en")),
        row.getString("link"),
        OffsetDateTime.ofInstant(row.getTimestamp("at").toInstant(), clock.getZone()),
        row.getTimestamp("read_at") != null,
        row.getBoolean("kept"));
  }
}
