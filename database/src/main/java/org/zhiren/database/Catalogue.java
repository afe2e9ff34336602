package org.zhiren.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a database holds, read from PostgreSQL's own tables. */
final class Catalogue {

  /** Each schema's list of applied migrations. */
  static final String HISTORY = "schema_history";

  private Catalogue() {}

  /**
   * A table.
   *
   * @param schema its schema
   * @param table its name
   * @param columns the columns that are stored rather than computed
   * @param order a text that puts equal contents into equal order on every server
   */
  record Table(String schema, String table, List<String> columns, String order) {

    String name() {
      return schema + "." + table;
    }

    private String quoted() {
      return Roles.quote(schema) + "." + Roles.quote(table);
    }

    String copyOut() {
      return "COPY (SELECT "
          + list()
          + " FROM "
          + quoted()
          + " t ORDER BY "
          + order
          + ") TO STDOUT";
    }

    String copyIn() {
      return "COPY " + quoted() + " (" + list() + ") FROM STDIN";
    }

    String truncate() {
      return "TRUNCATE " + quoted() + " CASCADE";
    }

    private String list() {
      return String.join(", ", columns.stream().map(Roles::quote).toList());
    }
  }

  /** Makes values print alike everywhere, and errors of rows hidden by row-level security. */
  static void settle(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL row_security = off");
      statement.execute("SET LOCAL TimeZone = 'UTC'");
      statement.execute("SET LOCAL DateStyle = 'ISO, YMD'");
      statement.execute("SET LOCAL IntervalStyle = 'postgres'");
      statement.execute("SET LOCAL bytea_output = 'hex'");
      statement.execute("SET LOCAL extra_float_digits = 1");
      statement.execute("SET LOCAL statement_timeout = 0");
    }
  }

  /** All tables of users, without the lists of migrations, by name. */
  static List<Table> tables(Connection connection) throws SQLException {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    Map<String, List<String>> keys = new LinkedHashMap<>();
    Map<String, String[]> names = new LinkedHashMap<>();
    String sql =
        """
        SELECT n.nspname, c.relname, a.attname, a.attcollation <> 0 AS collated,
               coalesce(a.attnum = ANY (i.indkey::int2[]), false) AS key
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attgenerated = ''
          AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
          AND c.relname <> 'schema_history'
          AND NOT EXISTS (SELECT FROM pg_depend d
                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                            AND d.deptype = 'e')
        ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum
        """;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        String name = rows.getString(1) + "." + rows.getString(2);
        String column = rows.getString(3);
        names.putIfAbsent(name, new String[] {rows.getString(1), rows.getString(2)});
        columns.computeIfAbsent(name, unused -> new ArrayList<>()).add(column);
        if (rows.getBoolean(5)) {
          keys.computeIfAbsent(name, unused -> new ArrayList<>())
              .add(Roles.quote(column) + (rows.getBoolean(4) ? " COLLATE \"C\"" : ""));
        }
      }
    }
    List<Table> tables = new ArrayList<>();
    names.forEach((name, parts) -> {
      List<String> key = keys.getOrDefault(name, List.of());
      String order = key.isEmpty() ? "t::text COLLATE \"C\"" : String.join(", ", key);
      tables.add(new Table(parts[0], parts[1], columns.getOrDefault(name, List.of()), order));
    });
    return tables;
  }

  /** The migrations applied, schemas in the order in which they were first made. */
  static List<Manifest.Migration> migrations(Connection connection) throws SQLException {
    Map<String, String> schemas = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT schemaname FROM pg_tables WHERE tablename = '" + HISTORY + "'")) {
      while (rows.next()) {
        schemas.put(rows.getString(1), "");
      }
    }
    for (String schema : schemas.keySet()) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT min(installed_on)::text FROM " + Roles.quote(schema) + "." + HISTORY)) {
        rows.next();
        schemas.put(schema, String.valueOf(rows.getString(1)));
      }
    }
    List<Manifest.Migration> found = new ArrayList<>();
    for (String schema :
        schemas.entrySet().stream()
            .sorted(Map.Entry.<String, String>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList()) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT version, script, checksum FROM "
                      + Roles.quote(schema)
                      + "."
                      + HISTORY
                      + " WHERE success AND version IS NOT NULL ORDER BY installed_rank")) {
        while (rows.next()) {
          found.add(
              new Manifest.Migration(
                  schema, rows.getString(1), rows.getString(2), String.valueOf(rows.getString(3))));
        }
      }
    }
    return found;
  }

  /** All sequences of users with their state. */
  static List<Manifest.SequencePart> sequences(Connection connection) throws SQLException {
    List<String[]> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT schemaname, sequencename FROM pg_sequences ORDER BY 1, 2")) {
      while (rows.next()) {
        names.add(new String[] {rows.getString(1), rows.getString(2)});
      }
    }
    List<Manifest.SequencePart> found = new ArrayList<>();
    for (String[] name : names) {
      String quoted = Roles.quote(name[0]) + "." + Roles.quote(name[1]);
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT last_value, is_called FROM " + quoted)) {
        rows.next();
        found.add(new Manifest.SequencePart(quoted, rows.getLong(1), rows.getBoolean(2)));
      }
    }
    return found;
  }
}
