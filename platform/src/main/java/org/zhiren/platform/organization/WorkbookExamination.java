package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.ImportProposal.Fate;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion.Difference;

/**
 * Reads a workbook against what is stored: what is new, what would change field by field, what
 * stays, what cannot be, and every cell that is wrong. Nothing is written.
 */
final class WorkbookExamination {

  private static final Text NOWHERE =
      Text.of(
          "表格和系统中都没有这个编码的机构。",
          "There is no unit with this code, neither in the sheet nor in the system.");

  private final LocalDate on;
  private final WorkbookMatches.Stored stored;
  private final List<WorkbookReader.Line> unitLines;
  private final List<WorkbookReader.Line> postLines;
  private final List<CellFault> faults = new ArrayList<>();
  private final List<ImportProposal.Line> lines = new ArrayList<>();
  private final Map<String, UUID> newCodes = new LinkedHashMap<>();
  private final Map<UUID, String> names = new HashMap<>();
  private final Map<String, LocalDate> founded = new HashMap<>();
  private final Map<WorkbookReader.Line, LocalDate> days = new HashMap<>();
  private final List<OrganizationIntake.UnitPeriod> newUnits = new ArrayList<>();
  private final List<OrganizationIntake.PostPeriod> newPosts = new ArrayList<>();
  private final List<OrganizationIntake.QuotaPeriod> newQuotas = new ArrayList<>();
  private final List<ChangedUnit> changedUnits = new ArrayList<>();
  private final List<ChangedPost> changedPosts = new ArrayList<>();
  private final List<ChangedQuota> changedQuotas = new ArrayList<>();

  /** A unit that takes other facts. */
  record ChangedUnit(Unit stored, UnitFacts facts) {}

  /** A post that takes other facts. */
  record ChangedPost(Post stored, PostFacts facts) {}

  /** A quota that takes another number. */
  record ChangedQuota(UUID unitId, QuotaItem item, int places) {}

  /** What is to be written, and what is to be shown before it is. */
  record Result(
      ImportProposal proposal,
      List<OrganizationIntake.UnitPeriod> newUnits,
      List<OrganizationIntake.PostPeriod> newPosts,
      List<OrganizationIntake.QuotaPeriod> newQuotas,
      List<ChangedUnit> changedUnits,
      List<ChangedPost> changedPosts,
      List<ChangedQuota> changedQuotas) {}

  WorkbookExamination(Workbook book, LocalDate on, WorkbookMatches matches) {
    this.on = on;
    this.unitLines =
        new WorkbookReader(sheet(book, Sheets.UNITS), Sheets.UNIT_COLUMNS, faults).lines();
    this.postLines =
        new WorkbookReader(sheet(book, Sheets.POSTS), Sheets.POST_COLUMNS, faults).lines();
    Set<String> codes = new LinkedHashSet<>();
    unitLines.forEach(line -> {
      codes.add(line.text("机构编码"));
      codes.add(line.text("上级机构编码"));
    });
    postLines.forEach(line -> codes.add(line.text("机构编码")));
    codes.remove("");
    this.stored = matches.find(codes, on);
    names.putAll(stored.names());
  }

  /**
   * The sheet of that name.
   *
   * @throws InvalidInput if there is none
   */
  static Sheet sheet(Workbook book, String name) {
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

  Result result() {
    Set<String> seen = new HashSet<>();
    for (WorkbookReader.Line line : unitLines) {
      String code = line.text("机构编码");
      line.day("设立日期").ifPresent(day -> days.put(line, day));
      if (!code.isEmpty() && !seen.add(code)) {
        line.wrong("机构编码", Text.of("表格中重复。", "This stands in the sheet twice."), List.of());
      } else if (!code.isEmpty() && !stored.units().containsKey(code)) {
        UUID id = UUID.randomUUID();
        newCodes.put(code, id);
        names.put(id, line.text("机构名称"));
        if (days.containsKey(line)) {
          founded.put(code, days.get(line));
        }
      }
    }
    unitLines.forEach(this::unit);
    Map<String, Integer> rows = new HashMap<>();
    postLines.forEach(line -> post(line, rows));
    return new Result(
        new ImportProposal(lines, faults),
        newUnits,
        newPosts,
        newQuotas,
        changedUnits,
        changedPosts,
        changedQuotas);
  }

  private void unit(WorkbookReader.Line line) {
    String code = line.text("机构编码");
    String above = line.text("上级机构编码");
    UUID parent = above.isEmpty() ? null : unitOf(above);
    if (!above.isEmpty() && parent == null) {
      line.wrong("上级机构编码", NOWHERE, List.of());
    }
    Unit known = stored.units().get(code);
    if (known != null) {
      knownUnit(line, known, above.isEmpty() ? known.parentId() : parent);
      return;
    }
    LocalDate from = founded.getOrDefault(code, on);
    if (founded.containsKey(above) && founded.get(above).isAfter(from)) {
      line.wrong(
          "设立日期",
          Text.of("早于上级机构的设立日期（{0}）。", "This lies before the unit above was founded ({0}).")
              .fill(founded.get(above)),
          List.of());
    }
    UUID id = newCodes.getOrDefault(code, UUID.randomUUID());
    UnitFacts facts = WorkbookRows.unit(line, null, code, parent, newUnits.size() + 1);
    newUnits.add(new OrganizationIntake.UnitPeriod(id, facts, from, null));
    quotas(line)
        .forEach((item, places) ->
            newQuotas.add(new OrganizationIntake.QuotaPeriod(id, item, places, from, null)));
    add(line, Sheets.UNITS, code, facts.name(), Fate.NEW, List.of(), null);
  }

  private void knownUnit(WorkbookReader.Line line, Unit known, @Nullable UUID parent) {
    UnitFacts facts = WorkbookRows.unit(line, known.facts(), known.facts().code(), parent, 1);
    List<Difference> changes =
        new ArrayList<>(Differences.units(known.facts(), known.facts(), facts, this::nameOf));
    boolean itself = !changes.isEmpty();
    quotas(line)
        .forEach((item, places) -> {
          Integer now = stored.quotas().getOrDefault(known.id(), Map.of()).get(item.code());
          if (!Objects.equals(now, places)) {
            String before = now == null ? null : now.toString();
            changes.add(new Difference(item.text(), before, before, places.toString()));
            changedQuotas.add(new ChangedQuota(known.id(), item, places));
          }
        });
    sameStart(line, "设立日期", days.get(line), known.id());
    Text reason = changes.isEmpty() ? null : later(known.id());
    if (itself) {
      changedUnits.add(new ChangedUnit(known, facts));
    }
    add(
        line,
        Sheets.UNITS,
        line.text("机构编码"),
        facts.name(),
        fate(changes, reason),
        changes,
        reason);
  }

  private static Fate fate(List<Difference> changes, @Nullable Text reason) {
    return changes.isEmpty() ? Fate.UNCHANGED : reason == null ? Fate.CHANGED : Fate.CONFLICT;
  }

  /** The second row of a title stands for the second post of that title, if there are two. */
  private void post(WorkbookReader.Line line, Map<String, Integer> rows) {
    String code = line.text("机构编码");
    String title = line.text("职位名称");
    UUID unit = code.isEmpty() ? null : unitOf(code);
    if (!code.isEmpty() && unit == null) {
      line.wrong("机构编码", NOWHERE, List.of());
    }
    int row = rows.merge(code + "\n" + title, 1, Integer::sum);
    List<Post> ofTitle =
        unit == null
            ? List.of()
            : stored.posts().getOrDefault(unit, Map.of()).getOrDefault(title, List.of());
    if (row > 1 && row > ofTitle.size()) {
      line.wrong(
          "职位名称",
          Text.of(
              "同一机构中重复。同名的职位请合为一行，填写职数。",
              "This unit has it twice. Put posts of one title into one row and enter the places."),
          List.of());
    }
    if (line.number("职数", 1) < 1) {
      line.wrong("职数", Text.of("至少为 1。", "At least 1 is wanted here."), List.of());
    }
    Post known = row > ofTitle.size() ? null : ofTitle.get(row - 1);
    LocalDate day = line.day("设置日期").orElse(null);
    LocalDate from = day == null ? on : day;
    if (known == null && founded.containsKey(code) && founded.get(code).isAfter(from)) {
      line.wrong(
          "设置日期",
          Text.of("早于机构的设立日期（{0}）。", "This lies before the unit was founded ({0}).")
              .fill(founded.get(code)),
          List.of());
    }
    if (unit == null) {
      return;
    }
    if (known == null) {
      PostFacts facts = WorkbookRows.post(line, null, unit, newPosts.size() + 1);
      newPosts.add(new OrganizationIntake.PostPeriod(UUID.randomUUID(), facts, from, null));
      add(line, Sheets.POSTS, code, title, Fate.NEW, List.of(), null);
      return;
    }
    PostFacts facts = WorkbookRows.post(line, known.facts(), unit, 1);
    List<Difference> changes = Differences.posts(known.facts(), known.facts(), facts, this::nameOf);
    sameStart(line, "设置日期", day, known.id());
    Text reason = changes.isEmpty() ? null : later(known.id());
    if (!changes.isEmpty()) {
      changedPosts.add(new ChangedPost(known, facts));
    }
    add(line, Sheets.POSTS, code, title, fate(changes, reason), changes, reason);
  }

  private Map<QuotaItem, Integer> quotas(WorkbookReader.Line line) {
    Map<QuotaItem, Integer> quotas = new LinkedHashMap<>();
    Map.of("正职职数", QuotaItem.CHIEF, "副职职数", QuotaItem.DEPUTY).entrySet().stream()
        .sorted(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder()))
        .forEach(entry -> {
          int places = line.number(entry.getKey(), -1);
          if (places >= 0) {
            quotas.put(entry.getValue(), places);
          }
        });
    return quotas;
  }

  /** The day stands for a period that exists; moving it is a matter of correction. */
  private void sameStart(
      WorkbookReader.Line line, String heading, @Nullable LocalDate day, UUID id) {
    List<LocalDate> starts = stored.starts().getOrDefault(id, List.of());
    if (day != null && !starts.contains(day)) {
      line.wrong(
          heading,
          Text.of(
              "系统中已有，起始日期不同。导入不改起始日期：请选择已有的日期；日期确实有误的，请在机构页面更正。",
              "This exists and began on another day. An import does not move it: choose a day that is"
                  + " on record, or correct the history on the page of the unit."),
          starts.stream().map(LocalDate::toString).toList());
    }
  }

  private @Nullable Text later(UUID id) {
    LocalDate last = stored.starts().getOrDefault(id, List.of(on)).getLast();
    return last.isAfter(on)
        ? Text.of(
                "{0} 起另有变动，晚于生效日期 {1}。请以 {0} 或以后的日期为生效日期重新上传。",
                "It changes again on {0}, after the effect date {1}. Upload again with {0} or a later"
                    + " day as the effect date.")
            .fill(last, on)
        : null;
  }

  private void add(
      WorkbookReader.Line line,
      String sheet,
      String code,
      String name,
      Fate fate,
      List<Difference> changes,
      @Nullable Text reason) {
    lines.add(new ImportProposal.Line(sheet, line.number(), code, name, fate, changes, reason));
  }

  private String nameOf(UUID unit) {
    return names.getOrDefault(unit, "—");
  }

  private @Nullable UUID unitOf(String code) {
    Unit known = stored.units().get(code);
    return known == null ? newCodes.get(code) : known.id();
  }
}
