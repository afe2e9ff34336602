package org.zhiren.platform.selection.procedure;

import org.zhiren.explain.Text;

/** The relations because of which people stay away from each other (公务员回避规定 第五条). */
public enum NearKin {
  /** 夫妻关系. */
  SPOUSES(Text.of("夫妻", "spouses")),
  /** 直系血亲. */
  DIRECT(Text.of("直系血亲", "relatives in the direct line")),
  /** 三代以内旁系血亲. */
  COLLATERAL(Text.of("三代以内旁系血亲", "collateral relatives within three generations")),
  /** 近姻亲. */
  AFFINITY(Text.of("近姻亲", "near relatives by marriage"));

  private final Text text;

  NearKin(Text text) {
    this.text = text;
  }

  /** In words. */
  public Text text() {
    return text;
  }
}
