package org.zhiren.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What leaves the house as a spreadsheet is text, whatever stands in it. */
class ListWorkbookTest {

  @Test
  void everyValueIsTextAndNothingIsBlank() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ListWorkbook.write(
        "名单",
        List.of("取出：张三，2026-11-26"),
        List.of("编号", "姓名", "备注"),
        List.of(
            List.of("007", "=1+1", "@SUM(A1)"),
            Arrays.asList("990127197102143499", null, ""),
            List.of("3", "𠮷野·阿不都", "+86")),
        out);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      var sheet = book.getSheet("名单");
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).contains("张三");
      assertThat(row(sheet.getRow(1))).containsExactly("编号", "姓名", "备注");
      assertThat(row(sheet.getRow(2))).containsExactly("007", "=1+1", "@SUM(A1)");
      assertThat(row(sheet.getRow(3))).containsExactly("990127197102143499", "—", "—");
      assertThat(row(sheet.getRow(4))).containsExactly("3", "𠮷野·阿不都", "+86");
      for (Cell cell : sheet.getRow(2)) {
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
      }
    }
  }

  private static List<String> row(org.apache.poi.ss.usermodel.Row row) {
    return java.util.stream.StreamSupport.stream(row.spliterator(), false)
        .map(Cell::getStringCellValue)
        .toList();
  }
}
