package org.zhiren.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * The accounts. The system officer creates, locks and unlocks them and sets first passwords ({@link
 * ResettingPassword}); the security officer gives and takes roles ({@link GivingRoles}). Neither
 * can do the other's work.
 */
@Repository
public class Accounts {

  private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,63}");

  private final JdbcClient jdbc;
  private final Passwords passwords;
  private final Records records;
  private final Acting acting;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Passwords passwords, Records records, Acting acting, Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.records = records;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * An account as the officers see it: no business data.
   *
   * @param mustChangePassword whether it still has its first password
   * @param secondFactor whether a second factor is set up
   * @param withheld whether its roles are withheld since its password was reset
   * @param lastSignIn when it was last used
   * @param version for lost updates
   */
  public record Entry(
      UUID id,
      String login,
      String name,
      Set<Role> roles,
      boolean active,
      boolean mustChangePassword,
      boolean secondFactor,
      boolean withheld,
      @Nullable Instant lastSignIn,
      int version) {
    /** Copies the roles. */
    public Entry {
      roles = Set.copyOf(roles);
    }
  }

  /** A new account with the password for its first sign-in, which is shown once. */
  public record First(UUID id, String login, String password) {}

  /**
   * Creates an account with a password that stays. The caller says who it is and what it may do.
   */
  @Transactional
  public Account create(
      String login, String name, String password, Set<Role> roles, @Nullable UUID personId) {
    return insert(login, name, password, roles, personId, false);
  }

  /** Creates an account without any role; its password must be changed at the first sign-in. */
  @Transactional
  public First open(String login, String name) {
    String password = passwords.generate();
    Account account = insert(login, name, password, Set.of(), null, true);
    return new First(account.id(), account.login(), password);
  }

  private Account insert(
      String login,
      String name,
      String password,
      Set<Role> roles,
      @Nullable UUID personId,
      boolean mustChange) {
    String plain = login.strip();
    if (!LOGIN.matcher(plain).matches()) {
      throw new InvalidInput(
          "login",
          login,
          Text.of(
              "账户名应为 2 至 64 个字母、汉字、数字或 . _ @ -，以字母、汉字或数字开头。",
              "An account name has 2 to 64 letters, digits or . _ @ - and begins with a letter or"
                  + " digit."));
    }
    if (name.isBlank() || name.length() > 60) {
      throw new InvalidInput(
          "name", name, Text.of("请填写姓名（60 字以内）。", "Give the name, at most 60 characters."));
    }
    Roles.requireCompatible(roles);
    UUID id = UUID.randomUUID();
    try {
      jdbc.sql(
              """
              insert into access.account
                (id, login, name, password_hash, roles, person_id, must_change_password, password_changed_at)
              values (:id, :login, :name, :hash, :roles, :person, :change, :now)
              """)
          .param("id", id)
          .param("login", plain)
          .param("name", name.strip())
          .param("hash", passwords.encode(password))
          .param("roles", Roles.names(roles))
          .param("person", personId)
          .param("change", mustChange)
          .param("now", Timestamp.from(clock.instant()))
          .update();
    } catch (DuplicateKeyException e) {
      throw new InvalidInput(
          "login",
          login,
          Text.of("账户名（{0}）已有人使用，请换一个。", "The account name ({0}) is taken; choose another.")
              .fill(plain));
    }
    records.record(Act.of("access.account.created", "account", id).with("roles", roles));
    return new Account(id, plain, name.strip(), roles, personId);
  }

  /**
   * Lets the account of a person follow into another file, because both files are one person's.
   *
   * @return the account that followed; empty if the person has none, or the other file has its own
   */
  @Transactional
  public Optional<UUID> follow(UUID from, UUID to) {
    Optional<UUID> moved =
        jdbc.sql(
                """
                update access.account set person_id = :to, version = version + 1
                where person_id = :from and not exists (select from access.account o where o.person_id = :to)
                returning id
                """)
            .param("from", from)
            .param("to", to)
            .query(UUID.class)
            .optional();
    moved.ifPresent(account ->
        records.record(
            Act.of("access.account.followed", "account", account)
                .with("from", from)
                .with("to", to)));
    return moved;
  }

  /** Whether there is any account yet. */
  @Transactional(readOnly = true)
  public boolean isEmpty() {
    return jdbc.sql("select not exists (select from access.account)").query(Boolean.class).single();
  }

  /** Accounts whose name or account name contains {@code words}, by account name. */
  @Transactional(readOnly = true)
  public List<Entry> find(String words, int most) {
    return jdbc.sql(
            """
            select a.id, a.login, a.name, a.roles, a.active, a.must_change_password, a.roles_withheld,
                   (a.totp_secret is not null or exists (select from access.passkey k where k.account_id = a.id))
                     as second_factor, a.version,
                   (select max(s.at) from access.sign_in s where s.account_id = a.id) as last_sign_in
            from access.account a
            where :words = '' or strpos(lower(a.login), :words) > 0 or strpos(lower(a.name), :words) > 0
            order by a.login limit :most
            """)
        .param("words", words.strip().toLowerCase(java.util.Locale.ROOT))
        .param("most", most)
        .query(Accounts::entry)
        .list();
  }

  /** One account. */
  @Transactional(readOnly = true)
  public Optional<Entry> entry(UUID id) {
    return jdbc.sql(
            """
            select a.id, a.login, a.name, a.roles, a.active, a.must_change_password, a.roles_withheld,
                   (a.totp_secret is not null or exists (select from access.passkey k where k.account_id = a.id))
                     as second_factor, a.version,
                   (select max(s.at) from access.sign_in s where s.account_id = a.id) as last_sign_in
            from access.account a where a.id = :id
            """)
        .param("id", id)
        .query(Accounts::entry)
        .optional();
  }

  /** Locks an account: its next request, from any open session or token, is refused. */
  @Transactional
  public void lock(UUID id, String reason) {
    if (id.equals(acting.current().accountId())) {
      throw new InvalidInput(
          "account", id.toString(), Text.of("不能锁定自己的账户。", "Nobody locks the own account."));
    }
    active(id, false, reason);
    records.record(Act.of("access.account.locked", "account", id).because(reason));
  }

  /** Unlocks an account, also after too many failures. */
  @Transactional
  public void unlock(UUID id, String reason) {
    active(id, true, reason);
    jdbc.sql(
            """
            delete from access.sign_in_failure
            where login = (select lower(login) from access.account where id = :id)
            """)
        .param("id", id)
        .update();
    records.record(Act.of("access.account.unlocked", "account", id).because(reason));
  }

  private void active(UUID id, boolean active, String reason) {
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明原因。", "Give the reason."));
    }
    int changed =
        jdbc.sql(
                "update access.account set active = :active, locked_reason = :reason, version ="
                    + " version + 1 where id = :id")
            .param("id", id)
            .param("active", active)
            .param("reason", active ? null : reason)
            .update();
    if (changed == 0) {
      throw new NotFound("account " + id);
    }
  }

  /**
   * Changes the acting account's own password. Every other session of it ends.
   *
   * @throws InvalidInput if the old one is not right or the new one is too weak
   */
  @Transactional
  public void changePassword(String old, String wanted, String repeated) {
    Account account = acting.required();
    String hash =
        jdbc.sql("select password_hash from access.account where id = :id")
            .param("id", account.id())
            .query(String.class)
            .single();
    if (!passwords.matches(old, Optional.of(hash))) {
      throw new InvalidInput("old", null, Text.of("原密码不对。", "The present password is not right."));
    }
    Optional<Text> fault = passwords.fault(wanted, account.login());
    if (fault.isPresent()) {
      throw new InvalidInput("wanted", null, fault.get());
    }
    if (wanted.equals(old)) {
      throw new InvalidInput(
          "wanted",
          null,
          Text.of("新密码不能与原密码相同。", "The new password must differ from the present one."));
    }
    if (!wanted.equals(repeated)) {
      throw new InvalidInput(
          "repeated", null, Text.of("两次输入的新密码不一样。", "The two new passwords differ."));
    }
    jdbc.sql(
            """
            update access.account set password_hash = :hash, must_change_password = false,
                   password_changed_at = :now, version = version + 1
            where id = :id
            """)
        .param("id", account.id())
        .param("hash", passwords.encode(wanted))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(Act.of("access.password.changed", "account", account.id()));
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    Timestamp last = row.getTimestamp("last_sign_in");
    return new Entry(
        row.getObject("id", UUID.class),
        row.getString("login"),
        row.getString("name"),
        Roles.of(row.getArray("roles")),
        row.getBoolean("active"),
        row.getBoolean("must_change_password"),
        row.getBoolean("second_factor"),
        row.getBoolean("roles_withheld"),
        last == null ? null : last.toInstant(),
        row.getInt("version"));
  }
}
