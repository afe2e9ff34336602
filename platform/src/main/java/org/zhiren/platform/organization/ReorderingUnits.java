package org.zhiren.platform.organization;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Sets the order of precedence below a unit (调整排序). */
@Component
public class ReorderingUnits {

  private final PeriodWriter writer;
  private final Settling settling;
  private final Units units;

  ReorderingUnits(PeriodWriter writer, Settling settling, Units units) {
    this.writer = writer;
    this.settling = settling;
    this.units = units;
  }

  /**
   * Sets the order as of the day of {@code basis}.
   *
   * @param parentId the unit above; {@code null} for the roots
   * @param order every unit directly below it, the first one first
   * @throws InvalidInput if {@code order} does not name exactly the units below
   */
  @Transactional
  public void reorder(@Nullable UUID parentId, List<UUID> order, Basis basis) {
    List<Unit> below = units.children(parentId, basis.on()).stream().map(Units.Node::unit).toList();
    Set<UUID> known = below.stream().map(Unit::id).collect(Collectors.toSet());
    if (order.size() != known.size() || !known.equals(new HashSet<>(order))) {
      throw new InvalidInput(
          "order",
          String.valueOf(order.size()),
          Text.of(
              "排序应包含全部下级机构各一次。机构可能刚刚有变动，请刷新后重试。",
              "The order must name each unit below exactly once. Maybe it has just changed; reload"
                  + " and try again."));
    }
    PeriodWriter.Change change = writer.begin(ChangeKind.UNITS_REORDERED, basis);
    Settling.Step step = settling.of(ChangeKind.UNITS_REORDERED, change, basis);
    for (Unit unitBelow : below) {
      int place = order.indexOf(unitBelow.id()) + 1;
      if (place != unitBelow.facts().precedence()) {
        Unit unit =
            writer.unitToChange(unitBelow.id(), unitBelow.version(), basis.on(), facts -> facts);
        writer.changeUnit(change, unit, unit.facts().under(unit.parentId(), place));
        step.with(unit.id().toString(), place);
      }
    }
    step.units(parentId == null ? List.of() : List.of(parentId));
  }
}
