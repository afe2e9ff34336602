package org.zhiren.statutes;

import java.time.LocalDate;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;

/**
 * A post that falls vacant by rule.
 *
 * @param postId the post
 * @param personId who holds it now
 * @param on the day from which it is vacant
 * @param cause why
 * @param explanation the rule with its parameters and facts
 */
public record Vacancy(
    String postId, String personId, LocalDate on, Cause cause, Explanation explanation) {

  /** Why a post falls vacant. */
  public enum Cause {
    /** The holder reaches the statutory retirement age. */
    RETIREMENT("到龄退休", "retirement"),
    /** The holder completes the last term allowed. */
    TERM("任期届满", "end of the last term");

    private final Text text;

    Cause(String zh, String en) {
      this.text = Text.of(zh, en);
    }

    /** The cause in words. */
    public Text text() {
      return text;
    }
  }
}
