package org.zhiren.platform.access;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Rows of units, read past one of the two walls at a time. */
abstract class ScopedRows {

  static AccessDatabase house;

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

  static long insertReturning(@Nullable UUID unit) {
    return house
        .jdbc
        .sql("insert into sample.row (unit_id) values (:unit) returning id")
        .param("unit", unit)
        .query(Long.class)
        .single();
  }

  static Set<Long> byPolicy(Account account) {
    return house.as(
        account,
        () -> new TreeSet<>(house.jdbc.sql("select id from sample.row").query(Long.class).list()));
  }

  /** The predicate alone: read past the policies, as the owner with the table's guard lifted. */
  static Set<Long> byPredicate(Account account) {
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

  static void treeChanged() {
    house.asSystem(() -> {
      house.needToKnow.treeChanged();
      return true;
    });
  }
}
