package org.zhiren.platform.selection;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.Desk;
import org.zhiren.platform.selection.procedure.Entering;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.Requirement;
import org.zhiren.platform.selection.procedure.Stage;

/** Cases as they stood: what was known then, and what was missing then. */
@Component
public class CaseHistory {

  private final CaseStore store;
  private final Circumstances circumstances;

  CaseHistory(CaseStore store, Circumstances circumstances) {
    this.store = store;
    this.circumstances = circumstances;
  }

  /**
   * A case as it stood after one of its entries.
   *
   * @param number number of the case
   * @param no how many of its entries were there
   * @param total how many there are now
   * @param stage where it stood
   * @param entries what was there
   * @param gate what the gate asked for on the day of the last of them
   */
  public record Moment(
      String number,
      int no,
      int total,
      Stage stage,
      List<CaseEntry> entries,
      List<Requirement> gate) {
    /** Copies the lists. */
    public Moment {
      entries = List.copyOf(entries);
      gate = List.copyOf(gate);
    }
  }

  /**
   * The case as it stood after its first {@code no} entries; entries that came later, corrections
   * included, are not known yet.
   *
   * @param no from 0, the opening, to the number of entries; beyond either end, that end
   */
  @Transactional(readOnly = true)
  public Moment asOf(UUID id, int no) {
    CaseStore.Stored stored = store.required(id, false);
    int total = stored.entries().size();
    int count = Math.clamp(no, 0, total);
    CaseFile then = stored.file().first(count);
    Stage stage = Procedure.standing(then);
    Desk now = circumstances.desk(then.brief(), null);
    Entering entering = now.entering();
    Desk desk =
        new Desk(
            now.law(),
            new Entering(
                then.lastEntered(),
                entering.byId(),
                entering.byName(),
                entering.byPerson(),
                entering.kinship(),
                entering.posting(),
                null));
    return new Moment(
        stored.number(),
        count,
        total,
        stage,
        stored.entries().subList(0, count),
        Procedure.requirements(stage, desk));
  }
}
