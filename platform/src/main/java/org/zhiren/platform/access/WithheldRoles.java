package org.zhiren.platform.access;

import java.util.List;
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

/**
 * Roles withheld since a password was reset: a second person, who is neither the account's owner
 * nor the one who reset it, confirms that the right one uses it. That is a security officer; for a
 * security officer's own account it may also be the audit officer, since there may be no other.
 */
@Component
public class WithheldRoles {

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Acting acting;
  private final Records records;

  WithheldRoles(JdbcClient jdbc, Accounts accounts, Acting acting, Records records) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.acting = acting;
    this.records = records;
  }

  /** The accounts that wait for the acting account's word. */
  @Transactional(readOnly = true)
  public List<Accounts.Entry> waiting() {
    return jdbc
        .sql("select id from access.account where roles_withheld order by login limit 200")
        .query(UUID.class)
        .list()
        .stream()
        .map(id -> accounts.entry(id).orElseThrow())
        .filter(this::mine)
        .toList();
  }

  private boolean mine(Accounts.Entry entry) {
    Account own = acting.required();
    return !entry.id().equals(own.id())
        && (own.may(Right.GRANTS_MANAGE)
            || (own.may(Right.RECORDS_AUDIT) && entry.roles().contains(Role.SECURITY_OFFICER)));
  }

  /** Gives the roles back. */
  @Transactional
  public void confirm(UUID id, String reason) {
    Accounts.Entry entry =
        accounts
            .entry(id)
            .filter(Accounts.Entry::withheld)
            .filter(this::mine)
            .orElseThrow(() -> new NotFound("account with withheld roles " + id));
    @Nullable UUID resetBy =
        jdbc.sql("select reset_by from access.account where id = :id")
            .param("id", id)
            .query(UUID.class)
            .optional()
            .orElse(null);
    if (acting.required().id().equals(resetBy)) {
      throw new NotFound("account with withheld roles " + id);
    }
    if (reason.isBlank()) {
      throw new InvalidInput(
          "reason",
          reason,
          Text.of(
              "请写明如何核实了本人身份，例如当面或电话。",
              "Say how you made sure who uses it, for instance in person or by telephone."));
    }
    jdbc.sql(
            "update access.account set roles_withheld = false, version = version + 1 where id = :id")
        .param("id", entry.id())
        .update();
    records.record(Act.of("access.roles.confirmed", "account", id).because(reason));
  }
}
