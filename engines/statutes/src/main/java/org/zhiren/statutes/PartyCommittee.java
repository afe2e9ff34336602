package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** Level of the Party committee to which a post belongs (党章 party years). */
public enum PartyCommittee {
  /** 县级党委. */
  COUNTY("县级党委", "county committee"),
  /** 市级党委. */
  CITY("市级党委", "city committee"),
  /** 省级党委. */
  PROVINCE("省级党委", "provincial committee");

  private final Text text;

  PartyCommittee(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
