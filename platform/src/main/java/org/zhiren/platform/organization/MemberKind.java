package org.zhiren.platform.organization;

import org.zhiren.explain.Text;

/** Standing of a post in the leadership (班子成员类别, ZB129). */
public enum MemberKind {
  /** 正职. */
  CHIEF(Text.of("正职", "chief")),
  /** 副职. */
  DEPUTY(Text.of("副职", "deputy")),
  /** 其他. */
  OTHER(Text.of("其他", "other"));

  private final Text text;

  MemberKind(Text text) {
    this.text = text;
  }

  /** The standing in words. */
  public Text text() {
    return text;
  }
}
