package org.zhiren.platform.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Spells scopes out unit by unit, and again whenever the tree changes. */
@Component
class ScopeUnits {

  /** So many rows are written by one statement. */
  private static final int MOST_PAIRS = 100_000;

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
    spellOut(List.of(top));
  }

  /** Spells out every scope in force or to come. */
  void spellOutAll() {
    jdbc.sql("delete from access.scope_unit where ends_at <= :now")
        .param("now", Timestamp.from(Instant.now(clock)))
        .update();
    spellOut(
        jdbc.sql(
                """
                select distinct unit_id from access.scope
                where unit_id is not null and revoked_at is null and ends_at > :now
                """)
            .param("now", Timestamp.from(Instant.now(clock)))
            .query(UUID.class)
            .list());
  }

  private void spellOut(List<UUID> tops) {
    // One after the other: whoever comes second reads the tree that the first has left.
    jdbc.sql("select pg_advisory_xact_lock(hashtext('access.scope_unit'))").query(row -> {});
    Map<UUID, Set<UUID>> below =
        identity.asSystem(() -> {
          UnitTree units = tree.getIfAvailable();
          return units == null ? Map.<UUID, Set<UUID>>of() : units.subtrees(tops);
        });
    List<UUID> part = new ArrayList<>();
    int pairs = 0;
    for (UUID top : tops) {
      part.add(top);
      pairs += below.getOrDefault(top, Set.of()).size();
      if (pairs > MOST_PAIRS) {
        write(part, below);
        part.clear();
        pairs = 0;
      }
    }
    write(part, below);
  }

  private void write(List<UUID> tops, Map<UUID, Set<UUID>> below) {
    List<UUID> top = new ArrayList<>();
    List<UUID> unit = new ArrayList<>();
    for (UUID one : tops) {
      for (UUID reached : below.getOrDefault(one, Set.of())) {
        top.add(one);
        unit.add(reached);
      }
    }
    jdbc.sql(
            """
            delete from access.scope_unit u using access.scope s
            where s.id = u.scope_id and s.unit_id = any (:tops)
              and (s.revoked_at is not null or not exists (
                select from unnest(:top, :unit) as p (top, unit)
                where p.top = s.unit_id and p.unit = u.unit_id))
            """)
        .param("tops", tops.toArray(UUID[]::new))
        .param("top", top.toArray(UUID[]::new))
        .param("unit", unit.toArray(UUID[]::new))
        .update();
    jdbc.sql(
            """
            insert into access.scope_unit
              (account_id, information_class, unit_id, scope_id, purpose, starts_at, ends_at)
            select s.account_id, s.information_class, p.unit, s.id, s.purpose, s.starts_at, s.ends_at
            from unnest(:top, :unit) as p (top, unit) join access.scope s on s.unit_id = p.top
            where s.revoked_at is null and s.ends_at > :now
            on conflict do nothing
            """)
        .param("top", top.toArray(UUID[]::new))
        .param("unit", unit.toArray(UUID[]::new))
        .param("now", Timestamp.from(Instant.now(clock)))
        .update();
  }

  /** Takes a revoked scope away at once. */
  void takeAway(UUID scope) {
    jdbc.sql("delete from access.scope_unit where scope_id = :scope")
        .param("scope", scope)
        .update();
  }
}
