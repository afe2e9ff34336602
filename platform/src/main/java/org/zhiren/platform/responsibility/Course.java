package org.zhiren.platform.responsibility;

import org.zhiren.explain.Text;

/** How a value should move until the deadline. */
public enum Course {
  /** Evenly from the first day to the deadline. */
  LINEAR(Text.of("按时间匀速", "evenly over time")),
  /** From milestone to milestone. */
  MILESTONES(Text.of("按节点", "by milestones")),
  /** As in the year before. */
  SEASONAL(Text.of("参照上年节奏", "like the year before"));

  private final Text text;

  Course(Text text) {
    this.text = text;
  }

  /** In words. */
  public Text text() {
    return text;
  }
}
