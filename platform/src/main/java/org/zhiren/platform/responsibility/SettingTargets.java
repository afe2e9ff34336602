package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Adds, changes and removes the targets of an open plan, and hands one to many units at once. */
@Component
public class SettingTargets {

  private static final int MOST_UNITS = 2_000;

  private final Targets targets;
  private final PlanWriter writer;
  private final TargetFormulae formulae;
  private final NeedToKnow needToKnow;
  private final Records records;

  SettingTargets(
      Targets targets,
      PlanWriter writer,
      TargetFormulae formulae,
      NeedToKnow needToKnow,
      Records records) {
    this.targets = targets;
    this.writer = writer;
    this.formulae = formulae;
    this.needToKnow = needToKnow;
    this.records = records;
  }

  /**
   * Adds a target at the end of its siblings.
   *
   * @param parent the target that it serves; {@code null} for the top
   * @throws InvalidInput with every fault, if it could not be executed, monitored or evaluated
   */
  @Transactional
  public UUID add(UUID planId, @Nullable UUID parent, TargetFacts facts) {
    Plan plan = writer.open(planId);
    if (parent != null && !targets.required(parent).planId().equals(planId)) {
      throw new NotFound("target " + parent + " in plan " + planId);
    }
    check(null, facts, plan);
    UUID id = writer.add(planId, parent, facts);
    records.record(said(Act.of("targets.target.added", "target", id), facts));
    return id;
  }

  /** Changes what a target says; its place in the tree stays. */
  @Transactional
  public void change(UUID id, long version, TargetFacts facts) {
    Target stored = targets.required(id);
    Plan plan = writer.open(stored.planId());
    check(id, facts, plan);
    stored = targets.required(id);
    writer.change(stored, version, facts);
    records.record(said(Act.of("targets.target.changed", "target", id), facts));
  }

  /**
   * Removes a target and what serves it.
   *
   * @param reason why; needed once the plan has been published
   */
  @Transactional
  public void remove(UUID id, String reason) {
    Target stored = targets.required(id);
    Plan plan = writer.open(stored.planId());
    if (plan.edition() > 0 && reason.isBlank()) {
      throw new InvalidInput(
          "reason",
          reason,
          Text.of(
              "计划已经发布，请写明为什么撤销这个目标。",
              "The plan has been published. Say why the target is taken out."));
    }
    writer.remove(id);
    records.record(
        Act.of("targets.target.removed", "target", id)
            .with("name", stored.facts().name())
            .because(reason));
  }

  /**
   * One unit's share when a target is handed out.
   *
   * @param unitId the unit
   * @param leader the leader who answers for it there
   * @param person who does it there
   * @param goal its share of the number; {@code null} for the same number as above
   */
  public record Share(UUID unitId, Named leader, Named person, @Nullable BigDecimal goal) {}

  /**
   * Hands a target to many units: below it, each gets one that says the same, with equal weights to
   * the last basis point. What was below it already stays, and shares the weight.
   *
   * @return how many were added
   * @throws InvalidInput if any of them could not stand; then none is added
   */
  @Transactional
  public int handOut(UUID id, List<Share> shares) {
    Target target = targets.required(id);
    Plan plan = writer.open(target.planId());
    if (shares.isEmpty() || shares.size() > MOST_UNITS) {
      throw new InvalidInput(
          "shares",
          Integer.toString(shares.size()),
          Text.of(
                  "一次可以分给 1 至 {0} 个单位（现为 {1} 个）。",
                  "A target can be handed to 1 to {0} units at once ({1} were given).")
              .fill(MOST_UNITS, shares.size()));
    }
    List<Targets.Node> before = targets.children(target.planId(), id);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    List<TargetFacts> all = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      TargetFacts facts =
          target.facts().forUnit(share.unitId(), share.leader(), share.person(), share.goal(), 0);
      String place = "第 " + (i + 1) + " 行：";
      String english = "Line " + (i + 1) + ": ";
      for (InvalidInput.Fault fault : TargetRules.faults(facts, plan)) {
        faults.add(
            new InvalidInput.Fault(
                "shares",
                fault.value(),
                Text.of(place + fault.message().zh(), english + fault.message().en())));
      }
      if (!needToKnow.sees(InformationClass.TARGETS, share.unitId())) {
        faults.add(OutOfScope.fault("shares", share.unitId()));
      }
      all.add(facts);
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    all.forEach(facts -> writer.add(target.planId(), id, facts));
    even(target.planId(), id);
    records.record(
        Act.of("targets.target.handed-out", "target", id)
            .with("name", target.facts().name())
            .with("units", all.size())
            .with("before", before.size()));
    return all.size();
  }

  /** Gives siblings equal weights that add up to the whole exactly. */
  @Transactional
  public void evenWeights(UUID planId, @Nullable UUID parent) {
    writer.open(planId);
    int count = even(planId, parent);
    records.record(
        Act.of("targets.weights.evened", "plan", planId)
            .with("parent", parent)
            .with("targets", count));
  }

  private int even(UUID plan, @Nullable UUID parent) {
    List<Targets.Node> siblings = targets.children(plan, parent);
    int count = siblings.size();
    for (int i = 0; i < count; i++) {
      // The first ones take the basis points that are left over.
      int share = TargetRules.WHOLE / count + (i < TargetRules.WHOLE % count ? 1 : 0);
      writer.weight(siblings.get(i).target().id(), share);
    }
    return count;
  }

  private void check(@Nullable UUID id, TargetFacts facts, Plan plan) {
    List<InvalidInput.Fault> faults = new ArrayList<>(TargetRules.faults(facts, plan));
    UUID unit = facts.unitId();
    if (unit != null && !needToKnow.sees(InformationClass.TARGETS, unit)) {
      faults.add(OutOfScope.fault("unit", unit));
    }
    faults.addAll(formulae.faults(plan.id(), id, facts));
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private static Act said(Act act, TargetFacts facts) {
    return act.with("name", facts.name())
        .with("unit", facts.unitId())
        .with("indicator", facts.indicator())
        .with("goal", facts.goal())
        .with("measure", facts.measure())
        .with("formula", facts.formula().isEmpty() ? null : facts.formula())
        .with("weight", facts.weight())
        .with("deadline", facts.deadline())
        .withPersonal("leader", facts.leader().name())
        .withPersonal("person", facts.person().name());
  }
}
