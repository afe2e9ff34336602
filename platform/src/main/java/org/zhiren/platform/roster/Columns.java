package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Columns that are never empty, and those that may be. */
final class Columns {

  private Columns() {}

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return present(row.getObject(column, UUID.class), column);
  }

  static LocalDate date(ResultSet row, String column) throws SQLException {
    return present(row.getObject(column, LocalDate.class), column);
  }

  static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static @Nullable LocalDate dateOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static <T> T present(@Nullable T value, String column) {
    if (value == null) {
      throw new IllegalStateException("The column (%s) is empty.".formatted(column));
    }
    return value;
  }
}
