package org.zhiren.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.shell.ListWorkbook;

/** A workbook of many values, with a report of each bad cell. */
final class TargetsSheet {

  private static final int BAD_CELLS = 100;
  private static final List<String> HEADINGS =
      List.of("目标编号", "责任单位", "目标", "指标", "计量单位", "目标值", "截至日期", "数值", "说明", "更正原因");

  private TargetsSheet() {}

  /** Looks at the workbook with faults, then takes it in without them. */
  static void measure(House house, UUID plan, int rows, PrintStream out) throws Exception {
    List<UUID> ids =
        TargetsHouse.ids(
            house,
            "select id from responsibility.target where plan_id = ? and name = '叶' order by id"
                + " limit ?",
            plan,
            rows);
    Random random = new Random(5);
    String day = LocalDate.now(House.ZONE).minusDays(1).toString();
    byte[] bad = workbook(ids, day, random, BAD_CELLS);
    byte[] good = workbook(ids, day, random, 0);
    try (Visitor leader = new Visitor(house, "ganbu")) {
      leader.english();
      String where = "/reporting/plans/" + plan + "/workbook";
      long begin = System.nanoTime();
      String refused = leader.upload(where, Map.of("how", "look"), "values.xlsx", bad);
      double looked = (System.nanoTime() - begin) / 1e9;
      int named = refused.split("This is no number", -1).length - 1;
      begin = System.nanoTime();
      String taken = leader.upload(where, Map.of("how", "take"), "values.xlsx", good);
      double took = (System.nanoTime() - begin) / 1e9;
      boolean whole = taken.contains("%d new values".formatted(ids.size()));
      TargetsBench.line(
          out,
          "workbook of %,d values (%.1f MiB) looked at, with %d bad cells"
              .formatted(ids.size(), bad.length / 1048576.0, BAD_CELLS),
          "%.1f s, %d named with row and column",
          looked,
          named);
      TargetsBench.line(
          out,
          "the same without them, looked at and taken in",
          "%.1f s%s",
          took,
          whole ? "" : "; NOT WHOLE");
      if (!whole || named != BAD_CELLS) {
        throw new IllegalStateException("The workbook was not taken in as it should be.");
      }
    }
  }

  private static byte[] workbook(List<UUID> ids, String day, Random random, int bad)
      throws IOException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String value = Integer.toString(600 + random.nextInt(600));
      rows.add(
          List.of(
              ids.get(i).toString(),
              "单位",
              "叶",
              "完成量",
              "万元",
              "1200",
              day,
              i < bad ? value + "O" : value,
              "",
              ""));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ListWorkbook.write("填报", List.of("大计划"), HEADINGS, rows, out);
    return out.toByteArray();
  }
}
