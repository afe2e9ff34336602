package org.zhiren.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.zhiren.explain.Text;

/** The three roles of a server and what each may do. */
final class Roles {

  static final String OWNER = "zhiren_owner";
  static final String APPLICATION = "zhiren_app";

  private final String jdbcUrl;
  private final Passwords passwords;

  Roles(String jdbcUrl, Passwords passwords) {
    this.jdbcUrl = jdbcUrl;
    this.passwords = passwords;
  }

  /** One password a role. */
  record Passwords(String superuser, String owner, String application) {

    @Override
    public String toString() {
      return "Passwords[hidden]";
    }
  }

  DatabaseAccess superuser() {
    return new DatabaseAccess(jdbcUrl, Cluster.SUPERUSER, passwords.superuser());
  }

  DatabaseAccess owner() {
    return new DatabaseAccess(jdbcUrl, OWNER, passwords.owner());
  }

  DatabaseAccess application() {
    return new DatabaseAccess(jdbcUrl, APPLICATION, passwords.application());
  }

  /** Makes or mends roles and database; safe to repeat, so that a crash in between does no harm. */
  void ensure(String database) {
    try (Connection connection = superuser().inDatabase("postgres").connect()) {
      role(connection, OWNER, passwords.owner());
      role(connection, APPLICATION, passwords.application());
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
        create(connection, database, "template0");
      }
      grant(connection, database);
    } catch (SQLException e) {
      throw new DatabaseProblem(
          DatabaseProblem.Kind.START_FAILED,
          Text.of(
                  "数据库已启动，但不能建立角色和数据库：{0}。若口令文件被改动过，请恢复原来的 secrets 文件夹。",
                  "The database started, but its roles could not be set up: {0}. If the password"
                      + " files were changed, bring the former secrets folder back.")
              .fill(DatabaseAccess.oneLine(e)),
          e);
    }
  }

  static void role(Connection connection, String role, String password) throws SQLException {
    boolean known = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role);
    execute(
        connection,
        (known ? "ALTER" : "CREATE")
            + " ROLE "
            + role
            + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '"
            + password.replace("'", "''")
            + "'");
  }

  /** Makes {@code database}, owned by the owner role, as a copy of {@code template}. */
  static void create(Connection superuser, String database, String template) throws SQLException {
    execute(
        superuser,
        "CREATE DATABASE " + quote(database) + " OWNER " + OWNER + " TEMPLATE " + quote(template));
  }

  /** Nobody but the two roles may connect. */
  static void grant(Connection superuser, String database) throws SQLException {
    execute(superuser, "REVOKE ALL ON DATABASE " + quote(database) + " FROM PUBLIC");
    execute(
        superuser,
        "GRANT CONNECT, TEMPORARY ON DATABASE " + quote(database) + " TO " + APPLICATION);
  }

  static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
