package org.zhiren.platform.portal;

import org.zhiren.explain.Text;

/** What somebody sends in. */
public enum FeedbackKind {
  /** 公示异议: against somebody who is announced. */
  OBJECTION(Text.of("对公示对象的异议", "an objection to somebody announced")),
  /** 反映问题: about selection work or somebody's conduct. */
  REPORT(Text.of("反映选人用人或干部问题", "a report on selection work or an official")),
  /** 意见建议. */
  SUGGESTION(Text.of("意见建议", "a suggestion"));

  private final Text text;

  FeedbackKind(Text text) {
    this.text = text;
  }

  /** In words. */
  public Text text() {
    return text;
  }
}
