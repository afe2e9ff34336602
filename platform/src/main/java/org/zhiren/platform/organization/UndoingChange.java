package org.zhiren.platform.organization;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Undoes a change as long as nothing stands on it: what it wrote is marked as replaced, what it
 * replaced is written anew. Both remain in the history.
 */
@Component
public class UndoingChange {

  private final PeriodWriter writer;
  private final Reversal reversal;
  private final Settling settling;
  private final Changes changes;

  UndoingChange(PeriodWriter writer, Reversal reversal, Settling settling, Changes changes) {
    this.writer = writer;
    this.reversal = reversal;
    this.settling = settling;
    this.changes = changes;
  }

  /**
   * Undoes a change.
   *
   * @param changeId number of the change
   * @param reason why
   * @throws InvalidInput if it was undone before, if it brought in many units at once, or if a
   *     later change stands on it
   */
  @Transactional
  public void undo(long changeId, String reason) {
    Changes.Entry entry =
        changes.find(changeId).orElseThrow(() -> new NotFound("change " + changeId));
    Basis basis = new Basis(entry.on(), entry.ground(), reason);
    if (entry.kind() == ChangeKind.LOADED || entry.kind() == ChangeKind.UNDONE) {
      throw new InvalidInput(
          "change",
          String.valueOf(changeId),
          Text.of(
              "批量导入和撤销操作不能再撤销，请逐项更正。",
              "A load or an undo cannot be undone; correct what is wrong."));
    }
    PeriodWriter.Change change = writer.begin(ChangeKind.UNDONE, basis, changeId);
    reversal.refuseIfLaterChangesStandOn(changeId);
    Set<UUID> units = new HashSet<>(reversal.reverse(change, changeId));
    settling
        .of(ChangeKind.UNDONE, change, basis)
        .with("undone", changeId)
        .with("kind", entry.kind())
        .event(new ChangeUndone(changeId, entry.on()))
        .units(List.copyOf(units));
  }
}
