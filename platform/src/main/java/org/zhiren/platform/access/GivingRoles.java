package org.zhiren.platform.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/** The security officer gives and takes roles, and sees beforehand what follows. */
@Component
public class GivingRoles {

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Scopes scopes;
  private final Sessions sessions;
  private final Acting acting;
  private final Records records;

  GivingRoles(
      JdbcClient jdbc,
      Accounts accounts,
      Scopes scopes,
      Sessions sessions,
      Acting acting,
      Records records) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.scopes = scopes;
    this.sessions = sessions;
    this.acting = acting;
    this.records = records;
  }

  /**
   * What follows from a change of roles.
   *
   * @param gained rights that the account will have and has not now
   * @param lost rights that it has now and will not have
   * @param scopesEnding scopes in force or to come that end with it
   * @param delegationsEnding delegations by it that end with it
   * @param sessions open sessions, which the change binds at their next request
   */
  public record Consequences(
      Set<Right> gained, Set<Right> lost, int scopesEnding, int delegationsEnding, int sessions) {
    /** Copies the sets, in the order of the rights. */
    public Consequences {
      gained = inOrder(gained);
      lost = inOrder(lost);
    }

    private static Set<Right> inOrder(Set<Right> rights) {
      return rights.isEmpty()
          ? Set.of()
          : java.util.Collections.unmodifiableSet(EnumSet.copyOf(rights));
    }
  }

  /** What would follow if the account got exactly these roles. Changes nothing. */
  @Transactional(readOnly = true)
  public Consequences preview(UUID id, Set<Role> roles) {
    Roles.requireCompatible(roles);
    Accounts.Entry before = accounts.entry(id).orElseThrow(() -> new NotFound("account " + id));
    Set<Right> now = rights(before.roles());
    Set<Right> then = rights(roles);
    EnumSet<Right> gained = EnumSet.noneOf(Right.class);
    gained.addAll(then);
    gained.removeAll(now);
    EnumSet<Right> lost = EnumSet.noneOf(Right.class);
    lost.addAll(now);
    lost.removeAll(then);
    return new Consequences(
        gained,
        lost,
        officer(roles) ? scopes.running(id).size() : 0,
        delegationsWithout(id, roles).size(),
        sessions.of(id, "").size());
  }

  private static Set<Right> rights(Set<Role> roles) {
    EnumSet<Right> rights = EnumSet.noneOf(Right.class);
    roles.forEach(role -> rights.addAll(role.rights()));
    return rights;
  }

  private static boolean officer(Set<Role> roles) {
    return roles.stream().anyMatch(Role::officer);
  }

  /** Delegations by the account of roles that it will not hold. */
  private List<UUID> delegationsWithout(UUID id, Set<Role> roles) {
    return jdbc.sql(
            """
            select id from access.delegation
            where from_account = :id and revoked_at is null and ends_at > access.instant()
              and role <> all (:roles)
            """)
        .param("id", id)
        .param("roles", Roles.names(roles))
        .query(UUID.class)
        .list();
  }

  /**
   * Gives an account exactly these roles. Its scopes end when it becomes an officer's; what it has
   * passed on ends with the role. The next request of its open sessions has the new roles.
   *
   * @param version the version that was read
   * @throws StaleVersion if the account has changed since
   */
  @Transactional
  public void give(UUID id, Set<Role> roles, int version, String reason) {
    Roles.requireCompatible(roles);
    if (id.equals(acting.current().accountId())) {
      throw new InvalidInput("roles", null, Text.of("不能给自己授权。", "Nobody grants to himself."));
    }
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明原因。", "Give the reason."));
    }
    Accounts.Entry before = accounts.entry(id).orElseThrow(() -> new NotFound("account " + id));
    int changed =
        jdbc.sql(
                "update access.account set roles = :roles, version = version + 1 where id = :id and"
                    + " version = :version")
            .param("id", id)
            .param("roles", Roles.names(roles))
            .param("version", version)
            .update();
    if (changed == 0) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("角色", "roles"),
                  null,
                  String.join(", ", Roles.names(before.roles())),
                  String.join(", ", Roles.names(roles)))));
    }
    if (officer(roles)) {
      scopes.running(id).forEach(scope -> scopes.revoke(scope.id(), reason));
    }
    for (UUID delegation : delegationsWithout(id, roles)) {
      jdbc.sql("update access.delegation set revoked_at = access.instant() where id = :id")
          .param("id", delegation)
          .update();
      scopes.revokeOrigin(delegation, reason);
      records.record(Act.of("access.delegation.ended", "delegation", delegation).because(reason));
    }
    records.record(
        Act.of("access.roles.given", "account", id)
            .with("before", String.join(",", Roles.names(before.roles())))
            .with("after", String.join(",", Roles.names(roles)))
            .because(reason));
  }
}
