package org.zhiren.platform.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A list as a spreadsheet: lines on top (what it is, who took it out, when, the secrecy note), then
 * the table. Every value is a quoted text cell, so that nothing is ever taken for a formula and
 * codes keep their zeros; where there is nothing to show stands a dash.
 */
public final class ListWorkbook {

  private static final int WINDOW = 200;
  private static final int CHARACTER = 256;
  private static final int WIDEST = 60;

  private ListWorkbook() {}

  /**
   * Writes it.
   *
   * @param sheetName the name of the sheet
   * @param head lines above the table
   * @param headings the first row of the table
   * @param rows the other rows; a cell may be null
   * @param out where to; not closed
   * @throws IOException if the receiver has gone
   */
  public static void write(
      String sheetName,
      List<String> head,
      List<String> headings,
      Iterable<? extends List<? extends @Nullable String>> rows,
      OutputStream out)
      throws IOException {
    try (SXSSFWorkbook book = new SXSSFWorkbook(WINDOW)) {
      CellStyle text = book.createCellStyle();
      text.setDataFormat(book.createDataFormat().getFormat("@"));
      text.setQuotePrefixed(true);
      text.setWrapText(true);
      CellStyle bold = book.createCellStyle();
      bold.cloneStyleFrom(text);
      Font font = book.createFont();
      font.setBold(true);
      bold.setFont(font);
      Sheet sheet = book.createSheet(sheetName);
      int at = 0;
      for (String line : head) {
        cell(sheet.createRow(at), 0, line, text);
        if (headings.size() > 1) {
          sheet.addMergedRegion(new CellRangeAddress(at, at, 0, headings.size() - 1));
        }
        at++;
      }
      int[] widest = new int[headings.size()];
      fill(sheet.createRow(at++), headings, bold, widest);
      sheet.createFreezePane(2, at);
      sheet.setRepeatingRows(CellRangeAddress.valueOf((at) + ":" + at));
      for (List<? extends @Nullable String> row : rows) {
        fill(sheet.createRow(at++), row, text, widest);
      }
      for (int column = 0; column < widest.length; column++) {
        sheet.setColumnWidth(column, Math.min(WIDEST, widest[column] + 2) * CHARACTER);
      }
      sheet.getFooter().setCenter(head.isEmpty() ? "" : head.getFirst());
      book.write(out);
    }
  }

  private static void fill(
      Row row, List<? extends @Nullable String> values, CellStyle style, int[] widest) {
    for (int column = 0; column < values.size(); column++) {
      String given = values.get(column);
      String value = given == null || given.isEmpty() ? "—" : given;
      cell(row, column, value, style);
      // A Chinese character takes the place of two.
      int width = value.codePoints().map(c -> c > 0x2E7F ? 2 : 1).sum();
      widest[column] = Math.max(widest[column], width);
    }
  }

  private static void cell(Row row, int column, String value, CellStyle style) {
    Cell cell = row.createCell(column);
    cell.setCellStyle(style);
    cell.setCellValue(value);
  }
}
