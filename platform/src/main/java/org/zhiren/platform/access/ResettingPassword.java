package org.zhiren.platform.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * A new first password for somebody who has lost his own. The system officer who makes it knows it;
 * therefore the account's roles are withheld until a second person has confirmed them ({@link
 * WithheldRoles}).
 */
@Component
public class ResettingPassword {

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Records records;
  private final Acting acting;
  private final Clock clock;

  ResettingPassword(
      JdbcClient jdbc,
      Accounts accounts,
      Passwords passwords,
      Records records,
      Acting acting,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.passwords = passwords;
    this.records = records;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * Makes the password, which is shown once. Every session of the account ends; its second factor
   * and its passkeys go, since one who asks for this has often lost both; tokens of programs stay,
   * without any right while the roles are withheld.
   */
  @Transactional
  public Accounts.First reset(UUID id, String reason) {
    Accounts.Entry entry = accounts.entry(id).orElseThrow(() -> new NotFound("account " + id));
    if (id.equals(acting.current().accountId())) {
      throw new InvalidInput(
          "account",
          id.toString(),
          Text.of("自己的密码请在“我的账户”中修改。", "Change your own password on the page of your account."));
    }
    if (reason.isBlank()) {
      throw new InvalidInput("why", reason, Text.of("请写明原因。", "Give the reason."));
    }
    String password = passwords.generate();
    jdbc.sql(
            """
            update access.account
            set password_hash = :hash, must_change_password = true, password_changed_at = :now,
                totp_secret = null, totp_last_step = null, version = version + 1,
                roles_withheld = roles <> '{}' and roles <> '{MEMBER}', reset_by = :by
            where id = :id
            """)
        .param("id", id)
        .param("hash", passwords.encode(password))
        .param("now", Timestamp.from(clock.instant()))
        .param("by", acting.current().accountId())
        .update();
    jdbc.sql("delete from access.passkey where account_id = :id").param("id", id).update();
    records.record(Act.of("access.account.password.reset", "account", id).because(reason));
    return new Accounts.First(id, entry.login(), password);
  }
}
