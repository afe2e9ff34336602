package org.zhiren.platform.demonstration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * After a bulk load the database knows nothing yet about what the tables hold, and its plans are
 * guesses. The owner's role gathers the statistics at once instead of waiting for autovacuum.
 */
@Component
class Tidying {

  private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);

  private final String url;
  private final String user;
  private final String password;

  Tidying(
      @Value("${zhiren.owner.url}") String url,
      @Value("${zhiren.owner.username}") String user,
      @Value("${zhiren.owner.password}") String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /**
   * Vacuums and analyses every table of the owner. A failure costs speed and nothing else.
   *
   * @param watcher told how many of how many tables are done
   */
  void tidy(Watcher watcher) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      List<String> tables = tables(statement);
      for (int i = 0; i < tables.size(); i++) {
        watcher.told(i, tables.size());
        statement.execute("vacuum (analyze) " + tables.get(i));
      }
    } catch (SQLException e) {
      LOG.warn("Statistics were not gathered after the load: {}", e.getMessage());
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where tableowner = current_user and schemaname not in ('pg_catalog', 'information_schema')
            order by 1
            """)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
