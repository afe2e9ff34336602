package org.zhiren.fairness;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * A many-facet Rasch model in the rating-scale form, for answers in ordered categories:
 *
 * <pre>log P(k) / P(k−1) = θ(person) − Σ δ(facet level) − τ(k)</pre>
 *
 * <p>Every facet (item, rater, occasion …) has one measure for each level, on the logit scale:
 * higher is more difficult or more severe. The thresholds τ are common to all (Andrich 1978;
 * Linacre 1989).
 *
 * @param score the column of the answers: whole numbers, any range; categories that nobody used are
 *     closed up
 * @param person the column of those who are measured
 * @param facets the columns of the other facets, the items first if there are any
 * @param estimation how persons are treated
 */
public record RaschModel(String score, String person, List<String> facets, Estimation estimation) {

  /** How persons are treated while the facets are estimated. */
  public enum Estimation {
    /**
     * Persons are a sample from a normal distribution, which is integrated out (Bock and Aitkin
     * 1981). Consistent; the first facet carries the level, the other facets sum to zero.
     */
    MARGINAL,
    /**
     * Persons are parameters of their own (Wright and Panchapakesan 1969). No distribution is
     * assumed, but measures are spread too widely when each person has few answers. All facets sum
     * to zero.
     */
    JOINT
  }

  /**
   * Copies the facets.
   *
   * @throws IllegalArgumentException if there is no facet, or a column stands twice
   */
  public RaschModel {
    facets = List.copyOf(facets);
    if (facets.isEmpty()) {
      throw new IllegalArgumentException(
          "facets (%s) is empty. Maybe name the column of the items or of the raters."
              .formatted(facets));
    }
    LinkedHashSet<String> columns = new LinkedHashSet<>(facets);
    columns.add(score);
    columns.add(person);
    if (columns.size() != facets.size() + 2) {
      throw new IllegalArgumentException(
          "score (%s), person (%s) and facets (%s) must be different columns."
              .formatted(score, person, facets));
    }
  }

  /** A marginal model. */
  public static RaschModel of(String score, String person, String... facets) {
    return new RaschModel(score, person, List.of(facets), Estimation.MARGINAL);
  }

  /** The same with another treatment of persons. */
  public RaschModel by(Estimation other) {
    return new RaschModel(score, person, facets, other);
  }
}
