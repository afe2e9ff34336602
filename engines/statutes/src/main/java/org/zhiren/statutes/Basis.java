package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** What a provision is judged on. */
public enum Basis {
  /** 档案记载. */
  RECORD("档案记载", "the record"),
  /** 人的认定. */
  FINDING("人的认定", "a finding made by people");

  private final Text text;

  Basis(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
