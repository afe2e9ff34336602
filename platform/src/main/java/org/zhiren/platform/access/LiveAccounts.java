package org.zhiren.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accounts as they are now. Read once with each request: a role taken away or a lock binds the very
 * next click, open sessions included.
 */
@Component
class LiveAccounts {

  private final JdbcClient jdbc;
  private final Clock clock;

  LiveAccounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The account, unless it is locked or gone. */
  Optional<SignedInAccount> find(UUID id) {
    return jdbc.sql(
            """
            select a.id, a.login, a.name, case when a.roles_withheld then '{}' else a.roles end as roles, a.person_id, a.must_change_password,
                   a.password_changed_at, (a.totp_secret is not null or exists (select from access.passkey k where k.account_id = a.id)) as second_factor,
                   array(select d.role from access.delegation d join access.account f on f.id = d.from_account
                         where d.to_account = a.id and not a.roles_withheld and d.revoked_at is null and f.active and not f.roles_withheld
                           and d.role = any (f.roles) and d.starts_at <= :now and d.ends_at > :now
                         order by d.role, d.id) as passed_roles,
                   array(select f.name from access.delegation d join access.account f on f.id = d.from_account
                         where d.to_account = a.id and not a.roles_withheld and d.revoked_at is null and f.active and not f.roles_withheld
                           and d.role = any (f.roles) and d.starts_at <= :now and d.ends_at > :now
                         order by d.role, d.id) as passed_by
            from access.account a where a.id = :id and a.active
            """)
        .param("id", id)
        .param("now", Timestamp.from(clock.instant()))
        .query(this::signedIn)
        .optional();
  }

  private SignedInAccount signedIn(ResultSet row, int number) throws SQLException {
    Set<Role> own = Roles.of(row.getArray("roles"));
    EnumSet<Role> all = EnumSet.noneOf(Role.class);
    all.addAll(own);
    Map<Role, String> passedOnBy = new EnumMap<>(Role.class);
    String[] passedRoles = (String[]) row.getArray("passed_roles").getArray();
    String[] passedBy = (String[]) row.getArray("passed_by").getArray();
    boolean officer = own.stream().anyMatch(Role::officer);
    for (int i = 0; i < passedRoles.length && !officer; i++) {
      Role role = Role.valueOf(passedRoles[i]);
      if (all.add(role)) {
        passedOnBy.put(role, passedBy[i]);
      }
    }
    Timestamp changed = row.getTimestamp("password_changed_at");
    boolean expired =
        officer && changed.toInstant().plus(Passwords.OFFICERS_RENEW).isBefore(clock.instant());
    return new SignedInAccount(
        new Account(
            row.getObject("id", UUID.class),
            row.getString("login"),
            row.getString("name"),
            all,
            row.getObject("person_id", UUID.class)),
        Map.copyOf(passedOnBy),
        null,
        expired || row.getBoolean("must_change_password"),
        changed.toInstant(),
        row.getBoolean("second_factor"));
  }
}
