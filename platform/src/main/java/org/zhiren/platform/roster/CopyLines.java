package org.zhiren.platform.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows on their way into one table, in PostgreSQL's text form of COPY. They go to a temporary table
 * first and from there into the guarded one: COPY itself refuses tables with row-level security.
 */
final class CopyLines {

  private final String table;
  private final String columns;
  private final StringBuilder lines = new StringBuilder(1 << 16);
  private int rows;

  CopyLines(String table, List<String> columns) {
    this.table = table;
    this.columns = String.join(", ", columns);
  }

  /** Makes the temporary table, which lasts until the end of the transaction. */
  void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temporary table intake_%1$s on commit drop as select %2$s from roster.%1$s with no data"
              .formatted(table, columns));
    }
  }

  /** Adds a row; values in the order of the columns. */
  void add(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        lines.append('\t');
      }
      value(values[i]);
    }
    lines.append('\n');
    rows++;
  }

  /** Adds a row that belongs to a person and comes from a statement. */
  void fact(UUID person, UUID unit, long statement, @Nullable Object... values) {
    lines.append(person).append('\t').append(unit).append('\t').append(statement).append('\t');
    add(values);
  }

  /** Writes what has been added; answers how many rows that were. */
  int flush(Connection connection) throws SQLException, IOException {
    if (rows == 0) {
      return 0;
    }
    // As bytes: the driver would encode a Reader's letters in blocks of 65,536 and so tear apart a
    // rare character, which is a pair of them, that lies across two blocks.
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy pg_temp.intake_" + table + " from stdin",
            new ByteArrayInputStream(bytes),
            1 << 16);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into roster.%1$s (%2$s) select %2$s from pg_temp.intake_%1$s"
              .formatted(table, columns));
      statement.execute("truncate pg_temp.intake_" + table);
    }
    int written = rows;
    rows = 0;
    lines.setLength(0);
    return written;
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> lines.append("\\N");
      case Boolean yes -> lines.append(yes ? 't' : 'f');
      case String words -> escape(words);
      default -> lines.append(value);
    }
  }

  private void escape(String words) {
    for (int i = 0; i < words.length(); i++) {
      char letter = words.charAt(i);
      switch (letter) {
        case '\\' -> lines.append("\\\\");
        case '\t' -> lines.append("\\t");
        case '\n' -> lines.append("\\n");
        case '\r' -> lines.append("\\r");
        default -> lines.append(letter);
      }
    }
  }
}
