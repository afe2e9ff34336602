package org.zhiren.statutes;

import java.util.List;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** A provision bound to a day: its text, its citation in the version in force, its condition. */
final class Provision {

  /** What the article demands, said as PASS (as it should be), FAIL, UNKNOWN or NOT_APPLICABLE. */
  @FunctionalInterface
  interface Condition {
    Verdict judge(Judge judge);
  }

  private final ProvisionText text;
  private final Citation citation;
  private final Condition condition;
  private final List<Provision> exceptions;
  private final boolean general;

  Provision(
      ProvisionText text, Citation citation, Condition condition, List<Provision> exceptions) {
    this.text = text;
    this.citation = citation;
    this.condition = condition;
    this.exceptions = exceptions;
    this.general = text.force() == Force.GENERAL;
  }

  String id() {
    return text.id();
  }

  ProvisionText text() {
    return text;
  }

  Citation citation() {
    return citation;
  }

  /** Judges the case in hand; writes its node when the judge keeps a trace. */
  Verdict examine(Judge judge) {
    judge.open(this);
    Verdict verdict = condition.judge(judge);
    if (verdict == Verdict.FAIL) {
      if (!exceptions.isEmpty()) {
        verdict = throughExceptions(judge);
      }
      if (general) {
        verdict = Verdict.WARN;
      }
    }
    judge.close(this, verdict);
    return verdict;
  }

  /** The first exception that is not closed decides; a granted one leaves a remark, not a PASS. */
  private Verdict throughExceptions(Judge judge) {
    for (Provision exception : exceptions) {
      Verdict open = exception.examine(judge);
      switch (open) {
        case PASS, WARN -> {
          judge.remark(
              Verdict.WARN,
              Text.of("经批准适用例外：{0}", "met through the approved exception: {0}")
                  .fill(exception.text.title()));
          return Verdict.WARN;
        }
        case NEEDS_APPROVAL, UNKNOWN -> {
          return open;
        }
        case FAIL, NOT_APPLICABLE -> {}
      }
    }
    return Verdict.FAIL;
  }

  /**
   * What the verdict means for the whole. A soft rule that cannot be told is either met or a matter
   * for attention, so it asks for attention and does not block.
   */
  Verdict weight(Verdict verdict) {
    return general && verdict == Verdict.UNKNOWN ? Verdict.WARN : verdict;
  }
}
