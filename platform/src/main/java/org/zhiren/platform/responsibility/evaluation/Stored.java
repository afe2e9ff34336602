package org.zhiren.platform.responsibility.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Columns and stored texts that the queries of this part read. */
final class Stored {

  static final JsonMapper JSON = JsonMapper.shared();

  private Stored() {}

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  static LocalDate day(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
  }

  static OffsetDateTime time(ResultSet row, String column, Clock clock) throws SQLException {
    Timestamp at = Objects.requireNonNull(row.getTimestamp(column), column);
    return at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }

  static @Nullable OffsetDateTime perhaps(ResultSet row, String column, Clock clock)
      throws SQLException {
    return row.getTimestamp(column) == null ? null : time(row, column, clock);
  }

  static Text text(JsonNode node) {
    return Text.of(node.path("zh").asString(), node.path("en").asString());
  }

  static Text text(String stored) {
    return text(JSON.readTree(stored));
  }

  static String text(Text text) {
    return JSON.writeValueAsString(java.util.Map.of("zh", text.zh(), "en", text.en()));
  }
}
