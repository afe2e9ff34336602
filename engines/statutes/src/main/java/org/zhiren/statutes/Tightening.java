package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** In which direction a local regulation may tighten a value. */
public enum Tightening {
  /** 只可提高. */
  HIGHER("只可提高", "may only be raised"),
  /** 只可降低. */
  LOWER("只可降低", "may only be lowered"),
  /** 不得调整. */
  FIXED("不得调整", "fixed");

  private final Text text;

  Tightening(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
