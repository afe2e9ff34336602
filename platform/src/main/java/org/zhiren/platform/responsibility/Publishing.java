package org.zhiren.platform.responsibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** Publishes a plan as an edition, opens it for a revision, and publishes again. */
@Component
public class Publishing {

  private static final int MOST_FAULTS = 50;

  private final JdbcClient jdbc;
  private final Plans plans;
  private final Targets targets;
  private final PlanWriter writer;
  private final TargetFormulae formulae;
  private final NeedToKnow needToKnow;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  Publishing(
      JdbcClient jdbc,
      Plans plans,
      Targets targets,
      PlanWriter writer,
      TargetFormulae formulae,
      NeedToKnow needToKnow,
      Records records,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.targets = targets;
    this.writer = writer;
    this.formulae = formulae;
    this.needToKnow = needToKnow;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /** What stands against publishing the plan as it is; empty if nothing does. */
  @Transactional(readOnly = true)
  public List<InvalidInput.Fault> obstacles(UUID id) {
    List<Target> all = targets.ofPlan(id);
    return obstacles(plans.required(id), all, formulae(all));
  }

  /** Formulae that cannot be used any more, for instance because a target was taken out. */
  private List<InvalidInput.Fault> formulae(List<Target> all) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    formulae
        .unusable(all)
        .forEach(
            (target, text) -> faults.add(about(target, "formula", target.facts().formula(), text)));
    return faults;
  }

  private static List<InvalidInput.Fault> obstacles(
      Plan plan, List<Target> all, List<InvalidInput.Fault> formulae) {
    List<InvalidInput.Fault> faults = new ArrayList<>(formulae);
    if (all.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "targets", "0", Text.of("还没有目标，请先添加。", "There is no target yet. Add one first.")));
    }
    Map<String, Target> named = new LinkedHashMap<>();
    Map<@Nullable UUID, Integer> weights = new HashMap<>();
    Map<UUID, Target> known = new HashMap<>();
    all.forEach(target -> known.put(target.id(), target));
    for (Target target : all) {
      weights.merge(target.parentId(), target.facts().weight(), Integer::sum);
      for (InvalidInput.Fault fault : TargetRules.faults(target.facts(), plan)) {
        faults.add(about(target, fault.field(), fault.value(), fault.message()));
      }
      String key =
          target.unitId()
              + " "
              + target.parentId()
              + " "
              + target.facts().name()
              + " "
              + target.facts().indicator();
      if (named.putIfAbsent(key, target) != null) {
        faults.add(
            about(
                target,
                "name",
                target.facts().name(),
                Text.of(
                    "同一单位已有同名同指标的目标，请合并或改名。",
                    "the unit has a target of this name and indicator already. Join them, or rename"
                        + " one.")));
      }
      Target parent = target.parentId() == null ? null : known.get(target.parentId());
      if (parent != null && target.deadline().isAfter(parent.deadline())) {
        faults.add(
            about(
                target,
                "deadline",
                target.deadline().toString(),
                Text.of(
                        "时限 {0} 晚于上级目标的时限 {1}，请提前。",
                        "the deadline {0} is later than that of the target above ({1}). Bring it"
                            + " forward.")
                    .fill(target.deadline(), parent.deadline())));
      }
    }
    weights.forEach((parent, sum) -> {
      if (sum != TargetRules.WHOLE) {
        Target above = parent == null ? null : known.get(parent);
        faults.add(
            new InvalidInput.Fault(
                "weight",
                Integer.toString(sum),
                Text.of(
                        "“{0}”下各目标的权重合计 {1}，应为 100%。请调整，或点“平均分配权重”。",
                        "The weights below “{0}” add up to {1}, not to 100%. Adjust them, or share"
                            + " them out evenly.")
                    .fill(above == null ? plan.title() : above.facts().name(), percent(sum))));
      }
    });
    return faults.size() <= MOST_FAULTS ? faults : faults.subList(0, MOST_FAULTS);
  }

  private static InvalidInput.Fault about(
      Target target, String field, @Nullable String value, Text message) {
    String name = "“" + target.facts().name() + "”";
    return new InvalidInput.Fault(
        field, value, Text.of(name + message.zh(), name + ": " + message.en()));
  }

  /** Basis points as a percentage: 3334 is 33.34%. */
  public static String percent(int basisPoints) {
    return java.math.BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + "%";
  }

  /**
   * Publishes the plan as the next edition. Signatures stay valid for the units whose part reads as
   * it did.
   *
   * @param reason why this edition is made; needed from the second on
   * @return the number of the edition
   * @throws InvalidInput with every obstacle; nothing is published then
   */
  @Transactional
  public int publish(UUID id, String reason) {
    Plan plan = writer.open(id);
    complete(plan);
    if (plan.edition() > 0 && reason.isBlank()) {
      throw new InvalidInput(
          "reason", reason, Text.of("请写明为什么修订。", "Say why the plan was revised."));
    }
    List<Target> all = targets.ofPlan(id);
    List<InvalidInput.Fault> faults = obstacles(plan, all, formulae(all));
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    int edition = plan.edition() + 1;
    jdbc.sql(
            """
            insert into responsibility.edition (plan_id, unit_id, edition, reason, author_name, made_at)
            values (:plan, :unit, :edition, :reason, :author, :now)
            """)
        .param("plan", id)
        .param("unit", plan.unitId())
        .param("edition", edition)
        .param("reason", reason.strip())
        .param("author", writer.actorName())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    keep(id, edition, all);
    jdbc.sql(
            """
            update responsibility.plan set state = 'IN_FORCE', edition = :edition, version = version + 1
            where id = :id
            """)
        .param("edition", edition)
        .param("id", id)
        .update();
    records.record(
        Act.of("targets.plan.published", "plan", id)
            .with("edition", edition)
            .with("targets", all.size())
            .because(reason));
    return edition;
  }

  private void keep(UUID plan, int edition, List<Target> all) {
    int count = all.size();
    UUID[] ids = new UUID[count];
    UUID[] units = new UUID[count];
    String[] facts = new String[count];
    for (int i = 0; i < count; i++) {
      ids[i] = all.get(i).id();
      units[i] = all.get(i).unitId();
      facts[i] = json.writeValueAsString(Editions.facts(all.get(i)));
    }
    jdbc.sql(
            """
            insert into responsibility.edition_target (plan_id, edition, target_id, unit_id, facts)
            select :plan, :edition, t.id, t.unit, t.facts::jsonb
            from unnest(:ids::uuid[], :units::uuid[], :facts::text[]) as t (id, unit, facts)
            """)
        .param("plan", plan)
        .param("edition", edition)
        .param("ids", ids)
        .param("units", units)
        .param("facts", facts)
        .update();
  }

  /** Opens a published plan for changes; values are reported meanwhile. */
  @Transactional
  public void revise(UUID id, String reason) {
    Plan plan = writer.locked(id);
    complete(plan);
    if (plan.state() != PlanState.IN_FORCE) {
      throw new InvalidInput(
          "state",
          plan.state().name(),
          Text.of("只有执行中的计划可以修订。", "Only a plan in force can be revised."));
    }
    if (reason.isBlank()) {
      throw new InvalidInput(
          "reason", reason, Text.of("请写明为什么修订。", "Say why the plan is revised."));
    }
    writer.state(id, PlanState.REVISING);
    records.record(Act.of("targets.plan.revising", "plan", id).because(reason));
  }

  /** Whoever publishes answers for the whole tree, so has to see all of it. */
  private void complete(Plan plan) {
    if (!needToKnow.sees(InformationClass.TARGETS, plan.unitId())) {
      throw new NotFound("plan " + plan.id() + " of another unit");
    }
  }
}
