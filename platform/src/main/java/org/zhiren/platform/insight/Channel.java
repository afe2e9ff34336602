package org.zhiren.platform.insight;

import org.zhiren.explain.Text;

/**
 * The six channels through which people are known (多渠道多途径察人识人): from the register, in the field, at
 * work, face to face, introduced by colleagues, asked of others.
 */
public enum Channel {
  /** 记名字: reading the register. */
  ROLL(
      Text.of("记名字", "register"),
      Text.of("翻阅名册、档案了解到的履历和工作情况。", "Career and work as read in registers and files."),
      false),
  /** 识面孔: seen in the field. */
  FACE(
      Text.of("识面孔", "in the field"),
      Text.of("下乡调研、走访现场时见到的工作情形。", "How the person was seen at work on a visit in the field."),
      false),
  /** 留印象: noticed at work. */
  IMPRESSION(
      Text.of("留印象", "at work"),
      Text.of(
          "会议、汇报、专项工作等工作场合留下的具体印象。",
          "What was noticed at meetings, reports and joint tasks; what was done, not a verdict."),
      false),
  /** 见本人: talked with face to face. */
  MEETING(
      Text.of("见本人", "in person"),
      Text.of(
          "谈心谈话中本人谈到的工作、想法和意愿。", "What the person said about work, ideas and wishes in a talk."),
      false),
  /** 多介绍: told by colleagues of the person. */
  INTRODUCTION(
      Text.of("多介绍", "introduced"),
      Text.of(
          "班子成员、同事主动介绍的事例，注明介绍人。",
          "What colleagues or superiors tell of the person's work; say who tells it."),
      true),
  /** 听情况: asked of others. */
  INQUIRY(
      Text.of("听情况", "asked"),
      Text.of(
          "向服务对象、协作单位等请教了解到的情况，注明来源。",
          "What others answer when asked: people served, partners in work; say who answered."),
      true);

  private final Text text;
  private final Text about;
  private final boolean byOthers;

  Channel(Text text, Text about, boolean byOthers) {
    this.text = text;
    this.about = about;
    this.byOthers = byOthers;
  }

  /** The channel in words. */
  public Text text() {
    return text;
  }

  /** A sentence about what belongs there. */
  public Text about() {
    return about;
  }

  /** Whether it is always somebody else's account, so that the source must be named. */
  public boolean byOthers() {
    return byOthers;
  }
}
