package org.zhiren.dossiers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;

/**
 * The roster as a workbook: one sheet of persons, one of family members, lists for choice. Every
 * cell is a text cell, so that identity numbers keep their digits and nothing is ever a formula.
 */
final class RosterWorkbook {

  static final String PERSONS = "人员";
  static final String FAMILY = "家庭成员";
  private static final String LISTS = "选项";
  static final String OWNER_NAME = "所属人员姓名";
  static final String OWNER_ID = "所属人员身份证号";
  static final List<String> FAMILY_HEADINGS =
      List.of(OWNER_NAME, OWNER_ID, "称谓", "姓名", "出生年月", "政治面貌", "工作单位及职务");

  private static final int LAST_CHOICE_ROW = 20_000;
  private static final int LONGEST_CELL = 32_767;

  private RosterWorkbook() {}

  /** The fields in the order of the columns. */
  static List<Field> columns() {
    return Stream.of(Field.values()).filter(field -> field != Field.VERSION).toList();
  }

  /** The headings of the sheet of persons: the name, where the person works, the other cells. */
  static List<String> headings() {
    List<String> headings = new ArrayList<>();
    columns().forEach(field -> headings.add(field.label().zh()));
    headings.addAll(1, PLACEMENT_COLUMNS.keySet());
    return List.copyOf(headings);
  }

  /** What the form has no cell for, by heading: columns of the set {@link Dossier#PLACEMENT}. */
  static final Map<String, String> PLACEMENT_COLUMNS = placementColumns();

  private static Map<String, String> placementColumns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("所在单位", "A0195");
    columns.put("职务层次", "A0221");
    columns.put("职级", "A0192E");
    columns.put("人员类别", "A0160");
    columns.put("管理类别", "A0165");
    return Collections.unmodifiableMap(columns);
  }

  private static String value(Dossier dossier, String heading) {
    String column = PLACEMENT_COLUMNS.get(heading);
    if (column != null) {
      List<InfoRow> rows = dossier.rows(Dossier.PLACEMENT);
      return rows.isEmpty() ? "" : rows.getFirst().get(column);
    }
    return dossier.get(Objects.requireNonNull(RosterReader.BY_HEADING.get(heading), heading));
  }

  static Written write(List<Dossier> dossiers, Map<String, List<String>> moreChoices)
      throws DossierProblem {
    Map<String, List<String>> lists = new LinkedHashMap<>(CodeLists.BY_HEADING);
    moreChoices.forEach((heading, names) ->
        lists.merge(
            heading,
            List.copyOf(names),
            (known, more) -> Stream.concat(known.stream(), more.stream()).distinct().toList()));
    List<Finding> findings = new ArrayList<>();
    try (SXSSFWorkbook book = new SXSSFWorkbook(100)) {
      CellStyle plain = book.createCellStyle();
      plain.setDataFormat(book.createDataFormat().getFormat("@"));
      CellStyle quoted = book.createCellStyle();
      quoted.cloneStyleFrom(plain);
      // Excel then keeps the text as text even after someone edits the cell.
      quoted.setQuotePrefixed(true);
      Styles styles = new Styles(plain, quoted, heading(book));
      Sheet persons = book.createSheet(PERSONS);
      List<String> headings = headings();
      headings(persons, headings, styles);
      Sheet family = book.createSheet(FAMILY);
      headings(family, FAMILY_HEADINGS, styles);
      int familyRow = 1;
      for (int i = 0; i < dossiers.size(); i++) {
        Dossier dossier = dossiers.get(i);
        Row row = persons.createRow(i + 1);
        for (int column = 0; column < headings.size(); column++) {
          text(row, column, value(dossier, headings.get(column)), styles, findings);
        }
        for (FamilyMember member : dossier.family()) {
          Row line = family.createRow(familyRow++);
          List<String> values =
              List.of(
                  dossier.name(),
                  dossier.get(Field.ID_NUMBER),
                  member.relation(),
                  member.name(),
                  member.birth(),
                  member.politicalStatus(),
                  member.workplaceAndPost());
          for (int column = 0; column < values.size(); column++) {
            text(line, column, values.get(column), styles, findings);
          }
        }
      }
      choices(book, persons, headings, family, styles, lists);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return new Written(out.toByteArray(), findings);
    } catch (IOException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          "xlsx",
          Text.of("工作簿无法生成：{0}", "The workbook cannot be made: {0}.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
  }

  private record Styles(CellStyle plain, CellStyle quoted, CellStyle heading) {}

  private static CellStyle heading(SXSSFWorkbook book) {
    CellStyle style = book.createCellStyle();
    Font font = book.createFont();
    font.setBold(true);
    style.setFont(font);
    style.setWrapText(true);
    return style;
  }

  private static void headings(Sheet sheet, List<String> headings, Styles styles) {
    Row row = sheet.createRow(0);
    for (int i = 0; i < headings.size(); i++) {
      Cell cell = row.createCell(i, CellType.STRING);
      cell.setCellValue(headings.get(i));
      cell.setCellStyle(styles.heading());
      sheet.setDefaultColumnStyle(i, styles.plain());
      sheet.setColumnWidth(i, 18 * 256);
    }
    sheet.createFreezePane(1, 1);
  }

  private static void text(
      Row row, int column, String value, Styles styles, List<Finding> findings) {
    if (value.isEmpty()) {
      return;
    }
    String held = value;
    if (value.length() > LONGEST_CELL) {
      held = Shortening.cutUnits(value, LONGEST_CELL);
      findings.add(
          Finding.error(
              new Finding.Place("xlsx", row.getSheet().getSheetName(), row.getRowNum() + 1, ""),
              value,
              Text.of(
                  "单元格最多 32767 个字符，其余未写入。",
                  "A cell holds at most 32,767 characters; the rest was not written.")));
    }
    Cell cell = row.createCell(column, CellType.STRING);
    cell.setCellValue(held);
    cell.setCellStyle(looksLikeFormula(held) ? styles.quoted() : styles.plain());
  }

  static boolean looksLikeFormula(String text) {
    return "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
  }

  private static void choices(
      SXSSFWorkbook book,
      Sheet persons,
      List<String> headings,
      Sheet family,
      Styles styles,
      Map<String, List<String>> names) {
    Sheet lists = book.createSheet(LISTS);
    Map<String, Integer> listColumns = new LinkedHashMap<>();
    Stream.concat(headings.stream(), FAMILY_HEADINGS.stream())
        .filter(names::containsKey)
        .forEach(heading -> listColumns.putIfAbsent(heading, listColumns.size()));
    int longest = names.values().stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      Row row = lists.createRow(i);
      for (Map.Entry<String, Integer> list : listColumns.entrySet()) {
        List<String> offered = names.getOrDefault(list.getKey(), List.of());
        if (i < offered.size()) {
          Cell cell = row.createCell(list.getValue(), CellType.STRING);
          cell.setCellValue(offered.get(i));
          cell.setCellStyle(styles.plain());
        }
      }
    }
    offer(persons, headings, listColumns, names);
    offer(family, FAMILY_HEADINGS, listColumns, names);
    book.setSheetHidden(book.getSheetIndex(lists), true);
  }

  private static void offer(
      Sheet sheet,
      List<String> headings,
      Map<String, Integer> listColumns,
      Map<String, List<String>> names) {
    DataValidationHelper helper = sheet.getDataValidationHelper();
    for (int i = 0; i < headings.size(); i++) {
      Integer list = listColumns.get(headings.get(i));
      if (list != null) {
        int size = names.getOrDefault(headings.get(i), List.of()).size();
        String column = CellReference.convertNumToColString(list);
        DataValidation validation =
            helper.createValidation(
                helper.createFormulaListConstraint(
                    LISTS + "!$" + column + "$1:$" + column + "$" + size),
                new CellRangeAddressList(1, LAST_CHOICE_ROW, i, i));
        // Files of the field hold other names too: the reader reports them, the sheet lets them in.
        validation.setShowErrorBox(false);
        sheet.addValidationData(validation);
      }
    }
  }
}
