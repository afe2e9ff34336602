package org.zhiren.platform.responsibility;

import org.zhiren.explain.Text;

/** The kinds of work for which a unit is held responsible. */
public enum TargetKind {
  /** 重点工作: a breakthrough that the year is about. */
  BREAKTHROUGH(Text.of("重点工作", "breakthrough")),
  /** 各项工作: measured against others. */
  RANKING(Text.of("各项工作", "ranking")),
  /** 特色工作: something of the unit's own that others may learn from. */
  HIGHLIGHT(Text.of("特色工作", "highlight")),
  /** 常规工作: the duties of every year. */
  STEP(Text.of("常规工作", "regular work"));

  private final Text text;

  TargetKind(Text text) {
    this.text = text;
  }

  /** In words. */
  public Text text() {
    return text;
  }
}
