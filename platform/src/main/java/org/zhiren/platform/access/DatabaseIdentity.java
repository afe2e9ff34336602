package org.zhiren.platform.access;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Actor;

/**
 * Lets a few reads inside a running transaction pass row-level security as the platform itself: a
 * security officer sees no unit, yet the scope that he grants must be spelt out unit by unit.
 * Nothing that is read this way may be shown.
 */
@Component
class DatabaseIdentity {

  private final JdbcClient jdbc;

  DatabaseIdentity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads as the platform itself, then goes back to the account of the transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> T asSystem(Supplier<T> read) {
    String before =
        jdbc.sql("select coalesce(current_setting('zhiren.account', true), '')")
            .query(String.class)
            .single();
    set(Actor.SYSTEM.toString());
    T result;
    try {
      result = read.get();
    } catch (RuntimeException failed) {
      try {
        set(before);
      } catch (RuntimeException aborted) {
        // The transaction is broken already and will be rolled back with its settings.
        failed.addSuppressed(aborted);
      }
      throw failed;
    }
    set(before);
    return result;
  }

  private void set(String account) {
    jdbc.sql("select set_config('zhiren.account', :account, true)")
        .param("account", account)
        .query(String.class)
        .single();
  }
}
