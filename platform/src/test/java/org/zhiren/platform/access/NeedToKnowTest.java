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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Who sees which rows: the predicate of the application, the policies of the database, the rules.
 */
class NeedToKnowTest extends ScopedRows {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static long row(@Nullable UUID unit) {
    return house.asSystem(() -> insertReturning(unit));
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
}
