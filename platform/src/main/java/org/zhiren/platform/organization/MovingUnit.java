package org.zhiren.platform.organization;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Places a unit, with everything below it, under another one (调整隶属). */
@Component
public class MovingUnit {

  private final PeriodWriter writer;
  private final Settling settling;
  private final Units units;

  MovingUnit(PeriodWriter writer, Settling settling, Units units) {
    this.writer = writer;
    this.settling = settling;
    this.units = units;
  }

  /**
   * Moves a unit as of the day of {@code basis}; it takes the last place below the new unit.
   *
   * @param version the version that the form was read at
   * @param parentId the unit above from then on; {@code null} makes it a root
   */
  @Transactional
  public void move(UUID id, long version, @Nullable UUID parentId, Basis basis) {
    int last =
        units.children(parentId, basis.on()).stream()
            .mapToInt(node -> node.unit().facts().precedence())
            .max()
            .orElse(0);
    Unit unit =
        writer.unitToChange(id, version, basis.on(), facts -> facts.under(parentId, last + 1));
    if (Objects.equals(unit.parentId(), parentId)) {
      throw new InvalidInput(
          "parentId",
          null,
          Text.of("它已经在这个机构之下。", "It already stands under this unit. Maybe choose another one."));
    }
    if (id.equals(parentId)) {
      throw new InvalidInput(
          "parentId", null, Text.of("机构不能放在自己之下。", "A unit cannot be placed under itself."));
    }
    PeriodWriter.Change change = writer.begin(ChangeKind.UNIT_MOVED, basis);
    writer.changeUnit(change, unit, unit.facts().under(parentId, last + 1));
    settling
        .of(ChangeKind.UNIT_MOVED, change, basis)
        .with("before", unit.parentId())
        .with("after", parentId)
        .event(new UnitMoved(id, basis.on(), unit.parentId(), parentId))
        .unit(id);
  }
}
