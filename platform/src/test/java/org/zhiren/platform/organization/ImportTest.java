package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/** Import: everything is checked, every bad cell is named, nothing is half written. */
class ImportTest extends PlatformTest {

  @Autowired private ImportingOrganization importing;
  @Autowired private ExportingOrganization exporting;
  @Autowired private Units units;
  @Autowired private Posts posts;
  @Autowired private Changes changes;
  @Autowired private CreatingPost creating;
  @Autowired private RenamingUnit renaming;
  @Autowired private UndoingChange undoing;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  private static void fill(Sheet sheet, int row, String... values) {
    Row line = sheet.createRow(row);
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        line.createCell(i).setCellValue(values[i]);
      }
    }
  }

  private XSSFWorkbook template() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    exporting.template(bytes);
    return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private UUID keep(XSSFWorkbook book, String day) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    book.write(bytes);
    return acting.asSystem(
        "test", () -> importing.keep("表.xlsx", bytes.toByteArray(), Sample.on(day)));
  }

  private ImportProposal examine(UUID draft) throws Exception {
    return acting.asSystem("test", () -> importing.examine(draft));
  }

  private ImportingOrganization.Outcome carryOut(UUID draft) throws Exception {
    String shown = examine(draft).fingerprint();
    return acting.asSystem("test", () -> importing.carryOut(draft, shown));
  }

  private Unit stored(String end, String day) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            units
                .search(new Units.Search(code(end), null, null, null), LocalDate.parse(day), 5)
                .getFirst());
  }

  /** A workbook with a place and an office below it, already carried out. */
  private XSSFWorkbook loaded() throws Exception {
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

  private String code(String end) {
    return "X9" + mark + end;
  }

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
  void theSameWorkbookChangesNothing() throws Exception {
    XSSFWorkbook book = loaded();

    ImportProposal again = examine(keep(book, "2026-06-01"));

    assertThat(again.faults()).isEmpty();
    assertThat(again.lines())
        .extracting(ImportProposal.Line::fate)
        .containsOnly(ImportProposal.Fate.UNCHANGED)
        .hasSize(3);
    assertThat(again.ready()).isFalse();
  }

  /** Posts of one title in one unit were made one by one; the sheet names them in their order. */
  @Test
  void severalPostsOfOneTitleGoByTheirOrder() throws Exception {
    XSSFWorkbook book = loaded();
    UUID unit = unitId("B");
    acting.asSystem(
        "test",
        () -> {
          creating.create(Sample.post(unit, "副局长"), Sample.on("2013-01-01"));
          creating.create(Sample.post(unit, "副局长").in(unit, 2), Sample.on("2014-01-01"));
          return true;
        });
    Sheet sheet = book.getSheet("职位");
    String level = CodeTables.postLevel("1A31").orElseThrow().name();
    fill(sheet, 2, code("B"), "副局长", level, "领导职务", "正职", "是", "1", "1", "2013-01-01");
    fill(sheet, 3, code("B"), "副局长", level, "领导职务", "正职", "是", "1", "2", "2014-01-01");
    assertThat(examine(keep(book, "2026-06-01")).lines())
        .extracting(ImportProposal.Line::fate)
        .containsOnly(ImportProposal.Fate.UNCHANGED);

    fill(sheet, 4, code("B"), "副局长", level, "领导职务", "正职", "是", "1", "3", "2014-01-01");
    assertThat(examine(keep(book, "2026-06-01")).faults())
        .extracting(CellFault::address)
        .contains("职位!B5");
  }

  @Test
  void whatDiffersIsShownFieldByFieldAndBroughtUpToDateFromTheDay() throws Exception {
    XSSFWorkbook book = loaded();
    Row office = book.getSheet("机构").getRow(2);
    office.getCell(1).setCellValue("州教育体育局");
    office.getCell(13).setCellValue("4");
    book.getSheet("职位").getRow(1).getCell(6).setCellValue("2");
    fill(
        book.getSheet("职位"),
        2,
        code("B"),
        "副局长",
        "县处级副职",
        "领导职务",
        "副职",
        "是",
        "4",
        "2",
        "2026-06-01");
    Unit before = stored("B", "2026-01-01");

    UUID draft = keep(book, "2026-06-01");
    ImportProposal proposal = examine(draft);

    assertThat(proposal.lines())
        .extracting(ImportProposal.Line::name, ImportProposal.Line::fate)
        .containsExactly(
            tuple("示例州" + mark, ImportProposal.Fate.UNCHANGED),
            tuple("州教育体育局", ImportProposal.Fate.CHANGED),
            tuple("局长", ImportProposal.Fate.CHANGED),
            tuple("副局长", ImportProposal.Fate.NEW));
    assertThat(proposal.lines().get(1).changes())
        .extracting(
            d -> d.field().zh(), StaleVersion.Difference::stored, StaleVersion.Difference::typed)
        .containsExactly(
            tuple("名称", "州教育局", "州教育体育局"), tuple("简称", "州教育局", "州教育体育局"), tuple("副职职数", "3", "4"));
    assertThat(stored("B", "2026-06-01")).as("looking changes nothing").isEqualTo(before);

    assertThat(carryOut(draft)).isEqualTo(new ImportingOrganization.Outcome(0, 1, 1, 1));
    assertThat(stored("B", "2026-05-31").name()).isEqualTo("州教育局");
    assertThat(stored("B", "2026-06-01").name()).isEqualTo("州教育体育局");
    acting.asSystem(
        "test",
        () -> {
          LocalDate day = LocalDate.of(2026, 6, 1);
          assertThat(units.quotas(before.id(), day))
              .extracting(Quota::places)
              .containsExactly(1, 4);
          assertThat(posts.of(before.id(), day))
              .extracting(Post::name, post -> post.facts().places())
              .containsExactly(tuple("局长", 2), tuple("副局长", 4));
          assertThat(units.quotas(before.id(), day.minusDays(1)))
              .extracting(Quota::places)
              .containsExactly(1, 3);
          return true;
        });
  }

  @Test
  void anUpdateIsUndoneLikeAnyChange() throws Exception {
    XSSFWorkbook book = loaded();
    book.getSheet("机构").getRow(2).getCell(1).setCellValue("州教育体育局");
    carryOut(keep(book, "2026-06-01"));

    acting.asSystem(
        "test",
        () -> {
          Changes.Entry last = changes.ofUnit(unitId("B")).getFirst();
          assertThat(last.kind()).isEqualTo(ChangeKind.REVISED);
          assertThat(last.reversible()).isTrue();
          undoing.undo(last.id(), "表格有误");
          return true;
        });

    assertThat(stored("B", "2026-06-01").name()).isEqualTo("州教育局");
  }

  private UUID unitId(String end) throws Exception {
    return stored(end, "2026-01-01").id();
  }

  @Test
  void whatChangesLaterIsInConflictAndNothingIsWritten() throws Exception {
    XSSFWorkbook book = loaded();
    UUID unit = unitId("B");
    acting.asSystem(
        "test",
        () -> {
          renaming.rename(
              unit,
              units.last(unit).orElseThrow().version(),
              "州教委",
              "州教委",
              Sample.on("2026-09-01"));
          return true;
        });
    book.getSheet("机构").getRow(2).getCell(1).setCellValue("州教育体育局");

    UUID draft = keep(book, "2026-06-01");
    ImportProposal proposal = examine(draft);

    assertThat(proposal.count(ImportProposal.Fate.CONFLICT)).isEqualTo(1);
    assertThat(proposal.lines().get(1).reason()).isNotNull();
    assertThat(proposal.lines().get(1).reason().zh()).contains("2026-09-01");
    assertThatThrownBy(() -> carryOut(draft)).isInstanceOf(StaleVersion.class);
    assertThat(stored("B", "2026-08-31").name()).isEqualTo("州教育局");
  }

  @Test
  void whoConfirmsConfirmsWhatWasShown() throws Exception {
    XSSFWorkbook book = loaded();
    book.getSheet("机构").getRow(2).getCell(1).setCellValue("州教育体育局");
    UUID draft = keep(book, "2026-06-01");
    String shown = examine(draft).fingerprint();
    UUID unit = unitId("B");
    acting.asSystem(
        "test",
        () -> {
          renaming.rename(
              unit,
              units.last(unit).orElseThrow().version(),
              "州教委",
              "州教委",
              Sample.on("2026-05-01"));
          return true;
        });

    assertThatThrownBy(() -> acting.asSystem("test", () -> importing.carryOut(draft, shown)))
        .isInstanceOf(StaleVersion.class);
    assertThat(carryOut(draft)).isEqualTo(new ImportingOrganization.Outcome(0, 0, 1, 0));
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

  /** What went out can be edited by a program and comes in with what was edited. */
  @Test
  void anExportEditedElsewhereComesBackAsAnUpdate() throws Exception {
    loaded();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    acting.asSystem(
        "test",
        () -> {
          exporting.export(LocalDate.of(2026, 6, 1), out);
          return true;
        });
    XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    for (Row row : book.getSheet("机构")) {
      if (row.getCell(0).getStringCellValue().equals(code("B"))) {
        row.getCell(1).setCellValue("州教育体育局");
      }
    }

    ImportProposal proposal = examine(keep(book, "2026-06-01"));

    assertThat(proposal.lines())
        .filteredOn(line -> line.fate() != ImportProposal.Fate.UNCHANGED)
        .extracting(ImportProposal.Line::name)
        .contains("州教育体育局");
  }
}
