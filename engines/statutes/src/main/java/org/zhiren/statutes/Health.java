package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** Whether a person is fit for duty, as certified. */
public enum Health {
  /** 能正常履行职责. */
  FIT("能正常履行职责", "fit for duty"),
  /** 不能正常履行职责. */
  UNFIT("不能正常履行职责", "not fit for duty");

  private final Text text;

  Health(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
