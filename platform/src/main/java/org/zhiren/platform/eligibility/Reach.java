package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Sector;

/**
 * How far a list reaches: what share of each group of the source is on it, so that rules or habits
 * that shut out whole groups are seen. Nothing is concluded from it about anybody.
 *
 * @param lines one for each group of each dimension
 * @param suppressed whether groups were left out because they would tell of single people what the
 *     acting account may not see
 */
public record Reach(List<Line> lines, boolean suppressed) {

  /** Groups of what the account may see only in part are shown from this size on. */
  public static final int SMALLEST_GROUP = 5;

  /**
   * A group.
   *
   * @param dimension by what people are grouped
   * @param group the group
   * @param source how many of the source belong to it
   * @param listed how many of them are on the list
   */
  public record Line(Text dimension, Text group, int source, int listed) {

    /** The share in whole per cent. */
    public int percent() {
      return source == 0 ? 0 : Math.round(100f * listed / source);
    }
  }

  /** A group to which somebody belongs. */
  public record Place(Text dimension, Text group) {}

  private record Dimension(Text name, Function<Pool.Entry, @Nullable Text> group) {}

  private static final Text YES_CRITICISED = Text.of("曾受处分或诫勉", "once sanctioned or admonished");
  private static final Text NO_CRITICISED = Text.of("未曾受处分或诫勉", "never sanctioned");
  private static final Text CRITICISED = Text.of("处分记录", "sanctions");

  private static final int[] AGE_ENDS = {35, 40, 45, 50, 55};
  private static final List<Text> AGES =
      List.of(
          Text.of("35岁以下", "under 35"),
          Text.of("35–39岁", "35–39"),
          Text.of("40–44岁", "40–44"),
          Text.of("45–49岁", "45–49"),
          Text.of("50–54岁", "50–54"),
          Text.of("55岁以上", "55 and over"));

  /** Copies the list. */
  public Reach {
    lines = List.copyOf(lines);
  }

  /** The reach of the list of those who qualify. */
  static Reach of(Screened screened) {
    Pool pool = screened.pool();
    LocalDate day = screened.day();
    List<Line> lines = new ArrayList<>();
    for (Dimension dimension : dimensions(day)) {
      lines.addAll(count(screened, dimension));
    }
    boolean hidden = false;
    boolean anyHidden = false;
    for (int row : screened.rows()) {
      anyHidden |= pool.entry(row).criticised() == null;
    }
    List<Line> criticised =
        count(
            screened,
            new Dimension(
                CRITICISED,
                e ->
                    e.criticised() == null
                        ? null
                        : e.criticised() ? YES_CRITICISED : NO_CRITICISED));
    boolean small =
        criticised.stream()
            .anyMatch(line ->
                line.source() < SMALLEST_GROUP
                    || line.listed() < SMALLEST_GROUP
                    || line.source() - line.listed() < SMALLEST_GROUP);
    if (anyHidden && small) {
      hidden = true;
    } else {
      lines.addAll(criticised);
    }
    return new Reach(lines, hidden);
  }

  /**
   * Where one person of a pool stands: the group of each dimension. Whether somebody was ever
   * sanctioned is among them only if the acting account may see it.
   */
  public static List<Place> places(Pool.Entry entry, LocalDate day) {
    List<Place> places = new ArrayList<>();
    for (Dimension dimension : dimensions(day)) {
      Text group = dimension.group().apply(entry);
      if (group != null) {
        places.add(new Place(dimension.name(), group));
      }
    }
    Boolean criticised = entry.criticised();
    if (criticised != null) {
      places.add(new Place(CRITICISED, criticised ? YES_CRITICISED : NO_CRITICISED));
    }
    return places;
  }

  private static List<Dimension> dimensions(LocalDate day) {
    return List.of(
        new Dimension(Text.of("队伍", "sector"), e -> sector(e.sector())),
        new Dimension(Text.of("单位层级", "level of the unit"), e -> unitLevel(e.unitLevel())),
        new Dimension(
            Text.of("正副职", "chief or deputy"),
            e ->
                e.level() == null
                    ? Text.of("无领导职务", "no leading post")
                    : e.chief() ? Text.of("正职", "chief") : Text.of("副职", "deputy")),
        new Dimension(
            Text.of("乡镇街道", "townships"),
            e ->
                e.township() ? Text.of("乡镇街道干部", "in a township") : Text.of("其他单位干部", "elsewhere")),
        new Dimension(
            Text.of("性别", "sex"), e -> e.female() ? Text.of("女", "women") : Text.of("男", "men")),
        new Dimension(Text.of("年龄", "age"), e -> age(e.ageOn(day))),
        new Dimension(
            Text.of("民族", "ethnicity"),
            e -> e.minority() ? Text.of("少数民族", "minorities") : Text.of("汉族", "Han")),
        new Dimension(
            Text.of("政治面貌", "Party"),
            e -> e.partyMember() ? Text.of("中共党员", "Party members") : Text.of("其他", "others")));
  }

  private static List<Line> count(Screened screened, Dimension dimension) {
    Map<Text, int[]> counts = new LinkedHashMap<>();
    for (int row : screened.rows()) {
      Text group = dimension.group().apply(screened.pool().entry(row));
      if (group != null) {
        int[] of = counts.computeIfAbsent(group, g -> new int[2]);
        of[0]++;
        of[1] += screened.listing(row) == Listing.LISTED ? 1 : 0;
      }
    }
    return counts.entrySet().stream()
        .sorted(Reach::inOrder)
        .map(e -> new Line(dimension.name(), e.getKey(), e.getValue()[0], e.getValue()[1]))
        .toList();
  }

  /** Age bands by age, all other groups by size. */
  private static int inOrder(Map.Entry<Text, int[]> one, Map.Entry<Text, int[]> other) {
    int byAge = Integer.compare(AGES.indexOf(one.getKey()), AGES.indexOf(other.getKey()));
    return byAge != 0 ? byAge : Integer.compare(other.getValue()[0], one.getValue()[0]);
  }

  private static Text sector(@Nullable Sector sector) {
    return sector == null ? Text.of("不详", "not known") : Objects.requireNonNull(sector).text();
  }

  private static Text unitLevel(String level) {
    return switch (level) {
      case "地、厅、司、局级", "副地、副厅、副司、副局级" -> Text.of("市（州）级", "prefecture");
      case "县、处级", "副县、副处级" -> Text.of("县处级", "county or division");
      case "乡、科级", "副乡、副科级" -> Text.of("乡科级", "township or section");
      default -> Text.of("其他", "others");
    };
  }

  private static Text age(int years) {
    int band = 0;
    while (band < AGE_ENDS.length && years >= AGE_ENDS[band]) {
      band++;
    }
    return AGES.get(band);
  }
}
