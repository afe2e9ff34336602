package org.zhiren.platform.responsibility.reckoning;

import org.zhiren.explain.Text;

/** Which way of an indicator is the better one. */
public enum Direction {
  /** More is better, for instance jobs created. */
  UP(Text.of("越高越好", "more is better")),
  /** Less is better, for instance days to a permit. */
  DOWN(Text.of("越低越好", "less is better")),
  /** Best within a range, for instance a debt ratio. */
  RANGE(Text.of("区间内为好", "best within the range"));

  private final Text text;

  Direction(Text text) {
    this.text = text;
  }

  /** The direction in words. */
  public Text text() {
    return text;
  }

  /** Whether {@code value} has got as far as {@code mark}; not asked of a range. */
  boolean reached(Exact value, Exact mark) {
    return this == UP ? value.compareTo(mark) >= 0 : value.compareTo(mark) <= 0;
  }
}
