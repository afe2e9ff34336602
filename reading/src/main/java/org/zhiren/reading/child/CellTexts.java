package org.zhiren.reading.child;

import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/** What a cell shows. */
final class CellTexts {

  /** Words such as "年" in a format; the formatter of dates would show the quotation marks. */
  private static final Pattern QUOTED = Pattern.compile("\"([^\"A-Za-z]*)\"");

  private CellTexts() {}

  /** A number in a format. */
  static String of(DataFormatter formatter, double value, int number, String format) {
    return formatter.formatRawCellContents(value, number, QUOTED.matcher(format).replaceAll("$1"));
  }

  /** A cell of a binary workbook. */
  static String of(DataFormatter formatter, Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    if (type == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
      return of(
          formatter,
          cell.getNumericCellValue(),
          cell.getCellStyle().getDataFormat(),
          cell.getCellStyle().getDataFormatString());
    }
    return formatter.formatCellValue(cell);
  }
}
