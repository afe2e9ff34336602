package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** Which place a principal post governs, for recusal by place. */
public enum PrincipalOf {
  /** 乡级机关主要领导. */
  TOWNSHIP("乡级机关主要领导", "principal of a township organ"),
  /** 县级党委、政府、纪委监委、组织部门、法院、检察院、公安正职. */
  COUNTY("县级党委、政府、纪委监委、组织部门、法院、检察院、公安正职", "principal of a county organ listed in the regulation"),
  /** 市（地）级同类机关正职. */
  CITY("市（地）级同类机关正职", "principal of a city organ of the same kinds");

  private final Text text;

  PrincipalOf(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
