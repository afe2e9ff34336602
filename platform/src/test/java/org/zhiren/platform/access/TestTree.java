package org.zhiren.platform.access;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** A tree of units that a test grows as it likes. */
final class TestTree implements UnitTree {

  private final Map<UUID, Optional<UUID>> parents = new LinkedHashMap<>();

  UUID add(@Nullable UUID parent) {
    UUID id = UUID.randomUUID();
    put(id, parent);
    return id;
  }

  void put(UUID unit, @Nullable UUID parent) {
    parents.put(unit, Optional.ofNullable(parent));
  }

  void clear() {
    parents.clear();
  }

  Optional<UUID> parent(UUID unit) {
    return parents.getOrDefault(unit, Optional.empty());
  }

  @Override
  public Set<UUID> subtree(UUID unit) {
    Set<UUID> found = new HashSet<>();
    ArrayDeque<UUID> open = new ArrayDeque<>();
    if (parents.containsKey(unit)) {
      open.add(unit);
    }
    while (!open.isEmpty()) {
      UUID next = open.poll();
      found.add(next);
      parents.forEach((id, parent) -> {
        if (parent.filter(next::equals).isPresent()) {
          open.add(id);
        }
      });
    }
    return found;
  }

  @Override
  public Map<UUID, Set<UUID>> subtrees(Collection<UUID> units) {
    Map<UUID, Set<UUID>> found = new LinkedHashMap<>();
    units.stream().filter(parents::containsKey).forEach(unit -> found.put(unit, subtree(unit)));
    return found;
  }

  @Override
  public Optional<Unit> unit(UUID unit) {
    return parents.containsKey(unit)
        ? Optional.of(new Unit(unit, Text.same("U-" + unit), ""))
        : Optional.empty();
  }

  @Override
  public int size() {
    return parents.size();
  }

  @Override
  public List<Unit> find(String words, int most) {
    return parents.keySet().stream().limit(most).map(id -> unit(id).orElseThrow()).toList();
  }
}
