package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Columns that every query of this module reads. */
final class Rows {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Rows() {}

  /** The sentence of a stored explanation. */
  static Text sentence(String explanation) {
    JsonNode sentence = JSON.readTree(explanation).path("sentence");
    return Text.of(sentence.path("zh").asString(), sentence.path("en").asString());
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  static OffsetDateTime time(ResultSet row, String column, Clock clock) throws SQLException {
    Timestamp at = Objects.requireNonNull(row.getTimestamp(column), column);
    return at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }

  /** 25 rather than 25.00 or 2.5E+1. */
  static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
