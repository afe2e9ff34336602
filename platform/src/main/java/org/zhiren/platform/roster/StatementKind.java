package org.zhiren.platform.roster;

import java.util.Locale;
import org.zhiren.explain.Text;

/** What a statement did to a file. */
public enum StatementKind {
  /** Brought in with many others. */
  LOADED(Text.of("批量导入", "brought in")),
  /** A new person. */
  CREATED(Text.of("新建人员", "person added")),
  /** A new fact. */
  ADDED(Text.of("增加", "added")),
  /** A fact or the basics, corrected. */
  CORRECTED(Text.of("更正", "corrected")),
  /** A fact that is over. */
  ENDED(Text.of("结束", "ended")),
  /** A fact that never was so. */
  REMOVED(Text.of("删除误录", "removed as a mistake")),
  /** Retired, moved away or died. */
  LEFT(Text.of("离任", "left")),
  /** Another file of the same person taken over. */
  MERGED(Text.of("合并重复人员", "duplicate merged")),
  /** An earlier change taken back. */
  UNDONE(Text.of("撤销", "undone"));

  private final Text text;

  StatementKind(Text text) {
    this.text = text;
  }

  /** The kind in words. */
  public Text text() {
    return text;
  }

  /** The act in the record. */
  String action() {
    return "person." + name().toLowerCase(Locale.ROOT);
  }

  /** Whether such a statement can be taken back. */
  boolean reversible() {
    return this != LOADED && this != CREATED && this != UNDONE;
  }
}
