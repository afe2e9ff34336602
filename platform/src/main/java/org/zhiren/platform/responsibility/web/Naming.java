package org.zhiren.platform.responsibility.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.platform.organization.ListNames;
import org.zhiren.platform.organization.MeantUnit;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.InvalidInput;

/** Names of units and people for the pages, and back from what was typed. */
@Component
public class Naming {

  private final Units units;
  private final People people;
  private final MeantUnit meant;
  private final ListNames listNames;

  Naming(Units units, People people, MeantUnit meant, ListNames listNames) {
    this.units = units;
    this.listNames = listNames;
    this.people = people;
    this.meant = meant;
  }

  /** Names for lists by id; those that may not be seen are missing. */
  public Map<UUID, String> units(Collection<UUID> ids, LocalDate on) {
    return listNames.of(ids, on);
  }

  /** The full name of a unit, or a dash. */
  public String unit(UUID id, LocalDate on) {
    return units.find(id, on).map(Unit::name).orElse("—");
  }

  /** The unit typed; {@code null} and a fault if there is none. */
  @Nullable UUID unit(String field, String typed, LocalDate on, List<InvalidInput.Fault> faults) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      return meant.find(field, typed, on);
    } catch (InvalidInput refused) {
      faults.addAll(refused.faults());
      return null;
    }
  }

  /** Units typed, separated by commas or lines. */
  List<UUID> units(String field, String typed, LocalDate on, List<InvalidInput.Fault> faults) {
    List<UUID> found = new ArrayList<>();
    for (String name : typed.split("[,，、;；\\n]")) {
      UUID unit = unit(field, name.strip(), on, faults);
      if (unit != null) {
        found.add(unit);
      }
    }
    return found;
  }

  /** The name, with the person on file if exactly one in the unit is called so. */
  TargetFacts.Named person(String name, @Nullable UUID unit) {
    if (name.isBlank() || unit == null) {
      return new TargetFacts.Named(null, name);
    }
    List<Person> called =
        people.list(new People.Search(name, unit, null, false, false), null, 20).people().stream()
            .filter(person -> person.name().equals(name.strip()))
            .toList();
    return new TargetFacts.Named(called.size() == 1 ? called.getFirst().id() : null, name);
  }
}
