package org.zhiren.platform.organization;

import org.zhiren.explain.Text;

/** The sectors between which people are exchanged (三支队伍). */
public enum Sector {
  /** 机关: party and state organs, mass organisations. */
  ORGAN(Text.of("机关", "organ")),
  /** 事业单位: schools, hospitals, service centres. */
  INSTITUTION(Text.of("事业单位", "public institution")),
  /** 企业: state-owned enterprises. */
  ENTERPRISE(Text.of("企业", "enterprise")),
  /** 其他. */
  OTHER(Text.of("其他", "other"));

  private final Text text;

  Sector(Text text) {
    this.text = text;
  }

  /** The sector in words. */
  public Text text() {
    return text;
  }
}
