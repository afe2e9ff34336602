package org.zhiren.platform.organization;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Makes one unit several (机构分设). The unit stays; new units are founded out of it and take posts,
 * with the people in them, and units below with them.
 */
@Component
public class SplittingUnit {

  private final PeriodWriter writer;
  private final Settling settling;
  private final Units units;
  private final Posts posts;

  SplittingUnit(PeriodWriter writer, Settling settling, Units units, Posts posts) {
    this.writer = writer;
    this.settling = settling;
    this.units = units;
    this.posts = posts;
  }

  /**
   * One new unit.
   *
   * @param facts what is said about it
   * @param posts posts of the unit split that go there
   * @param units units directly below the unit split that go there
   */
  public record Part(UnitFacts facts, Set<UUID> posts, Set<UUID> units) {
    /** Copies the sets. */
    public Part {
      posts = Set.copyOf(posts);
      units = Set.copyOf(units);
    }
  }

  /**
   * Splits as of the day of {@code basis}.
   *
   * @param version the version that the form was read at
   * @return the new units, in the order of {@code parts}
   */
  @Transactional
  public List<UUID> split(UUID id, long version, List<Part> parts, Basis basis) {
    if (parts.isEmpty()) {
      throw new InvalidInput("parts", null, Text.of("请至少填写一个新机构。", "Enter at least one new unit."));
    }
    parts.forEach(part -> FactRules.check(part.facts()));
    Unit source = writer.unitToChange(id, version, basis.on(), facts -> facts);
    Map<UUID, Post> held = new LinkedHashMap<>();
    posts.of(id, basis.on()).forEach(post -> held.put(post.id(), post));
    Map<UUID, Unit> below = new LinkedHashMap<>();
    units.children(id, basis.on()).forEach(node -> below.put(node.unit().id(), node.unit()));
    PeriodWriter.Change change = writer.begin(ChangeKind.UNIT_SPLIT, basis);
    List<UUID> founded = parts.stream().map(part -> UUID.randomUUID()).toList();
    Map<UUID, UUID> moved = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      UUID unit = founded.get(i);
      writer.createUnit(change, unit, part.facts());
      int place = 0;
      for (UUID postId : inOrder(held, part.posts())) {
        Post known = Objects.requireNonNull(held.remove(postId));
        Post post = writer.postToChange(postId, known.version(), basis.on(), facts -> facts);
        writer.changePost(change, post, post.facts().in(unit, ++place));
        moved.put(postId, unit);
      }
      place = 0;
      for (UUID unitId : inOrder(below, part.units())) {
        Unit known = Objects.requireNonNull(below.remove(unitId));
        Unit child = writer.unitToChange(unitId, known.version(), basis.on(), facts -> facts);
        writer.changeUnit(change, child, child.facts().under(unit, ++place));
      }
    }
    writer.touchUnit(change, id);
    Set<UUID> touched = new HashSet<>(founded);
    touched.add(id);
    Settling.Step step =
        settling
            .of(ChangeKind.UNIT_SPLIT, change, basis)
            .with("source", source.name())
            .with("movedPosts", moved.size())
            .event(new UnitSplit(id, Set.copyOf(founded), basis.on(), Map.copyOf(moved)));
    for (int i = 0; i < parts.size(); i++) {
      step.with("part " + founded.get(i), parts.get(i).facts().name());
    }
    step.units(touched);
    return founded;
  }

  /** What goes to a part, in the order of precedence; all of it must still be there. */
  private static List<UUID> inOrder(Map<UUID, ?> known, Set<UUID> wanted) {
    if (!known.keySet().containsAll(wanted)) {
      throw twiceOrForeign();
    }
    return known.keySet().stream().filter(wanted::contains).toList();
  }

  private static InvalidInput twiceOrForeign() {
    return new InvalidInput(
        "posts",
        null,
        Text.of(
            "每个职位和下级机构只能分给一个新机构，且必须属于被分设的机构。",
            "A post or a unit below can go to one new unit only, and must belong to the unit split."));
  }
}
