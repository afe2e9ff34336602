package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What units are called in lists: by their short name, and an inner section together with its body,
 * because half of all bodies have a section of the name 办公室.
 */
@Component
public class ListNames {

  private static final String INNER_SECTION = "内设机构";

  private final Units units;

  ListNames(Units units) {
    this.units = units;
  }

  /** The names by id as of {@code on}; units that may not be seen are missing. */
  public Map<UUID, String> of(Collection<UUID> ids, LocalDate on) {
    Map<UUID, Unit> found = units.find(new HashSet<>(ids), on);
    Set<UUID> bodies =
        found.values().stream()
            .filter(ListNames::isInnerSection)
            .map(Unit::parentId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<UUID, Unit> above = bodies.isEmpty() ? Map.of() : units.find(bodies, on);
    Map<UUID, String> names = new HashMap<>();
    found.forEach((id, unit) -> names.put(id, name(unit, above)));
    return names;
  }

  /** What {@code unit} is called, given the bodies above inner sections. */
  static String name(Unit unit, Map<UUID, Unit> above) {
    UUID bodyId = unit.parentId();
    Unit body = bodyId == null || !isInnerSection(unit) ? null : above.get(bodyId);
    return body == null || unit.shortName().startsWith(body.shortName())
        ? unit.shortName()
        : body.shortName() + unit.shortName();
  }

  private static boolean isInnerSection(Unit unit) {
    return unit.facts().nature().equals(INNER_SECTION);
  }
}
