package org.zhiren.platform.portal;

import org.zhiren.explain.Text;

/** How far feedback has come. Nothing is skipped and nothing goes back. */
public enum FeedbackState {
  /** 已收到. */
  RECEIVED(Text.of("已收到，待核查", "received, to be checked"), "neutral"),
  /** 核查中: somebody has looked and said what will be done. */
  CHECKED(Text.of("已受理，核查中", "taken up, being examined"), "attention"),
  /** 已答复. */
  ANSWERED(Text.of("已答复", "answered"), "good"),
  /** 已办结. */
  CLOSED(Text.of("已办结", "closed"), "good");

  private final Text text;
  private final String mark;

  FeedbackState(Text text, String mark) {
    this.text = text;
    this.mark = mark;
  }

  /** In words. */
  public Text text() {
    return text;
  }

  /** Class of its tag. */
  public String mark() {
    return mark;
  }
}
