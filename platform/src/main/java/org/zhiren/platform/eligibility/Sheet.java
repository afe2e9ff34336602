package org.zhiren.platform.eligibility;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A list as a spreadsheet: heading, remark, column heads, rows. Every value is a text cell, so that
 * nothing is ever taken for a formula or loses its zeros.
 */
public final class Sheet {

  private static final int WIDTH = 18;
  private static final int WIDE = 48;

  private final String title;
  private final String remark;
  private final List<String> heads;

  /** A sheet with its heads. */
  public Sheet(String title, String remark, List<String> heads) {
    this.title = title;
    this.remark = remark;
    this.heads = List.copyOf(heads);
  }

  /** Writes the rows; {@code null} and empty cells become a dash. */
  public void write(List<List<@Nullable String>> rows, OutputStream to) throws IOException {
    try (SXSSFWorkbook book = new SXSSFWorkbook(200)) {
      SXSSFSheet sheet = book.createSheet("名单 list");
      CellStyle text = book.createCellStyle();
      text.setDataFormat(book.createDataFormat().getFormat("@"));
      text.setQuotePrefixed(true);
      text.setWrapText(true);
      CellStyle bold = book.createCellStyle();
      Font font = book.createFont();
      font.setBold(true);
      bold.setFont(font);
      line(sheet.createRow(0), List.of(title), bold);
      line(sheet.createRow(1), List.of(remark), text(book));
      line(sheet.createRow(2), heads, bold);
      sheet.createFreezePane(2, 3);
      for (int i = 0; i < heads.size(); i++) {
        sheet.setColumnWidth(i, 256 * (i == 0 ? 8 : i == 2 || i > 4 ? WIDE : WIDTH));
      }
      int number = 3;
      for (List<@Nullable String> row : rows) {
        line(sheet.createRow(number++), row, text);
      }
      book.write(to);
    }
  }

  private static CellStyle text(SXSSFWorkbook book) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat("@"));
    style.setQuotePrefixed(true);
    return style;
  }

  private static void line(Row row, List<? extends @Nullable String> values, CellStyle style) {
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      Cell cell = row.createCell(i);
      cell.setCellValue(value == null || value.isEmpty() ? "—" : value);
      cell.setCellStyle(style);
    }
  }
}
