package org.zhiren.platform.responsibility;

import org.zhiren.explain.Text;

/** Where a plan stands. */
public enum PlanState {
  /** Being drawn up. */
  DRAFT(Text.of("草稿", "draft")),
  /** Published; values come in. */
  IN_FORCE(Text.of("执行中", "in force")),
  /** Published, and being changed towards the next edition; values still come in. */
  REVISING(Text.of("修订中", "being revised")),
  /** Scores are computed; nothing changes any more. */
  FROZEN(Text.of("已封账", "frozen")),
  /** The scores are open to the units. */
  RELEASED(Text.of("已发布", "released"));

  private final Text text;

  PlanState(Text text) {
    this.text = text;
  }

  /** In words. */
  public Text text() {
    return text;
  }

  /** Whether targets may be added, changed and removed. */
  public boolean open() {
    return this == DRAFT || this == REVISING;
  }

  /** Whether values may be reported. */
  public boolean running() {
    return this == IN_FORCE || this == REVISING;
  }

  /** The colour and shape in which it is shown. */
  public String mark() {
    return switch (this) {
      case DRAFT -> "neutral";
      case IN_FORCE, RELEASED -> "good";
      case REVISING, FROZEN -> "attention";
    };
  }
}
