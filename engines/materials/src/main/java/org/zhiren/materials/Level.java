package org.zhiren.materials;

import org.zhiren.explain.Text;

/** How high the organ stands that issued a document. */
public enum Level implements Labelled {
  /** 中央. */
  CENTRAL(Text.of("中央", "central")),
  /** 省级. */
  PROVINCE(Text.of("省级", "province")),
  /** 市（州）级. */
  PREFECTURE(Text.of("市（州）级", "prefecture")),
  /** 县级. */
  COUNTY(Text.of("县级", "county")),
  /** 乡镇级. */
  TOWNSHIP(Text.of("乡镇级", "township"));

  private final Text label;

  Level(Text label) {
    this.label = label;
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public Text label() {
    return label;
  }
}
