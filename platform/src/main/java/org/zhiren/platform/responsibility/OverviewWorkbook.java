package org.zhiren.platform.responsibility;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.shell.ListWorkbook;

/** The map of units and targets as a spreadsheet, within what the acting account may see. */
@Component
public class OverviewWorkbook {

  private final Units units;
  private final Records records;
  private final ActorSource actors;

  OverviewWorkbook(Units units, Records records, ActorSource actors) {
    this.units = units;
    this.records = records;
    this.actors = actors;
  }

  /** Writes it and records that it was taken out. */
  @Transactional
  public void write(Overview overview, OutputStream out) throws IOException {
    List<String> headings = new ArrayList<>(List.of("责任单位", "目标数", "明显滞后", "进展偏慢", "情况不明", "进展正常"));
    overview.works().forEach(work -> headings.add(work.name().isEmpty() ? "—" : work.name()));
    LocalDate on = overview.asOf();
    Map<UUID, Unit> names =
        units.find(overview.units().stream().map(Overview.UnitRow::unitId).toList(), on);
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Overview.UnitRow row : overview.units()) {
      Unit unit = names.get(row.unitId());
      List<@Nullable String> cells = new ArrayList<>();
      cells.add(unit == null ? null : unit.shortName());
      cells.add(Integer.toString(row.count().all()));
      for (Light light : List.of(Light.RED, Light.YELLOW, Light.GREY, Light.GREEN)) {
        cells.add(Integer.toString(row.count().of(light)));
      }
      row.byWork().forEach(count -> cells.add(cell(count)));
      rows.add(cells);
    }
    records.record(
        Act.of("targets.board.taken-out", "plan", overview.plan().id())
            .with("units", rows.size())
            .with("asOf", on));
    ListWorkbook.write(
        "单位目标图",
        List.of(
            overview.plan().title() + "：单位与目标，截至 " + on,
            "格中为 红/黄/灰/绿 目标数。由 " + actors.current().name() + " 导出。"),
        headings,
        rows,
        out);
  }

  private static @Nullable String cell(Board.Count count) {
    return count.all() == 0
        ? null
        : count.red() + "/" + count.yellow() + "/" + count.grey() + "/" + count.green();
  }
}
