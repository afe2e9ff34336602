package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.HeadCount;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFormulae;
import org.zhiren.platform.responsibility.Targets;

/** Fetches what a run over a plan needs, and runs it. */
@Component
class Reckoning {

  private static final String INNER = "内设机构";

  private final JdbcClient jdbc;
  private final Targets targets;
  private final TargetFormulae formulae;
  private final Schemes schemes;
  private final PanelMembers members;
  private final PanelJudging panel;
  private final Units units;
  private final ObjectProvider<HeadCount> people;
  private final AsPlatform platform;

  Reckoning(
      JdbcClient jdbc,
      Targets targets,
      TargetFormulae formulae,
      Schemes schemes,
      PanelMembers members,
      PanelJudging panel,
      Units units,
      ObjectProvider<HeadCount> people,
      AsPlatform platform) {
    this.jdbc = jdbc;
    this.targets = targets;
    this.formulae = formulae;
    this.schemes = schemes;
    this.members = members;
    this.panel = panel;
    this.units = units;
    this.people = people;
    this.platform = platform;
  }

  /**
   * Runs over the targets that have nothing below them, as of the last day of the plan.
   *
   * @param corrected values that take the place of the reported ones, by target
   */
  @Transactional(readOnly = true)
  public Reckoned run(Plan plan, Map<UUID, BigDecimal> corrected) {
    Scheme scheme = schemes.of(plan.id()).scheme();
    List<Target> all = targets.ofPlan(plan.id());
    Set<@Nullable UUID> parents = new HashSet<>();
    all.forEach(target -> parents.add(target.parentId()));
    Map<UUID, BigDecimal> last = last(plan);
    if (!corrected.isEmpty()) {
      last.putAll(formulae.following(plan, corrected));
    }
    List<Outcomes.Reached> reached = new ArrayList<>();
    for (Target target : all) {
      if (!parents.contains(target.id())) {
        BigDecimal value = corrected.getOrDefault(target.id(), last.get(target.id()));
        reached.add(new Outcomes.Reached(target, value));
      }
    }
    boolean sits = !members.members(plan.id()).isEmpty();
    List<Outcomes.Scored> scored =
        new Outcomes(scheme, plan.endsOn(), sits, panel.verdicts(plan.id(), scheme))
            .scores(reached);
    Set<UUID> owners =
        reached.stream().map(one -> one.target().unitId()).collect(Collectors.toSet());
    Map<UUID, Unit> known = platform.read(() -> units.find(owners, plan.endsOn()));
    Map<UUID, Text> groups = new HashMap<>();
    owners.forEach(unit -> groups.put(unit, Peers.of(known.get(unit))));
    return Reckoned.of(scored, groups, conditions(owners, plan), scheme.fewestPeers());
  }

  private Map<UUID, BigDecimal> last(Plan plan) {
    Map<UUID, BigDecimal> last = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (r.target_id) r.target_id, r.value
            from responsibility.reading r join responsibility.target t on t.id = r.target_id
            where r.current and t.plan_id = :plan and r.as_of between :from and :until
            order by r.target_id, r.as_of desc
            """)
        .param("plan", plan.id())
        .param("from", plan.startsOn())
        .param("until", plan.endsOn())
        .query((ResultSet row) -> {
          last.put(Stored.uuid(row, "target_id"), row.getBigDecimal("value"));
        });
    return last;
  }

  private Map<UUID, Adjusting.Conditions> conditions(Set<UUID> owners, Plan plan) {
    HeadCount count = people.getIfAvailable();
    return platform.read(() -> {
      Map<UUID, BigDecimal> before = before(owners, plan);
      Map<UUID, Adjusting.Conditions> all = new HashMap<>();
      for (UUID unit : owners) {
        Set<UUID> within = new HashSet<>(Set.of(unit));
        units.children(unit, plan.endsOn()).stream()
            .map(Units.Node::unit)
            .filter(one -> one.facts().nature().equals(INNER))
            .forEach(one -> within.add(one.id()));
        all.put(
            unit,
            new Adjusting.Conditions(count == null ? null : count.in(within), before.get(unit)));
      }
      return all;
    });
  }

  /** The raw points of the last released plan that ended before this one began. */
  private Map<UUID, BigDecimal> before(Set<UUID> owners, Plan plan) {
    Map<UUID, BigDecimal> before = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (r.unit_id) r.unit_id, r.raw
            from responsibility.result_unit r
              join responsibility.plan p on p.id = r.plan_id and p.state = 'RELEASED'
            where r.unit_id = any(:units) and r.raw is not null and p.ends_on < :from
              and r.edition = (select max(e.edition) from responsibility.evaluation e where e.plan_id = r.plan_id)
            order by r.unit_id, p.ends_on desc, p.id
            """)
        .param("units", owners.toArray(UUID[]::new))
        .param("from", plan.startsOn())
        .query((ResultSet row) -> {
          before.put(Stored.uuid(row, "unit_id"), row.getBigDecimal("raw"));
        });
    return before;
  }
}
