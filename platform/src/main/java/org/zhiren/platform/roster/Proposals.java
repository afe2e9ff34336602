package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Proposals: one's own, and those of the people within what the acting account may see. */
@Repository
@Transactional(readOnly = true)
public class Proposals {

  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  private static final String COLUMNS =
      """
      select q.id, q.person_id, p.name, q.part, q.fact_id, q.version, q.before, q.after, q.evidence, q.proposed_at,
             q.state, q.decided_by, q.decided_at, q.answer
      from roster.proposal q join roster.person p on p.id = q.person_id
      """;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Acting acting;
  private final FactStore store;
  private final JsonMapper json;

  Proposals(
      JdbcClient jdbc, NeedToKnow needToKnow, Acting acting, FactStore store, JsonMapper json) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.acting = acting;
    this.store = store;
    this.json = json;
  }

  private record Condition(String sql, Map<String, @Nullable Object> parameters) {}

  private Condition seen() {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    NeedToKnow.Predicate roster = needToKnow.predicate("q.unit_id", InformationClass.ROSTER);
    NeedToKnow.Predicate family = needToKnow.predicate("q.unit_id", InformationClass.FAMILY);
    parameters.putAll(roster.params());
    parameters.putAll(family.params());
    return new Condition(
        "((q.information_class = 'ROSTER' and %s) or (q.information_class = 'FAMILY' and %s)) and q.person_id is distinct from (select access.own_person())"
            .formatted(roster.sql(), family.sql()),
        parameters);
  }

  /** Those that wait for an answer, the oldest first. */
  public List<Proposal> waiting(int most) {
    Condition seen = seen();
    return jdbc.sql(
            COLUMNS + "where q.state = 'PROPOSED' and " + seen.sql() + " order by q.id limit :most")
        .params(seen.parameters())
        .param("most", most)
        .query(this::proposal)
        .list();
  }

  /** How many wait for an answer. */
  public int countWaiting() {
    Condition seen = seen();
    return jdbc.sql(
            "select count(*) from roster.proposal q where q.state = 'PROPOSED' and " + seen.sql())
        .params(seen.parameters())
        .query(Integer.class)
        .single();
  }

  /** Those that were answered last. */
  public List<Proposal> answered(int most) {
    Condition seen = seen();
    return jdbc.sql(
            COLUMNS
                + "where q.state <> 'PROPOSED' and "
                + seen.sql()
                + " order by q.decided_at desc limit :most")
        .params(seen.parameters())
        .param("most", most)
        .query(this::proposal)
        .list();
  }

  /** One proposal of somebody within what may be seen. */
  public Optional<Proposal> find(long id) {
    Condition seen = seen();
    return jdbc.sql(COLUMNS + "where q.id = :id and " + seen.sql())
        .params(seen.parameters())
        .param("id", id)
        .query(this::proposal)
        .optional();
  }

  /** The acting account's own proposals, the newest first. */
  public List<Proposal> mine() {
    UUID own = acting.required().personId();
    if (own == null) {
      return List.of();
    }
    OwnRecords.show(jdbc);
    return jdbc.sql(COLUMNS + "where q.person_id = :own order by q.id desc")
        .param("own", own)
        .query(this::proposal)
        .list();
  }

  private Proposal proposal(ResultSet row, int number) throws SQLException {
    Timestamp decided = row.getTimestamp("decided_at");
    long fact = row.getLong("fact_id");
    boolean none = row.wasNull();
    String answer = row.getString("answer");
    return new Proposal(
        row.getLong("id"),
        Columns.uuid(row, "person_id"),
        row.getString("name"),
        FactKind.of(row.getString("part")).orElse(null),
        none ? null : fact,
        row.getLong("version"),
        json.readValue(row.getString("before"), VALUES),
        json.readValue(row.getString("after"), VALUES),
        row.getString("evidence"),
        store.time(row.getTimestamp("proposed_at").toInstant()),
        Proposal.State.valueOf(row.getString("state")),
        row.getString("decided_by"),
        decided == null ? null : store.time(decided.toInstant()),
        answer == null ? "" : answer);
  }
}
