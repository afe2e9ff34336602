package org.zhiren.platform.library;

import org.zhiren.explain.Text;

/**
 * How carefully a document is handled. State secrets have no place here: a document that carries
 * such a mark is refused.
 */
public enum Secrecy {
  /** 公开. */
  OPEN(Text.of("公开", "open")),
  /** 内部: each download is recorded. */
  INTERNAL(Text.of("内部", "internal")),
  /** 工作秘密: each opening and each download is recorded. */
  WORK_SECRET(Text.of("工作秘密", "work secret"));

  private final Text text;

  Secrecy(Text text) {
    this.text = text;
  }

  /** The class in words. */
  public Text text() {
    return text;
  }

  /** Whether opening a document is written into the record. */
  public boolean openingIsRecorded() {
    return this == WORK_SECRET;
  }

  /** Whether taking a document out is written into the record. */
  public boolean downloadIsRecorded() {
    return this != OPEN;
  }
}
