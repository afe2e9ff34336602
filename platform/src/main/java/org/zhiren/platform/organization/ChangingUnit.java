package org.zhiren.platform.organization;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes kind, level, code and other particulars of a unit; not its name, not its place. */
@Component
public class ChangingUnit {

  private final PeriodWriter writer;
  private final Settling settling;

  ChangingUnit(PeriodWriter writer, Settling settling) {
    this.writer = writer;
    this.settling = settling;
  }

  /**
   * Changes a unit as of the day of {@code basis}.
   *
   * @param version the version that the form was read at
   * @param wanted the particulars from then on; names and the unit above are left as they are
   */
  @Transactional
  public void change(UUID id, long version, UnitFacts wanted, Basis basis) {
    Unit unit = writer.unitToChange(id, version, basis.on(), stored -> kept(stored, wanted));
    UnitFacts facts = kept(unit.facts(), wanted);
    FactRules.check(facts, basis);
    PeriodWriter.Change change = writer.begin(ChangeKind.UNIT_CHANGED, basis);
    writer.changeUnit(change, unit, facts);
    settling
        .of(ChangeKind.UNIT_CHANGED, change, basis)
        .differences(Differences.between(unit.facts(), facts))
        .unit(id);
  }

  private static UnitFacts kept(UnitFacts stored, UnitFacts wanted) {
    return wanted
        .named(stored.name(), stored.shortName())
        .under(stored.parentId(), wanted.precedence());
  }
}
