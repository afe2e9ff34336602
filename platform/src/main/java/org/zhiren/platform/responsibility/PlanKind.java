package org.zhiren.platform.responsibility;

import org.zhiren.explain.Text;

/** What a plan is made for. */
public enum PlanKind {
  /** The work of a year. */
  YEAR(Text.of("年度目标责任", "plan of a year")),
  /** One piece of work from its beginning to its end. */
  CAMPAIGN(Text.of("专项工作", "campaign"));

  private final Text text;

  PlanKind(Text text) {
    this.text = text;
  }

  /** In words. */
  public Text text() {
    return text;
  }
}
