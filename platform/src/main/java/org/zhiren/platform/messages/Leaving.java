package org.zhiren.platform.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;

/**
 * Messages as they may leave the house: the one place that reads them for mail, webhook and feed,
 * and leaves out what their kind does not allow.
 */
@Component
class Leaving {

  private static final Text SOMETHING = Text.of("您有一条新消息（{0}）", "There is a message for you ({0})");
  private static final int FEED = 50;

  private final JdbcClient jdbc;
  private final Categories categories;
  private final Clock clock;
  private final String address;

  Leaving(
      JdbcClient jdbc,
      Categories categories,
      Clock clock,
      @Value("${zhiren.address:}") String address) {
    this.jdbc = jdbc;
    this.categories = categories;
    this.clock = clock;
    this.address = address.replaceAll("/+$", "");
  }

  /**
   * What may be told outside.
   *
   * @param subject the subject, or that there is something
   * @param details the details, if their kind allows it
   * @param link absolute if the house has said under which address people reach it
   */
  record Told(
      UUID id,
      UUID account,
      String category,
      Text subject,
      @Nullable Text details,
      String link,
      OffsetDateTime at) {}

  /** These messages, the oldest first; run as the platform itself. */
  @Transactional(readOnly = true)
  public List<Told> of(List<UUID> ids) {
    return jdbc.sql("select * from messages.message where id = any(:ids) order by at, id")
        .param("ids", ids.toArray(UUID[]::new))
        .query(this::told)
        .list();
  }

  /** The latest messages of an account; run as the platform itself. */
  @Transactional(readOnly = true)
  public List<Told> latest(UUID account) {
    return jdbc.sql(
            """
            select * from messages.message where account_id = :account order by at desc, id desc limit :most
            """)
        .param("account", account)
        .param("most", FEED)
        .query(this::told)
        .list();
  }

  /** A page of the platform as people outside reach it. */
  String link(String path) {
    return address + path;
  }

  private Told told(ResultSet row, int number) throws SQLException {
    String category = row.getString("category");
    UUID id = row.getObject("id", UUID.class);
    Outside outside = categories.outside(category);
    String body = row.getString("body_zh");
    return new Told(
        id,
        row.getObject("account_id", UUID.class),
        category,
        outside == Outside.LINK_ONLY
            ? SOMETHING.fill(categories.name(category))
            : Text.of(row.getString("subject_zh"), row.getString("subject_en")),
        outside == Outside.WHOLE && !body.isEmpty()
            ? Text.of(body, row.getString("body_en"))
            : null,
        // Not the page itself: its address may say whom it is about.
        link("/inbox/" + id),
        OffsetDateTime.ofInstant(row.getTimestamp("at").toInstant(), clock.getZone()));
  }
}
