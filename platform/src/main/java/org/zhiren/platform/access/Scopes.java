package org.zhiren.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

/** Grants scopes and takes them away. */
@Component
public class Scopes {

  private static final String COLUMNS =
      """
      select id, account_id, information_class, unit_id, purpose, starts_at, ends_at, origin,
             granted_by, revoked_at
      from access.scope
      """;

  private final JdbcClient jdbc;
  private final ScopeUnits units;
  private final Records records;
  private final Acting acting;
  private final Clock clock;

  Scopes(JdbcClient jdbc, ScopeUnits units, Records records, Acting acting, Clock clock) {
    this.jdbc = jdbc;
    this.units = units;
    this.records = records;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * Grants a scope by days.
   *
   * @param unit top of the subtree; {@code null} for the whole organisation
   * @param first first day
   * @param last last day, included; there is no scope without an end
   * @param reason why, for the record
   * @throws InvalidInput if the dates are in the wrong order, the unit is unknown, or the account
   *     belongs to an officer
   */
  @Transactional
  public Scope grant(
      UUID account,
      InformationClass informationClass,
      @Nullable UUID unit,
      Purpose purpose,
      LocalDate first,
      LocalDate last,
      String reason) {
    return open(
        account,
        informationClass,
        unit,
        purpose,
        first.atStartOfDay(clock.getZone()).toInstant(),
        last.plusDays(1).atStartOfDay(clock.getZone()).toInstant(),
        Scope.Origin.GRANT,
        null,
        reason);
  }

  /** Opens a scope between two instants; for grants, delegations and emergencies alike. */
  @Transactional
  Scope open(
      UUID account,
      InformationClass informationClass,
      @Nullable UUID unit,
      Purpose purpose,
      Instant startsAt,
      Instant endsAt,
      Scope.Origin origin,
      @Nullable UUID originId,
      String reason) {
    if (!endsAt.isAfter(startsAt)) {
      throw new InvalidInput(
          "last",
          endsAt.toString(),
          Text.of("结束日期不能早于开始日期。", "The end must not be before the beginning."));
    }
    refuseOfficers(account);
    if (unit != null && units.subtree(unit).isEmpty()) {
      throw new InvalidInput(
          "unit",
          unit.toString(),
          Text.of("没有这个单位，请从列表中选择。", "There is no such unit; choose one from the list."));
    }
    Scope scope =
        new Scope(
            UUID.randomUUID(),
            account,
            informationClass,
            unit,
            purpose,
            startsAt,
            endsAt,
            origin,
            acting.current().accountId(),
            null);
    jdbc.sql(
            """
            insert into access.scope (id, account_id, information_class, unit_id, purpose, starts_at,
                                      ends_at, origin, origin_id, granted_by, granted_at)
            values (:id, :account, :class, :unit, :purpose, :starts, :ends, :origin, :originId,
                    :by, :now)
            """)
        .param("id", scope.id())
        .param("account", account)
        .param("class", informationClass.name())
        .param("unit", unit)
        .param("purpose", purpose.name())
        .param("starts", Timestamp.from(startsAt))
        .param("ends", Timestamp.from(endsAt))
        .param("origin", origin.name())
        .param("originId", originId)
        .param("by", scope.grantedBy())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    if (unit != null) {
      units.spellOut(unit);
    }
    records.record(
        Act.of("access.scope.granted", "account", account)
            .with("scope", scope.id())
            .with("class", informationClass)
            .with("unit", unit == null ? "*" : unit)
            .with("purpose", purpose)
            .with("from", startsAt)
            .with("until", endsAt)
            .with("origin", origin)
            .because(reason));
    return scope;
  }

  /** Takes a scope away. The next read of its holder no longer has it. */
  @Transactional
  public void revoke(UUID id, String reason) {
    Scope scope = find(id).orElseThrow(() -> new NotFound("scope " + id));
    int changed =
        jdbc.sql(
                """
                update access.scope set revoked_at = :now, revoked_by = :by, revoke_reason = :reason
                where id = :id and revoked_at is null
                """)
            .param("id", id)
            .param("now", Timestamp.from(clock.instant()))
            .param("by", acting.current().accountId())
            .param("reason", reason)
            .update();
    if (changed == 0) {
      return;
    }
    units.takeAway(id);
    revokePassedOn(scope, reason);
    records.record(
        Act.of("access.scope.revoked", "account", scope.accountId())
            .with("scope", id)
            .with("class", scope.informationClass())
            .because(reason));
  }

  /** What was passed on from a scope ends with it. */
  private void revokePassedOn(Scope scope, String reason) {
    jdbc.sql(
            """
            select s.id from access.scope s join access.delegation d on d.id = s.origin_id
            where s.origin = 'DELEGATION' and s.revoked_at is null and d.from_account = :from
              and s.information_class = :class and s.unit_id is not distinct from :unit
            """)
        .param("from", scope.accountId())
        .param("class", scope.informationClass().name())
        .param("unit", scope.unitId(), java.sql.Types.OTHER)
        .query(UUID.class)
        .list()
        .forEach(passedOn -> revoke(passedOn, reason));
  }

  /** Takes away everything that came about by {@code origin}. */
  @Transactional
  void revokeOrigin(UUID origin, String reason) {
    jdbc.sql("select id from access.scope where origin_id = :origin and revoked_at is null")
        .param("origin", origin)
        .query(UUID.class)
        .list()
        .forEach(id -> revoke(id, reason));
  }

  /** All scopes of an account, past ones included, the newest first. */
  @Transactional(readOnly = true)
  public List<Scope> of(UUID account) {
    return jdbc.sql(COLUMNS + " where account_id = :account order by granted_at desc, id")
        .param("account", account)
        .query(Scopes::scope)
        .list();
  }

  /** The scopes of an account that hold now. */
  @Transactional(readOnly = true)
  public List<Scope> inForce(UUID account) {
    Instant now = clock.instant();
    return of(account).stream().filter(scope -> scope.inForceAt(now)).toList();
  }

  /** The scopes of an account that hold now or will. */
  @Transactional(readOnly = true)
  public List<Scope> running(UUID account) {
    Instant now = clock.instant();
    return of(account).stream()
        .filter(scope -> scope.revokedAt() == null && scope.endsAt().isAfter(now))
        .toList();
  }

  private Optional<Scope> find(UUID id) {
    return jdbc.sql(COLUMNS + " where id = :id").param("id", id).query(Scopes::scope).optional();
  }

  private void refuseOfficers(UUID account) {
    boolean officer =
        jdbc
            .sql("select roles from access.account where id = :id")
            .param("id", account)
            .query((row, number) -> Roles.of(row.getArray("roles")))
            .optional()
            .orElseThrow(() -> new NotFound("account " + account))
            .stream()
            .anyMatch(Role::officer);
    if (officer) {
      throw new InvalidInput(
          "account",
          account.toString(),
          Text.of(
              "三员（系统、安全、审计管理员）不接触业务数据，不能授予范围。",
              "The system, security and audit officers see no business data: no scope can be"
                  + " granted to them."));
    }
  }

  private static Scope scope(ResultSet row, int number) throws SQLException {
    Timestamp revoked = row.getTimestamp("revoked_at");
    return new Scope(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        InformationClass.valueOf(row.getString("information_class")),
        row.getObject("unit_id", UUID.class),
        Purpose.valueOf(row.getString("purpose")),
        row.getTimestamp("starts_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(),
        Scope.Origin.valueOf(row.getString("origin")),
        row.getObject("granted_by", UUID.class),
        revoked == null ? null : revoked.toInstant());
  }
}
