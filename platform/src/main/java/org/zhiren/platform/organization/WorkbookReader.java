package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.Typing;

/** Reads one sheet cell by cell and notes every cell that is wrong. */
final class WorkbookReader {

  private final Sheet sheet;
  private final List<Sheets.Column> columns;
  private final List<CellFault> faults;
  private final Map<String, Integer> places = new HashMap<>();
  private final DataFormatter formatter = new DataFormatter();

  WorkbookReader(Sheet sheet, List<Sheets.Column> columns, List<CellFault> faults) {
    this.sheet = sheet;
    this.columns = columns;
    this.faults = faults;
    Row head = sheet.getRow(0);
    if (head != null) {
      head.forEach(
          cell -> places.put(formatter.formatCellValue(cell).strip(), cell.getColumnIndex()));
    }
    for (Sheets.Column column : columns) {
      if (column.required() && !places.containsKey(column.heading())) {
        fault(
            1,
            column.heading(),
            "",
            Text.of("缺少“{0}”这一列。请使用模板。", "The column “{0}” is missing. Please use the template.")
                .fill(column.text()),
            List.of());
      }
    }
  }

  /** One row that is not empty. */
  final class Line {

    private final Row row;

    private Line(Row row) {
      this.row = row;
    }

    int number() {
      return row.getRowNum() + 1;
    }

    String text(String heading) {
      Cell cell = cell(heading);
      return cell == null ? "" : formatter.formatCellValue(cell).strip();
    }

    private @Nullable Cell cell(String heading) {
      Integer place = places.get(heading);
      return place == null ? null : row.getCell(place);
    }

    int number(String heading, int usual) {
      String typed = text(heading);
      if (typed.isEmpty()) {
        return usual;
      }
      Optional<Integer> value = Typing.findWhole(typed).filter(one -> one >= 0);
      if (value.isPresent()) {
        return value.get();
      }
      wrong(
          heading,
          Text.of("应填写不小于 0 的整数。", "A whole number of 0 or more is wanted here."),
          List.of());
      return usual;
    }

    Optional<LocalDate> day(String heading) {
      Cell cell = cell(heading);
      if (cell == null || text(heading).isEmpty()) {
        return Optional.empty();
      }
      if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
        return Optional.of(cell.getLocalDateTimeCellValue().toLocalDate());
      }
      Optional<LocalDate> day = Typing.findDay(text(heading));
      if (day.isEmpty()) {
        wrong(
            heading,
            Text.of("日期应写作 2026-11-23。", "A date is written like 2026-11-23."),
            List.of("yyyy-MM-dd"));
      }
      return day;
    }

    void wrong(String heading, Text reason, List<String> allowed) {
      fault(number(), heading, text(heading), reason, allowed);
    }

    /** Required cells are filled, listed cells hold what is on the list. */
    private void check() {
      for (Sheets.Column column : columns) {
        String value = text(column.heading());
        if (value.isEmpty()) {
          if (column.required() && places.containsKey(column.heading())) {
            wrong(column.heading(), Text.of("必须填写。", "This must be filled."), column.allowed());
          }
        } else if (!column.allowed().isEmpty() && !column.allowed().contains(value)) {
          wrong(
              column.heading(),
              Text.of("不在允许的值之中。", "This is not one of the allowed values."),
              column.allowed());
        }
        Cell cell = cell(column.heading());
        if (cell != null && cell.getCellType() == CellType.FORMULA) {
          wrong(
              column.heading(),
              Text.of("请填写值，不要填写公式。", "Enter the value, not a formula."),
              List.of());
        }
      }
    }
  }

  /** All rows that are not empty, each checked. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Row row : sheet) {
      Line line = new Line(row);
      boolean empty = columns.stream().allMatch(column -> line.text(column.heading()).isEmpty());
      if (row.getRowNum() > 0 && !empty) {
        line.check();
        lines.add(line);
      }
    }
    return lines;
  }

  private void fault(int row, String heading, String value, Text reason, List<String> allowed) {
    Integer place = places.get(heading);
    faults.add(
        new CellFault(
            sheet.getSheetName(),
            row,
            place == null ? "—" : CellReference.convertNumToColString(place),
            heading,
            value,
            reason,
            allowed));
  }
}
