package org.zhiren.platform.responsibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.shell.NotFound;

/**
 * The plans that the acting account may see: those of its units, and those in which its units have
 * a target. The database narrows both by its policy.
 */
@Repository
@Transactional(readOnly = true)
public class Plans {

  private final JdbcClient jdbc;
  private final Clock clock;

  Plans(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A plan in the list.
   *
   * @param plan the plan
   * @param targets how many of its targets may be seen
   * @param units how many units own them
   */
  public record Line(Plan plan, int targets, int units) {}

  /** All plans with the size of each, the latest first: a body has a few in a year. */
  public List<Line> list() {
    return jdbc.sql(
            """
            select p.*, coalesce(t.targets, 0) as targets, coalesce(t.units, 0) as units
            from responsibility.plan p left join (
              select plan_id, count(*) as targets, count(distinct unit_id) as units
              from responsibility.target group by plan_id) t on t.plan_id = p.id
            order by p.starts_on desc, p.created_at desc, p.id
            """)
        .query((row, number) ->
            new Line(plan(row, number), row.getInt("targets"), row.getInt("units")))
        .list();
  }

  /** All plans without a look at their targets, the latest first. */
  public List<Plan> all() {
    return jdbc.sql(
            "select p.* from responsibility.plan p order by p.starts_on desc, p.created_at desc,"
                + " p.id")
        .query(this::plan)
        .list();
  }

  /** The plans in which values are reported now, the latest first. */
  public List<Plan> running() {
    return all().stream().filter(plan -> plan.state().running()).toList();
  }

  /** The plan, if it may be seen. */
  public Optional<Plan> find(UUID id) {
    return jdbc.sql("select p.* from responsibility.plan p where p.id = :id")
        .param("id", id)
        .query(this::plan)
        .optional();
  }

  /**
   * The plan.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  public Plan required(UUID id) {
    return find(id).orElseThrow(() -> new NotFound("plan " + id));
  }

  private Plan plan(ResultSet row, int number) throws SQLException {
    return new Plan(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "unit_id"),
        row.getString("title"),
        PlanKind.valueOf(row.getString("kind")),
        Objects.requireNonNull(row.getObject("starts_on", LocalDate.class)),
        Objects.requireNonNull(row.getObject("ends_on", LocalDate.class)),
        row.getString("ground"),
        PlanState.valueOf(row.getString("state")),
        row.getInt("edition"),
        row.getString("author_name"),
        Rows.time(row, "created_at", clock),
        row.getLong("version"));
  }
}
