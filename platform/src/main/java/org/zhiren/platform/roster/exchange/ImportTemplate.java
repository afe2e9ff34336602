package org.zhiren.platform.roster.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.platform.organization.Units;

/**
 * The workbook to fill in: a column for each cell of the form, where the person works, and
 * drop-downs from the code tables as they hold here, local additions included.
 */
@Component
public class ImportTemplate {

  /** Media type of workbooks. */
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Heading of a column to the table whose names it offers. */
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("民族", "GB3304"),
          Map.entry("健康状况", "GB2261.3"),
          Map.entry("政治面貌", "GB4762"),
          Map.entry("全日制学历", "ZB64"),
          Map.entry("在职学历", "ZB64"),
          Map.entry("全日制学位", "GB6864"),
          Map.entry("在职学位", "GB6864"),
          Map.entry("职务层次", "ZB09"),
          Map.entry("职级", "ZB148"),
          Map.entry("人员类别", "ZB125"),
          Map.entry("管理类别", "ZB130"),
          Map.entry("称谓", "GB4761"));

  private final Dictionaries dictionaries;
  private final Units units;
  private final Clock clock;

  ImportTemplate(Dictionaries dictionaries, Units units, Clock clock) {
    this.dictionaries = dictionaries;
    this.units = units;
    this.clock = clock;
  }

  /** Writes the empty template. */
  public void write(OutputStream out) throws IOException {
    write(List.of(), out);
  }

  /** Writes people in the layout of the template, so that they can come back. */
  void write(List<Dossier> people, OutputStream out) throws IOException {
    LocalDate today = LocalDate.now(clock);
    Map<String, List<String>> choices = new LinkedHashMap<>();
    TABLES.forEach((heading, table) ->
        choices.put(heading, new ArrayList<>(dictionaries.names(table, today))));
    choices.put("所在单位", new UnitFinder(units, today).names());
    try {
      out.write(Dossiers.writeSpreadsheet(people, choices).bytes());
    } catch (DossierProblem problem) {
      throw new IOException(problem.reason().en(), problem);
    }
  }
}
