package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/** Draws up plans: a new one, or one that begins where an earlier one ended. */
@Component
public class DrawingUpPlan {

  private static final int LONGEST_YEARS = 6;

  private final Plans plans;
  private final Targets targets;
  private final PlanWriter writer;
  private final NeedToKnow needToKnow;
  private final Records records;

  DrawingUpPlan(
      Plans plans, Targets targets, PlanWriter writer, NeedToKnow needToKnow, Records records) {
    this.plans = plans;
    this.targets = targets;
    this.writer = writer;
    this.needToKnow = needToKnow;
    this.records = records;
  }

  /**
   * A new draft without targets.
   *
   * @param unit the unit that assigns
   * @throws InvalidInput with every fault
   */
  @Transactional
  public UUID begin(UUID unit, Plan.Head head) {
    List<InvalidInput.Fault> faults = faults(head);
    if (!needToKnow.sees(InformationClass.TARGETS, unit)) {
      faults.add(OutOfScope.fault("unit", unit));
    }
    refuse(faults);
    UUID id = writer.create(unit, head);
    records.record(
        Act.of("targets.plan.drawn", "plan", id)
            .with("title", head.title())
            .with("from", head.startsOn())
            .with("until", head.endsOn())
            .with("ground", head.ground()));
    return id;
  }

  /**
   * A draft like an earlier plan: the same targets for the same units, every day moved by as much
   * as the first day moves, weights and people as they were, nothing done yet.
   *
   * @return the new plan
   */
  @Transactional
  public UUID copy(UUID earlier, Plan.Head head) {
    Plan from = plans.required(earlier);
    refuse(faults(head));
    UUID id = writer.create(from.unitId(), head);
    long months = ChronoUnit.MONTHS.between(from.startsOn(), head.startsOn());
    Map<UUID, UUID> copies = new HashMap<>();
    for (Target target : targets.ofPlan(earlier)) {
      @Nullable UUID parent = target.parentId() == null ? null : copies.get(target.parentId());
      copies.put(target.id(), writer.add(id, parent, moved(target, months, head)));
    }
    records.record(
        Act.of("targets.plan.drawn", "plan", id)
            .with("title", head.title())
            .with("copiedFrom", earlier)
            .with("targets", copies.size()));
    return id;
  }

  private static TargetFacts moved(Target target, long months, Plan.Head head) {
    TargetFacts facts = target.facts();
    return facts
        .with()
        .deadline(within(target.deadline().plusMonths(months), head))
        .milestones(
            facts.milestones().stream()
                .map(m ->
                    new TargetFacts.Milestone(
                        m.name(), within(m.dueOn().plusMonths(months), head), m.value(), null))
                .toList())
        .facts();
  }

  private static LocalDate within(LocalDate day, Plan.Head head) {
    return day.isAfter(head.endsOn())
        ? head.endsOn()
        : day.isBefore(head.startsOn()) ? head.startsOn() : day;
  }

  private static List<InvalidInput.Fault> faults(Plan.Head head) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (head.title().isBlank() || head.title().length() > 120) {
      faults.add(
          new InvalidInput.Fault(
              "title",
              head.title(),
              Text.of(
                      "请填写名称，1 至 120 字（现为 {0} 字）。",
                      "Enter a title of 1 to 120 characters (it has {0}).")
                  .fill(head.title().strip().length())));
    }
    if (!head.endsOn().isAfter(head.startsOn())
        || head.endsOn().isAfter(head.startsOn().plusYears(LONGEST_YEARS))) {
      faults.add(
          new InvalidInput.Fault(
              "endsOn",
              head.endsOn().toString(),
              Text.of(
                      "结束日 {0} 应晚于开始日 {1}，且不超过 {2} 年，请改正。",
                      "The last day {0} must follow the first day {1} within {2} years.")
                  .fill(head.endsOn(), head.startsOn(), LONGEST_YEARS)));
    }
    if (head.ground().isBlank() || head.ground().length() > 200) {
      faults.add(
          new InvalidInput.Fault(
              "ground",
              head.ground(),
              Text.of(
                  "请填写依据的文件或会议，最多 200 字。",
                  "Name the document or meeting that decided it, in at most 200 characters.")));
    }
    return faults;
  }

  private static void refuse(List<InvalidInput.Fault> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }
}
