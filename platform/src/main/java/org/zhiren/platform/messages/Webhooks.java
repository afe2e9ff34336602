package org.zhiren.platform.messages;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Sealing;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Addresses of other programs that are told when there is a message of certain kinds: registered by
 * the system officer, signed with a secret that is shown once. They learn which account is meant by
 * its identifier, never its name.
 */
@Component
public class Webhooks {

  private static final int SECRET = 32;
  private static final int LONGEST_LABEL = 80;
  private static final int LONGEST_URL = 500;
  private static final int SHOWN = 100;

  private final JdbcClient jdbc;
  private final Deliveries deliveries;
  private final WebhookConnection connection;
  private final Categories categories;
  private final Sealing sealing;
  private final Acting acting;
  private final Records records;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Webhooks(
      JdbcClient jdbc,
      Deliveries deliveries,
      WebhookConnection connection,
      Categories categories,
      Sealing sealing,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.deliveries = deliveries;
    this.connection = connection;
    this.categories = categories;
    this.sealing = sealing;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A webhook as the system officer sees it.
   *
   * @param categories codes of the kinds that it is told of
   * @param delivered how many deliveries it has taken
   * @param waiting how many wait, those that failed before included
   * @param dead how many were given up
   * @param lastFault the latest failure that has not been overcome, if any
   */
  public record Line(
      UUID id,
      String label,
      String url,
      Set<String> categories,
      OffsetDateTime createdAt,
      String createdBy,
      int delivered,
      int waiting,
      int dead,
      @Nullable String lastFault) {
    /** Copies the codes. */
    public Line {
      categories = Set.copyOf(categories);
    }
  }

  /** A new webhook with its secret, which is shown once. */
  public record Registered(UUID id, String secret) {}

  /**
   * A delivery that was given up.
   *
   * @param mail whether it was a mail
   * @param target label of the webhook; the account name for a mail
   */
  public record Dead(
      UUID id,
      boolean mail,
      String target,
      String category,
      int attempts,
      @Nullable String fault,
      OffsetDateTime at) {}

  /** The webhooks that are not ended, by label. */
  @Transactional(readOnly = true)
  public List<Line> list() {
    return jdbc.sql(
            """
            select w.*, count(d.id) filter (where d.state = 'DONE') as delivered,
                   count(d.id) filter (where d.state = 'WAITING') as waiting,
                   count(d.id) filter (where d.state = 'DEAD') as dead,
                   (array_agg(d.fault order by d.next_at desc)
                     filter (where d.fault is not null and d.state <> 'DONE'))[1] as last_fault
            from messages.webhook w left join messages.delivery d on d.webhook_id = w.id
            where w.active group by w.id order by w.label, w.id
            """)
        .query((row, number) ->
            new Line(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getString("url"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("categories").getArray())),
                OffsetDateTime.ofInstant(
                    row.getTimestamp("created_at").toInstant(), clock.getZone()),
                row.getString("created_by"),
                row.getInt("delivered"),
                row.getInt("waiting"),
                row.getInt("dead"),
                row.getString("last_fault")))
        .list();
  }

  /**
   * Registers one.
   *
   * @throws InvalidInput if the address is none that the server may turn to
   */
  @Transactional
  public Registered register(String label, String url, Set<String> wanted) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (label.isBlank() || label.strip().length() > LONGEST_LABEL) {
      faults.add(
          new InvalidInput.Fault(
              "label",
              label,
              Text.of("请写明接收方（{0} 字以内）。", "Say who receives, in at most {0} characters.")
                  .fill(LONGEST_LABEL)));
    }
    urlFault(url.strip()).ifPresent(text -> faults.add(new InvalidInput.Fault("url", url, text)));
    if (wanted.isEmpty() || wanted.stream().anyMatch(one -> categories.find(one).isEmpty())) {
      faults.add(
          new InvalidInput.Fault(
              "categories",
              String.join(",", wanted),
              Text.of("请至少选择一类消息。", "Choose at least one kind of message.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    UUID id = UUID.randomUUID();
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    jdbc.sql(
            """
            insert into messages.webhook (id, label, url, secret, categories, created_at, created_by)
            values (:id, :label, :url, :secret, :categories, :now, :by)
            """)
        .param("id", id)
        .param("label", label.strip())
        .param("url", url.strip())
        .param("secret", sealing.seal("webhook/" + id, secret))
        .param("categories", new TreeSet<>(wanted).toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .param("by", acting.current().name())
        .update();
    records.record(
        Act.of("messages.webhook.registered", "webhook", id)
            .with("url", url.strip())
            .with("categories", new TreeSet<>(wanted)));
    return new Registered(id, WebhookSignature.shown(secret));
  }

  private java.util.Optional<Text> urlFault(String url) {
    Text shape =
        Text.of(
            "请填写完整的 https 地址，不带用户名和 # 部分，{0} 字符以内。",
            "Give a complete https address without user name and # part, at most {0} characters.");
    URI target;
    try {
      target = new URI(url);
    } catch (URISyntaxException e) {
      return java.util.Optional.of(shape.fill(LONGEST_URL));
    }
    boolean encrypted = "https".equals(target.getScheme());
    if (!(encrypted || "http".equals(target.getScheme()))
        || target.getHost() == null
        || target.getRawUserInfo() != null
        || target.getRawFragment() != null
        || url.length() > LONGEST_URL
        || !url.chars().allMatch(c -> c > 32 && c < 127)) {
      return java.util.Optional.of(shape.fill(LONGEST_URL));
    }
    try {
      connection.addresses(target.getHost(), encrypted);
      return java.util.Optional.empty();
    } catch (WebhookConnection.Refused e) {
      return java.util.Optional.of(
          Text.of(
                  "服务器不得访问 {0}：该地址不在公网，或未加密且不在允许的内网。允许的内网由设置 zhiren.webhooks.allowed-networks 指定。",
                  "The server may not turn to {0}: it is not a public address, or not encrypted and in no network of the house"
                      + " that zhiren.webhooks.allowed-networks names.")
              .fill(target.getHost()));
    } catch (IOException e) {
      return java.util.Optional.of(
          Text.of("找不到主机（{0}），请核对名称。", "The host ({0}) is not known. Check its name.")
              .fill(target.getHost()));
    }
  }

  /** Ends one; what waits for it is not delivered any more. */
  @Transactional
  public void end(UUID id) {
    required(id);
    jdbc.sql("update messages.webhook set active = false where id = :id").param("id", id).update();
    jdbc.sql("delete from messages.delivery where webhook_id = :id and state <> 'DONE'")
        .param("id", id)
        .update();
    records.record(Act.of("messages.webhook.ended", "webhook", id));
  }

  /** Sends something that says nothing, so that the receiver can be tried. */
  @Transactional
  public void test(UUID id) {
    required(id);
    deliveries.test(id);
    records.record(Act.of("messages.webhook.tested", "webhook", id));
  }

  /** What was given up, the latest first. */
  @Transactional(readOnly = true)
  public List<Dead> dead() {
    return jdbc.sql(
            """
            select d.id, d.channel = 'MAIL' as mail, d.category, d.attempts, d.fault, d.created_at, d.account_id,
                   w.label
            from messages.delivery d left join messages.webhook w on w.id = d.webhook_id
            where d.state = 'DEAD' order by d.created_at desc, d.id limit :most
            """)
        .param("most", SHOWN)
        .query((row, number) ->
            new Dead(
                row.getObject("id", UUID.class),
                row.getBoolean("mail"),
                row.getString("label") == null
                    ? row.getString("account_id")
                    : row.getString("label"),
                row.getString("category"),
                row.getInt("attempts"),
                row.getString("fault"),
                OffsetDateTime.ofInstant(
                    row.getTimestamp("created_at").toInstant(), clock.getZone())))
        .list();
  }

  /** Sends once more what was given up. */
  @Transactional
  public void again(UUID delivery) {
    if (!deliveries.again(delivery)) {
      throw new NotFound("delivery " + delivery);
    }
    records.record(Act.of("messages.delivery.again", "delivery", delivery));
  }

  /**
   * Where a webhook is and its secret; {@code null} if it has ended.
   *
   * @param secret in clear: never shown, never logged
   */
  // Used at once and compared nowhere.
  @SuppressWarnings("ArrayRecordComponent")
  record Target(URI url, String label, byte[] secret) {}

  @Transactional(readOnly = true)
  @Nullable Target target(UUID id) {
    return jdbc.sql("select url, label, secret from messages.webhook where id = :id and active")
        .param("id", id)
        .query((row, number) ->
            new Target(
                URI.create(row.getString("url")),
                row.getString("label"),
                sealing.open("webhook/" + id, row.getBytes("secret"))))
        .optional()
        .orElse(null);
  }

  private void required(UUID id) {
    if (jdbc.sql("select id from messages.webhook where id = :id and active")
        .param("id", id)
        .query(UUID.class)
        .optional()
        .isEmpty()) {
      throw new NotFound("webhook " + id);
    }
  }
}
