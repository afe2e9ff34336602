package org.zhiren.demo;

/** The three sectors between which people are exchanged. */
public enum Sector {
  /** 机关: party and state organs, mass organisations. */
  ORGAN(0),
  /** 事业单位: hospitals, schools, service centres. */
  INSTITUTION(1),
  /** 国有企业: state-owned enterprises. */
  ENTERPRISE(2);

  private final int index;

  Sector(int index) {
    this.index = index;
  }

  /** Position in tables by sector. */
  int index() {
    return index;
  }
}
