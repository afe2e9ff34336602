package org.zhiren.explain;

/** How far a citation or parameter was checked against the official text. */
public enum Verification {
  /** Compared with the official publication. */
  VERIFIED(Text.of("已核对原文", "verified against the official text")),
  /** Taken from a reliable secondary source. */
  SECONDARY(Text.of("据二手来源", "from a secondary source")),
  /** Not checked: shown as such wherever it is used. */
  UNVERIFIED(Text.of("未核实", "unverified"));

  private final Text text;

  Verification(Text text) {
    this.text = text;
  }

  /** The status in words. */
  public Text text() {
    return text;
  }
}
