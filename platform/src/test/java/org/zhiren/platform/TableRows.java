package org.zhiren.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.zhiren.database.DatabaseAccess;

/** Whether the rows of a schema are what they were. */
final class TableRows {

  private final DatabaseAccess inside;
  private final String schema;
  private String counting = "";

  TableRows(DatabaseAccess inside, String schema) {
    this.inside = inside;
    this.schema = schema;
  }

  /** The rows of every table, as counts and sums of hashes. */
  String now() throws SQLException {
    try (Connection connection = inside.open()) {
      if (counting.isEmpty()) {
        try (var statement =
            connection.prepareStatement(
                """
                select string_agg(format('select %L || '' '' || count(*) || '' '' ||
                  coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %I.%I t',
                  tablename, schemaname, tablename), ' union all ' order by tablename)
                from pg_tables where schemaname = ?
                """)) {
          statement.setString(1, schema);
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            counting = row.getString(1);
          }
        }
      }
      StringBuilder rows = new StringBuilder();
      try (var statement = connection.createStatement();
          ResultSet row = statement.executeQuery(counting)) {
        while (row.next()) {
          rows.append(row.getString(1)).append('\n');
        }
      }
      return rows.toString();
    }
  }

  /** The tables of which something is another. */
  static String difference(String before, String after) {
    List<String> old = before.lines().toList();
    return after
        .lines()
        .filter(line -> !old.contains(line))
        .map(line -> line.replaceAll(" .*", ""))
        .toList()
        .toString();
  }
}
