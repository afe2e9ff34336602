package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random scopes, trees and days against the rule in plain words. */
class NeedToKnowOracleTest extends ScopedRows {

  /** One scope as the oracle knows it. */
  private record Known(
      InformationClass what, @Nullable UUID top, Instant starts, Instant ends, boolean revoked) {}

  @Test
  void predicatePolicyAndRulesAgreeOnEveryGeneratedRequest() {
    long seed = Long.getLong("zhiren.seed", System.nanoTime());
    System.out.printf("NeedToKnowOracleTest seed %d%n", seed);
    Random random = new Random(seed);
    int requests = 0;
    int visible = 0;
    Instant granting = AccessDatabase.START.minus(Duration.ofHours(60));
    while (requests < 12_000) {
      house.setNow(granting);
      house.tree.clear();
      List<UUID> units = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        units.add(
            house.tree.add(i == 0 || random.nextInt(6) == 0 ? null : units.get(random.nextInt(i))));
      }
      record Row(long id, UUID unit) {}
      List<Row> rows = new ArrayList<>();
      house.asSystem(() -> {
        for (int i = 0; i < 40; i++) {
          UUID unit = units.get(random.nextInt(units.size()));
          rows.add(new Row(insertReturning(unit), unit));
        }
        return rows;
      });
      for (int a = 0; a < 6; a++) {
        Account account = house.account(Role.UNIT_CADRE);
        List<Known> known = new ArrayList<>();
        for (int s = random.nextInt(4); s > 0; s--) {
          known.add(randomScope(random, account, units));
        }
        if (random.nextBoolean()) {
          UUID moved = units.get(1 + random.nextInt(units.size() - 1));
          UUID target = units.get(random.nextInt(units.size()));
          if (!house.tree.subtree(moved).contains(target)) {
            house.tree.put(moved, target);
            treeChanged();
          }
        }
        house.setNow(AccessDatabase.START.plus(Duration.ofHours(random.nextInt(-60, 60))));
        Set<Long> mine = rows.stream().map(Row::id).collect(Collectors.toCollection(TreeSet::new));
        Set<Long> expected =
            rows.stream()
                .filter(
                    r -> known.stream().anyMatch(k -> opens(k, r.unit(), house.clock.instant())))
                .map(Row::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Long> policy = byPolicy(account);
        policy.retainAll(mine);
        Set<Long> predicate = byPredicate(account);
        predicate.retainAll(mine);
        assertThat(policy).as("policy, seed %d, scopes %s", seed, known).isEqualTo(expected);
        assertThat(predicate).as("predicate, seed %d, scopes %s", seed, known).isEqualTo(expected);
        house.setNow(granting);
        requests += rows.size();
        visible += expected.size();
        // Over and done with: later changes of the tree need not spell them out again.
        house.asSystem(() ->
            house
                .jdbc
                .sql(
                    """
                    update access.scope set revoked_at = now(), revoked_by = account_id
                    where account_id = :id and revoked_at is null
                    """)
                .param("id", account.id())
                .update());
      }
    }
    house.setNow(AccessDatabase.START);
    System.out.printf("NeedToKnowOracleTest %d requests, %d visible%n", requests, visible);
    assertThat(visible).isBetween(requests / 20, requests * 19 / 20);
  }

  private static Known randomScope(Random random, Account account, List<UUID> units) {
    InformationClass what =
        random.nextInt(4) == 0 ? InformationClass.DISCIPLINE : InformationClass.ROSTER;
    UUID top = random.nextInt(8) == 0 ? null : units.get(random.nextInt(units.size()));
    Instant starts = AccessDatabase.START.plus(Duration.ofHours(random.nextInt(-48, 24)));
    Instant ends = starts.plus(Duration.ofHours(1 + random.nextInt(72)));
    boolean revoked = random.nextInt(5) == 0;
    house.asSystem(() -> {
      Scope scope =
          house.scopes.open(
              account.id(),
              what,
              top,
              Purpose.values()[random.nextInt(Purpose.values().length)],
              starts,
              ends,
              Scope.Origin.GRANT,
              null,
              "test");
      if (revoked) {
        house.scopes.revoke(scope.id(), "test");
      }
      return scope;
    });
    return new Known(what, top, starts, ends, revoked);
  }

  /** The rule in plain words: class, time, not revoked, and the top is the unit or above it. */
  private static boolean opens(Known scope, UUID unit, Instant now) {
    if (scope.revoked()
        || scope.what() != InformationClass.ROSTER
        || now.isBefore(scope.starts())
        || !now.isBefore(scope.ends())) {
      return false;
    }
    if (scope.top() == null) {
      return true;
    }
    for (UUID at = unit; at != null; at = house.tree.parent(at).orElse(null)) {
      if (at.equals(scope.top())) {
        return true;
      }
    }
    return false;
  }
}
