package org.zhiren.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiren.explain.Text;

/**
 * A PostgreSQL server of the operator's own, version 15 or later. While it is open, no other server
 * of ours can use the same data folder.
 */
public final class ExternalDatabase implements AutoCloseable {

  private static final int OLDEST_VERSION = 15;

  private final DatabaseAccess owner;
  private final DatabaseAccess application;
  private final String version;
  private final List<Text> remarks;
  private final DataFolder data;

  private ExternalDatabase(
      DatabaseAccess owner,
      DatabaseAccess application,
      String version,
      List<Text> remarks,
      DataFolder data) {
    this.owner = owner;
    this.application = application;
    this.version = version;
    this.remarks = List.copyOf(remarks);
    this.data = data;
  }

  /** The role given by the operator: owns the schemas. */
  public DatabaseAccess owner() {
    return owner;
  }

  /** The role that the platform works as. */
  public DatabaseAccess application() {
    return application;
  }

  /** The server's version, for instance {@code 15.18}. */
  public String version() {
    return version;
  }

  /** What is less than ideal, and how to mend it. */
  public List<Text> remarks() {
    return remarks;
  }

  /** Gives the data folder back. */
  @Override
  public void close() {
    data.close();
  }

  /**
   * Reads an address in either notation: {@code jdbc:postgresql://host:port/db?user=u&password=p}
   * or {@code postgres://u:p@host:port/db}.
   *
   * @param environment looked up for {@code PGUSER} and {@code PGPASSWORD}, so that no password
   *     need stand on a command line
   * @throws DatabaseProblem if the address cannot be understood
   */
  public static DatabaseAccess parse(String address, Map<String, String> environment) {
    String rest = address.startsWith("jdbc:") ? address.substring(5) : address;
    try {
      URI uri = new URI(rest);
      String scheme = String.valueOf(uri.getScheme());
      String path = uri.getPath();
      if (!scheme.matches("postgres(ql)?")
          || uri.getHost() == null
          || path == null
          || path.length() < 2) {
        throw notUnderstood(address);
      }
      String user = environment.getOrDefault("PGUSER", "");
      String password = environment.getOrDefault("PGPASSWORD", "");
      String userInfo = uri.getRawUserInfo();
      if (userInfo != null) {
        int colon = userInfo.indexOf(':');
        user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        password = colon < 0 ? password : decode(userInfo.substring(colon + 1));
      }
      List<String> parameters = new ArrayList<>();
      String query = uri.getRawQuery();
      for (String parameter : query == null ? new String[0] : query.split("&")) {
        if (parameter.startsWith("user=")) {
          user = decode(parameter.substring(5));
        } else if (parameter.startsWith("password=")) {
          password = decode(parameter.substring(9));
        } else if (!parameter.isEmpty()) {
          parameters.add(parameter);
        }
      }
      int port = uri.getPort() < 0 ? 5432 : uri.getPort();
      String jdbcUrl =
          "jdbc:postgresql://"
              + uri.getHost()
              + ":"
              + port
              + uri.getRawPath()
              + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
      return new DatabaseAccess(jdbcUrl, user, password);
    } catch (java.net.URISyntaxException e) {
      throw notUnderstood(address);
    }
  }

  private static String decode(String word) {
    return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static DatabaseProblem notUnderstood(String address) {
    return new DatabaseProblem(
        DatabaseProblem.Kind.UNREACHABLE,
        Text.of(
                "无法理解数据库地址（{0}）。写法：postgres://用户:口令@主机:端口/数据库。",
                "The database address ({0}) is not understood. Write"
                    + " postgres://USER:PASSWORD@HOST:PORT/DATABASE.")
            .fill(
                address
                    .replaceAll("//[^@/]*@", "//…@")
                    .replaceAll("password=[^&]*", "password=…")));
  }

  /**
   * Checks the server and makes the application's role if the given user may do so.
   *
   * @param given the user that will own the schemas
   * @param dataFolder keeps the application role's password
   * @throws DatabaseProblem if the server or the folder cannot be used
   */
  public static ExternalDatabase open(DatabaseAccess given, Path dataFolder) {
    DataFolder data = DataFolder.open(dataFolder);
    boolean opened = false;
    try (Connection connection = given.open()) {
      ExternalDatabase database = open(given, connection, data);
      opened = true;
      return database;
    } catch (SQLException e) {
      throw new DatabaseProblem(
          DatabaseProblem.Kind.UNREACHABLE,
          Text.of("数据库不能使用：{0}。", "The database cannot be used: {0}.")
              .fill(DatabaseAccess.oneLine(e)),
          e);
    } finally {
      if (!opened) {
        data.close();
      }
    }
  }

  private static ExternalDatabase open(DatabaseAccess given, Connection connection, DataFolder data)
      throws SQLException {
    String version = text(connection, "SHOW server_version").split(" ")[0];
    int major = connection.getMetaData().getDatabaseMajorVersion();
    if (major < OLDEST_VERSION) {
      throw new DatabaseProblem(
          DatabaseProblem.Kind.WRONG_VERSION,
          Text.of(
                  "数据库版本过低（{0}）。需要 PostgreSQL {1} 或以上。",
                  "The database is too old ({0}). PostgreSQL {1} or later is needed.")
              .fill(version, OLDEST_VERSION));
    }
    List<Text> remarks = new ArrayList<>();
    checkEncoding(connection, remarks);
    boolean mayMakeRoles =
        text(
                connection,
                "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
            .equals("t");
    if (!mayMakeRoles) {
      remarks.add(
          Text.of(
                  "用户 {0} 不能建立角色，平台将以同一用户工作。请授予 CREATEROLE，以便平台使用权限更小的角色。",
                  "The user {0} may not create roles, so the platform works as the same user."
                      + " Grant CREATEROLE so that it can use a role with fewer rights.")
              .fill(given.username()));
      return new ExternalDatabase(given, given, version, remarks, data);
    }
    DatabaseAccess application =
        new DatabaseAccess(
            given.jdbcUrl(), Roles.APPLICATION, data.secret("external-app.password"));
    Roles.role(connection, Roles.APPLICATION, application.password());
    Roles.grant(connection, text(connection, "SELECT current_database()"));
    application.open().close();
    return new ExternalDatabase(given, application, version, remarks, data);
  }

  private static void checkEncoding(Connection connection, List<Text> remarks) throws SQLException {
    String encoding = text(connection, "SHOW server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new DatabaseProblem(
          DatabaseProblem.Kind.UNREACHABLE,
          Text.of(
                  "数据库的编码是 {0}，需要 UTF8。请用 ENCODING 'UTF8' TEMPLATE template0 重建数据库。",
                  "The database's encoding is {0}; UTF8 is needed. Create the database again with"
                      + " ENCODING 'UTF8' TEMPLATE template0.")
              .fill(encoding));
    }
    String characterType =
        text(connection, "SELECT datctype FROM pg_database WHERE datname = current_database()");
    if (characterType.matches("C|POSIX")) {
      remarks.add(
          Text.of(
                  "数据库的字符类型是 {0}，中文相似检索将不起作用。请用 LC_CTYPE 'C.UTF-8' TEMPLATE template0 重建。",
                  "The database's character type is {0}, with which Chinese similarity search finds"
                      + " nothing. Create it again with LC_CTYPE 'C.UTF-8' TEMPLATE template0.")
              .fill(characterType));
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }
}
