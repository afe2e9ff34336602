package org.zhiren.platform.eligibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The local rules on file. They hold for everybody and are not narrowed by units. */
@Repository
@Transactional(readOnly = true)
public class LocalRules {

  private final JdbcClient jdbc;
  private final Clock clock;

  LocalRules(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All of them, those that wait first, then the newest. */
  public List<LocalRule> all() {
    return jdbc.sql(
            """
            select * from eligibility.local_rule
            order by state not in ('PROPOSED', 'ENDING'), proposed_at desc, id
            """)
        .query(this::rule)
        .list();
  }

  /** One of them. */
  public Optional<LocalRule> find(UUID id) {
    return jdbc.sql("select * from eligibility.local_rule where id = :id")
        .param("id", id)
        .query(this::rule)
        .optional();
  }

  private LocalRule rule(ResultSet row, int number) throws SQLException {
    return new LocalRule(
        row.getObject("id", UUID.class),
        row.getString("parameter"),
        row.getBigDecimal("value"),
        row.getObject("since", java.time.LocalDate.class),
        row.getString("title"),
        row.getString("article"),
        row.getString("document"),
        row.getString("reason"),
        LocalRule.State.valueOf(row.getString("state")),
        java.util.Objects.requireNonNull(step(row, "proposed", clock)),
        step(row, "decided", clock),
        step(row, "ending", clock),
        step(row, "ended", clock),
        row.getObject("ended_on", java.time.LocalDate.class));
  }

  static LocalRule.@Nullable Step step(ResultSet row, String kind, Clock clock)
      throws SQLException {
    UUID by = row.getObject(kind + "_by", UUID.class);
    Timestamp at = row.getTimestamp(kind + "_at");
    if (by == null || at == null) {
      return null;
    }
    String reason =
        switch (kind) {
          case "decided" -> row.getString("decision_reason");
          case "ending" -> row.getString("ending_reason");
          default -> "";
        };
    return new LocalRule.Step(
        by,
        row.getString(kind + "_name"),
        at.toInstant().atZone(clock.getZone()).toOffsetDateTime(),
        reason == null ? "" : reason);
  }
}
