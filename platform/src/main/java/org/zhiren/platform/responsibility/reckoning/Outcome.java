package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What came of a target, as far as it is known.
 *
 * @param value the value of the indicator in its unit; for {@link Scoring.ByPlace} the place among
 *     peers; null if not known
 * @param finished the day on which the work was finished and confirmed; null if not
 * @param asOf the day on which is judged
 */
public record Outcome(@Nullable BigDecimal value, @Nullable LocalDate finished, LocalDate asOf) {

  /** A value, judged as of a day. */
  public static Outcome of(BigDecimal value, LocalDate asOf) {
    return new Outcome(value, null, asOf);
  }

  /** No value on file as of a day. */
  public static Outcome unknown(LocalDate asOf) {
    return new Outcome(null, null, asOf);
  }

  /** Work that was finished on a day, judged as of that day. */
  public static Outcome finishedOn(LocalDate day) {
    return new Outcome(null, day, day);
  }
}
