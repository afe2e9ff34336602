package org.zhiren.platform.access;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Sha256;

/**
 * Tokens with which a program acts for an account: never with more rights than the account, often
 * with fewer. Only a fingerprint is kept; the token is shown once.
 */
@Component
public class ApiTokens {

  private static final String PREFIX = "zhiren_";
  private static final int LONGEST_DAYS = 365;

  private final JdbcClient jdbc;
  private final LiveAccounts accounts;
  private final Acting acting;
  private final Records records;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiTokens(JdbcClient jdbc, LiveAccounts accounts, Acting acting, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A token as its owner sees it.
   *
   * @param lastUsed when it was last used, to the minute
   */
  public record Token(
      UUID id, String label, Set<Right> rights, Instant endsAt, @Nullable Instant lastUsed) {
    /** Copies the rights. */
    public Token {
      rights = Set.copyOf(rights);
    }
  }

  /** Makes a token for the acting account. The answer is the only time that it is seen. */
  @Transactional
  public String create(String label, Set<Right> rights, int days) {
    Account account = acting.required();
    if (label.isBlank() || label.length() > 100) {
      throw new InvalidInput(
          "label",
          label,
          Text.of("请写明令牌的用途（100 字以内）。", "Say what the token is for, in at most 100 characters."));
    }
    if (days < 1 || days > LONGEST_DAYS) {
      throw new InvalidInput(
          "days",
          Integer.toString(days),
          Text.of("有效期为 1 至 365 天。", "A token lasts 1 to 365 days."));
    }
    if (rights.isEmpty() || !account.rights().containsAll(rights)) {
      throw new InvalidInput(
          "rights",
          rights.toString(),
          Text.of("请从自己已有的权限中至少选一项。", "Choose at least one of the rights that you hold."));
    }
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into access.api_token (id, account_id, label, fingerprint, rights, created_at, ends_at)
            values (:id, :account, :label, :fingerprint, :rights, :now, :ends)
            """)
        .param("id", id)
        .param("account", account.id())
        .param("label", label.strip())
        .param("fingerprint", Sha256.of(token))
        .param("rights", rights.stream().map(Right::name).sorted().toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .param("ends", Timestamp.from(clock.instant().plus(Duration.ofDays(days))))
        .update();
    records.record(
        Act.of("access.token.created", "token", id).with("rights", rights).with("days", days));
    return token;
  }

  /** Ends a token of the acting account at once. */
  @Transactional
  public void revoke(UUID id) {
    int changed =
        jdbc.sql(
                """
                update access.api_token set revoked_at = :now
                where id = :id and account_id = :account and revoked_at is null
                """)
            .param("id", id)
            .param("account", acting.required().id())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (changed == 0) {
      throw new NotFound("token " + id);
    }
    records.record(Act.of("access.token.revoked", "token", id));
  }

  /** The tokens of the acting account that still work. */
  @Transactional(readOnly = true)
  public List<Token> mine() {
    return jdbc.sql(
            """
            select id, label, rights, ends_at, last_used from access.api_token
            where account_id = :account and revoked_at is null and ends_at > :now order by created_at
            """)
        .param("account", acting.required().id())
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> {
          Timestamp used = row.getTimestamp("last_used");
          return new Token(
              row.getObject("id", UUID.class),
              row.getString("label"),
              rights((String[]) row.getArray("rights").getArray()),
              row.getTimestamp("ends_at").toInstant(),
              used == null ? null : used.toInstant());
        })
        .list();
  }

  /** The account that a program acts for, limited to the rights of its token. */
  Optional<SignedInAccount> holder(String token) {
    record Found(UUID id, UUID account, Set<Right> rights, boolean usedLately) {}
    Timestamp now = Timestamp.from(clock.instant());
    Optional<Found> found =
        jdbc.sql(
                """
                select id, account_id, rights,
                  coalesce(last_used >= cast(:now as timestamptz) - interval '1 minute', false) as used_lately
                from access.api_token
                where fingerprint = :fingerprint and revoked_at is null and ends_at > :now
                """)
            .param("fingerprint", Sha256.of(token))
            .param("now", now)
            .query((row, number) ->
                new Found(
                    row.getObject("id", UUID.class),
                    row.getObject("account_id", UUID.class),
                    rights((String[]) row.getArray("rights").getArray()),
                    row.getBoolean("used_lately")))
            .optional();
    Optional<SignedInAccount> account =
        found.flatMap(f -> accounts.find(f.account()).map(a -> a.limitedTo(f.rights())));
    // A program that asks a hundred times a second would only ask the database once more.
    if (account.isPresent() && !found.orElseThrow().usedLately()) {
      jdbc.sql(
              """
              update access.api_token set last_used = :now
              where id = :id and (last_used is null or last_used < cast(:now as timestamptz) - interval '1 minute')
              """)
          .param("id", found.orElseThrow().id())
          .param("now", now)
          .update();
    }
    return account;
  }

  private static Set<Right> rights(String[] names) {
    EnumSet<Right> rights = EnumSet.noneOf(Right.class);
    Arrays.stream(names).map(Right::valueOf).forEach(rights::add);
    return rights;
  }
}
