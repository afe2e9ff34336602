package org.zhiren.platform.responsibility;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.ListWorkbook;
import org.zhiren.platform.shell.Typing;

/**
 * Values by workbook: a template with the targets that may be seen, and the way back. Everything is
 * looked at before anything is written; each bad cell is named with row, column, value and reason.
 */
@Component
public class ReadingSheets {

  static final List<String> HEADINGS =
      List.of("目标编号", "责任单位", "目标", "指标", "计量单位", "目标值", "截至日期", "数值", "说明", "更正原因");
  private static final int ID = 0;
  private static final int DAY = 6;
  private static final int VALUE = 7;
  private static final int NOTE = 8;
  private static final int REASON = 9;
  private static final int MEASURE = 4;
  private static final int MOST_ROWS = 200_000;
  private static final int LARGEST = 40 << 20;
  private static final Text UNKNOWN =
      Text.of(
          "没有这个编号的目标，或不在您的范围内。请用本页下载的模板。",
          "There is no target of this number, or it is outside your scope. Use the template of this"
              + " page.");

  private final Targets targets;
  private final Plans plans;
  private final Reporting reporting;
  private final Units units;
  private final Clock clock;

  ReadingSheets(Targets targets, Plans plans, Reporting reporting, Units units, Clock clock) {
    this.targets = targets;
    this.plans = plans;
    this.reporting = reporting;
    this.units = units;
    this.clock = clock;
  }

  /**
   * A cell that cannot be taken.
   *
   * @param row row of the sheet, from 1
   * @param column name of the column
   * @param value what stands there
   * @param message what is wrong and what to do
   */
  public record CellFault(int row, String column, String value, Text message) {}

  /**
   * What a workbook would do.
   *
   * @param values what would be taken in
   * @param empty how many rows have no value
   * @param faults every bad cell; nothing is written while there is one
   */
  public record Examined(List<Reporting.Value> values, int empty, List<CellFault> faults) {
    /** Copies the lists. */
    public Examined {
      values = List.copyOf(values);
      faults = List.copyOf(faults);
    }
  }

  /** Writes the template: one row for each target of the plan that may be seen. */
  @Transactional(readOnly = true)
  public void template(UUID planId, OutputStream out) throws IOException {
    Plan plan = plans.required(planId);
    List<Target> all = targets.ofPlan(planId);
    LocalDate today = LocalDate.now(clock);
    Map<UUID, Unit> names = units.find(all.stream().map(Target::unitId).distinct().toList(), today);
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Target target : all) {
      Unit unit = names.get(target.unitId());
      List<@Nullable String> row = new ArrayList<>();
      row.add(target.id().toString());
      row.add(unit == null ? "" : unit.shortName());
      row.add(target.facts().name());
      row.add(target.facts().indicator());
      row.add(target.facts().measure());
      row.add(Objects.requireNonNull(target.facts().goal()).toPlainString());
      row.add(today.toString());
      row.add("");
      row.add("");
      row.add("");
      rows.add(row);
    }
    ListWorkbook.write(
        "填报",
        List.of(plan.title() + " 进展填报表", "在“数值”栏填写；没有新数的行留空。同一天已有数而要改动的，填写“更正原因”。编号请勿改动。"),
        HEADINGS,
        rows,
        out);
  }

  /** Looks at a workbook and writes nothing. */
  @Transactional(readOnly = true)
  public Examined examine(UUID planId, byte[] workbook) {
    plans.required(planId);
    return examine(lines(workbook));
  }

  private Examined examine(List<Line> lines) {
    List<Reporting.Value> values = new ArrayList<>();
    List<Line> from = new ArrayList<>();
    List<CellFault> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int empty = 0;
    for (Line line : lines) {
      String typed = line.cells().get(VALUE);
      if (typed.isEmpty() || typed.equals("—")) {
        empty++;
        continue;
      }
      @Nullable UUID target = id(line.cells().get(ID));
      @Nullable LocalDate day = day(line.cells().get(DAY));
      @Nullable BigDecimal number = number(typed);
      if (target == null) {
        faults.add(line.fault(ID, UNKNOWN));
      }
      if (day == null) {
        faults.add(
            line.fault(
                DAY, Text.of("不是日期，请写成 2026-11-30。", "This is no date. Write it as 2026-11-30.")));
      }
      if (number == null) {
        faults.add(
            line.fault(
                VALUE,
                Text.of(
                        "不是数字，请只填数字，单位是 {0}。",
                        "This is no number. Enter the number alone; its unit is {0}.")
                    .fill(line.cells().get(MEASURE))));
      }
      if (target == null || day == null || number == null) {
        continue;
      }
      if (!seen.add(target + " " + day)) {
        faults.add(
            line.fault(
                DAY,
                Text.of(
                    "同一目标同一天在表中出现两次，请只留一行。",
                    "The sheet has the target twice for this day. Keep one row.")));
        continue;
      }
      values.add(
          new Reporting.Value(
              target, day, number, dash(line.cells().get(NOTE)), dash(line.cells().get(REASON))));
      from.add(line);
    }
    for (LookingAtValues.Fault fault : reporting.faults(values)) {
      faults.add(
          from.get(fault.at())
              .fault(
                  switch (fault.fault().field()) {
                    case "target" -> ID;
                    case "asOf" -> DAY;
                    case "note" -> NOTE;
                    case "reason" -> REASON;
                    default -> VALUE;
                  },
                  fault.fault().field().equals("target") ? UNKNOWN : fault.fault().message()));
    }
    faults.sort(Comparator.comparingInt(CellFault::row));
    return new Examined(values, empty, faults);
  }

  /**
   * Takes a workbook in, whole or not at all.
   *
   * @return how many values changed something
   * @throws InvalidInput if a cell is bad
   */
  @Transactional
  public int take(UUID planId, byte[] workbook) {
    plans.required(planId);
    return reporting.report(good(lines(workbook)).values(), Reading.Way.WORKBOOK);
  }

  /** Takes in what was looked at; everything is checked once more. */
  @Transactional
  public int take(UUID planId, Examined examined) {
    plans.required(planId);
    return reporting.report(examined.values(), Reading.Way.WORKBOOK);
  }

  /**
   * The values of a file of the watched folder: a workbook of the template, or the same columns as
   * CSV in UTF-8.
   *
   * @throws InvalidInput with every bad cell
   */
  @Transactional(readOnly = true)
  List<Reporting.Value> values(String name, byte[] content) {
    return good(name.toLowerCase(Locale.ROOT).endsWith(".csv") ? csv(content) : lines(content))
        .values();
  }

  private Examined good(List<Line> lines) {
    Examined examined = examine(lines);
    if (!examined.faults().isEmpty()) {
      throw new InvalidInput(
          examined.faults().stream()
              .map(fault ->
                  new InvalidInput.Fault(
                      fault.column() + fault.row(), fault.value(), fault.message()))
              .toList());
    }
    return examined;
  }

  private record Line(int row, List<String> cells) {
    CellFault fault(int column, Text message) {
      return new CellFault(row, HEADINGS.get(column), cells.get(column), message);
    }
  }

  /** Takes rows after the headings. */
  private static final class Lines {
    final List<Line> lines = new ArrayList<>();
    boolean begun;

    void add(int row, List<String> cells) {
      if (begun && !cells.get(ID).isEmpty()) {
        lines.add(new Line(row, cells));
      }
      begun = begun || cells.get(ID).equals(HEADINGS.get(ID));
      if (lines.size() > MOST_ROWS) {
        throw new InvalidInput(
            "file",
            null,
            Text.of("超过 {0} 行，请分成几份。", "There are more than {0} rows. Divide the workbook.")
                .fill(MOST_ROWS));
      }
    }

    List<Line> lines() {
      if (!begun) {
        throw unreadable();
      }
      return lines;
    }
  }

  private static List<Line> lines(byte[] workbook) {
    if (workbook.length == 0 || workbook.length > LARGEST) {
      throw unreadable();
    }
    Lines lines = new Lines();
    try {
      SheetCells.read(new ByteArrayInputStream(workbook), HEADINGS.size(), lines::add);
    } catch (IOException | RuntimeException e) {
      if (e instanceof InvalidInput refused) {
        throw refused;
      }
      // The library answers unusable files with many kinds of exception.
      throw unreadable();
    }
    return lines.lines();
  }

  private static List<Line> csv(byte[] content) {
    if (content.length == 0 || content.length > LARGEST) {
      throw unreadable();
    }
    Lines lines = new Lines();
    String text = new String(content, StandardCharsets.UTF_8);
    try (CSVParser parser =
        CSVParser.parse(text.startsWith("\ufeff") ? text.substring(1) : text, CSVFormat.DEFAULT)) {
      for (CSVRecord record : parser) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < HEADINGS.size(); column++) {
          cells.add(column < record.size() ? record.get(column).strip() : "");
        }
        lines.add((int) record.getRecordNumber(), cells);
      }
    } catch (IOException | UncheckedIOException e) {
      throw unreadable();
    }
    return lines.lines();
  }

  private static InvalidInput unreadable() {
    return new InvalidInput(
        "file",
        null,
        Text.of(
            "这不是本页模板的工作簿（xlsx，不超过 40 兆），请下载模板填写。",
            "This is no workbook of this page's template (xlsx, up to 40 MiB). Download the template"
                + " and fill it in."));
  }

  private static @Nullable UUID id(String cell) {
    try {
      return UUID.fromString(cell);
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }

  private static String dash(String cell) {
    return cell.equals("—") ? "" : cell;
  }

  private static @Nullable LocalDate day(String cell) {
    return Typing.findDay(cell).orElse(null);
  }

  static @Nullable BigDecimal number(String typed) {
    return Typing.findNumber(typed, 12).orElse(null);
  }
}
