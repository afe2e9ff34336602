package org.zhiren.platform.organization;

import org.zhiren.explain.Text;

/** Kinds of posts. */
public enum PostKind {
  /** 领导职务. */
  LEADERSHIP(Text.of("领导职务", "leadership post")),
  /** 职级: a rank without leadership. */
  RANK(Text.of("职级", "rank post")),
  /** 其他: professional, managing and worker posts. */
  OTHER(Text.of("其他", "other post"));

  private final Text text;

  PostKind(Text text) {
    this.text = text;
  }

  /** The kind in words. */
  public Text text() {
    return text;
  }
}
