package org.zhiren.platform.access;

import org.zhiren.explain.Text;

/** Kinds of information that are opened separately: one may see posts without seeing discipline. */
public enum InformationClass {
  /** Units, posts, quotas. */
  ORGANIZATION(Text.of("机构职位", "units and posts")),
  /** Name, post, rank and other roster data. */
  ROSTER(Text.of("人员基本信息", "roster data")),
  /** Family, for recusal. */
  FAMILY(Text.of("家庭成员", "family")),
  /** Appraisals and evidence. */
  APPRAISAL(Text.of("考核评价", "appraisal")),
  /** Sanctions, reminders, supervision. */
  DISCIPLINE(Text.of("监督惩处", "discipline")),
  /** Selection cases. */
  SELECTION(Text.of("选拔任用", "selection")),
  /** Targets and values. */
  TARGETS(Text.of("目标责任", "targets"));

  private final Text text;

  InformationClass(Text text) {
    this.text = text;
  }

  /** The class in words. */
  public Text text() {
    return text;
  }
}
