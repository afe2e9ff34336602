package org.zhiren.platform.voting;

import org.zhiren.explain.Text;

/** What a vote is for. */
public enum ElectionKind {
  /** 民主推荐: people are named; nothing is decided by it. */
  RECOMMENDATION(Text.of("民主推荐", "recommendation")),
  /** 票决: 同意, 不同意 or 弃权 on each candidate, by quorum and majority. */
  DECISION(Text.of("票决", "decision"));

  private final Text text;

  ElectionKind(Text text) {
    this.text = text;
  }

  /** The kind in words. */
  public Text text() {
    return text;
  }
}
