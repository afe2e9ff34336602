package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** The twelve ranks of the general service (公务员法 第十九条), from the lowest to the highest. */
public enum Rank {
  /** 二级科员. */
  CLERK_2("二级科员", "staff member, class 2"),
  /** 一级科员. */
  CLERK_1("一级科员", "staff member, class 1"),
  /** 四级主任科员. */
  SECTION_4("四级主任科员", "principal staff member, class 4"),
  /** 三级主任科员. */
  SECTION_3("三级主任科员", "principal staff member, class 3"),
  /** 二级主任科员. */
  SECTION_2("二级主任科员", "principal staff member, class 2"),
  /** 一级主任科员. */
  SECTION_1("一级主任科员", "principal staff member, class 1"),
  /** 四级调研员. */
  CONSULTANT_4("四级调研员", "consultant, class 4"),
  /** 三级调研员. */
  CONSULTANT_3("三级调研员", "consultant, class 3"),
  /** 二级调研员. */
  CONSULTANT_2("二级调研员", "consultant, class 2"),
  /** 一级调研员. */
  CONSULTANT_1("一级调研员", "consultant, class 1"),
  /** 二级巡视员. */
  COUNSEL_2("二级巡视员", "counsel, class 2"),
  /** 一级巡视员. */
  COUNSEL_1("一级巡视员", "counsel, class 1");

  private static final Rank[] ALL = values();

  private final Text text;

  Rank(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The rank in words. */
  public Text text() {
    return text;
  }

  static Rank at(int ordinal) {
    return ALL[ordinal];
  }
}
