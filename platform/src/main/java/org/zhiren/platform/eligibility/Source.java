package org.zhiren.platform.eligibility;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.statutes.PostLevel;

/** From where people are considered for a post. */
public enum Source {
  /** 提任: those who stand one level below. */
  PROMOTION(Text.of("提任：下一级任职者", "promotion: from the level below")),
  /** 转任: those who stand at the same level. */
  LATERAL(Text.of("转任：同级任职者", "transfer: from the same level")),
  /** Everybody in service. */
  EVERYBODY(Text.of("全体在职人员", "everybody in service"));

  private final Text text;

  Source(Text text) {
    this.text = text;
  }

  /** The source in words. */
  public Text text() {
    return text;
  }

  /**
   * Whether somebody at {@code present} belongs to it; without a leading post one stands lowest.
   */
  boolean takes(@Nullable PostLevel present, PostLevel target) {
    return switch (this) {
      case PROMOTION -> present == target.below();
      case LATERAL -> present == target;
      case EVERYBODY -> true;
    };
  }
}
