package org.zhiren.statutes;

import java.util.List;
import org.zhiren.explain.Verdict;

/**
 * Whose verdict on the record differs between two states of the law: another version, another
 * value, a local regulation.
 *
 * @param before the screening under the first
 * @param after the screening under the second
 * @param changes the people whose verdict differs, in the order of the population
 */
public record Comparison(Screening before, Screening after, List<Change> changes) {

  /** Copies the list. */
  public Comparison {
    changes = List.copyOf(changes);
  }

  /**
   * One person's change.
   *
   * @param row row in the population
   * @param personId the person
   * @param from verdict under the first
   * @param to verdict under the second
   */
  public record Change(int row, String personId, Verdict from, Verdict to) {}
}
