package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** Sex as recorded (GB/T 2261.1). */
public enum Sex {
  /** 男. */
  MALE("男", "male"),
  /** 女. */
  FEMALE("女", "female");

  private final Text text;

  Sex(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
