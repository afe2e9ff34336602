package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Who sees which rows: the predicate of the application, the policies of the database, the rules.
 */
class NeedToKnowTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static AccessDatabase house;

  @BeforeAll
  static void open() throws SQLException {
    house = new AccessDatabase();
  }

  @BeforeEach
  void startTheClock() {
    house.setNow(AccessDatabase.START);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static long row(@Nullable UUID unit) {
    return house.asSystem(() -> insertReturning(unit));
  }

  private static long insertReturning(@Nullable UUID unit) {
    return house
        .jdbc
        .sql("insert into sample.row (unit_id) values (:unit) returning id")
        .param("unit", unit)
        .query(Long.class)
        .single();
  }

  private static Set<Long> byPolicy(Account account) {
    return house.as(
        account,
        () -> new TreeSet<>(house.jdbc.sql("select id from sample.row").query(Long.class).list()));
  }

  /** The predicate alone: read past the policies, as the owner with the table's guard lifted. */
  private static Set<Long> byPredicate(Account account) {
    return house.as(
        account,
        () -> {
          NeedToKnow.Predicate visible =
              house.needToKnow.predicate("r.unit_id", InformationClass.ROSTER);
          // The platform's own identity passes every policy: what remains is the predicate.
          house
              .jdbc
              .sql("select set_config('zhiren.account', :system, true)")
              .param("system", new UUID(0, 0).toString())
              .query(String.class)
              .single();
          return new TreeSet<>(
              house
                  .jdbc
                  .sql("select r.id from sample.row r where " + visible.sql())
                  .params(visible.params())
                  .query(Long.class)
                  .list());
        });
  }

  private static Scope grant(Account account, @Nullable UUID unit, InformationClass what) {
    return house.asSystem(() ->
        house.scopes.grant(
            account.id(), what, unit, Purpose.DAILY, TODAY, TODAY.plusDays(9), "test"));
  }

  @Test
  void aScopeOpensItsSubtreeAndNothingElse() {
    UUID top = house.tree.add(null);
    UUID below = house.tree.add(top);
    UUID beside = house.tree.add(null);
    long inside = row(below);
    row(beside);
    row(null);
    Account account = house.account(Role.UNIT_CADRE);
    assertThat(byPolicy(account)).isEmpty();

    grant(account, top, InformationClass.ROSTER);

    assertThat(byPolicy(account)).containsExactly(inside);
    assertThat(byPredicate(account)).containsExactly(inside);
    assertThat(house.as(account, () -> house.needToKnow.sees(InformationClass.ROSTER, below)))
        .isTrue();
    assertThat(house.as(account, () -> house.needToKnow.sees(InformationClass.ROSTER, beside)))
        .isFalse();
  }

  @Test
  void anotherClassOpensNothing() {
    UUID top = house.tree.add(null);
    row(top);
    Account account = house.account(Role.UNIT_CADRE);
    grant(account, top, InformationClass.ORGANIZATION);
    grant(account, null, InformationClass.DISCIPLINE);
    assertThat(byPolicy(account)).isEmpty();
    assertThat(byPredicate(account)).isEmpty();
  }

  @Test
  void theVeryNextReadAfterARevocationHasNothing() {
    UUID top = house.tree.add(null);
    long inside = row(top);
    Account account = house.account(Role.UNIT_CADRE);
    Scope scope = grant(account, top, InformationClass.ROSTER);
    assertThat(byPolicy(account)).contains(inside);

    house.asSystem(() -> {
      house.scopes.revoke(scope.id(), "test");
      return true;
    });

    assertThat(byPolicy(account)).isEmpty();
    assertThat(byPredicate(account)).isEmpty();
    Scope whole = grant(account, null, InformationClass.ROSTER);
    assertThat(byPolicy(account)).contains(inside);
    house.asSystem(() -> {
      house.scopes.revoke(whole.id(), "test");
      return true;
    });
    assertThat(byPolicy(account)).isEmpty();
  }

  @Test
  void aScopeBeginsAndEndsToTheInstant() {
    UUID top = house.tree.add(null);
    long inside = row(top);
    Account account = house.account(Role.UNIT_CADRE);
    Instant starts = AccessDatabase.START.plus(Duration.ofDays(2));
    Instant ends = starts.plus(Duration.ofHours(4));
    house.asSystem(() ->
        house.scopes.open(
            account.id(),
            InformationClass.ROSTER,
            top,
            Purpose.EMERGENCY,
            starts,
            ends,
            Scope.Origin.EMERGENCY,
            UUID.randomUUID(),
            "test"));
    try {
      house.setNow(starts.minusMillis(1));
      assertThat(byPolicy(account)).isEmpty();
      assertThat(byPredicate(account)).isEmpty();
      house.setNow(starts);
      assertThat(byPolicy(account)).containsExactly(inside);
      assertThat(byPredicate(account)).containsExactly(inside);
      house.setNow(ends.minusMillis(1));
      assertThat(byPolicy(account)).containsExactly(inside);
      house.setNow(ends);
      assertThat(byPolicy(account)).isEmpty();
      assertThat(byPredicate(account)).isEmpty();
    } finally {
      house.setNow(AccessDatabase.START);
    }
  }

  @Test
  void aUnitThatMovesTakesItsVisibilityAlong() {
    UUID top = house.tree.add(null);
    UUID other = house.tree.add(null);
    UUID moving = house.tree.add(other);
    long inside = row(moving);
    Account account = house.account(Role.UNIT_CADRE);
    grant(account, top, InformationClass.ROSTER);
    assertThat(byPolicy(account)).isEmpty();

    house.tree.put(moving, top);
    treeChanged();
    assertThat(byPolicy(account)).containsExactly(inside);
    assertThat(byPredicate(account)).containsExactly(inside);

    house.tree.put(moving, other);
    treeChanged();
    assertThat(byPolicy(account)).isEmpty();
  }

  private static void treeChanged() {
    house.asSystem(() -> {
      house.needToKnow.treeChanged();
      return true;
    });
  }

  @Test
  void withoutAnAccountOrATransactionThereAreNoRows() throws SQLException {
    row(house.tree.add(null));
    assertThat(house.jdbc.sql("select id from sample.row").query(Long.class).list()).isEmpty();
    List<Long> anonymous =
        house.transaction.execute(
            status -> house.jdbc.sql("select id from sample.row").query(Long.class).list());
    assertThat(anonymous).isEmpty();
    try (Connection connection = house.database.application().open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from sample.row")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void theOwnerOfTheTableIsBoundToo() throws SQLException {
    row(house.tree.add(null));
    try (Connection connection = house.database.owner().open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from sample.row")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void aRowCannotBeWrittenOutsideTheScopes() {
    UUID mine = house.tree.add(null);
    UUID foreign = house.tree.add(null);
    Account account = house.account(Role.UNIT_CADRE);
    grant(account, mine, InformationClass.ROSTER);
    assertThat(house.as(account, () -> insert(mine))).isEqualTo(1);
    assertThatThrownBy(() -> house.as(account, () -> insert(foreign)))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("row-level security");
  }

  private static int insert(UUID unit) {
    return house
        .jdbc
        .sql("insert into sample.row (unit_id) values (:unit)")
        .param("unit", unit)
        .update();
  }

  @Test
  void officersGetNoScopeAndSeeNothingEvenWithOne() {
    UUID top = house.tree.add(null);
    row(top);
    for (Role role : List.of(Role.SYSTEM_OFFICER, Role.SECURITY_OFFICER, Role.AUDIT_OFFICER)) {
      Account officer = house.account(role);
      assertThatThrownBy(() -> grant(officer, top, InformationClass.ROSTER))
          .isInstanceOf(InvalidInput.class);
    }
    Account turned = house.account(Role.UNIT_CADRE);
    grant(turned, null, InformationClass.ROSTER);
    assertThat(byPolicy(turned)).isNotEmpty();
    house.asSystem(() ->
        house
            .jdbc
            .sql("update access.account set roles = '{AUDIT_OFFICER}' where id = :id")
            .param("id", turned.id())
            .update());
    Account officer =
        new Account(turned.id(), turned.login(), turned.name(), Set.of(Role.AUDIT_OFFICER), null);
    assertThat(byPolicy(officer)).isEmpty();
    assertThat(byPredicate(officer)).isEmpty();
  }

  @Test
  void aLockedAccountSeesNothing() {
    UUID top = house.tree.add(null);
    row(top);
    Account account = house.account(Role.UNIT_CADRE);
    grant(account, top, InformationClass.ROSTER);
    assertThat(byPolicy(account)).isNotEmpty();
    house.asSystem(() ->
        house
            .jdbc
            .sql("update access.account set active = false where id = :id")
            .param("id", account.id())
            .update());
    assertThat(byPolicy(account)).isEmpty();
  }

  @Test
  void theDatabaseRefusesAnOfficerWithASecondRole() {
    assertThatThrownBy(() -> house.account(Role.SYSTEM_OFFICER, Role.AUDIT_OFFICER))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("account_officers_stand_alone");
    assertThatThrownBy(() -> house.account(Role.SECURITY_OFFICER, Role.MEMBER))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> Roles.requireCompatible(Set.of(Role.AUDIT_OFFICER, Role.UNIT_CADRE)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void aColumnThatIsNoColumnIsRefused() {
    assertThatThrownBy(() -> house.needToKnow.predicate("1=1 or x", InformationClass.ROSTER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void policiesAreEvaluatedOncePerQuery() {
    Account account = house.account(Role.UNIT_CADRE);
    grant(account, house.tree.add(null), InformationClass.ROSTER);
    String plan =
        house.as(
            account,
            () ->
                String.join(
                    "\n",
                    house
                        .jdbc
                        .sql("explain select id from sample.row")
                        .query(String.class)
                        .list()));
    assertThat(plan).contains("InitPlan").contains("hashed SubPlan");
  }

  /** One scope as the oracle knows it. */
  private record Known(
      InformationClass what, @Nullable UUID top, Instant starts, Instant ends, boolean revoked) {}

  @Test
  void predicatePolicyAndRulesAgreeOnEveryGeneratedRequest() {
    long seed = Long.getLong("zhiren.seed", System.nanoTime());
    System.out.printf("NeedToKnowTest seed %d%n", seed);
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
    System.out.printf("NeedToKnowTest %d requests, %d visible%n", requests, visible);
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
