package org.zhiren.platform.eligibility;

import org.zhiren.explain.Text;

/** What a leadership team may lack and a post may be wanted for. Information, never a condition. */
public enum StructuralNeed {
  /** 女干部. */
  WOMAN(Text.of("女干部", "women")),
  /** 少数民族干部. */
  MINORITY(Text.of("少数民族干部", "ethnic minorities")),
  /** 党外干部. */
  NON_PARTY(Text.of("党外干部", "non-Party")),
  /** 年轻干部. */
  YOUNG(Text.of("年轻干部（40岁以下）", "under 40")),
  /** 基层一线经历. */
  GRASSROOTS(Text.of("基层一线经历", "grass-roots experience")),
  /** 艰苦地区经历. */
  HARDSHIP(Text.of("艰苦地区经历", "service in a hardship area"));

  private final Text text;

  StructuralNeed(Text text) {
    this.text = text;
  }

  /** The need in words. */
  public Text text() {
    return text;
  }
}
