package org.zhiren.platform.appraisal;

import org.zhiren.explain.Text;

/** Kinds of campaigns; each begins from a {@link Templates template} of its own. */
public enum CampaignKind {
  /** 民主测评: everybody marks 德能勤绩廉. */
  DEMOCRATIC(Text.of("民主测评", "democratic appraisal")),
  /** 360°: the superior, peers and subordinates mark what they can see. */
  ROUND_360(Text.of("全方位测评", "360° appraisal")),
  /** 一报告两评议: whether newly promoted cadres are accepted. */
  REPORT_AND_REVIEW(Text.of("“一报告两评议”", "review of new promotions")),
  /** 年度测评: one of four grades for the year. */
  ANNUAL(Text.of("年度考核测评", "annual appraisal"));

  private final Text text;

  CampaignKind(Text text) {
    this.text = text;
  }

  /** The kind in words. */
  public Text text() {
    return text;
  }
}
