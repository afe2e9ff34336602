package org.zhiren.platform.portal;

import org.zhiren.explain.Text;

/** The public pages that can be switched on and off. */
public enum PublicPage {
  /** 任前公示: public notices. */
  NOTICES(Text.of("任前公示", "Public notices"), "/public/notices", "clipboard-list"),
  /** 选拔任用条件: the criteria. */
  CRITERIA(Text.of("条件和程序", "Criteria"), "/public/criteria", "scale"),
  /** 群众反映: feedback and its receipt. */
  FEEDBACK(Text.of("反映情况", "Feedback"), "/public/feedback", "speakerphone"),
  /** 全程纪实: heads and proofs of the record. */
  LEDGER(Text.of("记录核验", "The record"), "/public/ledger", "shield-lock"),
  /** 投票核验: verification of ballots. */
  BALLOTS(Text.of("投票核验", "Ballots"), "/public/ballots", "checkup-list"),
  /** 一报告两评议. */
  QUESTIONNAIRES(Text.of("年度评议", "Questionnaire"), "/public/questionnaires", "chart-bar");

  private final Text text;
  private final String href;
  private final String icon;

  PublicPage(Text text, String href, String icon) {
    this.text = text;
    this.href = href;
    this.icon = icon;
  }

  /** Its name. */
  public Text text() {
    return text;
  }

  /** Its address. */
  public String href() {
    return href;
  }

  /** Its sign. */
  public String icon() {
    return icon;
  }
}
