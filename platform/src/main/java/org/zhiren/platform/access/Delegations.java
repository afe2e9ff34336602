package org.zhiren.platform.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * Passing on a role and its scopes for a time, when somebody is away. The record then says who
 * acted and for whom. What was passed on cannot be passed on again.
 */
@Component
public class Delegations {

  private final JdbcClient jdbc;
  private final Scopes scopes;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  Delegations(JdbcClient jdbc, Scopes scopes, Acting acting, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.scopes = scopes;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /** One delegation, seen from either side. */
  public record Delegation(
      UUID id,
      String from,
      String to,
      Role role,
      Instant startsAt,
      Instant endsAt,
      String reason,
      boolean mine) {}

  /**
   * Passes on one of the acting account's own roles, with the scopes that it holds itself.
   *
   * @param login account name of the one who stands in
   */
  @Transactional
  public void passOn(String login, Role role, LocalDate first, LocalDate last, String reason) {
    Account account = acting.required();
    if (role.officer() || !own(account.id()).contains(role)) {
      throw new InvalidInput(
          "role",
          role.name(),
          Text.of("只能委托自己本来就有的业务角色。", "Only a business role of your own can be passed on."));
    }
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明原因。", "Give the reason."));
    }
    if (last.isBefore(first) || last.isBefore(LocalDate.now(clock))) {
      throw new InvalidInput(
          "last",
          last.toString(),
          Text.of("结束日期不能早于开始日期或今天。", "The end must not be before the beginning or today."));
    }
    UUID deputy =
        jdbc.sql(
                """
                select id from access.account
                where login = :login and active and id <> :own
                  and not roles && array['SYSTEM_OFFICER', 'SECURITY_OFFICER', 'AUDIT_OFFICER']
                """)
            .param("login", login.strip())
            .param("own", account.id())
            .query(UUID.class)
            .optional()
            .orElseThrow(() ->
                new InvalidInput(
                    "login",
                    login,
                    Text.of("没有可以受托的账户（{0}）。", "There is no account ({0}) that could stand in.")
                        .fill(login)));
    UUID id = UUID.randomUUID();
    Instant starts = first.atStartOfDay(clock.getZone()).toInstant();
    Instant ends = last.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    jdbc.sql(
            """
            insert into access.delegation (id, from_account, to_account, role, starts_at, ends_at, reason, created_at)
            values (:id, :from, :to, :role, :starts, :ends, :reason, :now)
            """)
        .param("id", id)
        .param("from", account.id())
        .param("to", deputy)
        .param("role", role.name())
        .param("starts", Timestamp.from(starts))
        .param("ends", Timestamp.from(ends))
        .param("reason", reason.strip())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    for (Scope scope : scopes.inForce(account.id())) {
      Instant from = scope.startsAt().isAfter(starts) ? scope.startsAt() : starts;
      Instant until = scope.endsAt().isBefore(ends) ? scope.endsAt() : ends;
      if (scope.origin() == Scope.Origin.GRANT && until.isAfter(from)) {
        scopes.open(
            deputy,
            scope.informationClass(),
            scope.unitId(),
            scope.purpose(),
            from,
            until,
            Scope.Origin.DELEGATION,
            id,
            reason);
      }
    }
    records.record(
        Act.of("access.delegation.made", "account", deputy)
            .with("delegation", id)
            .with("role", role)
            .with("from", starts)
            .with("until", ends)
            .because(reason));
  }

  /** Ends a delegation early; whoever gave it may. */
  @Transactional
  public void end(UUID id) {
    int changed =
        jdbc.sql(
                """
                update access.delegation set revoked_at = :now
                where id = :id and from_account = :own and revoked_at is null
                """)
            .param("id", id)
            .param("own", acting.required().id())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (changed == 0) {
      throw new NotFound("delegation " + id);
    }
    scopes.revokeOrigin(id, "delegation ended");
    records.record(Act.of("access.delegation.ended", "delegation", id));
  }

  /** Delegations by and to the acting account that hold now or will. */
  @Transactional(readOnly = true)
  public List<Delegation> mine() {
    UUID own = acting.required().id();
    return jdbc.sql(
            """
            select d.id, f.name as giver, t.name as deputy, d.role, d.starts_at, d.ends_at, d.reason,
                   d.from_account = :own as mine
            from access.delegation d
              join access.account f on f.id = d.from_account
              join access.account t on t.id = d.to_account
            where (d.from_account = :own or d.to_account = :own) and d.revoked_at is null and d.ends_at > :now
            order by d.starts_at, d.id
            """)
        .param("own", own)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) ->
            new Delegation(
                row.getObject("id", UUID.class),
                row.getString("giver"),
                row.getString("deputy"),
                Role.valueOf(row.getString("role")),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("reason"),
                row.getBoolean("mine")))
        .list();
  }

  private java.util.Set<Role> own(UUID account) {
    return jdbc.sql("select roles from access.account where id = :id")
        .param("id", account)
        .query((row, number) -> Roles.of(row.getArray("roles")))
        .single();
  }
}
