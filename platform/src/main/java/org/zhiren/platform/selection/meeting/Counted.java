package org.zhiren.platform.selection.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;

/**
 * What was said and counted on an item.
 *
 * @param voting how was voted
 * @param ayes 同意
 * @param noes 不同意
 * @param deferred 缓议
 * @param scrutineers who counted, in the order of the minutes
 * @param declaredBy how those among them who have no file declared to be no near relatives; may be
 *     empty if nobody has to
 * @param headLast whether the head spoke last
 * @param left members who left beside those for whom the files are certain, by number
 * @param settled how doubts about kinship were settled; may be empty without doubts
 * @param discussion what was said
 */
public record Counted(
    Step.Voting voting,
    int ayes,
    int noes,
    int deferred,
    List<Named> scrutineers,
    String declaredBy,
    boolean headLast,
    Set<Integer> left,
    String settled,
    String discussion) {
  /** Copies list and set; whoever is named twice counts once. */
  public Counted {
    List<Named> once = new ArrayList<>();
    scrutineers.stream().filter(one -> once.stream().noneMatch(one::same)).forEach(once::add);
    scrutineers = List.copyOf(once);
    left = Set.copyOf(left);
  }
}
