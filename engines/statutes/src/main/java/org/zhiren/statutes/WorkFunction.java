package org.zhiren.statutes;

import org.zhiren.explain.Text;

/** Functions that recusal and exchange look at. */
public enum WorkFunction {
  /** 组织. */
  ORGANISATION("组织", "organisation"),
  /** 人事. */
  PERSONNEL("人事", "personnel"),
  /** 纪检监察. */
  DISCIPLINE("纪检监察", "discipline inspection and supervision"),
  /** 审计. */
  AUDIT("审计", "audit"),
  /** 财务. */
  FINANCE("财务", "finance"),
  /** 执纪执法. */
  LAW_ENFORCEMENT("执纪执法", "enforcement"),
  /** 项目审批. */
  PROJECT_APPROVAL("项目审批", "approval of projects"),
  /** 资金管理. */
  FUNDS("资金管理", "management of funds"),
  /** 其他. */
  GENERAL("其他", "other");

  private final Text text;

  WorkFunction(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The value in words. */
  public Text text() {
    return text;
  }
}
