package org.zhiren.platform.organization;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes facts out of a row. A cell that is empty says nothing: it leaves what is stored as it is,
 * and takes the usual value where nothing is stored.
 */
final class WorkbookRows {

  private static final String LAW_SUBJECT = "法人单位";

  private WorkbookRows() {}

  /** What the row says about a unit; {@code stored} is the unit as it is, if there is one. */
  static UnitFacts unit(
      WorkbookReader.Line line,
      @Nullable UnitFacts stored,
      @Nullable String code,
      java.util.@Nullable UUID parent,
      int place) {
    String name = or(line, "机构名称", stored == null ? "" : stored.name());
    String shortName =
        or(line, "简称", stored == null || !stored.name().equals(name) ? name : stored.shortName());
    return new UnitFacts(
        name,
        shortName,
        code,
        parent,
        or(line, "类别", stored == null ? "" : stored.kind()),
        or(line, "级别", stored == null ? "" : stored.level()),
        or(line, "机构性质", stored == null ? LAW_SUBJECT : stored.nature()),
        orNull(line, "隶属关系", stored == null ? null : stored.subordination()),
        sector(line.text("队伍"), stored == null ? Sector.OTHER : stored.sector()),
        orNull(line, "政区代码", stored == null ? null : stored.areaCode()),
        Math.max(1, line.number("排序", stored == null ? place : stored.precedence())),
        stored != null && stored.grassroots(),
        stored != null && stored.hardship(),
        stored == null ? null : stored.sensitiveFunction());
  }

  /** What the row says about a post; {@code stored} is the post as it is, if there is one. */
  static PostFacts post(
      WorkbookReader.Line line, @Nullable PostFacts stored, java.util.UUID unit, int place) {
    String level = line.text("职务层次");
    String kind = line.text("职位类别");
    String member = line.text("成员类别");
    String team = line.text("班子成员");
    return new PostFacts(
        unit,
        line.text("职位名称"),
        Stream.concat(CodeTables.postLevels().stream(), CodeTables.ranks().stream())
            .filter(entry -> entry.name().equals(level))
            .findFirst()
            .map(CodeTables.Entry::code)
            .orElse(stored == null ? "" : stored.levelCode()),
        Arrays.stream(PostKind.values())
            .filter(k -> k.text().zh().equals(kind))
            .findFirst()
            .orElse(stored == null ? PostKind.OTHER : stored.kind()),
        Arrays.stream(MemberKind.values())
            .filter(m -> m.text().zh().equals(member))
            .findFirst()
            .orElse(stored == null ? MemberKind.OTHER : stored.member()),
        team.isEmpty() ? stored != null && stored.team() : team.equals("是"),
        Math.max(1, line.number("职数", stored == null ? 1 : stored.places())),
        Math.max(1, line.number("排序", stored == null ? place : stored.precedence())),
        stored == null ? null : stored.heldWith(),
        stored != null && stored.placeRecusal(),
        stored != null && stored.probation());
  }

  private static String or(WorkbookReader.Line line, String heading, String usual) {
    String typed = line.text(heading);
    return typed.isEmpty() ? usual : typed;
  }

  private static @Nullable String orNull(
      WorkbookReader.Line line, String heading, @Nullable String usual) {
    String typed = line.text(heading);
    return typed.isEmpty() ? usual : typed;
  }

  private static Sector sector(String typed, Sector usual) {
    return Arrays.stream(Sector.values())
        .filter(s -> s.text().zh().equals(typed))
        .findFirst()
        .orElse(usual);
  }
}
