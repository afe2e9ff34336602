package org.zhiren.platform.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.SensitiveReads;

/**
 * Talks within what the acting account may see. Nobody finds talks with himself or a near relative
 * here; what was said in a talk opens for a stated purpose and is recorded.
 */
@Repository
public class Talks {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final SensitiveReads reads;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Talks(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      SensitiveReads reads,
      Acting acting,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.reads = reads;
    this.acting = acting;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Which talks a list shows. */
  public enum Which {
    /** To be held, the most urgent first. */
    PLANNED("t.state = 'PLANNED'", "t.due_on, t.id"),
    /** To be held and past the day. */
    OVERDUE("t.state = 'PLANNED' and t.due_on < :today", "t.due_on, t.id"),
    /** Held, with an answer owed to the person. */
    OWED(
        "t.state = 'HELD' and t.feedback_owed <> '' and t.feedback_given_on is null",
        "t.feedback_due_on, t.id"),
    /** Held, the last first. */
    HELD("t.state = 'HELD'", "t.held_on desc, t.id"),
    /** Cancelled, the last first. */
    CANCELLED("t.state = 'CANCELLED'", "t.closed_at desc, t.id");

    private final String condition;
    private final String order;

    Which(String condition, String order) {
      this.condition = condition;
      this.order = order;
    }
  }

  private record Condition(String sql, Map<String, @Nullable Object> parameters) {}

  private Condition condition(Which which, boolean mine) {
    NeedToKnow.Predicate seen = needToKnow.predicate("t.unit_id", InformationClass.APPRAISAL);
    Map<String, @Nullable Object> parameters = new HashMap<>(seen.params());
    StringBuilder sql =
        new StringBuilder(" where ").append(seen.sql()).append(" and ").append(which.condition);
    if (which == Which.OVERDUE) {
      parameters.put("today", LocalDate.now(clock));
    }
    if (mine) {
      sql.append(" and t.talker_id = :me");
      parameters.put("me", acting.required().id());
    }
    Set<UUID> near = needToKnow.near();
    if (!near.isEmpty()) {
      sql.append(" and t.person_id <> all(:near)");
      parameters.put("near", near.toArray(UUID[]::new));
    }
    return new Condition(sql.toString(), parameters);
  }

  /**
   * Talks of one kind.
   *
   * @param mine only those that the acting account is to hold
   */
  @Transactional(readOnly = true)
  public List<Talk> list(Which which, boolean mine, int from, int most) {
    Condition condition = condition(which, mine);
    return jdbc.sql(
            "select t.* from insight.talk t"
                + condition.sql()
                + " order by "
                + which.order
                + " limit :most offset :from")
        .params(condition.parameters())
        .param("most", most)
        .param("from", from)
        .query((row, number) -> Rows.talk(row, clock.getZone()))
        .list();
  }

  /** How many there are. */
  @Transactional(readOnly = true)
  public int count(Which which, boolean mine) {
    Condition condition = condition(which, mine);
    return jdbc.sql("select count(*) from insight.talk t" + condition.sql())
        .params(condition.parameters())
        .query(Integer.class)
        .single();
  }

  /** One talk, if it may be opened. Called outside a transaction; recorded. */
  public Optional<Talk> open(UUID id) {
    Optional<Talk> found = transactions.execute(status -> find(id));
    if (found == null || found.isEmpty() || !needToKnow.mayOpenPerson(found.get().personId())) {
      return Optional.empty();
    }
    reads.seen("person", found.get().personId(), InformationClass.APPRAISAL, List.of("talk:" + id));
    return found;
  }

  /** The talks with a person, for whoever has opened the person; the last first. */
  @Transactional(readOnly = true)
  public List<Talk> with(UUID person) {
    NeedToKnow.Predicate seen = needToKnow.predicate("t.unit_id", InformationClass.APPRAISAL);
    return jdbc.sql(
            "select t.* from insight.talk t where t.person_id = :person and "
                + seen.sql()
                + " order by coalesce(t.held_on, t.due_on) desc, t.id")
        .param("person", person)
        .params(seen.params())
        .query((row, number) -> Rows.talk(row, clock.getZone()))
        .list();
  }

  /** One talk, for use within the module. */
  Optional<Talk> find(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("t.unit_id", InformationClass.APPRAISAL);
    return jdbc.sql("select t.* from insight.talk t where t.id = :id and " + seen.sql())
        .param("id", id)
        .params(seen.params())
        .query((row, number) -> Rows.talk(row, clock.getZone()))
        .optional();
  }
}
