package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** How an earlier promotion departed from the rules (破格). */
public enum Exceptional {
  /** 未破格. */
  NO("未破格", "regular"),
  /** 突破任职年限. */
  TENURE("突破任职年限", "short of the required years in post"),
  /** 越级. */
  LEVEL("越级", "skipping a level"),
  /** 突破其他资格. */
  OTHER("突破其他资格", "short of another qualification");

  private final Text text;

  Exceptional(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
