package org.zhiren.platform.organization;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the workbook for exchange: the empty template, or what stood on a day. Every value is a
 * text cell, so that codes keep their zeros and nothing is ever taken for a formula.
 */
@Component
public class ExportingOrganization {

  private static final int LAST_ROW = 100_000;
  private static final int MOST_UNITS = 100_000;

  private final Units units;
  private final Posts posts;
  private final WorkbookMatches matches;

  ExportingOrganization(Units units, Posts posts, WorkbookMatches matches) {
    this.units = units;
    this.posts = posts;
    this.matches = matches;
  }

  /** Writes the template: headings, drop-down lists, no rows. */
  public void template(OutputStream to) throws IOException {
    try (Writing writing = new Writing()) {
      writing.sheet(Sheets.UNITS, Sheets.UNIT_COLUMNS);
      writing.sheet(Sheets.POSTS, Sheets.POST_COLUMNS);
      writing.finish(to);
    }
  }

  /** Writes the units and posts that stood on the day, as far as they may be seen. */
  @Transactional(readOnly = true)
  public void export(LocalDate on, OutputStream to) throws IOException {
    try (Writing writing = new Writing()) {
      Sheet unitSheet = writing.sheet(Sheets.UNITS, Sheets.UNIT_COLUMNS);
      Map<UUID, String> codes = new HashMap<>();
      List<Units.Node> nodes = units.tree(null, on, 100, MOST_UNITS);
      nodes.forEach(node -> {
        String code = node.unit().facts().code();
        codes.put(node.unit().id(), code == null ? node.unit().id().toString() : code);
      });
      Map<UUID, Map<String, Integer>> quotas =
          matches.quotas(nodes.stream().map(node -> node.unit().id()).toList(), on);
      int row = 1;
      for (Units.Node node : nodes) {
        unit(
            writing,
            unitSheet.createRow(row++),
            node.unit(),
            codes,
            quotas.getOrDefault(node.unit().id(), Map.of()));
      }
      Sheet postSheet = writing.sheet(Sheets.POSTS, Sheets.POST_COLUMNS);
      row = 1;
      for (Post post : posts.all(on)) {
        post(writing, postSheet.createRow(row++), post, codes);
      }
      writing.finish(to);
    }
  }

  private static void unit(
      Writing writing, Row row, Unit unit, Map<UUID, String> codes, Map<String, Integer> quotas) {
    UnitFacts facts = unit.facts();
    writing.cells(
        row,
        codes.get(unit.id()),
        facts.name(),
        facts.shortName(),
        facts.parentId() == null ? null : codes.get(facts.parentId()),
        facts.kind(),
        facts.level(),
        facts.nature(),
        facts.sector().text().zh(),
        facts.subordination(),
        facts.areaCode(),
        String.valueOf(facts.precedence()),
        unit.from().toString(),
        number(quotas.get(QuotaItem.CHIEF.code())),
        number(quotas.get(QuotaItem.DEPUTY.code())));
  }

  private static @Nullable String number(@Nullable Integer places) {
    return places == null ? null : places.toString();
  }

  private static void post(Writing writing, Row row, Post post, Map<UUID, String> codes) {
    PostFacts facts = post.facts();
    writing.cells(
        row,
        codes.get(facts.unitId()),
        facts.name(),
        CodeTables.postLevel(facts.levelCode()).map(CodeTables.Entry::name).orElse(null),
        facts.kind().text().zh(),
        facts.member().text().zh(),
        facts.team() ? "是" : "否",
        String.valueOf(facts.places()),
        String.valueOf(facts.precedence()),
        post.from().toString());
  }

  /** One workbook being written, row after row, without holding all of it in memory. */
  private static final class Writing implements AutoCloseable {

    // Shared strings: some programs that edit the file leave texts that stand in the cells
    // untouched.
    private final SXSSFWorkbook book = new SXSSFWorkbook(null, 200, false, true);
    private final Sheet tables;
    private final CellStyle text;
    private final CellStyle heading;
    private final Map<Integer, Row> tableRows = new HashMap<>();
    private int lists;

    Writing() {
      // The lists may be long: they stand on a sheet of their own, to which the drop-downs refer.
      tables = book.createSheet(Sheets.TABLES);
      text = book.createCellStyle();
      text.setDataFormat(book.createDataFormat().getFormat("@"));
      text.setQuotePrefixed(true);
      heading = book.createCellStyle();
      Font bold = book.createFont();
      bold.setBold(true);
      heading.setFont(bold);
    }

    Sheet sheet(String name, List<Sheets.Column> columns) {
      Sheet sheet = book.createSheet(name);
      sheet.createFreezePane(2, 1);
      Row head = sheet.createRow(0);
      for (int i = 0; i < columns.size(); i++) {
        Sheets.Column column = columns.get(i);
        Cell cell = head.createCell(i);
        cell.setCellValue(column.heading());
        cell.setCellStyle(heading);
        sheet.setColumnWidth(i, 256 * (column.heading().equals("机构名称") ? 36 : 16));
        if (!column.allowed().isEmpty()) {
          dropDown(sheet, i, column.allowed());
        }
      }
      return sheet;
    }

    private void dropDown(Sheet sheet, int column, List<String> allowed) {
      for (int i = 0; i < allowed.size(); i++) {
        Row row = tableRows.computeIfAbsent(i, tables::createRow);
        row.createCell(lists).setCellValue(allowed.get(i));
      }
      String letter = CellReference.convertNumToColString(lists++);
      DataValidationHelper helper = sheet.getDataValidationHelper();
      DataValidation list =
          helper.createValidation(
              helper.createFormulaListConstraint(
                  "'%s'!$%s$1:$%s$%d".formatted(Sheets.TABLES, letter, letter, allowed.size())),
              new CellRangeAddressList(1, LAST_ROW, column, column));
      list.setShowErrorBox(true);
      sheet.addValidationData(list);
    }

    void cells(Row row, @Nullable String... values) {
      for (int i = 0; i < values.length; i++) {
        String value = values[i];
        if (value != null && !value.isEmpty()) {
          Cell cell = row.createCell(i);
          cell.setCellValue(value);
          cell.setCellStyle(text);
        }
      }
    }

    void finish(OutputStream to) throws IOException {
      book.setSheetOrder(Sheets.TABLES, book.getNumberOfSheets() - 1);
      book.setActiveSheet(0);
      book.write(to);
    }

    @Override
    public void close() throws IOException {
      book.close();
    }
  }
}
