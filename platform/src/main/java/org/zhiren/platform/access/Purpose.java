package org.zhiren.platform.access;

import org.zhiren.explain.Text;

/** What a person looks at information for. A scope serves one purpose. */
public enum Purpose {
  /** 日常管理: keeping the roster and the posts. */
  DAILY(Text.of("日常管理", "daily administration")),
  /** 选拔任用: selection and appointment. */
  SELECTION(Text.of("选拔任用", "selection and appointment")),
  /** 考核评价: appraisal. */
  APPRAISAL(Text.of("考核评价", "appraisal")),
  /** 教育培养: study and development. */
  CULTIVATION(Text.of("教育培养", "study and development")),
  /** 监督检查: supervision. */
  SUPERVISION(Text.of("监督检查", "supervision")),
  /** 目标责任: targets and responsibility. */
  TARGETS(Text.of("目标责任", "targets and responsibility")),
  /** 统计分析: statistics. */
  STATISTICS(Text.of("统计分析", "statistics")),
  /** 应急处置: an emergency. */
  EMERGENCY(Text.of("应急处置", "emergency"));

  private final Text text;

  Purpose(Text text) {
    this.text = text;
  }

  /** The purpose in words. */
  public Text text() {
    return text;
  }
}
