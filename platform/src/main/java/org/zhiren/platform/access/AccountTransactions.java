package org.zhiren.platform.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells the database, at the beginning of each transaction, for which account it works and what the
 * time is. Row-level security reads both; outside a transaction, or with nobody signed in, there
 * are no rows.
 */
final class AccountTransactions extends JdbcTransactionManager {

  private static final long serialVersionUID = 1L;

  // The manager is never serialised; the superclass only happens to allow it.
  @SuppressWarnings("serial")
  private final Clock clock;

  AccountTransactions(DataSource dataSource, Clock clock) {
    super(dataSource);
    this.clock = clock;
  }

  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    var account = Acting.accountForDatabase();
    if (account.isPresent()) {
      // The last argument makes the setting end with the transaction: a pooled connection keeps
      // none.
      try (PreparedStatement set =
          connection.prepareStatement(
              "select set_config('zhiren.account', ?, true), set_config('zhiren.now', ?, true)")) {
        set.setString(1, account.get().toString());
        set.setString(2, clock.instant().toString());
        set.execute();
      }
    }
  }
}
