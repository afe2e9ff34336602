package org.zhiren.platform.responsibility.evaluation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Unit;

/** With whom a unit is compared: units of one level (ZB03) and sector are peers. */
final class Peers {

  private static final Text OTHERS = Text.of("其他单位", "other units");

  private static final Map<String, String> LEVELS =
      Map.ofEntries(
          Map.entry("中央、国家级（正）", "national level"),
          Map.entry("中央、国家级（副）", "deputy national level"),
          Map.entry("部级", "ministry level"),
          Map.entry("副部级", "deputy ministry level"),
          Map.entry("省级", "province level"),
          Map.entry("副省级", "deputy province level"),
          Map.entry("地、厅、司、局级", "prefecture level"),
          Map.entry("副地、副厅、副司、副局级", "deputy prefecture level"),
          Map.entry("县、处级", "county level"),
          Map.entry("副县、副处级", "deputy county level"),
          Map.entry("乡、科级", "township level"),
          Map.entry("副乡、副科级", "deputy township level"),
          Map.entry("股级", "section level"),
          Map.entry("其他", "other level"));

  private Peers() {}

  /** The group in words; one of its own for units that are not on file on that day. */
  static Text of(@Nullable Unit unit) {
    if (unit == null) {
      return OTHERS;
    }
    String level = unit.facts().level();
    return Text.of("{0}（{1}）", "{0} ({1})")
        .fill(Text.of(level, LEVELS.getOrDefault(level, level)), unit.facts().sector().text());
  }
}
