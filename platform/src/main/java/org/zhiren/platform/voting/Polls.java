package org.zhiren.platform.voting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and locks polls, without regard to who acts: callers have a voting code, are named in the
 * election, or have asked need-to-know first.
 */
@Component
class Polls {

  private static final TypeReference<List<VoteQuestion>> QUESTIONS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Polls(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Poll> byPublicId(String publicId) {
    return jdbc.sql("select * from voting.poll where public_id = :id")
        .param("id", publicId)
        .query(this::poll)
        .optional();
  }

  Poll known(UUID id) {
    return jdbc.sql("select * from voting.poll where election_id = :id")
        .param("id", id)
        .query(this::poll)
        .optional()
        .orElseThrow(() -> new NotFound("election " + id));
  }

  /** The poll, locked until the transaction ends: whoever adds to the board waits here. */
  Poll locked(UUID id) {
    return jdbc.sql("select * from voting.poll where election_id = :id for no key update")
        .param("id", id)
        .query(this::poll)
        .optional()
        .orElseThrow(() -> new NotFound("election " + id));
  }

  String questions(List<VoteQuestion> questions) {
    return json.writeValueAsString(questions);
  }

  List<VoteQuestion> questions(String stored) {
    return json.readValue(stored, QUESTIONS);
  }

  private Poll poll(ResultSet row, int number) throws SQLException {
    return new Poll(
        Objects.requireNonNull(row.getObject("election_id", UUID.class)),
        row.getString("public_id"),
        row.getString("title"),
        ElectionKind.valueOf(row.getString("kind")),
        ElectionState.valueOf(row.getString("state")),
        questions(row.getString("questions")),
        List.of((String[]) row.getArray("strata").getArray()),
        row.getInt("threshold"),
        row.getTimestamp("opens_at").toInstant(),
        row.getTimestamp("closes_at").toInstant(),
        Objects.requireNonNull(row.getObject("authority_id", UUID.class)),
        row.getString("authority_name"),
        row.getString("trustees_json"),
        row.getString("credentials"),
        row.getString("declaration"),
        row.getString("address"),
        row.getString("bundle"),
        row.getObject("present", Integer.class),
        row.getInt("spares"),
        row.getString("head"),
        row.getTimestamp("latest_at").toInstant(),
        instant(row, "closed_at"),
        row.getString("result"),
        row.getString("supplement"),
        row.getLong("version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
