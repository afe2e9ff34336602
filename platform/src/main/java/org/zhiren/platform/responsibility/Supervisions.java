package org.zhiren.platform.responsibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.NotFound;

/** The supervision orders to units about which the acting account may know. */
@Repository
@Transactional(readOnly = true)
public class Supervisions {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final ActorSource actors;
  private final Clock clock;

  Supervisions(JdbcClient jdbc, NeedToKnow needToKnow, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.actors = actors;
    this.clock = clock;
  }

  /** Which orders are asked for. */
  public enum Wanted {
    /** Those not closed. */
    OPEN("s.stage not in ('CLOSED', 'WITHDRAWN')"),
    /** Those past their day. */
    LATE("s.stage in ('ASSIGNED', 'UNDERTAKEN') and s.due_on < :today"),
    /** Those raised to the leader by rule. */
    RAISED("s.stage in ('ASSIGNED', 'UNDERTAKEN') and s.level = 2"),
    /** Those that wait for the side that supervises. */
    CHECK("(s.stage = 'REPORTED' or s.asked_until is not null)"),
    /** Those closed or withdrawn. */
    OVER("s.stage in ('CLOSED', 'WITHDRAWN')");

    private final String sql;

    Wanted(String sql) {
      this.sql = sql;
    }
  }

  /**
   * A part of the list.
   *
   * @param orders by deadline; those that are over, the latest first
   * @param next the order after which the next part begins; {@code null} if this is the last
   */
  public record Part(List<Supervision> orders, @Nullable UUID next) {
    /** Copies the list. */
    public Part {
      orders = List.copyOf(orders);
    }
  }

  /** A part of the orders asked for. */
  public Part list(Wanted wanted, @Nullable UUID after, int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("s.unit_id", InformationClass.TARGETS);
    boolean over = wanted == Wanted.OVER;
    List<Supervision> found =
        jdbc.sql(
                "select s.* from responsibility.supervision s where "
                    + wanted.sql
                    + " and cast(:today as date) is not null and (cast(:after as uuid) is null or (s.due_on, s.id) "
                    + (over ? "<" : ">")
                    + " (select a.due_on, a.id from responsibility.supervision a where a.id = :after)) and "
                    + seen.sql()
                    + (over ? " order by s.due_on desc, s.id desc" : " order by s.due_on, s.id")
                    + " limit :most")
            .param("today", LocalDate.now(clock))
            .param("after", after)
            .param("most", most + 1)
            .params(seen.params())
            .query(Supervisions::order)
            .list();
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  /** How many orders are asked for. */
  public int count(Wanted wanted) {
    NeedToKnow.Predicate seen = needToKnow.predicate("s.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            "select count(*) from responsibility.supervision s where cast(:today as date) is not null and "
                + wanted.sql
                + " and "
                + seen.sql())
        .param("today", LocalDate.now(clock))
        .params(seen.params())
        .query(Integer.class)
        .single();
  }

  /** All orders with which the unit still has to act, for the timer. */
  List<Supervision> waiting() {
    return jdbc.sql(
            """
            select s.* from responsibility.supervision s where s.stage in ('ASSIGNED', 'UNDERTAKEN')
            order by s.due_on, s.id
            """)
        .query(Supervisions::order)
        .list();
  }

  /** Writes a step down. */
  @Transactional
  void note(UUID id, UUID unit, Text text, String said, @Nullable LocalDate day) {
    jdbc.sql(
            """
            insert into responsibility.supervision_step (supervision_id, no, unit_id, step, said, day, author_name, at)
            values (:id, (select coalesce(max(no), 0) + 1 from responsibility.supervision_step
                          where supervision_id = :id), :unit, :step, :said, :day, :name, :now)
            """)
        .param("id", id)
        .param("unit", unit)
        .param("step", text.zh() + "|" + text.en())
        .param("said", said)
        .param("day", day)
        .param("name", actors.current().name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** The orders that are parts of one, by number. */
  public List<Supervision> parts(UUID order) {
    NeedToKnow.Predicate seen = needToKnow.predicate("s.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            "select s.* from responsibility.supervision s where s.split_from = :id and "
                + seen.sql()
                + " order by s.number")
        .param("id", order)
        .params(seen.params())
        .query(Supervisions::order)
        .list();
  }

  /** The orders about a target, the latest first. */
  public List<Supervision> ofTarget(UUID target) {
    return jdbc.sql(
            "select s.* from responsibility.supervision s where s.target_id = :target order by s.assigned_on desc, s.id")
        .param("target", target)
        .query(Supervisions::order)
        .list();
  }

  /**
   * The order with its steps.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  public Supervision.WithSteps required(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("s.unit_id", InformationClass.TARGETS);
    Supervision order =
        jdbc.sql("select s.* from responsibility.supervision s where s.id = :id and " + seen.sql())
            .param("id", id)
            .params(seen.params())
            .query(Supervisions::order)
            .optional()
            .orElseThrow(() -> new NotFound("supervision " + id));
    return new Supervision.WithSteps(
        order,
        jdbc.sql(
                "select * from responsibility.supervision_step where supervision_id = :id order by no")
            .param("id", id)
            .query((row, number) -> {
              String[] name = row.getString("step").split("\\|", 2);
              return new Supervision.Taken(
                  Text.of(name[0], name[1]),
                  row.getString("said"),
                  row.getObject("day", LocalDate.class),
                  row.getString("author_name"),
                  Rows.time(row, "at", clock));
            })
            .list());
  }

  private static Supervision order(ResultSet row, int number) throws SQLException {
    return new Supervision(
        Rows.uuid(row, "id"),
        row.getString("number"),
        Rows.uuid(row, "unit_id"),
        row.getObject("target_id", UUID.class),
        row.getString("subject"),
        row.getString("demand"),
        SupervisionStage.valueOf(row.getString("stage")),
        Objects.requireNonNull(row.getObject("assigned_on", LocalDate.class)),
        Objects.requireNonNull(row.getObject("due_on", LocalDate.class)),
        row.getObject("asked_until", LocalDate.class),
        row.getString("undertaker"),
        row.getObject("closed_on", LocalDate.class),
        row.getString("author_name"),
        row.getObject("split_from", UUID.class),
        EscalationRules.Level.values()[row.getInt("level")],
        row.getLong("version"));
  }
}
