package org.zhiren.platform.responsibility;

import org.zhiren.explain.Text;

/** Which way a value is better. */
public enum Direction {
  /** The more the better. */
  UP(Text.of("越多越好", "more is better")),
  /** The less the better. */
  DOWN(Text.of("越少越好", "less is better")),
  /** Between two ends. */
  RANGE(Text.of("保持区间", "within a range"));

  private final Text text;

  Direction(Text text) {
    this.text = text;
  }

  /** The same for the reckoning. */
  public org.zhiren.platform.responsibility.reckoning.Direction reckoned() {
    return switch (this) {
      case UP -> org.zhiren.platform.responsibility.reckoning.Direction.MORE;
      case DOWN -> org.zhiren.platform.responsibility.reckoning.Direction.LESS;
      case RANGE -> org.zhiren.platform.responsibility.reckoning.Direction.RANGE;
    };
  }

  /** In words. */
  public Text text() {
    return text;
  }
}
