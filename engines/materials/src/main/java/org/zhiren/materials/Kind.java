package org.zhiren.materials;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhiren.explain.Text;

/**
 * What a document is for, as the work sorts its documents: fifteen kinds of GB/T 9704 and habit.
 */
public enum Kind implements Labelled {
  /** 讲话稿. */
  SPEECH(Text.of("讲话稿", "speech"), "讲话", "讲话稿", "发言", "致辞", "主持词", "动员会上的讲话", "党课", "党课讲稿"),
  /** 通知. */
  NOTICE(Text.of("通知", "notice"), "通知", "通报", "通告"),
  /** 方案. */
  PLAN(Text.of("方案", "plan"), "方案", "计划", "规划", "要点", "预案", "安排", "清单"),
  /** 总结. */
  SUMMARY(Text.of("总结", "summary"), "总结", "述职报告", "述职述廉报告", "述职述责述廉报告", "情况汇报", "工作汇报"),
  /** 报告. */
  REPORT(Text.of("报告", "report"), "报告", "情况报告"),
  /** 调研报告. */
  RESEARCH(Text.of("调研报告", "study"), "调研报告", "调查报告", "调研", "研究", "思考", "对策建议"),
  /** 意见. */
  OPINION(Text.of("意见", "opinion"), "意见", "指导意见", "实施意见", "建议"),
  /** 决定. */
  DECISION(Text.of("决定", "decision"), "决定", "决议", "批复", "命令", "令"),
  /** 请示. */
  REQUEST(Text.of("请示", "request"), "请示", "函", "复函", "议案"),
  /** 纪要. */
  MINUTES(Text.of("纪要", "minutes"), "纪要", "会议记录"),
  /** 法规. */
  REGULATION(
      Text.of("法规", "law or regulation"),
      "法",
      "法典",
      "条例",
      "规定",
      "办法",
      "细则",
      "规则",
      "准则",
      "解释",
      "章程",
      "规程",
      "守则",
      "制度"),
  /** 公告. */
  ANNOUNCEMENT(Text.of("公告", "announcement"), "公告", "公示", "公报"),
  /** 对照检查材料. */
  SELF_EXAMINATION(
      Text.of("对照检查材料", "self-examination"), "对照检查材料", "检视剖析材料", "对照检查", "剖析材料", "检查材料", "发言提纲"),
  /** 心得体会. */
  ESSAY(Text.of("心得体会", "essay"), "心得体会", "心得", "体会", "感悟", "学习笔记", "评论", "文章", "征文"),
  /** 其他. */
  OTHER(Text.of("其他", "other"));

  private static final String SEPARATOR = "、";

  private static final Map<Kind, List<String>> ENDINGS =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(k -> k, k -> List.of(k.endings.split(SEPARATOR))));

  private final Text label;
  private final String endings;

  Kind(Text label, String... endings) {
    this.label = label;
    this.endings = String.join(SEPARATOR, endings);
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public Text label() {
    return label;
  }

  /**
   * The kind that a title says by its end; the longest ending decides. {@link #OTHER} if it says
   * none: nothing is guessed from the body.
   *
   * @param title without brackets at its end
   */
  public static Kind ofTitle(String title) {
    Kind best = OTHER;
    int longest = 0;
    for (Kind kind : values()) {
      for (String ending : ENDINGS.getOrDefault(kind, List.of())) {
        if (!ending.isEmpty() && ending.length() > longest && title.endsWith(ending)) {
          best = kind;
          longest = ending.length();
        }
      }
    }
    return best;
  }
}
