package org.zhiren.platform.responsibility;

import org.zhiren.explain.Text;

/** 交办 → 承办 → 反馈 → 核查 → 办结: where a supervision order stands. */
public enum SupervisionStage {
  /** 交办: handed to the unit, not taken up yet. */
  ASSIGNED(Text.of("已交办", "assigned"), "neutral"),
  /** 承办: the unit works on it. */
  UNDERTAKEN(Text.of("承办中", "under way"), "attention"),
  /** 反馈: the unit says that it is done; the check is due. */
  REPORTED(Text.of("已反馈，待核查", "reported, to be checked"), "attention"),
  /** 办结: checked and closed. */
  CLOSED(Text.of("已办结", "closed"), "good"),
  /** 撤销: called back. */
  WITHDRAWN(Text.of("已撤销", "withdrawn"), "neutral");

  private final Text text;
  private final String mark;

  SupervisionStage(Text text, String mark) {
    this.text = text;
    this.mark = mark;
  }

  /** In words. */
  public Text text() {
    return text;
  }

  /** The colour and shape in which it is shown. */
  public String mark() {
    return mark;
  }

  /** Whether the unit still has to act. */
  public boolean waitsForUnit() {
    return this == ASSIGNED || this == UNDERTAKEN;
  }

  /** Whether nothing more will come. */
  public boolean over() {
    return this == CLOSED || this == WITHDRAWN;
  }
}
