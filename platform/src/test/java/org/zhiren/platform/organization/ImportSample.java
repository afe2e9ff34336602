package org.zhiren.platform.organization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.PlatformTest;

/** Workbooks of a place and an office below it. */
abstract class ImportSample extends PlatformTest {

  @Autowired ImportingOrganization importing;
  @Autowired ExportingOrganization exporting;
  @Autowired Units units;

  final String mark = UUID.randomUUID().toString().substring(0, 8);

  static void fill(Sheet sheet, int row, String... values) {
    Row line = sheet.createRow(row);
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        line.createCell(i).setCellValue(values[i]);
      }
    }
  }

  XSSFWorkbook template() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    exporting.template(bytes);
    return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
  }

  UUID keep(XSSFWorkbook book, String day) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    book.write(bytes);
    return acting.asSystem(
        "test", () -> importing.keep("表.xlsx", bytes.toByteArray(), Sample.on(day)));
  }

  ImportProposal examine(UUID draft) throws Exception {
    return acting.asSystem("test", () -> importing.examine(draft));
  }

  ImportingOrganization.Outcome carryOut(UUID draft) throws Exception {
    String shown = examine(draft).fingerprint();
    return acting.asSystem("test", () -> importing.carryOut(draft, shown));
  }

  Unit stored(String end, String day) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            units
                .search(new Units.Search(code(end), null, null, null), LocalDate.parse(day), 5)
                .getFirst());
  }

  UUID unitId(String end) throws Exception {
    return stored(end, "2026-01-01").id();
  }

  /** A workbook with a place and an office below it, already carried out. */
  XSSFWorkbook loaded() throws Exception {
    XSSFWorkbook book = template();
    Sheet sheet = book.getSheet("机构");
    fill(
        sheet,
        1,
        code("A"),
        "示例州" + mark,
        "示例州",
        "",
        "领导机构",
        "地、厅、司、局级",
        "机构分组",
        "机关",
        "",
        "007",
        "1",
        "2010-01-01");
    fill(
        sheet,
        2,
        code("B"),
        "州教育局",
        "",
        code("A"),
        "政府其他机关",
        "县、处级",
        "法人单位",
        "机关",
        "",
        "",
        "1",
        "2012-03-01",
        "1",
        "3");
    fill(
        book.getSheet("职位"),
        1,
        code("B"),
        "局长",
        "县处级正职",
        "领导职务",
        "正职",
        "是",
        "1",
        "1",
        "2012-03-01");
    carryOut(keep(book, "2026-01-01"));
    return book;
  }

  String code(String end) {
    return "X9" + mark + end;
  }
}
