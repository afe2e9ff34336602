package org.zhiren.platform.insight;

import org.zhiren.explain.Text;

/** Everyday conduct or a critical event: both are kept and shown, neither swallows the other. */
public enum Occasion {
  /** 平时表现. */
  ROUTINE(Text.of("平时表现", "everyday work")),
  /** 关键时刻、重大事件. */
  CRITICAL(Text.of("关键时刻", "critical event"));

  private final Text text;

  Occasion(Text text) {
    this.text = text;
  }

  /** The occasion in words. */
  public Text text() {
    return text;
  }
}
