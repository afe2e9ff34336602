package org.zhiren.platform.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Shortening;

/**
 * What is to be handed over outside, and how far it is. Whoever works claims a delivery for a few
 * minutes; if he is killed, the claim runs out and somebody else takes it up: at least once, under
 * the same identifier.
 */
@Repository
class Deliveries {

  /** Longer than any attempt may last. */
  static final Duration CLAIM = Duration.ofMinutes(3);

  private static final int LONGEST_FAULT = 300;

  private final JdbcClient jdbc;
  private final Clock clock;

  Deliveries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What kind of thing it is. */
  enum Kind {
    NOTICE,
    DIGEST,
    CONFIRM,
    TEST
  }

  /** On which way. */
  enum Channel {
    MAIL,
    WEBHOOK
  }

  /**
   * One thing to be handed over.
   *
   * @param account whose messages they are; {@code null} for a test
   * @param webhook to which webhook; {@code null} for mail
   * @param attempts how often it was tried, this attempt included
   */
  record Delivery(
      UUID id,
      Kind kind,
      Channel channel,
      @Nullable UUID account,
      @Nullable UUID webhook,
      List<UUID> messages,
      String category,
      int attempts) {
    Delivery {
      messages = List.copyOf(messages);
    }
  }

  /** A mail with the code that proves an address. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void confirm(UUID account) {
    add(Kind.CONFIRM, Channel.MAIL, account, null, List.of(), MessagesSetup.DELIVERY);
  }

  /** Something for a webhook to answer. */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID test(UUID webhook) {
    return add(Kind.TEST, Channel.WEBHOOK, null, webhook, List.of(), MessagesSetup.DELIVERY);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public UUID add(
      Kind kind,
      Channel channel,
      @Nullable UUID account,
      @Nullable UUID webhook,
      List<UUID> messages,
      String category) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into messages.delivery
              (id, kind, channel, account_id, webhook_id, message_ids, category, next_at, created_at)
            values (:id, :kind, :channel, :account, :webhook, :messages, :category, :now, :now)
            """)
        .param("id", id)
        .param("kind", kind.name())
        .param("channel", channel.name())
        .param("account", account)
        .param("webhook", webhook)
        .param("messages", messages.toArray(UUID[]::new))
        .param("category", category)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  /** Claims what is due, the longest waiting first. */
  @Transactional
  public List<Delivery> claim(int most) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update messages.delivery d set attempts = d.attempts + 1, next_at = :until
            where d.id in (select w.id from messages.delivery w
                           where w.state = 'WAITING' and w.next_at <= :now
                           order by w.next_at limit :most for update skip locked)
            returning d.id, d.kind, d.channel, d.account_id, d.webhook_id, d.message_ids, d.category, d.attempts
            """)
        .param("until", Timestamp.from(now.plus(CLAIM)))
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(Deliveries::delivery)
        .list();
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        Channel.valueOf(row.getString("channel")),
        row.getObject("account_id", UUID.class),
        row.getObject("webhook_id", UUID.class),
        Arrays.asList((UUID[]) row.getArray("message_ids").getArray()),
        row.getString("category"),
        row.getInt("attempts"));
  }

  /** It has arrived, or there is nobody left to whom it could be handed. */
  @Transactional
  public void done(UUID id, @Nullable String remark) {
    jdbc.sql(
            """
            update messages.delivery set state = 'DONE', done_at = :now, fault = :remark where id = :id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("remark", remark)
        .param("id", id)
        .update();
  }

  /** It has not arrived: later again, or never if {@code wait} is null. */
  @Transactional
  public void failed(UUID id, String fault, @Nullable Duration wait) {
    jdbc.sql(
            """
            update messages.delivery set state = :state, next_at = :next, fault = :fault where id = :id
            """)
        .param("state", wait == null ? "DEAD" : "WAITING")
        .param("next", Timestamp.from(clock.instant().plus(wait == null ? Duration.ZERO : wait)))
        .param("fault", Shortening.cut(fault, LONGEST_FAULT))
        .param("id", id)
        .update();
  }

  /** Takes up again what was given up. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean again(UUID id) {
    return jdbc.sql(
                """
                update messages.delivery set state = 'WAITING', attempts = 0, next_at = :now
                where id = :id and state = 'DEAD'
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("id", id)
            .update()
        == 1;
  }
}
