package org.zhiren.platform.responsibility.evaluation;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.organization.Unit;

/** With whom a unit is compared: units of one level (ZB03) and sector are peers. */
final class Peers {

  private static final Text OTHERS = Text.of("其他单位", "other units");

  private Peers() {}

  /** The group in words; one of its own for units that are not on file on that day. */
  static Text of(@Nullable Unit unit) {
    if (unit == null) {
      return OTHERS;
    }
    return Text.of("{0}（{1}）", "{0} ({1})")
        .fill(CodeNames.text(unit.facts().level()), unit.facts().sector().text());
  }
}
