package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.platform.organization.Units;
import org.zhiren.statutes.Statutes;
import org.zhiren.statutes.Vacancy;

/** Which leading posts fall vacant by rule: retirement, and the end of the last term. */
@Component
public class ForeseenVacancies {

  /** The furthest that may be looked ahead, in years. */
  public static final int MOST_YEARS = 10;

  private final Pools pools;
  private final Targets targets;
  private final Units units;
  private final LawInForce law;

  ForeseenVacancies(Pools pools, Targets targets, Units units, LawInForce law) {
    this.pools = pools;
    this.targets = targets;
    this.units = units;
    this.law = law;
  }

  /**
   * A post that falls vacant.
   *
   * @param target the post
   * @param holder who holds it now
   * @param vacancy when and why
   * @param overdue whether the day has passed already
   */
  public record Line(Target target, Pool.Entry holder, Vacancy vacancy, boolean overdue) {}

  /** The vacancies within {@code years} of the day below {@code unit}, the earliest first. */
  public List<Line> within(LocalDate day, int years, @Nullable UUID unit) {
    Pool pool = pools.on(day);
    Map<String, Target> posts = new LinkedHashMap<>();
    var below = unit == null ? null : units.subtree(unit, day);
    for (Target target : targets.all(day)) {
      if (below == null || below.contains(target.unit().id())) {
        posts.put(target.rules().id(), target);
      }
    }
    List<UUID> leaders =
        pool.entries().stream().filter(e -> e.level() != null).map(Pool.Entry::id).toList();
    Statutes rules = law.on(day);
    List<Line> lines = new ArrayList<>();
    for (Vacancy vacancy :
        rules.vacancies(
            pools.people(leaders, day),
            posts.values().stream().map(Target::rules).toList(),
            day,
            Math.clamp(years, 1, MOST_YEARS))) {
      Target target = posts.get(vacancy.postId());
      int row = pool.row(UUID.fromString(vacancy.personId()));
      if (target != null && row >= 0) {
        lines.add(new Line(target, pool.entry(row), vacancy, !vacancy.on().isAfter(day)));
      }
    }
    return lines;
  }
}
