package org.zhiren.platform.selection.procedure;

import org.zhiren.explain.Text;

/** The parts of a case, in the order in which a promotion passes them. */
public enum Phase {
  /** 分析研判和动议. */
  MOTION(Text.of("分析研判和动议", "Analysis and motion"), Text.of("动议", "Motion")),
  /** 初始提名. */
  NOMINATION(Text.of("初始提名", "Nomination"), Text.of("提名", "Nomination")),
  /** 民主推荐: by talks and by a meeting. */
  RECOMMENDATION(Text.of("民主推荐", "Democratic recommendation"), Text.of("推荐", "Recommendation")),
  /** 公开选拔、竞争上岗: announcement, entries, examination. */
  COMPETITION(Text.of("公告、报名和测试", "Announcement, entries and tests"), Text.of("竞争", "Competition")),
  /** 确定考察对象. */
  SHORTLIST(Text.of("确定考察对象", "Choosing whom to inspect"), Text.of("考察对象", "Shortlist")),
  /** 考察. */
  INSPECTION(Text.of("考察", "Inspection"), Text.of("考察", "Inspection")),
  /** 酝酿. */
  CONSULTATION(Text.of("酝酿", "Consultation"), Text.of("酝酿", "Consultation")),
  /** 讨论决定. */
  DECISION(Text.of("讨论决定", "Discussion and decision"), Text.of("决定", "Decision")),
  /** 任前公示. */
  NOTICE(Text.of("任前公示", "Public notice"), Text.of("公示", "Notice")),
  /** 任职, or leaving a post. */
  APPOINTMENT(Text.of("办理任免", "Appointment"), Text.of("任免", "Appointment")),
  /** 试用期. */
  PROBATION(Text.of("试用期", "Probation"), Text.of("试用", "Probation"));

  private final Text text;
  private final Text mark;

  Phase(Text text, Text mark) {
    this.text = text;
    this.mark = mark;
  }

  /** In words. */
  public Text text() {
    return text;
  }

  /** In one word, for the way of steps. */
  public Text mark() {
    return mark;
  }
}
