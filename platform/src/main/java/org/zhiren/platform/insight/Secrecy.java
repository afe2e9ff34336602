package org.zhiren.platform.insight;

import org.zhiren.explain.Text;

/**
 * How an entry is classified. State secrets have no place here: a system like this one may not hold
 * them (保守国家秘密法).
 */
public enum Secrecy {
  /** 内部资料: for whoever needs to know; may be opened to the person. */
  INTERNAL(Text.of("内部资料", "internal")),
  /** 工作秘密: never opened to the person. */
  WORK_SECRET(Text.of("工作秘密", "work secret"));

  private final Text text;

  Secrecy(Text text) {
    this.text = text;
  }

  /** The class in words. */
  public Text text() {
    return text;
  }
}
