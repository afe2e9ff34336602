package org.zhiren.platform.eligibility;

import org.zhiren.explain.Text;

/** On which list a screening puts a person. None of them decides anything. */
public enum Listing {
  /** Everything that this roster can tell is met. */
  LISTED(Text.of("符合", "qualified"), "good"),
  /** Nothing speaks against, but something about this person is not on file. */
  OPEN(Text.of("有待查明", "to be established"), "info"),
  /** An exception is open that needs approval. */
  APPROVAL(Text.of("须报批", "needs approval"), "attention"),
  /** Something on file speaks against. */
  FAILED(Text.of("不符合", "not qualified"), "late");

  private final Text text;
  private final String mark;

  Listing(Text text, String mark) {
    this.text = text;
    this.mark = mark;
  }

  /** The list in words. */
  public Text text() {
    return text;
  }

  /** Name of the mark that shows it. */
  public String mark() {
    return mark;
  }
}
