package org.zhiren.platform.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells the database, at the beginning of each transaction, for which account it works. Row-level
 * security reads it; outside a transaction, or with nobody signed in, it yields no rows.
 */
final class AccountTransactions extends JdbcTransactionManager {

  private static final long serialVersionUID = 1L;

  AccountTransactions(DataSource dataSource) {
    super(dataSource);
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
          connection.prepareStatement("select set_config('zhiren.account', ?, true)")) {
        set.setString(1, account.get().toString());
        set.execute();
      }
    }
  }
}
