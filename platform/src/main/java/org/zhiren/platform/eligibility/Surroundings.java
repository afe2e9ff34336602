package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.roster.FilesInBulk.Standing;

/**
 * What a file alone does not say and the rules need: the units, and where relatives stand.
 *
 * @param day the day of the question
 * @param units the units of that day that may be seen, by id
 * @param byName the same by full name
 * @param relatives where people stand whom files name as relatives
 * @param termYears length of a term of office in years; 0 if it is not known
 */
record Surroundings(
    LocalDate day,
    Map<UUID, Unit> units,
    Map<String, Unit> byName,
    Map<UUID, Standing> relatives,
    int termYears) {

  static Surroundings of(
      LocalDate day, Map<UUID, Unit> units, Map<UUID, Standing> relatives, int termYears) {
    Map<String, Unit> byName = new HashMap<>();
    units.values().forEach(unit -> byName.put(unit.name(), unit));
    return new Surroundings(day, units, byName, relatives, termYears);
  }

  /** The unit with whose full name a workplace begins, if it is one of ours. */
  Optional<Unit> unitOf(String workplace) {
    for (int end = workplace.length(); end > 3; end--) {
      Unit unit = byName.get(workplace.substring(0, end));
      if (unit != null) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }
}
