package org.zhiren.explain;

/** The result of examining one condition. The order is from the most to the least permissive. */
public enum Verdict {
  /** The condition is met. */
  PASS(Text.of("符合", "met")),
  /** The condition does not concern this case. */
  NOT_APPLICABLE(Text.of("不适用", "not applicable")),
  /** Met, but something deserves attention. */
  WARN(Text.of("提醒", "attention")),
  /** Not met, but an exception is open if the named authority approves (for instance 破格). */
  NEEDS_APPROVAL(Text.of("须报批", "needs approval")),
  /** Cannot be told: data are missing. Never treated as met. */
  UNKNOWN(Text.of("无法判断", "unknown")),
  /** The condition is not met. */
  FAIL(Text.of("不符合", "not met"));

  private final Text text;

  Verdict(Text text) {
    this.text = text;
  }

  /** The verdict in words. */
  public Text text() {
    return text;
  }

  /** The stricter of two verdicts, {@link #NOT_APPLICABLE} giving way to any other. */
  public Verdict and(Verdict other) {
    if (this == NOT_APPLICABLE) {
      return other;
    }
    if (other == NOT_APPLICABLE) {
      return this;
    }
    return compareTo(other) >= 0 ? this : other;
  }
}
