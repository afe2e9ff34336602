package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** Where the spouse or the children live, as declared. */
public enum Residence {
  /** 无. */
  NONE("无", "none"),
  /** 境内. */
  HOME("境内", "at home"),
  /** 部分移居国（境）外. */
  PARTLY_ABROAD("部分移居国（境）外", "partly emigrated"),
  /** 已移居国（境）外. */
  ABROAD("已移居国（境）外", "emigrated");

  private final Text text;

  Residence(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
