package org.zhiren.platform.messages;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Sha256;

/**
 * How the acting account wants its messages outside the platform: mail to an address that it has
 * proved to read, at once or once a day, of the kinds that it chooses; and a feed.
 */
@Component
public class MailChoices {

  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+)");
  private static final Duration CODE_LASTS = Duration.ofMinutes(30);
  private static final int CODE_TRIES = 5;
  private static final int CODE_RANGE = 100_000_000;
  private static final int TOKEN = 32;

  private final JdbcClient jdbc;
  private final Acting acting;
  private final Records records;
  private final Categories categories;
  private final Deliveries deliveries;
  private final Messages messages;
  private final MailSettings mail;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  MailChoices(
      JdbcClient jdbc,
      Acting acting,
      Records records,
      Categories categories,
      Deliveries deliveries,
      Messages messages,
      MailSettings mail,
      Clock clock) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.records = records;
    this.categories = categories;
    this.deliveries = deliveries;
    this.messages = messages;
    this.mail = mail;
    this.clock = clock;
  }

  /**
   * What an account has chosen.
   *
   * @param address where mail goes; {@code null} for none
   * @param pending an address that waits for its code
   * @param daily one mail a day instead of one for each message
   * @param language in which mail and feed are written
   * @param unwanted codes of the kinds that stay in the inbox
   * @param feed whether there is an address of a feed
   */
  public record Choice(
      @Nullable String address,
      @Nullable String pending,
      boolean daily,
      Language language,
      Set<String> unwanted,
      boolean feed) {
    /** Copies the codes. */
    public Choice {
      unwanted = Set.copyOf(unwanted);
    }

    static final Choice NOTHING = new Choice(null, null, false, Language.ZH, Set.of(), false);
  }

  /** Whether the house sends mail. */
  public boolean mailOn() {
    return mail.on();
  }

  /** The domains of which addresses are taken, in one line; empty for any. */
  public String domains() {
    return mail.domainLine();
  }

  /** What the acting account has chosen. */
  @Transactional(readOnly = true)
  public Choice mine() {
    return of(acting.required().id());
  }

  @Transactional(readOnly = true)
  Choice of(UUID account) {
    return jdbc.sql("select * from messages.choice where account_id = :account")
        .param("account", account)
        .query((row, number) ->
            new Choice(
                row.getString("address"),
                row.getString("pending"),
                row.getBoolean("daily"),
                Language.valueOf(row.getString("language")),
                Set.copyOf(Arrays.asList((String[]) row.getArray("unwanted").getArray())),
                row.getBytes("feed") != null))
        .optional()
        .orElse(Choice.NOTHING);
  }

  /** Chooses rhythm, language and the kinds that are wanted. */
  @Transactional
  public void choose(boolean daily, Language language, Set<String> wanted) {
    Set<String> unwanted = new TreeSet<>();
    categories.all().forEach(one -> unwanted.add(one.code()));
    unwanted.removeAll(wanted);
    jdbc.sql(
            """
            insert into messages.choice (account_id, daily, language, unwanted)
            values (:me, :daily, :language, :unwanted)
            on conflict (account_id) do update
            set daily = excluded.daily, language = excluded.language, unwanted = excluded.unwanted
            """)
        .param("me", me())
        .param("daily", daily)
        .param("language", language.name())
        .param("unwanted", unwanted.toArray(String[]::new))
        .update();
    records.record(
        Act.of("messages.choice.changed", "account", me())
            .with("daily", daily)
            .with("unwanted", unwanted));
  }

  /**
   * Asks for mail at an address: a code goes there, and nothing else until it has come back.
   *
   * @throws InvalidInput if it is none, or of a domain that is not taken
   */
  @Transactional
  public void claim(String typed) {
    String address = typed.strip();
    var parts = ADDRESS.matcher(address);
    if (!mail.on()) {
      throw refused("address", typed, Text.of("本单位尚未开通邮件。", "This house sends no mail yet."));
    }
    if (!parts.matches() || address.length() > 254) {
      throw refused(
          "address",
          typed,
          Text.of(
                  "邮箱地址（{0}）不完整，应形如 name@example.gov.cn。",
                  "The address ({0}) is not complete; it looks like name@example.gov.cn.")
              .fill(typed));
    }
    if (!mail.takes(parts.group(1))) {
      throw refused(
          "address",
          typed,
          Text.of("只能使用这些域名的邮箱：{0}。", "Only addresses of these domains are taken: {0}.")
              .fill(mail.domainLine()));
    }
    jdbc.sql(
            """
            insert into messages.choice (account_id, pending, code, code_until)
            values (:me, :address, :code, :until)
            on conflict (account_id) do update
            set pending = excluded.pending, code = excluded.code, code_until = excluded.code_until, code_tries = 0
            """)
        .param("me", me())
        .param("address", address.toLowerCase(Locale.ROOT))
        .param("code", "%08d".formatted(random.nextInt(CODE_RANGE)))
        .param("until", Timestamp.from(clock.instant().plus(CODE_LASTS)))
        .update();
    deliveries.confirm(me());
    records.record(Act.of("messages.address.claimed", "account", me()));
  }

  /** Whether the code was the right one; after five wrong ones a new one is needed. */
  @Transactional
  public boolean confirm(String typed) {
    int found =
        jdbc.sql(
                """
                update messages.choice
                set address = case when code = :code then pending else address end,
                    pending = case when code = :code then null else pending end,
                    code_tries = code_tries + 1
                where account_id = :me and pending is not null and code_until > :now and code_tries < :tries
                """)
            .param("code", typed.replaceAll("\\s", ""))
            .param("me", me())
            .param("now", Timestamp.from(clock.instant()))
            .param("tries", CODE_TRIES)
            .update();
    boolean confirmed = found == 1 && mine().pending() == null;
    if (confirmed) {
      records.record(Act.of("messages.address.confirmed", "account", me()));
    }
    return confirmed;
  }

  /** No mail any more. */
  @Transactional
  public void forget() {
    jdbc.sql(
            """
            update messages.choice set address = null, pending = null, code = null where account_id = :me
            """)
        .param("me", me())
        .update();
    records.record(Act.of("messages.address.removed", "account", me()));
  }

  /** Makes the address of a feed; an earlier one ends. The answer is the only time it is seen. */
  @Transactional
  public String newFeed() {
    byte[] secret = new byte[TOKEN];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    jdbc.sql(
            """
            insert into messages.choice (account_id, feed) values (:me, :feed)
            on conflict (account_id) do update set feed = excluded.feed
            """)
        .param("me", me())
        .param("feed", Sha256.of(token))
        .update();
    messages.send(
        Message.to(me(), MessagesSetup.ACCOUNT, "feed-" + UUID.randomUUID())
            .says(Text.of("已为您的账户生成订阅地址", "An address of a feed was made for your account"))
            .details(
                Text.of(
                    "不是您本人操作的，请立即停用订阅地址并修改密码。",
                    "If it was not you, end the address and change your password now."))
            .at("/inbox/settings"));
    records.record(Act.of("messages.feed.made", "account", me()));
    return token;
  }

  /** Ends the feed at once. */
  @Transactional
  public void endFeed() {
    jdbc.sql("update messages.choice set feed = null where account_id = :me")
        .param("me", me())
        .update();
    records.record(Act.of("messages.feed.ended", "account", me()));
  }

  private UUID me() {
    return acting.required().id();
  }

  private static InvalidInput refused(String field, String value, Text message) {
    return new InvalidInput(field, value, message);
  }
}
