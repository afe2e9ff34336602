package org.zhiren.platform.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Spells scopes out unit by unit, and again whenever the tree changes. */
@Component
class ScopeUnits {

  private final JdbcClient jdbc;
  private final DatabaseIdentity identity;
  private final ObjectProvider<UnitTree> tree;
  private final Clock clock;

  ScopeUnits(
      JdbcClient jdbc, DatabaseIdentity identity, ObjectProvider<UnitTree> tree, Clock clock) {
    this.jdbc = jdbc;
    this.identity = identity;
    this.tree = tree;
    this.clock = clock;
  }

  /** The unit and all below it, as the platform itself sees the tree. */
  Set<UUID> subtree(UUID unit) {
    return identity.asSystem(() -> {
      UnitTree units = tree.getIfAvailable();
      return units == null ? Set.of() : units.subtree(unit);
    });
  }

  /** Spells out all scopes that hang on {@code top}. */
  void spellOut(UUID top) {
    // One after the other: whoever comes second reads the tree that the first has left.
    jdbc.sql("select pg_advisory_xact_lock(hashtext('access.scope_unit'))").query(row -> {});
    Set<UUID> units = subtree(top);
    UUID[] ids = units.toArray(UUID[]::new);
    jdbc.sql(
            """
            delete from access.scope_unit u using access.scope s
            where s.id = u.scope_id and s.unit_id = :top
              and (s.revoked_at is not null or u.unit_id <> all (:units))
            """)
        .param("top", top)
        .param("units", ids)
        .update();
    jdbc.sql(
            """
            insert into access.scope_unit
              (account_id, information_class, unit_id, scope_id, purpose, starts_at, ends_at)
            select s.account_id, s.information_class, u.id, s.id, s.purpose, s.starts_at, s.ends_at
            from access.scope s cross join unnest(:units) as u (id)
            where s.unit_id = :top and s.revoked_at is null and s.ends_at > :now
            on conflict do nothing
            """)
        .param("top", top)
        .param("units", ids)
        .param("now", Timestamp.from(Instant.now(clock)))
        .update();
  }

  /** Spells out every scope in force or to come. */
  void spellOutAll() {
    jdbc.sql("delete from access.scope_unit where ends_at <= :now")
        .param("now", Timestamp.from(Instant.now(clock)))
        .update();
    List<UUID> tops =
        jdbc.sql(
                """
                select distinct unit_id from access.scope
                where unit_id is not null and revoked_at is null and ends_at > :now
                """)
            .param("now", Timestamp.from(Instant.now(clock)))
            .query(UUID.class)
            .list();
    tops.forEach(this::spellOut);
  }

  /** Takes a revoked scope away at once. */
  void takeAway(UUID scope) {
    jdbc.sql("delete from access.scope_unit where scope_id = :scope")
        .param("scope", scope)
        .update();
  }
}
