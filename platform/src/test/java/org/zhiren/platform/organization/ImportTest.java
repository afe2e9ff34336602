package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.shell.InvalidInput;

/** Import: everything is checked, every bad cell is named, nothing is half written. */
class ImportTest extends ImportSample {

  @Autowired private Posts posts;

  @Test
  void aGoodWorkbookComesInAndGoesOutAgain() throws Exception {
    XSSFWorkbook book = template();
    Sheet unitSheet = book.getSheet("机构");
    fill(
        unitSheet,
        1,
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
        unitSheet,
        2,
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
        "2010.01.01");
    fill(
        book.getSheet("职位"), 1, code("B"), "=局长", "县处级正职", "领导职务", "正职", "是", "", "", "2012-03-01");

    UUID draft = keep(book, "2026-01-01");
    assertThat(examine(draft).lines())
        .extracting(ImportProposal.Line::fate)
        .containsOnly(ImportProposal.Fate.NEW)
        .hasSize(3);
    assertThat(carryOut(draft)).isEqualTo(new ImportingOrganization.Outcome(2, 1, 0, 0));
    acting.asSystem(
        "test",
        () -> {
          LocalDate day = LocalDate.of(2020, 1, 1);
          Unit top =
              units.search(new Units.Search("示例州" + mark, null, null, null), day, 5).getFirst();
          assertThat(top.facts().areaCode()).isEqualTo("007");
          Unit below = units.children(top.id(), day).getFirst().unit();
          assertThat(below.from()).isEqualTo(LocalDate.of(2012, 3, 1));
          assertThat(units.quotas(below.id(), day)).extracting(Quota::places).containsExactly(1, 3);
          assertThat(posts.of(below.id(), day)).extracting(Post::name).containsExactly("=局长");

          ByteArrayOutputStream out = new ByteArrayOutputStream();
          exporting.export(day, out);
          try (XSSFWorkbook again = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Cell title = null;
            for (Row row : again.getSheet("职位")) {
              if (row.getCell(0).getStringCellValue().equals(code("B"))) {
                title = row.getCell(1);
              }
            }
            assertThat(title).isNotNull();
            assertThat(title.getCellType()).isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
            assertThat(title.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(title.getStringCellValue()).isEqualTo("=局长");
          }
          return true;
        });
  }

  @Test
  void everyBadCellIsNamedAndNothingIsWritten() throws Exception {
    XSSFWorkbook book = template();
    Sheet unitSheet = book.getSheet("机构");
    fill(
        unitSheet,
        1,
        code("A"),
        "好单位" + mark,
        "",
        "",
        "领导机构",
        "县、处级",
        "法人单位",
        "机关",
        "",
        "",
        "1",
        "2012-01-01");
    fill(
        unitSheet,
        2,
        code("A"),
        "",
        "",
        code("Z"),
        "没有这类",
        "县、处级",
        "法人单位",
        "机关",
        "",
        "",
        "x",
        "2021-02-30");
    fill(book.getSheet("职位"), 1, code("A"), "主任", "县处级", "领导职务", "正职", "是", "0", "1", "2011-01-01");

    ImportProposal outcome = examine(keep(book, "2026-01-01"));

    assertThat(outcome.ready()).isFalse();
    assertThat(outcome.faults())
        .extracting(CellFault::sheet, CellFault::row, CellFault::column)
        .containsExactlyInAnyOrder(
            tuple("机构", 3, "A"),
            tuple("机构", 3, "B"),
            tuple("机构", 3, "D"),
            tuple("机构", 3, "E"),
            tuple("机构", 3, "K"),
            tuple("机构", 3, "L"),
            tuple("职位", 2, "C"),
            tuple("职位", 2, "G"),
            tuple("职位", 2, "I"));
    assertThat(outcome.faults())
        .filteredOn(fault -> fault.column().equals("E"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.allowed()).contains("领导机构", "党委"));
    acting.asSystem(
        "test",
        () -> {
          assertThat(
                  units.search(
                      new Units.Search("好单位" + mark, null, null, null),
                      LocalDate.of(2020, 1, 1),
                      5))
              .isEmpty();
          return true;
        });
  }

  @Test
  void aBadCellIsPutRightInPlace() throws Exception {
    XSSFWorkbook book = template();
    fill(
        book.getSheet("机构"),
        1,
        code("A"),
        "好单位" + mark,
        "",
        "",
        "没有这类",
        "县、处级",
        "法人单位",
        "机关",
        "",
        "",
        "x",
        "2012-01-01");
    UUID draft = keep(book, "2026-01-01");
    assertThat(examine(draft).faults())
        .extracting(CellFault::address)
        .containsExactlyInAnyOrder("机构!E2", "机构!K2");

    acting.asSystem(
        "test",
        () -> {
          importing.repair(draft, Map.of("机构!E2", "领导机构", "机构!K2", "3"));
          return true;
        });

    assertThat(examine(draft).ready()).isTrue();
    assertThat(carryOut(draft).newUnits()).isEqualTo(1);
    assertThat(stored("A", "2026-01-01").facts().precedence()).isEqualTo(3);
  }

  @Test
  void aTreeThatIsNoneIsFoundBeforeAnybodyConfirms() throws Exception {
    XSSFWorkbook book = loaded();
    // The place goes below the office that is below the place.
    book.getSheet("机构").getRow(1).createCell(3).setCellValue(code("B"));

    assertThatThrownBy(() -> examine(keep(book, "2026-06-01"))).isInstanceOf(InvalidInput.class);
    assertThat(stored("A", "2026-06-01").parentId()).isNull();
  }
}
