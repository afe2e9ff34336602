package org.zhiren.platform.organization;

import java.util.List;
import org.zhiren.explain.Text;

/**
 * A cell that is wrong.
 *
 * @param sheet name of the sheet
 * @param row number of the row as the spreadsheet shows it, from 1
 * @param column letter of the column
 * @param heading heading of the column
 * @param value what stands there
 * @param reason what is wrong with it
 * @param allowed what may stand there, if it is a list
 */
public record CellFault(
    String sheet,
    int row,
    String column,
    String heading,
    String value,
    Text reason,
    List<String> allowed) {

  /** Copies the list. */
  public CellFault {
    allowed = List.copyOf(allowed);
  }

  /** Whether there is such a cell, so that it can be put right in place. */
  public boolean repairable() {
    return row > 1 && !column.equals("—");
  }

  /** The address of the cell, for instance {@code 机构!B3}. */
  public String address() {
    return sheet + "!" + column + row;
  }
}
