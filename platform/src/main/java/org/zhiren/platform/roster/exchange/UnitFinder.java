package org.zhiren.platform.roster.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;

/**
 * Finds the unit that a file means: by code, by name, by short name, or by the beginning of the
 * text of a post. An answer is given only if one unit is meant; what several units could be,
 * somebody has to say.
 */
final class UnitFinder {

  private static final int MOST_UNITS = 200_000;
  private static final int LONGEST_NAME = 60;
  private static final int SHORTEST_NAME = 2;

  private final Map<String, Set<UUID>> byName = new HashMap<>();
  private final Map<String, UUID> byCode = new HashMap<>();
  private final Map<UUID, Unit> all = new HashMap<>();
  private final Map<UUID, List<Unit>> below = new HashMap<>();

  UnitFinder(Units units, LocalDate on) {
    for (Units.Node node : units.tree(null, on, 100, MOST_UNITS)) {
      add(node.unit());
    }
  }

  private void add(Unit unit) {
    all.put(unit.id(), unit);
    byName.computeIfAbsent(unit.name(), n -> new HashSet<>()).add(unit.id());
    byName.computeIfAbsent(unit.shortName(), n -> new HashSet<>()).add(unit.id());
    String code = unit.facts().code();
    if (code != null) {
      byCode.put(code.toLowerCase(Locale.ROOT), unit.id());
    }
    UUID parent = unit.parentId();
    if (parent != null) {
      below.computeIfAbsent(parent, p -> new ArrayList<>()).add(unit);
    }
  }

  /** The name of a unit; the identifier if it may not be seen. */
  String name(@Nullable UUID unit) {
    Unit known = unit == null ? null : all.get(unit);
    return known == null ? "" : known.name();
  }

  /** The short names of all units, for choice. */
  List<String> names() {
    return all.values().stream().map(Unit::name).distinct().sorted().toList();
  }

  /** The one unit with this code, name, short name or identifier. */
  Optional<UUID> exactly(String said) {
    String words = said.strip();
    UUID coded = byCode.get(words.toLowerCase(Locale.ROOT));
    if (coded != null) {
      return Optional.of(coded);
    }
    try {
      UUID id = UUID.fromString(words);
      return all.containsKey(id) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException noIdentifier) {
      return single(byName.get(words));
    }
  }

  /**
   * The unit with whose name the text of a post begins, the longest name first, and from there down
   * to the section that the text goes on with.
   */
  Optional<UUID> inPost(String post) {
    String text = post.strip();
    for (int length = Math.min(LONGEST_NAME, text.length()); length >= SHORTEST_NAME; length--) {
      Optional<UUID> found = single(byName.get(text.substring(0, length)));
      if (found.isPresent()) {
        return Optional.of(down(found.get(), text.substring(length)));
      }
    }
    return Optional.empty();
  }

  private UUID down(UUID unit, String rest) {
    UUID at = unit;
    String left = rest;
    boolean deeper = true;
    while (deeper) {
      deeper = false;
      for (Unit child : below.getOrDefault(at, List.of())) {
        String name = left.startsWith(child.name()) ? child.name() : child.shortName();
        if (!name.isEmpty() && left.startsWith(name)) {
          at = child.id();
          left = left.substring(name.length());
          deeper = true;
          break;
        }
      }
    }
    return at;
  }

  private static Optional<UUID> single(@Nullable Set<UUID> units) {
    return units != null && units.size() == 1
        ? Optional.of(units.iterator().next())
        : Optional.empty();
  }
}
