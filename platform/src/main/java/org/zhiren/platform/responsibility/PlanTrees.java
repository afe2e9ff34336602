package org.zhiren.platform.responsibility;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.responsibility.reckoning.Milestone;
import org.zhiren.platform.responsibility.reckoning.Reading;

/** Reads a plan into a {@link PlanTree}, whole or what has changed, as the platform itself. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PlanTrees {

  private static final int FETCHED = 5_000;

  private final JdbcClient jdbc;

  PlanTrees(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What one target needs to be judged: its newest value and its milestones. */
  record State(@Nullable Reading newest, List<Milestone> milestones) {}

  /** The moment up to which everything that was committed has been seen, and what is newer. */
  record News(long horizon, boolean everything, List<UUID> targets) {}

  /**
   * What was touched since {@code since}. What was being written at that moment comes once more;
   * taking it in twice does no harm.
   */
  News news(UUID plan, long since) {
    return jdbc.sql(
            """
            select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon,
              coalesce(bool_or(t.target_id is null) filter (where t.plan_id is not null), false) as everything,
              coalesce(array_agg(distinct t.target_id) filter (where t.target_id is not null), '{}') as targets
            from (select 1) as one left join responsibility.touched t
              on t.plan_id = :plan and t.written >= cast(cast(:since as text) as xid8)
            """)
        .param("plan", plan)
        .param("since", since)
        .query((row, number) ->
            new News(
                row.getLong("horizon"),
                row.getBoolean("everything"),
                Arrays.asList((UUID[]) row.getArray("targets").getArray())))
        .single();
  }

  /** The whole plan as of a day. */
  PlanTree read(Plan plan, LocalDate asOf) {
    Map<UUID, List<TargetFacts.Milestone>> stages = stages(plan.id());
    Map<UUID, List<Judging.Point>> lastYears = lastYears(plan);
    Map<Course, Course> courses = new HashMap<>();
    Map<@Nullable UUID, List<PlanTree.Node>> below = new HashMap<>();
    jdbc.sql(
            """
            select t.id, t.parent_id, t.unit_id, t.kind, t.weight, t.direction, t.baseline, t.goal, t.challenge,
              t.course, t.deadline, exists (select from responsibility.target c where c.parent_id = t.id) as parts,
              r.as_of, r.value
            from responsibility.target t left join lateral (
              select r.as_of, r.value from responsibility.reading r
              where r.target_id = t.id and r.current and r.as_of between :from and :day
              order by r.as_of desc limit 1) r on true
            where t.plan_id = :plan order by t.no, t.id
            """)
        .withFetchSize(FETCHED)
        .param("plan", plan.id())
        .param("from", plan.startsOn())
        .param("day", asOf)
        .query((ResultSet row) -> {
          UUID id = Rows.uuid(row, "id");
          PlanTree.Node node =
              node(
                  row,
                  plan,
                  stages.getOrDefault(id, List.of()),
                  lastYears.getOrDefault(id, List.of()),
                  courses);
          below.computeIfAbsent(node.parentId(), any -> new ArrayList<>()).add(node);
        });
    List<PlanTree.Node> ordered = new ArrayList<>();
    ArrayDeque<PlanTree.Node> open = new ArrayDeque<>(below.getOrDefault(null, List.of()));
    while (!open.isEmpty()) {
      PlanTree.Node next = open.remove();
      ordered.add(next);
      open.addAll(below.getOrDefault(next.id(), List.of()));
    }
    return new PlanTree(ordered, plan.startsOn().getYear(), asOf);
  }

  private static PlanTree.Node node(
      ResultSet row,
      Plan plan,
      List<TargetFacts.Milestone> stages,
      List<Judging.Point> lastYear,
      Map<Course, Course> courses)
      throws SQLException {
    boolean parts = row.getBoolean("parts");
    Target target = bare(row, plan, stages);
    Course course = parts ? null : Judging.course(target, plan, lastYear);
    return new PlanTree.Node(
        target.id(),
        target.parentId(),
        target.unitId(),
        target.kind(),
        target.facts().weight(),
        parts,
        target.deadline(),
        course == null
            ? null
            : Objects.requireNonNullElse(courses.putIfAbsent(course, course), course),
        newest(row),
        milestones(stages));
  }

  /** A target without words. */
  private static Target bare(ResultSet row, Plan plan, List<TargetFacts.Milestone> stages)
      throws SQLException {
    TargetFacts.Named nobody = new TargetFacts.Named(null, "");
    return new Target(
        Rows.uuid(row, "id"),
        plan.id(),
        row.getObject("parent_id", UUID.class),
        1,
        new TargetFacts(
            "",
            TargetKind.valueOf(row.getString("kind")),
            Rows.uuid(row, "unit_id"),
            nobody,
            nobody,
            List.of(),
            "",
            "",
            Direction.valueOf(row.getString("direction")),
            Rows.plain(row.getBigDecimal("baseline")),
            Rows.plain(row.getBigDecimal("goal")),
            Rows.plain(row.getBigDecimal("challenge")),
            null,
            Course.Kind.valueOf(row.getString("course")),
            row.getInt("weight"),
            row.getObject("deadline", LocalDate.class),
            "",
            "",
            stages),
        null,
        0);
  }

  private static @Nullable Reading newest(ResultSet row) throws SQLException {
    LocalDate day = row.getObject("as_of", LocalDate.class);
    return day == null
        ? null
        : new Reading(day, Objects.requireNonNull(Rows.plain(row.getBigDecimal("value"))));
  }

  private static List<Milestone> milestones(List<TargetFacts.Milestone> stages) {
    return stages.stream()
        .map(stage -> new Milestone(Text.same(stage.name()), stage.dueOn(), stage.doneOn()))
        .toList();
  }

  private Map<UUID, List<TargetFacts.Milestone>> stages(UUID plan) {
    Map<UUID, List<TargetFacts.Milestone>> stages = new HashMap<>();
    jdbc.sql(
            """
            select m.* from responsibility.milestone m join responsibility.target t on t.id = m.target_id
            where t.plan_id = :plan order by m.target_id, m.no
            """)
        .withFetchSize(FETCHED)
        .param("plan", plan)
        .query((ResultSet row) -> {
          stages
              .computeIfAbsent(Rows.uuid(row, "target_id"), id -> new ArrayList<>())
              .add(stage(row));
        });
    return stages;
  }

  private static TargetFacts.Milestone stage(ResultSet row) throws SQLException {
    return new TargetFacts.Milestone(
        row.getString("name"),
        Objects.requireNonNull(row.getObject("due_on", LocalDate.class)),
        Rows.plain(row.getBigDecimal("value")),
        row.getObject("done_on", LocalDate.class));
  }

  /** Values of the year before the plan, of targets that are to move as in that year. */
  private Map<UUID, List<Judging.Point>> lastYears(Plan plan) {
    Map<UUID, List<Judging.Point>> points = new HashMap<>();
    jdbc.sql(
            """
            select r.target_id, array_agg(r.as_of order by r.as_of) as days,
                   array_agg(r.value order by r.as_of) as numbers
            from responsibility.reading r join responsibility.target t on t.id = r.target_id
            where t.plan_id = :plan and t.course = 'SEASONAL' and r.current
              and r.as_of < :from and r.as_of >= cast(:from as date) - 366
            group by r.target_id
            """)
        .withFetchSize(FETCHED)
        .param("plan", plan.id())
        .param("from", plan.startsOn())
        .query((ResultSet row) -> {
          points.put(
              Rows.uuid(row, "target_id"), points(row.getArray("days"), row.getArray("numbers")));
        });
    return points;
  }

  static List<Judging.Point> points(Array dayArray, Array numberArray) throws SQLException {
    Date[] days = (Date[]) dayArray.getArray();
    java.math.BigDecimal[] numbers = (java.math.BigDecimal[]) numberArray.getArray();
    List<Judging.Point> points = new ArrayList<>(days.length);
    for (int i = 0; i < days.length; i++) {
      points.add(new Judging.Point(days[i].toLocalDate(), numbers[i]));
    }
    return points;
  }

  /** What some targets need to be judged as of a day. */
  Map<UUID, State> states(Plan plan, Collection<UUID> targets, LocalDate asOf) {
    UUID[] ids = targets.toArray(UUID[]::new);
    Map<UUID, List<TargetFacts.Milestone>> stages = new HashMap<>();
    jdbc.sql(
            """
            select m.* from responsibility.milestone m where m.target_id = any(cast(:ids as uuid[]))
            order by m.target_id, m.no
            """)
        .param("ids", ids)
        .query((ResultSet row) -> {
          stages
              .computeIfAbsent(Rows.uuid(row, "target_id"), id -> new ArrayList<>())
              .add(stage(row));
        });
    Map<UUID, State> states = new HashMap<>();
    jdbc.sql(
            """
            select i.id, r.as_of, r.value from unnest(cast(:ids as uuid[])) as i (id) left join lateral (
              select r.as_of, r.value from responsibility.reading r
              where r.target_id = i.id and r.current and r.as_of between :from and :day
              order by r.as_of desc limit 1) r on true
            """)
        .param("ids", ids)
        .param("from", plan.startsOn())
        .param("day", asOf)
        .query((ResultSet row) -> {
          UUID id = Rows.uuid(row, "id");
          states.put(id, new State(newest(row), milestones(stages.getOrDefault(id, List.of()))));
        });
    return states;
  }
}
