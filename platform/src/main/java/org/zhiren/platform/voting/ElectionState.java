package org.zhiren.platform.voting;

import org.zhiren.explain.Text;

/** Where an election stands. */
public enum ElectionState {
  /** Keys and voting codes are being made; not open. */
  PREPARING(Text.of("筹备中", "being prepared"), "neutral"),
  /** Ballots are taken. */
  OPEN(Text.of("投票中", "voting"), "active"),
  /** Closed; the trustees decrypt the totals. */
  DECRYPTING(Text.of("待解密", "to be decrypted"), "attention"),
  /** The result is published. */
  FINISHED(Text.of("已公布结果", "finished"), "done"),
  /** Closed without a single ballot: there is nothing to count. */
  EMPTY(Text.of("无人投票", "nobody voted"), "late"),
  /** Given up before it was opened, or while it was open. */
  WITHDRAWN(Text.of("已撤销", "withdrawn"), "neutral");

  private final Text text;
  private final String mark;

  ElectionState(Text text, String mark) {
    this.text = text;
    this.mark = mark;
  }

  /** The state in words. */
  public Text text() {
    return text;
  }

  /** The mark of its tag. */
  public String mark() {
    return mark;
  }
}
