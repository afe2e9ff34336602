package org.zhiren.platform.responsibility;

import org.zhiren.explain.Text;

/** How a score comes from the last value. */
public enum ScoreRule {
  /** In a straight line from the baseline over the target to the challenge value. */
  LINEAR(Text.of("按比例", "in proportion")),
  /** Full marks at the target, more at the challenge value, a fixed share below. */
  STEPS(Text.of("分档", "by steps")),
  /** Full marks or nothing. */
  ALL_OR_NOTHING(Text.of("完成或不得分", "all or nothing")),
  /** Full marks, less a share for each day after the deadline. */
  LATE_DEDUCTION(Text.of("逾期按日扣分", "deduction per day late"));

  private final Text text;

  ScoreRule(Text text) {
    this.text = text;
  }

  /** In words. */
  public Text text() {
    return text;
  }
}
