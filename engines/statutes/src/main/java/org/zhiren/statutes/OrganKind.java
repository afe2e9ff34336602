package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** Kinds of organs that the rules on ranks tell apart. */
public enum OrganKind {
  /** 中央机关. */
  CENTRAL("中央机关", "central organ"),
  /** 省级机关. */
  PROVINCE("省级机关", "provincial organ"),
  /** 副省级城市机关. */
  SUBPROVINCIAL_CITY("副省级城市机关", "organ of a sub-provincial city"),
  /** 市（地）级机关. */
  CITY("市（地）级机关", "city organ"),
  /** 副省级城市的区机关. */
  SUBPROVINCIAL_DISTRICT("副省级城市的区机关", "district organ of a sub-provincial city"),
  /** 县级机关. */
  COUNTY("县级机关", "county organ"),
  /** 乡镇机关. */
  TOWNSHIP("乡镇机关", "township organ");

  private final Text text;

  OrganKind(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The kind in words. */
  public Text text() {
    return text;
  }
}
