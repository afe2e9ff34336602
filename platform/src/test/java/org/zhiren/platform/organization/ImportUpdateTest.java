package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.shell.StaleVersion;

/** Import into what is there: field by field, against later changes, and taken back. */
class ImportUpdateTest extends ImportSample {

  @Autowired private Posts posts;
  @Autowired private Changes changes;
  @Autowired private CreatingPost creating;
  @Autowired private RenamingUnit renaming;
  @Autowired private UndoingChange undoing;

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
