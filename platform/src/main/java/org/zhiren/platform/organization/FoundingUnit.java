package org.zhiren.platform.organization;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Founds a unit (设立机构). */
@Component
public class FoundingUnit {

  private final PeriodWriter writer;
  private final Settling settling;

  FoundingUnit(PeriodWriter writer, Settling settling) {
    this.writer = writer;
    this.settling = settling;
  }

  /**
   * Founds a unit on the day of {@code basis}.
   *
   * @return identifies the unit from now on
   * @throws org.zhiren.platform.shell.InvalidInput if a fact is wrong or the unit above does not
   *     exist
   */
  @Transactional
  public UUID found(UnitFacts facts, Basis basis) {
    FactRules.check(facts, basis);
    PeriodWriter.Change change = writer.begin(ChangeKind.UNIT_FOUNDED, basis);
    UUID id = UUID.randomUUID();
    writer.createUnit(change, id, facts);
    settling
        .of(ChangeKind.UNIT_FOUNDED, change, basis)
        .with("name", facts.name())
        .with("code", facts.code())
        .with("parent", facts.parentId())
        .unit(id);
    return id;
  }
}
