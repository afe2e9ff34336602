package org.zhiren.platform.selection.procedure;

import java.util.List;
import org.zhiren.explain.Text;

/** What is examined and heard about each person in an inspection. */
public enum CheckKind {
  /** 档案审核. */
  ARCHIVE(Text.of("干部人事档案审核", "review of the personnel file"), "XB-31-2"),
  /** 个人有关事项报告查核. */
  MATTERS(Text.of("个人有关事项报告查核", "check of reported personal matters"), "XB-31-2"),
  /** 纪检监察机关意见. */
  DISCIPLINE(Text.of("纪检监察机关意见", "opinion of the discipline body"), "XB-31-2"),
  /** 信访举报核查. */
  PETITIONS(Text.of("信访举报核查", "check of petitions and reports"), "XB-31-2"),
  /** 组织人事部门意见. */
  PERSONNEL(Text.of("所在单位组织人事部门意见", "opinion of the unit's personnel body"), "XB-31-1"),
  /** 机关党组织意见. */
  BRANCH(Text.of("机关党组织意见", "opinion of the Party branch"), "XB-31-1"),
  /** 廉洁自律结论性意见（双签字）. */
  INTEGRITY(Text.of("廉洁自律结论性意见（双签字）", "opinion on integrity with two signatures"), "XB-31-3");

  /** 凡提四必. */
  public static final List<CheckKind> FOUR = List.of(ARCHIVE, MATTERS, DISCIPLINE, PETITIONS);

  private final Text text;
  private final String provision;

  CheckKind(Text text, String provision) {
    this.text = text;
    this.provision = provision;
  }

  /** In words. */
  public Text text() {
    return text;
  }

  /** The provision that asks for it. */
  String provision() {
    return provision;
  }

  /** What came of it. */
  public enum Result {
    /** Nothing stands against the person. */
    CLEAR(Text.of("无影响使用的情形", "nothing against")),
    /** Something is open: not finished. */
    OPEN(Text.of("正在核查，尚无结论", "not concluded yet")),
    /** Something stands against the person. */
    AGAINST(Text.of("有影响使用的情形", "something against"));

    private final Text text;

    Result(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }
}
