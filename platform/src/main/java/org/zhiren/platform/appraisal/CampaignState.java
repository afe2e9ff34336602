package org.zhiren.platform.appraisal;

import org.zhiren.explain.Text;

/** Where a campaign stands. */
public enum CampaignState {
  /** Being drawn up; everything may still be changed. */
  DRAFT(Text.of("草稿", "draft"), "neutral"),
  /** Slips are out and sheets come in. */
  OPEN(Text.of("进行中", "open"), "attention"),
  /** No more sheets; nothing is shown yet. */
  CLOSED(Text.of("已截止", "closed"), "good"),
  /** The results are out. */
  RELEASED(Text.of("已发布", "released"), "good"),
  /** Given up; what was marked has been removed. */
  WITHDRAWN(Text.of("已撤回", "withdrawn"), "neutral");

  private final Text text;
  private final String mark;

  CampaignState(Text text, String mark) {
    this.text = text;
    this.mark = mark;
  }

  /** The state in words. */
  public Text text() {
    return text;
  }

  /** The colour and shape in which it is shown. */
  public String mark() {
    return mark;
  }
}
