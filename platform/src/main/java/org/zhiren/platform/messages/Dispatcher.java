package org.zhiren.platform.messages;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.AccountDirectory;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.messages.Deliveries.Channel;
import org.zhiren.platform.messages.Deliveries.Delivery;
import org.zhiren.platform.messages.Deliveries.Kind;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes messages out of the house: decides on which ways each of them goes, gathers the mail of the
 * day, hands over what is due, tries again what failed, and clears away what is old. Several
 * servers may do so at once: each row is taken by one of them.
 */
@Component
class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int PART = 200;
  private static final int AT_ONCE = 8;
  private static final Duration DONE_KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Deliveries deliveries;
  private final Webhooks webhooks;
  private final WebhookConnection connection;
  private final MailSending mail;
  private final MailSettings mailSettings;
  private final MailChoices choices;
  private final Leaving leaving;
  private final Messages messages;
  private final AccountDirectory accounts;
  private final Acting acting;
  private final JsonMapper json;
  private final Clock clock;
  private final Duration keep;
  private final SecureRandom random = new SecureRandom();

  Dispatcher(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Deliveries deliveries,
      Webhooks webhooks,
      WebhookConnection connection,
      MailSending mail,
      MailSettings mailSettings,
      MailChoices choices,
      Leaving leaving,
      Messages messages,
      AccountDirectory accounts,
      Acting acting,
      JsonMapper json,
      Clock clock,
      @Value("${zhiren.messages.keep-days:400}") int keepDays) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.connection = connection;
    this.mail = mail;
    this.mailSettings = mailSettings;
    this.choices = choices;
    this.leaving = leaving;
    this.messages = messages;
    this.accounts = accounts;
    this.acting = acting;
    this.json = json;
    this.clock = clock;
    this.keep = Duration.ofDays(keepDays);
  }

  @Scheduled(fixedDelayString = "${zhiren.messages.dispatch-every:5s}")
  void dispatch() {
    quietly(() -> {
      spread();
      handOver();
    });
  }

  @Scheduled(cron = "${zhiren.messages.digest-at:0 30 7 * * *}", zone = "${zhiren.time-zone}")
  void daily() {
    quietly(() -> {
      digest();
      clear();
    });
  }

  private void quietly(Runnable work) {
    try {
      acting.asSystem(
          "messages",
          () -> {
            work.run();
            return null;
          });
    } catch (Exception e) {
      // The class says enough: a message of the database may hold what was to be told to somebody.
      LOG.error("Messages could not be dispatched: {}", e.getClass().getSimpleName());
    }
  }

  /** Decides for each new message on which ways it leaves the house. */
  void spread() {
    transaction.executeWithoutResult(status -> {
      record Fresh(UUID id, UUID account, String category) {}
      List<Fresh> fresh =
          jdbc.sql(
                  """
                  update messages.message m set spread = true
                  where m.id in (select f.id from messages.message f where not f.spread
                                 order by f.at limit :most for update skip locked)
                  returning m.id, m.account_id, m.category
                  """)
              .param("most", PART)
              .query((row, number) ->
                  new Fresh(
                      row.getObject("id", UUID.class),
                      row.getObject("account_id", UUID.class),
                      row.getString("category")))
              .list();
      for (Fresh one : fresh) {
        byMail(one.id(), one.account(), one.category());
        jdbc.sql("select id from messages.webhook where active and :category = any (categories)")
            .param("category", one.category())
            .query(UUID.class)
            .list()
            .forEach(webhook ->
                deliveries.add(
                    Kind.NOTICE,
                    Channel.WEBHOOK,
                    one.account(),
                    webhook,
                    List.of(one.id()),
                    one.category()));
      }
    });
  }

  private void byMail(UUID message, UUID account, String category) {
    MailChoices.Choice choice = choices.of(account);
    if (!mailSettings.on() || choice.address() == null || choice.unwanted().contains(category)) {
      return;
    }
    if (choice.daily()) {
      jdbc.sql("update messages.message set for_digest = true where id = :id")
          .param("id", message)
          .update();
    } else {
      deliveries.add(Kind.NOTICE, Channel.MAIL, account, null, List.of(message), category);
    }
  }

  /** One mail for each account that wants one a day and has not read everything yet. */
  void digest() {
    transaction.executeWithoutResult(status -> {
      Map<UUID, List<UUID>> waiting = new LinkedHashMap<>();
      jdbc.sql(
              """
              update messages.message set for_digest = false where for_digest
              returning account_id, id, read_at is null as unread
              """)
          .query(row -> {
            if (row.getBoolean("unread")) {
              waiting
                  .computeIfAbsent(
                      row.getObject("account_id", UUID.class), account -> new ArrayList<>())
                  .add(row.getObject("id", UUID.class));
            }
          });
      waiting.forEach((account, ids) ->
          deliveries.add(Kind.DIGEST, Channel.MAIL, account, null, ids, MessagesSetup.DELIVERY));
    });
  }

  /** Clears away what was read long ago and what was delivered a month ago. */
  void clear() {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("delete from messages.message where not kept and read_at < :before")
          .param("before", Timestamp.from(clock.instant().minus(keep)))
          .update();
      jdbc.sql("delete from messages.delivery where state = 'DONE' and done_at < :before")
          .param("before", Timestamp.from(clock.instant().minus(DONE_KEPT)))
          .update();
    });
  }

  /** Hands over what is due. A slow receiver keeps the others waiting no longer than itself. */
  void handOver() {
    List<Delivery> due = deliveries.claim(PART);
    if (due.isEmpty()) {
      return;
    }
    try (ExecutorService workers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("deliver-", 0).factory())) {
      List<Future<?>> all = new ArrayList<>();
      for (Delivery one : due) {
        all.add(workers.submit(() -> quietly(() -> attempt(one))));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      // What is claimed and not done is taken up again after the claim has run out.
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.error("A delivery broke off: {}", e.getClass().getSimpleName());
    }
  }

  private void attempt(Delivery delivery) {
    try {
      String remark =
          delivery.channel() == Channel.MAIL ? attemptMail(delivery) : attemptWebhook(delivery);
      deliveries.done(delivery.id(), remark);
    } catch (WebhookConnection.Refused e) {
      giveUp(delivery, String.valueOf(e.getMessage()));
    } catch (IOException | MailException | MessagingException e) {
      String fault =
          e.getMessage() == null
              ? e.getClass().getSimpleName()
              : e.getMessage().lines().findFirst().orElse("");
      if (delivery.attempts() >= Backoff.MOST_ATTEMPTS) {
        giveUp(delivery, fault);
      } else {
        deliveries.failed(delivery.id(), fault, Backoff.after(delivery.attempts(), random));
      }
    }
  }

  /** Nobody tries any more; the system officer is told once a day and can have it sent again. */
  private void giveUp(Delivery delivery, String fault) {
    transaction.executeWithoutResult(status -> {
      deliveries.failed(delivery.id(), fault, null);
      String day = clock.instant().atZone(clock.getZone()).toLocalDate().toString();
      for (UUID officer : accounts.holding(Right.ACCOUNTS_MANAGE)) {
        messages.send(
            Message.to(officer, MessagesSetup.DELIVERY, "dead-" + day + "-" + delivery.channel())
                .says(
                    delivery.channel() == Channel.MAIL
                        ? Text.of("有邮件多次未能送达", "Mail could not be delivered")
                        : Text.of("有外部通知多次未能送达", "A webhook could not be reached"))
                .at("/officers/deliveries"));
      }
    });
  }

  private @Nullable String attemptMail(Delivery delivery) throws MessagingException {
    UUID account = delivery.account();
    if (account == null || !accounts.active(account)) {
      return "account locked";
    }
    MailChoices.Choice choice = choices.of(account);
    if (delivery.kind() == Kind.CONFIRM) {
      String code = codeFor(account);
      String pending = choice.pending();
      if (code == null || pending == null) {
        return "no address pending";
      }
      mail.code(delivery.id(), pending, choice.language(), code);
      return null;
    }
    List<Leaving.Told> told = leaving.of(delivery.messages());
    String address = choice.address();
    if (address == null || told.isEmpty()) {
      return "no address";
    }
    mail.messages(delivery.id(), address, choice.language(), told);
    return null;
  }

  private @Nullable String codeFor(UUID account) {
    Optional<String> code =
        transaction.execute(status ->
            jdbc.sql(
                    """
                    select code from messages.choice
                    where account_id = :account and pending is not null and code_until > :now
                    """)
                .param("account", account)
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional());
    return code == null ? null : code.orElse(null);
  }

  private @Nullable String attemptWebhook(Delivery delivery) throws IOException {
    Webhooks.Target target =
        delivery.webhook() == null ? null : webhooks.target(delivery.webhook());
    if (target == null) {
      return "webhook ended";
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("type", delivery.kind() == Kind.TEST ? "test" : "message");
    if (delivery.kind() != Kind.TEST) {
      List<Leaving.Told> told = leaving.of(delivery.messages());
      if (told.isEmpty()) {
        return "message cleared away";
      }
      Leaving.Told one = told.getFirst();
      said.put("timestamp", one.at().toString());
      said.put("account", one.account().toString());
      said.put("category", one.category());
      said.put("subject", Map.of("zh", one.subject().zh(), "en", one.subject().en()));
      Text details = one.details();
      if (details != null) {
        said.put("details", Map.of("zh", details.zh(), "en", details.en()));
      }
      said.put("link", one.link());
    }
    byte[] body = json.writeValueAsBytes(said);
    long seconds = clock.instant().getEpochSecond();
    String id = delivery.id().toString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Zhiren");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(seconds));
    headers.put("webhook-signature", WebhookSignature.of(target.secret(), id, seconds, body));
    int status = connection.post(target.url(), headers, body);
    if (status < 200 || status > 299) {
      throw new IOException("HTTP " + status);
    }
    return null;
  }
}
