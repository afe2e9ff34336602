package org.zhiren.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.zhiren.explain.Text;

/**
 * How to reach a database as one role.
 *
 * @param jdbcUrl for instance {@code jdbc:postgresql://127.0.0.1:5432/zhiren}
 * @param username the role
 * @param password its password; never printed
 */
public record DatabaseAccess(String jdbcUrl, String username, String password) {

  /**
   * Opens a connection, in auto-commit mode.
   *
   * @throws DatabaseProblem if the server cannot be reached or refuses the login
   */
  public Connection open() {
    try {
      return connect();
    } catch (SQLException e) {
      throw new DatabaseProblem(
          DatabaseProblem.Kind.UNREACHABLE,
          Text.of(
                  "无法连接数据库（{0}，用户 {1}）：{2}。请检查地址、口令和数据库是否在运行。",
                  "The database cannot be reached ({0}, user {1}): {2}. Check the address, the"
                      + " password and that the database runs.")
              .fill(jdbcUrl, username, oneLine(e)),
          e);
    }
  }

  /** The same role in another database of the same server. */
  DatabaseAccess inDatabase(String database) {
    int query = jdbcUrl.indexOf('?');
    String head = query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
    String tail = query < 0 ? "" : jdbcUrl.substring(query);
    return new DatabaseAccess(
        head.substring(0, head.lastIndexOf('/') + 1) + database + tail, username, password);
  }

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(jdbcUrl, properties);
  }

  static String oneLine(Throwable e) {
    String message = e.getMessage();
    return (message == null ? e.getClass().getSimpleName() : message)
        .replaceAll("\\s+", " ")
        .strip()
        .replaceAll("\\.+$", ""); // it becomes part of a sentence
  }

  @Override
  public String toString() {
    return "DatabaseAccess[jdbcUrl=" + jdbcUrl + ", username=" + username + "]";
  }
}
