package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.responsibility.reckoning.Evaluation;
import org.zhiren.platform.responsibility.reckoning.FormulaFault;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Values that follow from those of other targets of a plan: which names may be used, what is wrong
 * with a formula, and why a target has its value. A value that is missing, or older than the lights
 * allow, leaves everything unknown that rests on it.
 */
@Component
@Transactional(readOnly = true)
public class TargetFormulae {

  private final JdbcClient jdbc;
  private final Targets targets;
  private final Plans plans;
  private final Units units;
  private final Clock clock;

  TargetFormulae(JdbcClient jdbc, Targets targets, Plans plans, Units units, Clock clock) {
    this.jdbc = jdbc;
    this.targets = targets;
    this.plans = plans;
    this.units = units;
    this.clock = clock;
  }

  /** The formulae of a plan, within what the acting account may see. */
  FormulaPlan of(UUID planId) {
    return of(targets.ofPlan(planId));
  }

  private FormulaPlan of(List<Target> all) {
    Set<UUID> owners = all.stream().map(Target::unitId).collect(Collectors.toSet());
    Map<UUID, String> names =
        units.find(owners, LocalDate.now(clock)).values().stream()
            .collect(Collectors.toMap(Unit::id, Unit::shortName));
    return new FormulaPlan(all, names);
  }

  /**
   * What is said about a formula while it is typed.
   *
   * @param faults what is wrong; empty if it can be used
   * @param names names to choose from, with their units of measure
   */
  public record Check(List<Text> faults, List<String> names) {
    /** Copies the lists. */
    public Check {
      faults = List.copyOf(faults);
      names = List.copyOf(names);
    }
  }

  /**
   * Looks at a formula.
   *
   * @param target the target; {@code null} if it does not exist yet
   * @param unit its owner
   * @param measure the unit in which its values stand
   */
  public Check check(
      UUID planId, @Nullable UUID target, UUID unit, String measure, String formula) {
    FormulaPlan plan = of(planId);
    List<Text> faults =
        formula.isBlank()
            ? List.of()
            : plan.faults(target, unit, measure, formula.strip()).stream()
                .map(FormulaFault.Fault::message)
                .toList();
    return new Check(faults, plan.choice(unit, target));
  }

  /** The faults of a target's formula, for its form. */
  List<InvalidInput.Fault> faults(UUID planId, @Nullable UUID target, TargetFacts facts) {
    UUID unit = facts.unitId();
    if (facts.formula().isEmpty() || unit == null || facts.measure().isEmpty()) {
      return List.of();
    }
    return check(planId, target, unit, facts.measure(), facts.formula()).faults().stream()
        .map(text -> new InvalidInput.Fault("formula", facts.formula(), text))
        .toList();
  }

  /** The targets whose formulae cannot be used, each with one reason. */
  Map<Target, Text> unusable(List<Target> all) {
    return all.stream().allMatch(target -> target.facts().formula().isEmpty())
        ? Map.of()
        : of(all).unusable();
  }

  /**
   * The values of a plan's targets on a day: the last one reported, not older than the lights
   * allow.
   */
  Map<UUID, BigDecimal> values(Plan plan, LocalDate day) {
    Map<UUID, BigDecimal> values = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (r.target_id) r.target_id, r.value
            from responsibility.reading r join responsibility.target t on t.id = r.target_id
            where r.current and t.plan_id = :plan and t.formula = '' and r.as_of between :from and :day
            order by r.target_id, r.as_of desc
            """)
        .param("plan", plan.id())
        .param("from", oldest(plan, day))
        .param("day", day)
        .query((ResultSet row) -> {
          values.put(Rows.uuid(row, "target_id"), row.getBigDecimal("value"));
        });
    return values;
  }

  private static LocalDate oldest(Plan plan, LocalDate day) {
    LocalDate stale = day.minusDays(Judging.THRESHOLDS.staleAfterDays());
    return stale.isBefore(plan.startsOn()) ? plan.startsOn() : stale;
  }

  /**
   * What follows at the end of a plan if some values are others than reported.
   *
   * @param corrected values that take the place of the reported ones, by target
   * @return the values of the targets that rest on a corrected one; what is unknown is missing
   */
  public Map<UUID, BigDecimal> following(Plan plan, Map<UUID, BigDecimal> corrected) {
    FormulaPlan formulae = of(plan.id());
    Set<UUID> above = formulae.restingOn(corrected.keySet());
    Map<UUID, BigDecimal> following = new HashMap<>();
    if (!above.isEmpty()) {
      Map<UUID, BigDecimal> values = values(plan, plan.endsOn());
      values.putAll(corrected);
      try {
        Evaluation evaluation = formulae.evaluate(values);
        above.forEach(id ->
            evaluation.value(formulae.title(id)).ifPresent(value -> following.put(id, value)));
      } catch (FormulaFault unusable) {
        return Map.of();
      }
    }
    return following;
  }

  /**
   * Why a target whose values follow from others has its value.
   *
   * @param asOf the day
   * @param explanation the formula with its numbers, and those on which they rest
   */
  public record Why(LocalDate asOf, Explanation explanation) {}

  /** Why it has its value today, or at the end of its plan. */
  public Why why(Target target) {
    Plan plan = plans.required(target.planId());
    LocalDate today = LocalDate.now(clock);
    LocalDate asOf = today.isAfter(plan.endsOn()) ? plan.endsOn() : today;
    FormulaPlan formulae = of(plan.id());
    try {
      return new Why(
          asOf, formulae.evaluate(values(plan, asOf)).explanation(formulae.title(target.id())));
    } catch (FormulaFault unusable) {
      return new Why(
          asOf,
          Explanation.of(
                  "formula.unusable",
                  new Value.Missing(),
                  Text.of("公式 {0} 无法计算：{1}", "The formula {0} cannot be worked out: {1}")
                      .fill(target.facts().formula(), unusable.faults().getFirst().message()))
              .build());
    }
  }
}
