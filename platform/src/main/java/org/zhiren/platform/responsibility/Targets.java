package org.zhiren.platform.responsibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.shell.NotFound;

/** The targets of the units about which the acting account may know. */
@Repository
@Transactional(readOnly = true)
public class Targets {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;

  Targets(JdbcClient jdbc, NeedToKnow needToKnow) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  /**
   * A target with the number of those directly below it.
   *
   * @param target the target
   * @param below how many targets serve it
   * @param belowWeight what their weights add up to, in basis points
   */
  public record Node(Target target, int below, int belowWeight) {}

  /** The targets directly below one, in their order; {@code null} for the topmost. */
  public List<Node> children(UUID plan, @Nullable UUID parent) {
    NeedToKnow.Predicate seen = needToKnow.predicate("t.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select t.*,
              (select count(*) from responsibility.target c where c.parent_id = t.id) as below,
              (select coalesce(sum(c.weight), 0) from responsibility.target c where c.parent_id = t.id) as below_weight
            from responsibility.target t
            where t.plan_id = :plan and t.parent_id is not distinct from cast(:parent as uuid)
            """
                + "and "
                + seen.sql()
                + " order by t.no, t.id")
        .param("plan", plan)
        .param("parent", parent)
        .params(seen.params())
        .query((row, number) ->
            new Node(target(row, List.of()), row.getInt("below"), row.getInt("below_weight")))
        .list();
  }

  /** All targets of a plan, parents before children, siblings in their order. */
  public List<Target> ofPlan(UUID plan) {
    return read("t.plan_id = :key", plan);
  }

  /** All targets of a unit in plans that are running, the nearest deadline first. */
  public List<Target> ofUnit(UUID plan, UUID unit) {
    return read("t.plan_id = :key and t.unit_id = :unit", plan, Map.of("unit", unit));
  }

  /** How many targets stand directly below each of these; those with none are missing. */
  Map<UUID, Integer> below(List<UUID> ids) {
    Map<UUID, Integer> below = new HashMap<>();
    jdbc.sql(
            """
            select parent_id, count(*) as below from responsibility.target
            where parent_id = any(cast(:ids as uuid[])) group by parent_id
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query((ResultSet row) -> {
          below.put(Rows.uuid(row, "parent_id"), row.getInt("below"));
        });
    return below;
  }

  /** Those of the targets that may be seen, in the order asked for. */
  public List<Target> some(List<UUID> ids) {
    Map<UUID, Target> found = new HashMap<>();
    read("t.id = any(cast(:key as uuid[]))", ids.toArray(UUID[]::new), Map.of())
        .forEach(target -> found.put(target.id(), target));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /** The targets for which a person is responsible, of all plans, as far as they may be seen. */
  public List<Target> ofPerson(UUID person) {
    return read("t.person_id = :key", person);
  }

  /** The target, if it may be seen. */
  public Optional<Target> find(UUID id) {
    return read("t.id = :key", id).stream().findFirst();
  }

  /**
   * The target.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  public Target required(UUID id) {
    return find(id).orElseThrow(() -> new NotFound("target " + id));
  }

  /** Other targets of the same indicator that may be seen, those that are done first. */
  public List<Target> alike(Target target, int most) {
    return jdbc
        .sql(
            """
            select t.id from responsibility.target t
            where t.indicator = :indicator and t.id <> :id order by t.done_on nulls last, t.deadline desc, t.id limit 50
            """)
        .param("indicator", target.facts().indicator())
        .param("id", target.id())
        .query(UUID.class)
        .list()
        .stream()
        .flatMap(id -> find(id).stream())
        .limit(most)
        .toList();
  }

  /** The targets above, from the top, without the target itself; as far as they may be seen. */
  public List<Target> above(Target target) {
    List<Target> path = new ArrayList<>();
    UUID parent = target.parentId();
    while (parent != null && path.size() < 100) {
      Optional<Target> found = find(parent);
      found.ifPresent(path::addFirst);
      parent = found.map(Target::parentId).orElse(null);
    }
    return path;
  }

  private List<Target> read(String where, Object key) {
    return read(where, key, Map.of());
  }

  private List<Target> read(String where, Object key, Map<String, UUID> more) {
    NeedToKnow.Predicate seen = needToKnow.predicate("t.unit_id", InformationClass.TARGETS);
    Map<UUID, List<TargetFacts.Milestone>> stages = new HashMap<>();
    jdbc.sql(
            "select m.* from responsibility.milestone m join responsibility.target t on t.id = m.target_id where "
                + where
                + " and "
                + seen.sql()
                + " order by m.target_id, m.no")
        .param("key", key)
        .params(more)
        .params(seen.params())
        .query((ResultSet row) -> {
          stages
              .computeIfAbsent(Rows.uuid(row, "target_id"), id -> new ArrayList<>())
              .add(milestone(row));
        });
    List<Target> all =
        jdbc.sql(
                "select t.* from responsibility.target t where "
                    + where
                    + " and "
                    + seen.sql()
                    + " order by t.no, t.id")
            .param("key", key)
            .params(more)
            .params(seen.params())
            .query(
                (row, number) -> target(row, stages.getOrDefault(Rows.uuid(row, "id"), List.of())))
            .list();
    return inTreeOrder(all);
  }

  /** A target whose parent may not be seen stands on top. */
  private static List<Target> inTreeOrder(List<Target> all) {
    Map<UUID, Target> known = new LinkedHashMap<>();
    all.forEach(target -> known.put(target.id(), target));
    Map<UUID, List<Target>> below = new HashMap<>();
    List<Target> ordered = new ArrayList<>(all.size());
    List<Target> roots = new ArrayList<>();
    for (Target target : all) {
      UUID parent = target.parentId();
      if (parent == null || !known.containsKey(parent)) {
        roots.add(target);
      } else {
        below.computeIfAbsent(parent, id -> new ArrayList<>()).add(target);
      }
    }
    java.util.ArrayDeque<Target> open = new java.util.ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      Target next = open.pop();
      ordered.add(next);
      below.getOrDefault(next.id(), List.of()).reversed().forEach(open::push);
    }
    return ordered;
  }

  private static TargetFacts.Milestone milestone(ResultSet row) throws SQLException {
    return new TargetFacts.Milestone(
        row.getString("name"),
        Objects.requireNonNull(row.getObject("due_on", LocalDate.class)),
        Rows.plain(row.getBigDecimal("value")),
        row.getObject("done_on", LocalDate.class));
  }

  private static Target target(ResultSet row, List<TargetFacts.Milestone> stages)
      throws SQLException {
    return new Target(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "plan_id"),
        row.getObject("parent_id", UUID.class),
        row.getInt("no"),
        new TargetFacts(
            row.getString("name"),
            TargetKind.valueOf(row.getString("kind")),
            Rows.uuid(row, "unit_id"),
            new TargetFacts.Named(
                row.getObject("leader_id", UUID.class), row.getString("leader_name")),
            new TargetFacts.Named(
                row.getObject("person_id", UUID.class), row.getString("person_name")),
            Arrays.asList((UUID[]) row.getArray("cooperating").getArray()),
            row.getString("indicator"),
            row.getString("measure"),
            Direction.valueOf(row.getString("direction")),
            Rows.plain(row.getBigDecimal("baseline")),
            Rows.plain(row.getBigDecimal("goal")),
            Rows.plain(row.getBigDecimal("challenge")),
            ScoreRule.valueOf(row.getString("rule")),
            Course.Kind.valueOf(row.getString("course")),
            row.getInt("weight"),
            Objects.requireNonNull(row.getObject("deadline", LocalDate.class)),
            row.getString("evidence"),
            row.getString("source"),
            stages,
            row.getString("formula")),
        row.getObject("done_on", LocalDate.class),
        row.getLong("version"));
  }
}
