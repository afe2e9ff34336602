package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** Levels of education that the rules distinguish, from the lowest to the highest. */
public enum Schooling {
  /** 大学专科以下. */
  BELOW_COLLEGE("大学专科以下", "below junior college"),
  /** 大学专科. */
  COLLEGE("大学专科", "junior college"),
  /** 大学本科. */
  BACHELOR("大学本科", "bachelor"),
  /** 研究生. */
  POSTGRADUATE("研究生", "postgraduate");

  private final Text text;

  Schooling(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
