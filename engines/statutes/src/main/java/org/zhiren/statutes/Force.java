package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** How strongly a provision binds. */
public enum Force {
  /** 应当. */
  MUST("应当", "must"),
  /** 一般应当. */
  GENERAL("一般应当", "as a rule"),
  /** 不得. */
  PROHIBIT("不得", "must not"),
  /** 可以. */
  MAY("可以", "may"),
  /** 程序. */
  PROCEDURE("程序", "procedure"),
  /** 定义. */
  DEFINITION("定义", "definition");

  private final Text text;

  Force(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
