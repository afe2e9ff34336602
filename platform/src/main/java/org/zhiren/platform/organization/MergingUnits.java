package org.zhiren.platform.organization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Makes several units one (机构合并). Posts move with the people in them, unless the plan ends them; a
 * post that somebody holds cannot be ended. Units below move too. Quotas of what was merged end:
 * the new ones are for the authority to set.
 */
@Component
public class MergingUnits {

  private final PeriodWriter writer;
  private final Settling settling;
  private final Units units;
  private final Posts posts;
  private final Occupation occupation;

  MergingUnits(
      PeriodWriter writer, Settling settling, Units units, Posts posts, Occupation occupation) {
    this.writer = writer;
    this.settling = settling;
    this.units = units;
    this.posts = posts;
    this.occupation = occupation;
  }

  /**
   * What becomes one, and how.
   *
   * @param sources the units that cease to exist, each with the version that the form was read at;
   *     what stands below them moves in this order
   * @param target the unit that takes over, with its version; {@code null} if a new one is founded
   * @param founded facts of the new unit; {@code null} if an existing one takes over
   * @param endedPosts posts that are abolished; all others move
   */
  public record Plan(
      Map<UUID, Long> sources,
      Map.@Nullable Entry<UUID, Long> target,
      @Nullable UnitFacts founded,
      Set<UUID> endedPosts) {
    /** Copies the collections. */
    public Plan {
      sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
      endedPosts = Set.copyOf(endedPosts);
    }
  }

  /**
   * Merges as of the day of {@code basis}.
   *
   * @return the unit that took over
   */
  @Transactional
  public UUID merge(Plan plan, Basis basis) {
    check(plan);
    List<Unit> sources = new ArrayList<>();
    plan.sources()
        .forEach((id, version) ->
            sources.add(writer.unitToChange(id, version, basis.on(), facts -> facts)));
    if (plan.target() != null) {
      writer.unitToChange(
          plan.target().getKey(), plan.target().getValue(), basis.on(), facts -> facts);
    }
    PeriodWriter.Change change = writer.begin(ChangeKind.UNITS_MERGED, basis);
    UUID target = target(plan, change);
    Set<UUID> moved = new HashSet<>();
    List<Post> ended = new ArrayList<>();
    int place = posts.of(target, basis.on()).size();
    for (Post post : posts.of(plan.sources().keySet(), basis.on())) {
      Post current = writer.postToChange(post.id(), post.version(), basis.on(), facts -> facts);
      if (plan.endedPosts().contains(post.id())) {
        ended.add(current);
      } else {
        writer.changePost(change, current, current.facts().in(target, ++place));
        moved.add(post.id());
      }
    }
    occupation.refuseIfOccupied(ended, basis.on());
    ended.forEach(post -> writer.endPost(change, post.id()));
    moveUnitsBelow(plan, change, target);
    for (Unit source : sources) {
      writer.endQuotas(change, source.id());
      writer.endUnit(change, source.id());
    }
    writer.touchUnit(change, target);
    Set<UUID> touched = new HashSet<>(plan.sources().keySet());
    touched.add(target);
    Settling.Step step =
        settling
            .of(ChangeKind.UNITS_MERGED, change, basis)
            .with("target", target)
            .with("movedPosts", moved.size())
            .with("endedPosts", ended.size())
            .event(
                new UnitsMerged(
                    plan.sources().keySet(),
                    target,
                    basis.on(),
                    Set.copyOf(moved),
                    plan.endedPosts()));
    sources.forEach(source -> step.with("source " + source.id(), source.name()));
    step.units(touched);
    return target;
  }

  private static void check(Plan plan) {
    if (plan.sources().isEmpty()) {
      throw new InvalidInput(
          "sources", null, Text.of("请至少选择一个被合并的机构。", "Choose at least one unit to merge."));
    }
    if ((plan.target() == null) == (plan.founded() == null)) {
      throw new InvalidInput(
          "target",
          null,
          Text.of(
              "请选择由现有机构承接，或设立新机构，两者取其一。",
              "Choose an existing unit to take over, or found a new one: one of the two."));
    }
    if (plan.target() != null && plan.sources().containsKey(plan.target().getKey())) {
      throw new InvalidInput(
          "target",
          null,
          Text.of("承接的机构不能同时被合并。", "The unit that takes over cannot be merged itself."));
    }
    if (plan.founded() != null) {
      FactRules.check(plan.founded());
    }
  }

  private UUID target(Plan plan, PeriodWriter.Change change) {
    if (plan.target() != null) {
      return plan.target().getKey();
    }
    UUID id = UUID.randomUUID();
    writer.createUnit(change, id, java.util.Objects.requireNonNull(plan.founded()));
    return id;
  }

  private void moveUnitsBelow(Plan plan, PeriodWriter.Change change, UUID target) {
    int place = units.children(target, change.on()).size();
    for (UUID source : plan.sources().keySet()) {
      for (Units.Node below : units.children(source, change.on())) {
        UUID id = below.unit().id();
        if (!plan.sources().containsKey(id) && !id.equals(target)) {
          Unit unit = writer.unitToChange(id, below.unit().version(), change.on(), facts -> facts);
          writer.changeUnit(change, unit, unit.facts().under(target, ++place));
        }
      }
    }
  }
}
