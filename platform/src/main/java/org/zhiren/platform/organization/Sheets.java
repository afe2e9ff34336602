package org.zhiren.platform.organization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.zhiren.explain.Text;

/** The two sheets of the exchange workbook and their columns. */
final class Sheets {

  static final String UNITS = "机构";
  static final String POSTS = "职位";
  static final String TABLES = "代码表";

  private Sheets() {}

  /**
   * One column.
   *
   * @param heading what stands in the first row, in the official wording
   * @param english the same in English, for the note on the heading
   * @param required whether every row must fill it
   * @param allowed what may stand there; empty if anything may
   */
  record Column(String heading, String english, boolean required, List<String> allowed) {
    Text text() {
      return Text.of(heading, english + " (" + heading + ")");
    }
  }

  static final List<Column> UNIT_COLUMNS =
      List.of(
          free("机构编码", "Code", true),
          free("机构名称", "Name", true),
          free("简称", "Short name", false),
          free("上级机构编码", "Code of the unit above", false),
          listed("类别", "Kind", true, CodeTables.kinds()),
          listed("级别", "Level", true, CodeTables.levels()),
          listed("机构性质", "Nature", true, CodeTables.natures()),
          listed(
              "队伍",
              "Sector",
              true,
              Arrays.stream(Sector.values()).map(s -> s.text().zh()).toList()),
          listed("隶属关系", "Subordination", false, CodeTables.subordinations()),
          free("政区代码", "Area code", false),
          free("排序", "Precedence", false),
          free("设立日期", "Founded on", true),
          free("正职职数", "Chiefs", false),
          free("副职职数", "Deputies", false));

  static final List<Column> POST_COLUMNS =
      List.of(
          free("机构编码", "Code of the unit", true),
          free("职位名称", "Title", true),
          listed("职务层次", "Level", true, levelNames()),
          listed(
              "职位类别",
              "Kind",
              true,
              Arrays.stream(PostKind.values()).map(k -> k.text().zh()).toList()),
          listed(
              "成员类别",
              "Standing",
              true,
              Arrays.stream(MemberKind.values()).map(m -> m.text().zh()).toList()),
          listed("班子成员", "Team member", false, List.of("是", "否")),
          free("职数", "Places", false),
          free("排序", "Order", false),
          free("设置日期", "Created on", true));

  static List<String> levelNames() {
    List<String> names = new ArrayList<>();
    CodeTables.postLevels().forEach(entry -> names.add(entry.name()));
    CodeTables.ranks().forEach(entry -> names.add(entry.name()));
    return names;
  }

  private static Column free(String heading, String english, boolean required) {
    return new Column(heading, english, required, List.of());
  }

  private static Column listed(
      String heading, String english, boolean required, Collection<String> allowed) {
    return new Column(heading, english, required, List.copyOf(allowed));
  }
}
