package org.zhiren.statutes;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** The ten levels of leading posts (公务员法 第十八条), from the lowest to the highest. */
public enum PostLevel {
  /** 乡科级副职. */
  SECTION_DEPUTY("乡科级副职", "section level, deputy"),
  /** 乡科级正职. */
  SECTION_CHIEF("乡科级正职", "section level, chief"),
  /** 县处级副职. */
  DIVISION_DEPUTY("县处级副职", "division level, deputy"),
  /** 县处级正职. */
  DIVISION_CHIEF("县处级正职", "division level, chief"),
  /** 厅局级副职. */
  BUREAU_DEPUTY("厅局级副职", "bureau level, deputy"),
  /** 厅局级正职. */
  BUREAU_CHIEF("厅局级正职", "bureau level, chief"),
  /** 省部级副职. */
  MINISTRY_DEPUTY("省部级副职", "ministry level, deputy"),
  /** 省部级正职. */
  MINISTRY_CHIEF("省部级正职", "ministry level, chief"),
  /** 国家级副职. */
  STATE_DEPUTY("国家级副职", "state level, deputy"),
  /** 国家级正职. */
  STATE_CHIEF("国家级正职", "state level, chief");

  private static final PostLevel[] ALL = values();

  private final Text text;

  PostLevel(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The level in words. */
  public Text text() {
    return text;
  }

  /** Whether this is the chief level (正职) of its tier. */
  public boolean isChief() {
    return ordinal() % 2 == 1;
  }

  /** Whether this level is {@code other} or higher. */
  public boolean isAtLeast(PostLevel other) {
    return compareTo(other) >= 0;
  }

  /** Whether this is the chief or deputy level of 县处级. */
  public boolean isDivision() {
    return this == DIVISION_DEPUTY || this == DIVISION_CHIEF;
  }

  /** The level immediately below, or null below the lowest. */
  public @Nullable PostLevel below() {
    return ordinal() == 0 ? null : ALL[ordinal() - 1];
  }

  static PostLevel at(int ordinal) {
    return ALL[ordinal];
  }
}
