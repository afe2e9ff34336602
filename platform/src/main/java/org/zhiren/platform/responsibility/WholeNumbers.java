package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.util.Set;

/** What is counted in pieces: people, cases, projects. Half a person is a slip of the pen. */
final class WholeNumbers {

  private static final Set<String> PIECES =
      Set.of(
          "人", "名", "位", "户", "个", "件", "项", "次", "家", "篇", "条", "起", "人次", "村", "场", "套", "座", "所",
          "处", "辆", "台", "份", "批", "宗", "支", "对", "期");

  private WholeNumbers() {}

  /** Whether values in the measure are whole; a mean or a share of pieces need not be. */
  static boolean asked(String measure, String indicator) {
    boolean mean = indicator.contains("均") || indicator.contains("率") || indicator.contains("比");
    return !mean && PIECES.contains(measure.strip());
  }

  /** Whether the value is whole. */
  static boolean whole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
