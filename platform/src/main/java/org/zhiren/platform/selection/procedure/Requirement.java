package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * One thing that a gate asks for.
 *
 * @param code which one, for instance {@code inspection.archive}
 * @param demand what is asked
 * @param verdict PASS if it is there; FAIL or UNKNOWN keep the gate shut; WARN is a matter of "as a
 *     rule" that a recorded reason answers
 * @param finding what is there, or what is missing
 * @param who has to act
 * @param by until when; {@code null} where nothing sets a day
 * @param citation the provision, with how far it was checked; {@code null} for a rule of this house
 */
public record Requirement(
    String code,
    Text demand,
    Verdict verdict,
    Text finding,
    Text who,
    @Nullable LocalDate by,
    @Nullable Citation citation) {

  /** Whether it keeps the gate shut. */
  public boolean missing() {
    return verdict == Verdict.FAIL
        || verdict == Verdict.UNKNOWN
        || verdict == Verdict.NEEDS_APPROVAL;
  }
}
