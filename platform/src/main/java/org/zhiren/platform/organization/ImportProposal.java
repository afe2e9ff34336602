package org.zhiren.platform.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.Sha256;
import org.zhiren.platform.shell.StaleVersion.Difference;

/**
 * What a workbook would do, row by row, before anything is done.
 *
 * @param lines every row that holds something, in the order of the workbook
 * @param faults every cell that is wrong; if there is one, nothing can be carried out
 */
public record ImportProposal(List<Line> lines, List<CellFault> faults) {

  /** Copies the lists. */
  public ImportProposal {
    lines = List.copyOf(lines);
    faults = List.copyOf(faults);
  }

  /** What becomes of a row. */
  public enum Fate {
    /** There is no such thing yet. */
    NEW(Text.of("新增", "new")),
    /** It exists and differs. */
    CHANGED(Text.of("更新", "changed")),
    /** It exists and is the same. */
    UNCHANGED(Text.of("不变", "unchanged")),
    /** It exists and cannot be brought to what the row says. */
    CONFLICT(Text.of("冲突", "in conflict"));

    private final Text text;

    Fate(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * One row.
   *
   * @param sheet name of the sheet
   * @param row number of the row as the spreadsheet shows it, from 1
   * @param code code of the unit, or of the unit of the post
   * @param name name of the unit, or title of the post
   * @param fate what becomes of it
   * @param changes what would change, field by field: stored now, typed in the workbook
   * @param reason why it is in conflict; {@code null} for all others
   */
  public record Line(
      String sheet,
      int row,
      String code,
      String name,
      Fate fate,
      List<Difference> changes,
      @Nullable Text reason) {
    /** Copies the list. */
    public Line {
      changes = List.copyOf(changes);
    }
  }

  /** How many rows have this fate. */
  public long count(Fate fate) {
    return lines.stream().filter(line -> line.fate() == fate).count();
  }

  /** Whether it can be carried out and would do something. */
  public boolean ready() {
    return faults.isEmpty()
        && count(Fate.CONFLICT) == 0
        && count(Fate.NEW) + count(Fate.CHANGED) > 0;
  }

  /**
   * Names this proposal: who confirms it confirms what was shown, not what the organisation has
   * become meanwhile.
   */
  public String fingerprint() {
    return Sha256.hex(lines.toString());
  }
}
