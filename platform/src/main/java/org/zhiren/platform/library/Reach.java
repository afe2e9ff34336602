package org.zhiren.platform.library;

import org.zhiren.explain.Text;

/** Who may see a document. Whoever brought it always may. */
public enum Reach {
  /** Everybody who may read the library. */
  EVERYBODY(Text.of("全体可查阅资料库的人员", "everybody who may read the library")),
  /** Those who see the unit that owns the document. */
  UNIT(Text.of("有权查看所属单位的人员", "those who see the unit that owns it")),
  /** Only the one who brought it. */
  OWN(Text.of("仅本人", "only the one who brought it"));

  private final Text text;

  Reach(Text text) {
    this.text = text;
  }

  /** The reach in words. */
  public Text text() {
    return text;
  }
}
