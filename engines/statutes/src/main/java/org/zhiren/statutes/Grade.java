package org.zhiren.statutes;

import org.zhiren.explain.Text;

/**
 * Grades of the annual appraisal (公务员法 第三十八条), from the lowest to the highest, and the two states
 * without a grade.
 */
public enum Grade {
  /** 不称职. */
  INCOMPETENT("不称职", "incompetent"),
  /** 基本称职. */
  BASICALLY_COMPETENT("基本称职", "basically competent"),
  /** 称职. */
  COMPETENT("称职", "competent"),
  /** 优秀. */
  EXCELLENT("优秀", "excellent"),
  /** 不定等次. */
  UNGRADED("不定等次", "appraised without grade"),
  /** 未参加考核. */
  NOT_APPRAISED("未参加考核", "not appraised");

  private final Text text;

  Grade(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
