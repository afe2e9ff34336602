package org.zhiren.platform.messages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;

/** Sends messages. The one entry of this module for others. */
@Component
public class Messages {

  private final JdbcClient jdbc;
  private final Categories categories;
  private final Clock clock;

  Messages(JdbcClient jdbc, Categories categories, Clock clock) {
    this.jdbc = jdbc;
    this.categories = categories;
    this.clock = clock;
  }

  /**
   * Sends a message in the transaction of its cause. It stands in the inbox when that transaction
   * has committed; the ways out of the house follow. A message whose key the account has had before
   * is passed over.
   *
   * @throws org.springframework.transaction.IllegalTransactionStateException if there is no
   *     transaction: a message and its cause exist both or neither
   * @throws IllegalArgumentException if no module declares the category
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(Message message) {
    categories.required(message.category());
    Text body = message.body();
    // No arbiter is named: the row that stands in the way may be out of the sender's sight.
    jdbc.sql(
            """
            insert into messages.message
              (id, account_id, category, subject_zh, subject_en, body_zh, body_en, link, key, at)
            values (:id, :account, :category, :subjectZh, :subjectEn, :bodyZh, :bodyEn, :link, :key, :at)
            on conflict do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("account", message.account())
        .param("category", message.category())
        .param("subjectZh", message.subject().zh())
        .param("subjectEn", message.subject().en())
        .param("bodyZh", body == null ? "" : body.zh())
        .param("bodyEn", body == null ? "" : body.en())
        .param("link", message.link())
        .param("key", message.key())
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }
}
