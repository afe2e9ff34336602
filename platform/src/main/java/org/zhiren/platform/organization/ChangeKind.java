package org.zhiren.platform.organization;

import org.zhiren.explain.Text;

/** Kinds of changes of the organisation, as they stand in its history. */
public enum ChangeKind {
  /** A unit came into being. */
  UNIT_FOUNDED("unit.founded", Text.of("设立", "founded")),
  /** A unit got another name. */
  UNIT_RENAMED("unit.renamed", Text.of("更名", "renamed")),
  /** A unit was placed under another one. */
  UNIT_MOVED("unit.moved", Text.of("调整隶属", "moved")),
  /** Kind, level, code or other particulars of a unit changed. */
  UNIT_CHANGED("unit.changed", Text.of("调整机构信息", "particulars changed")),
  /** Units became one. */
  UNITS_MERGED("unit.merged", Text.of("合并", "merged")),
  /** A unit became several. */
  UNIT_SPLIT("unit.split", Text.of("分设", "split")),
  /** A unit ceased to exist. */
  UNIT_DISSOLVED("unit.dissolved", Text.of("撤销", "dissolved")),
  /** The order of precedence below a unit changed. */
  UNITS_REORDERED("unit.reordered", Text.of("调整排序", "precedence changed")),
  /** A post came into being. */
  POST_CREATED("post.created", Text.of("设置职位", "post created")),
  /** Particulars of a post changed. */
  POST_CHANGED("post.changed", Text.of("调整职位", "post changed")),
  /** A post ceased to exist. */
  POST_ABOLISHED("post.abolished", Text.of("撤销职位", "post abolished")),
  /** A quota was set or lifted. */
  QUOTA_SET("quota.set", Text.of("核定职数编制", "quota set")),
  /** What was recorded was wrong and was put right. */
  CORRECTED("unit.corrected", Text.of("更正", "corrected")),
  /** An earlier change was undone. */
  UNDONE("change.undone", Text.of("撤销操作", "undone")),
  /** Units and posts were brought in together. */
  LOADED("load", Text.of("批量导入", "brought in")),
  /** Units and posts were brought up to date together. */
  REVISED("load.revised", Text.of("批量更新", "brought up to date"));

  private final String action;
  private final Text text;

  ChangeKind(String action, Text text) {
    this.action = "organization." + action;
    this.text = text;
  }

  /** The action under which the change stands in the whole-process record. */
  public String action() {
    return action;
  }

  /** The kind in words. */
  public Text text() {
    return text;
  }
}
