package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** The three groups of the 2024 decision on the statutory retirement age, by original age. */
public enum RetirementGroup {
  /** 男职工（原60周岁）. */
  MEN_60("男职工（原60周岁）", "men (originally 60)"),
  /** 女职工（原55周岁）. */
  WOMEN_55("女职工（原55周岁）", "women (originally 55)"),
  /** 女职工（原50周岁）. */
  WOMEN_50("女职工（原50周岁）", "women (originally 50)");

  private final Text text;

  RetirementGroup(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
