package org.zhiren.platform.organization;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Brings units and posts in from a workbook (从表格导入). Every cell is checked before anything is
 * written; if one is wrong, nothing is written and all that is wrong is listed.
 */
@Component
public class ImportingOrganization {

  private static final int MOST_FAULTS = 1_000;

  private final OrganizationIntake intake;
  private final Units units;

  ImportingOrganization(OrganizationIntake intake, Units units) {
    this.intake = intake;
    this.units = units;
  }

  /**
   * What came of an import.
   *
   * @param units how many units were brought in
   * @param posts how many posts were brought in
   * @param faults every cell that is wrong; if there is one, nothing was brought in
   */
  public record Outcome(int units, int posts, List<CellFault> faults) {
    /** Copies the list. */
    public Outcome {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Imports a workbook.
   *
   * @param workbook an .xlsx file in the layout of the template
   * @param basis the day of the import, its ground and reason
   * @throws InvalidInput if it is no such file, or if ground or reason are missing
   */
  @Transactional
  public Outcome load(InputStream workbook, Basis basis) {
    List<InvalidInput.Fault> missing = basis.faults();
    if (!missing.isEmpty()) {
      throw new InvalidInput(missing);
    }
    try (Workbook book = WorkbookFactory.create(workbook)) {
      return new Reading(book, basis).outcome();
    } catch (IOException | RuntimeException unreadable) {
      if (unreadable instanceof InvalidInput refused) {
        throw refused;
      }
      throw new InvalidInput(
          "file",
          null,
          Text.of(
              "这个文件不能作为 .xlsx 表格打开。请使用模板另存后重试。",
              "This file cannot be opened as an .xlsx workbook. Save it from the template and try"
                  + " again."));
    }
  }

  /** One import. */
  private final class Reading {

    private final Workbook book;
    private final Basis basis;
    private final List<CellFault> faults = new ArrayList<>();
    private final Map<String, UUID> byCode = new HashMap<>();
    private final Map<String, LocalDate> founded = new HashMap<>();
    private final List<OrganizationIntake.UnitPeriod> newUnits = new ArrayList<>();
    private final List<OrganizationIntake.PostPeriod> newPosts = new ArrayList<>();
    private final List<OrganizationIntake.QuotaPeriod> newQuotas = new ArrayList<>();

    Reading(Workbook book, Basis basis) {
      this.book = book;
      this.basis = basis;
    }

    Outcome outcome() {
      readUnits(sheet(Sheets.UNITS));
      readPosts(sheet(Sheets.POSTS));
      if (newUnits.isEmpty() && newPosts.isEmpty() && faults.isEmpty()) {
        throw new InvalidInput(
            "file",
            null,
            Text.of("表格里没有机构，也没有职位。", "There are neither units nor posts in the workbook."));
      }
      if (!faults.isEmpty()) {
        return new Outcome(0, 0, faults.stream().limit(MOST_FAULTS).toList());
      }
      intake.load(newUnits.stream(), newPosts.stream(), newQuotas.stream(), basis, rows -> {});
      return new Outcome(newUnits.size(), newPosts.size(), List.of());
    }

    private Sheet sheet(String name) {
      Sheet sheet = book.getSheet(name);
      if (sheet == null) {
        throw new InvalidInput(
            "file",
            null,
            Text.of("表格里没有名为“{0}”的工作表。请使用模板。", "There is no sheet “{0}”. Please use the template.")
                .fill(name));
      }
      return sheet;
    }

    private void readUnits(Sheet sheet) {
      List<WorkbookReader.Line> lines =
          new WorkbookReader(sheet, Sheets.UNIT_COLUMNS, faults).lines();
      Map<WorkbookReader.Line, UUID> ids = new LinkedHashMap<>();
      for (WorkbookReader.Line line : lines) {
        String code = line.text("机构编码");
        UUID id = UUID.randomUUID();
        ids.put(line, id);
        if (!code.isEmpty() && byCode.putIfAbsent(code, id) != null) {
          line.wrong("机构编码", Text.of("表格中重复。", "This stands in the sheet twice."), List.of());
        } else if (!code.isEmpty() && existing(code) != null) {
          line.wrong(
              "机构编码",
              Text.of("系统中已有这个编码的机构。", "There is a unit with this code already."),
              List.of());
        }
        line.day("设立日期").ifPresent(day -> founded.put(code, day));
      }
      ids.forEach(this::unit);
    }

    private void unit(WorkbookReader.Line line, UUID id) {
      String above = line.text("上级机构编码");
      UUID parent = above.isEmpty() ? null : unitOf(above);
      LocalDate from = founded.getOrDefault(line.text("机构编码"), basis.on());
      if (!above.isEmpty() && parent == null) {
        line.wrong(
            "上级机构编码",
            Text.of(
                "表格和系统中都没有这个编码的机构。",
                "There is no unit with this code, neither in the sheet nor in the system."),
            List.of());
      } else if (founded.containsKey(above) && founded.get(above).isAfter(from)) {
        line.wrong(
            "设立日期",
            Text.of("早于上级机构的设立日期（{0}）。", "This lies before the unit above was founded ({0}).")
                .fill(founded.get(above)),
            List.of());
      }
      String shortName = line.text("简称");
      String sector = line.text("队伍");
      newUnits.add(
          new OrganizationIntake.UnitPeriod(
              id,
              new UnitFacts(
                  line.text("机构名称"),
                  shortName.isEmpty() ? line.text("机构名称") : shortName,
                  line.text("机构编码"),
                  parent,
                  line.text("类别"),
                  line.text("级别"),
                  line.text("机构性质"),
                  orNull(line.text("隶属关系")),
                  Arrays.stream(Sector.values())
                      .filter(s -> s.text().zh().equals(sector))
                      .findFirst()
                      .orElse(Sector.OTHER),
                  orNull(line.text("政区代码")),
                  Math.max(1, line.number("排序", newUnits.size() + 1)),
                  false,
                  false,
                  null),
              from,
              null));
      quota(line, "正职职数", id, QuotaItem.CHIEF, from);
      quota(line, "副职职数", id, QuotaItem.DEPUTY, from);
    }

    private void quota(
        WorkbookReader.Line line, String heading, UUID unit, QuotaItem item, LocalDate from) {
      int places = line.number(heading, -1);
      if (places >= 0) {
        newQuotas.add(new OrganizationIntake.QuotaPeriod(unit, item, places, from, null));
      }
    }

    private void readPosts(Sheet sheet) {
      Set<String> seen = new HashSet<>();
      for (WorkbookReader.Line line :
          new WorkbookReader(sheet, Sheets.POST_COLUMNS, faults).lines()) {
        String code = line.text("机构编码");
        UUID unit = code.isEmpty() ? null : unitOf(code);
        LocalDate from = line.day("设置日期").orElse(basis.on());
        if (!code.isEmpty() && unit == null) {
          line.wrong(
              "机构编码",
              Text.of(
                  "表格和系统中都没有这个编码的机构。",
                  "There is no unit with this code, neither in the sheet nor in the system."),
              List.of());
        }
        if (founded.containsKey(code) && founded.get(code).isAfter(from)) {
          line.wrong(
              "设置日期",
              Text.of("早于机构的设立日期（{0}）。", "This lies before the unit was founded ({0}).")
                  .fill(founded.get(code)),
              List.of());
        }
        if (!seen.add(code + "\n" + line.text("职位名称"))) {
          line.wrong(
              "职位名称",
              Text.of(
                  "同一机构中重复。同名的职位请合为一行，填写职数。",
                  "This unit has it twice. Put posts of one title into one row and enter the places."),
              List.of());
        }
        int places = line.number("职数", 1);
        if (places < 1) {
          line.wrong("职数", Text.of("至少为 1。", "At least 1 is wanted here."), List.of());
        }
        if (unit != null) {
          newPosts.add(
              new OrganizationIntake.PostPeriod(
                  UUID.randomUUID(), post(line, unit, Math.max(1, places)), from, null));
        }
      }
    }

    private PostFacts post(WorkbookReader.Line line, UUID unit, int places) {
      String level = line.text("职务层次");
      String kind = line.text("职位类别");
      String member = line.text("成员类别");
      return new PostFacts(
          unit,
          line.text("职位名称"),
          java.util.stream.Stream.concat(
                  CodeTables.postLevels().stream(), CodeTables.ranks().stream())
              .filter(entry -> entry.name().equals(level))
              .findFirst()
              .map(CodeTables.Entry::code)
              .orElse(""),
          Arrays.stream(PostKind.values())
              .filter(k -> k.text().zh().equals(kind))
              .findFirst()
              .orElse(PostKind.OTHER),
          Arrays.stream(MemberKind.values())
              .filter(m -> m.text().zh().equals(member))
              .findFirst()
              .orElse(MemberKind.OTHER),
          line.text("班子成员").equals("是"),
          places,
          Math.max(1, line.number("排序", newPosts.size() + 1)),
          null,
          false,
          false);
    }

    private @Nullable UUID unitOf(String code) {
      UUID fromSheet = byCode.get(code);
      return fromSheet == null ? existing(code) : fromSheet;
    }

    private @Nullable UUID existing(String code) {
      return units.search(new Units.Search(code, null, null, null), basis.on(), 20).stream()
          .filter(unit -> code.equals(unit.facts().code()))
          .map(Unit::id)
          .findFirst()
          .orElse(null);
    }

    private static @Nullable String orNull(String value) {
      return value.isEmpty() ? null : value;
    }
  }
}
