package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** Sanctions, organisational measures and adjustments that carry an effect period. */
public enum MeasureKind {
  /** 党内警告. */
  PARTY_WARNING("党内警告", "Party warning"),
  /** 党内严重警告. */
  PARTY_SERIOUS_WARNING("党内严重警告", "serious Party warning"),
  /** 撤销党内职务. */
  PARTY_REMOVAL("撤销党内职务", "removal from Party posts"),
  /** 留党察看. */
  PARTY_PROBATION("留党察看", "probation within the Party"),
  /** 开除党籍. */
  PARTY_EXPULSION("开除党籍", "expulsion from the Party"),
  /** 警告. */
  WARNING("警告", "administrative warning"),
  /** 记过. */
  DEMERIT("记过", "demerit"),
  /** 记大过. */
  MAJOR_DEMERIT("记大过", "major demerit"),
  /** 降级. */
  DOWNGRADING("降级", "downgrading"),
  /** 撤职. */
  REMOVAL("撤职", "removal from post"),
  /** 开除. */
  DISMISSAL("开除", "dismissal"),
  /** 诫勉. */
  ADMONITION("诫勉", "admonition"),
  /** 组织处理. */
  ORGANISATIONAL("组织处理", "organisational measure"),
  /** 引咎辞职. */
  RESIGNED_TAKING_BLAME("引咎辞职", "resigned taking the blame"),
  /** 责令辞职. */
  RESIGNED_BY_ORDER("责令辞职", "resigned by order"),
  /** 因问责被免职. */
  REMOVED_FOR_ACCOUNTABILITY("因问责被免职", "removed when held accountable"),
  /** 不适宜担任现职调离岗位. */
  UNFIT_MOVED("不适宜担任现职调离岗位", "moved as unfit for the post"),
  /** 不适宜担任现职免职. */
  UNFIT_REMOVED("不适宜担任现职免职", "removed as unfit for the post"),
  /** 降职. */
  DEMOTED("降职", "demoted");

  private final Text text;

  MeasureKind(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
