package org.zhiren.platform.organization;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a unit another name (机构更名). */
@Component
public class RenamingUnit {

  private final PeriodWriter writer;
  private final Settling settling;

  RenamingUnit(PeriodWriter writer, Settling settling) {
    this.writer = writer;
    this.settling = settling;
  }

  /**
   * Renames a unit as of the day of {@code basis}.
   *
   * @param version the version that the form was read at
   */
  @Transactional
  public void rename(UUID id, long version, String name, String shortName, Basis basis) {
    Unit unit = writer.unitToChange(id, version, basis.on(), facts -> facts.named(name, shortName));
    UnitFacts facts = unit.facts().named(name.strip(), shortName.strip());
    FactRules.check(facts, basis);
    PeriodWriter.Change change = writer.begin(ChangeKind.UNIT_RENAMED, basis);
    writer.changeUnit(change, unit, facts);
    settling
        .of(ChangeKind.UNIT_RENAMED, change, basis)
        .with("before", unit.name())
        .with("after", facts.name())
        .event(new UnitRenamed(id, basis.on(), unit.name(), facts.name()))
        .unit(id);
  }
}
