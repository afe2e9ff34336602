package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;

/**
 * Looks for targets that were handed to a unit outside the one whose work they are: a slip of the
 * list, or a change of the organisation since. Where a unit above may not be seen, nothing is said.
 */
@Component
class OwnerCheck {

  private static final int DEEPEST = 50;

  private final Units units;

  OwnerCheck(Units units) {
    this.units = units;
  }

  /** The targets of a plan, parents before children, that stand with a unit of another branch. */
  List<Checks.Finding> outside(List<Target> all, LocalDate today) {
    Map<UUID, Unit> known = new HashMap<>();
    Set<UUID> wanted = new HashSet<>();
    all.forEach(target -> wanted.add(target.unitId()));
    for (int depth = 0; depth < DEEPEST && !wanted.isEmpty(); depth++) {
      Map<UUID, Unit> found = units.find(wanted, today);
      known.putAll(found);
      wanted.clear();
      for (Unit unit : found.values()) {
        UUID above = unit.parentId();
        if (above != null && !known.containsKey(above)) {
          wanted.add(above);
        }
      }
    }
    Map<UUID, Target> targets = new HashMap<>();
    all.forEach(target -> targets.put(target.id(), target));
    List<Checks.Finding> findings = new ArrayList<>();
    for (Target target : all) {
      Target above = target.parentId() == null ? null : targets.get(target.parentId());
      if (above != null && outside(target.unitId(), above.unitId(), known)) {
        findings.add(
            new Checks.Finding(
                Checks.Kind.WRONG_UNIT,
                target,
                Text.of(
                        "责任单位“{0}”不在上级目标的单位“{1}”之下。",
                        "The unit “{0}” is not below “{1}”, the unit of the target above.")
                    .fill(name(target.unitId(), known), name(above.unitId(), known))));
      }
    }
    return findings;
  }

  private static String name(UUID id, Map<UUID, Unit> known) {
    Unit unit = known.get(id);
    return unit == null ? "—" : unit.shortName();
  }

  /** Whether it is certain that one unit does not lie below the other. */
  private static boolean outside(UUID unit, UUID under, Map<UUID, Unit> known) {
    @Nullable UUID at = unit;
    for (int depth = 0; depth < DEEPEST && at != null; depth++) {
      if (at.equals(under)) {
        return false;
      }
      Unit here = known.get(at);
      if (here == null) {
        return false;
      }
      at = here.parentId();
    }
    return true;
  }
}
