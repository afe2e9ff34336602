package org.zhiren.platform.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Signing in. Five failures close the name for fifteen minutes, whether or not there is such an
 * account: nobody learns from the answer, or from how long it takes, which names exist.
 */
@Component
public class SigningIn {

  /** So many failures in a row close the name. */
  public static final int FAILURES = 5;

  /** For so long. */
  public static final Duration CLOSED = Duration.ofMinutes(15);

  private final JdbcClient jdbc;
  private final Passwords passwords;
  private final Acting acting;
  private final Records records;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SigningIn(
      JdbcClient jdbc,
      Passwords passwords,
      Acting acting,
      Records records,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What came of an attempt. */
  public sealed interface Result {
    /** The name or the password is not right, or the account is locked: which, is not said. */
    record Refused() implements Result {}

    /** Too many failures: closed for a while, for existing and unknown names alike. */
    record Closed() implements Result {}

    /** The password is right; the second factor is still needed. */
    record CodeNeeded(UUID account) implements Result {}

    /** Signed in. */
    record Done(UUID account) implements Result {}
  }

  private record Stored(UUID id, String hash, boolean active, boolean secondFactor) {}

  /** Tries a name and a password. */
  public Result withPassword(String login, String password, String address) {
    String key = key(login);
    if (closed(key)) {
      // The same work as for an open name, so that the time tells nothing.
      passwords.matches(password, Optional.empty());
      return new Result.Closed();
    }
    Optional<Stored> stored =
        jdbc.sql(
                """
                select a.id, a.password_hash, a.active, (a.totp_secret is not null or exists (select from access.passkey k where k.account_id = a.id)) as second_factor
                from access.account a where a.login = :login
                """)
            .param("login", login.strip())
            .query((row, number) ->
                new Stored(
                    row.getObject("id", UUID.class),
                    row.getString("password_hash"),
                    row.getBoolean("active"),
                    row.getBoolean("second_factor")))
            .optional();
    boolean right = passwords.matches(password, stored.filter(Stored::active).map(Stored::hash));
    if (!right) {
      return failed(key, stored.map(Stored::id).orElse(null), address);
    }
    Stored account = stored.orElseThrow();
    if (account.secondFactor()) {
      return new Result.CodeNeeded(account.id());
    }
    done(key, account.id(), "password", address);
    return new Result.Done(account.id());
  }

  /**
   * Tries the code of the second factor of an account whose first proof was right.
   *
   * @param way how the first proof was given, for the record
   */
  public Result withCode(UUID id, String way, String code, String address) {
    // A record of one method: nobody compares it, so the array does no harm.
    @SuppressWarnings("ArrayRecordComponent")
    record Factor(String login, byte @Nullable [] secret, long lastStep) {}
    Factor factor =
        jdbc.sql(
                """
                select login, totp_secret, coalesce(totp_last_step, 0) as last_step
                from access.account where id = :id and active
                """)
            .param("id", id)
            .query((row, number) ->
                new Factor(
                    row.getString("login"), row.getBytes("totp_secret"), row.getLong("last_step")))
            .optional()
            .orElse(null);
    if (factor == null || factor.secret() == null) {
      return new Result.Refused();
    }
    String key = key(factor.login());
    if (closed(key)) {
      return new Result.Closed();
    }
    OptionalLong step = Totp.check(factor.secret(), code, clock.instant(), factor.lastStep());
    // The condition makes a code good once, even for two requests at the same moment.
    boolean first =
        step.isPresent()
            && jdbc.sql(
                        """
                        update access.account set totp_last_step = :step
                        where id = :id and coalesce(totp_last_step, 0) < :step
                        """)
                    .param("id", id)
                    .param("step", step.getAsLong())
                    .update()
                == 1;
    if (!first) {
      return failed(key, id, address);
    }
    done(key, id, way + "+totp", address);
    return new Result.Done(id);
  }

  /**
   * Notes that the house's identity provider knows somebody who cannot enter here.
   *
   * @param account the account, if there is one and it is locked
   */
  void unknownToUs(@Nullable UUID account, String name, String address) {
    Act act =
        account == null
            ? Act.of("access.signin.unknown", "identity", "oidc").withPersonal("name", name)
            : Act.of("access.signin.failed", "account", account).with("way", "oidc");
    recorded(act.withPersonal("address", address));
  }

  /** Notes a sign-in by another way, for instance the house's identity provider. */
  void doneBy(String way, UUID account, String login, String address) {
    done(key(login), account, way, address);
  }

  /**
   * Notes a failure by another way: a passkey that did not pass. It counts like a wrong password.
   */
  void failedBy(UUID account, String address) {
    String login =
        jdbc.sql("select login from access.account where id = :id")
            .param("id", account)
            .query(String.class)
            .single();
    failed(key(login), account, address);
  }

  /**
   * Asks for the password once more before something changes that decides who may sign in: whoever
   * finds an unattended desk must not be able to make it his own. Failures count like those at the
   * sign-in page.
   *
   * @throws InvalidInput if it is not right, or the name is closed after too many failures
   */
  public void confirm(String password, String address) {
    Account account = acting.required();
    String key = key(account.login());
    if (!closed(key)) {
      String hash =
          jdbc.sql("select password_hash from access.account where id = :id")
              .param("id", account.id())
              .query(String.class)
              .single();
      if (passwords.matches(password, Optional.of(hash))) {
        return;
      }
      if (failed(key, account.id(), address) instanceof Result.Refused) {
        throw new InvalidInput(
            "password", null, Text.of("现在的密码不对。", "The present password is not right."));
      }
    }
    throw new InvalidInput(
        "password",
        null,
        Text.of("连续多次不对，请 15 分钟后再试。", "Too many failures in a row; try again in 15 minutes."));
  }

  private static String key(String login) {
    return Shortening.cut(login.strip().toLowerCase(Locale.ROOT), 100);
  }

  private boolean closed(String key) {
    return jdbc.sql(
            "select exists (select from access.sign_in_failure where login = :login and"
                + " locked_until > :now)")
        .param("login", key)
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  private Result failed(String key, @Nullable UUID account, String address) {
    Instant now = clock.instant();
    int failures =
        jdbc.sql(
                """
                insert into access.sign_in_failure as f (login, failures, last_at) values (:login, 1, :now)
                on conflict (login) do update
                  set failures = case when f.last_at < :forgotten then 1 else f.failures + 1 end,
                      last_at = :now
                returning failures
                """)
            .param("login", key)
            .param("now", Timestamp.from(now))
            .param("forgotten", Timestamp.from(now.minus(CLOSED)))
            .query(Integer.class)
            .single();
    boolean closes = failures >= FAILURES;
    if (closes) {
      jdbc.sql(
              "update access.sign_in_failure set locked_until = :until, failures = 0 where login ="
                  + " :login")
          .param("login", key)
          .param("until", Timestamp.from(now.plus(CLOSED)))
          .update();
    }
    if (account != null) {
      recorded(
          Act.of(closes ? "access.signin.closed" : "access.signin.failed", "account", account)
              .withPersonal("address", address));
    }
    return closes ? new Result.Closed() : new Result.Refused();
  }

  private void done(String key, UUID account, String way, String address) {
    jdbc.sql("delete from access.sign_in_failure where login = :login")
        .param("login", key)
        .update();
    jdbc.sql(
            "insert into access.sign_in (account_id, at, way, address) values (:account, :now,"
                + " :way, :address)")
        .param("account", account)
        .param("now", Timestamp.from(clock.instant()))
        .param("way", way)
        .param("address", address)
        .update();
    recorded(
        Act.of("access.signin.done", "account", account)
            .with("way", way)
            .withPersonal("address", address));
  }

  private void recorded(Act act) {
    try {
      acting.asSystem(
          "sign-in",
          () -> {
            transaction.executeWithoutResult(status -> records.record(act));
            return true;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The sign-in could not be recorded.", e);
    }
  }
}
