package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published formula that turns the outcome of a target into points. Every number is exact; points
 * are rounded once, to two decimals, half up. What is not known gives no points and no zero either:
 * the score is unknown.
 *
 * <p>The four kinds of work use them thus: breakthrough {@link Linear} with a challenge value,
 * ranking {@link ByPlace}, routine step {@link Linear} with last year as baseline, highlight {@link
 * Step} over the marks of a panel. Dates are judged by {@link DaysLate}, duties that are done or
 * not by {@link AllOrNothing}.
 */
public sealed interface Scoring {

  /** Points for reaching the target. */
  BigDecimal full();

  /** The most points that can be had. */
  default BigDecimal most() {
    return full();
  }

  /** The fewest points that can be had. */
  default BigDecimal least() {
    return BigDecimal.ZERO;
  }

  /**
   * Points for an outcome.
   *
   * @param unit the unit of the indicator, for the sentence
   */
  default Score score(Outcome outcome, Unit unit) {
    return new ScoringWork(this, outcome, unit).score();
  }

  /**
   * No points at the baseline, full points at the target, more up to the challenge value, in
   * between in proportion.
   *
   * @param direction {@link Direction#UP} or {@link Direction#DOWN}
   * @param baseline where the work started
   * @param target better than the baseline
   * @param challenge better than the target, or null if nothing beyond the target counts
   * @param full points at the target
   * @param most points at the challenge value; equal to {@code full} without one
   */
  record Linear(
      Direction direction,
      BigDecimal baseline,
      BigDecimal target,
      @Nullable BigDecimal challenge,
      BigDecimal full,
      BigDecimal most)
      implements Scoring {

    /**
     * Checks that the values stand in the order of the direction.
     *
     * @throws ReckoningFault naming the value that stands wrong
     */
    public Linear {
      ScoringRules.linear(direction, baseline, target, challenge, full, most);
    }
  }

  /**
   * Full points within a range, fewer outside in proportion, none beyond the tolerance.
   *
   * @param low lower end of the range
   * @param high upper end, not below {@code low}
   * @param tolerance how far outside no points are left, above 0
   * @param full points within
   */
  record Within(BigDecimal low, BigDecimal high, BigDecimal tolerance, BigDecimal full)
      implements Scoring {

    /**
     * Checks the order of the values.
     *
     * @throws ReckoningFault naming the value that stands wrong
     */
    public Within {
      ScoringRules.within(low, high, tolerance, full);
    }
  }

  /**
   * Points by steps: the best step that is reached counts.
   *
   * @param direction {@link Direction#UP} or {@link Direction#DOWN}
   * @param rungs from the easiest to the hardest, points rising
   * @param otherwise points when no step is reached
   */
  record Step(Direction direction, List<Rung> rungs, BigDecimal otherwise) implements Scoring {

    /**
     * Checks the order of the steps.
     *
     * @throws ReckoningFault naming the step that stands wrong
     */
    public Step {
      rungs = List.copyOf(rungs);
      ScoringRules.step(direction, rungs, otherwise);
    }

    @Override
    public BigDecimal full() {
      return rungs.getLast().points();
    }

    @Override
    public BigDecimal least() {
      return otherwise;
    }
  }

  /**
   * A step.
   *
   * @param from the value from which the step is reached
   * @param points its points
   */
  record Rung(BigDecimal from, BigDecimal points) {}

  /**
   * Full points for work finished in time, so many fewer for each day late.
   *
   * @param due the last day in time
   * @param full points in time
   * @param perDay points taken off for each calendar day late, above 0
   * @param least what is left at the worst, below {@code full}
   */
  record DaysLate(LocalDate due, BigDecimal full, BigDecimal perDay, BigDecimal least)
      implements Scoring {

    /**
     * Checks the points.
     *
     * @throws ReckoningFault naming the number that stands wrong
     */
    public DaysLate {
      ScoringRules.daysLate(full, perDay, least);
    }
  }

  /**
   * All points or none.
   *
   * @param direction {@link Direction#UP} or {@link Direction#DOWN}
   * @param target what has to be reached
   * @param full points when it is
   */
  record AllOrNothing(Direction direction, BigDecimal target, BigDecimal full) implements Scoring {

    /**
     * Checks direction and points.
     *
     * @throws ReckoningFault naming what stands wrong
     */
    public AllOrNothing {
      ScoringRules.oneWay(direction);
      ScoringRules.positive(full);
    }
  }

  /**
   * Points by the place among peers: the first has all, the last the least, in between in equal
   * steps. Peers who share a place each have the mean of the places they fill.
   *
   * @param peers how many stand in the comparison, at least 2
   * @param full points of the first
   * @param least points of the last, below {@code full}
   */
  record ByPlace(int peers, BigDecimal full, BigDecimal least) implements Scoring {

    /**
     * Checks the numbers.
     *
     * @throws ReckoningFault naming the number that stands wrong
     */
    public ByPlace {
      ScoringRules.byPlace(peers, full, least);
    }
  }
}
