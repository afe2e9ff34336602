package org.zhiren.platform.library;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Columns that every query of this module reads. */
final class Rows {

  private Rows() {}

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  static OffsetDateTime time(ResultSet row, String column, Clock clock) throws SQLException {
    Timestamp at = Objects.requireNonNull(row.getTimestamp(column), column);
    return at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }

  static List<String> strings(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
