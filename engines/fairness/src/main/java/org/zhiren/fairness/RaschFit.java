package org.zhiren.fairness;

import java.util.List;
import java.util.Map;

/**
 * A fitted {@link RaschModel}. All measures in logits.
 *
 * @param model the model
 * @param categories the answers that occurred, ascending; thresholds lie between neighbours
 * @param facets the measures of each facet's levels, in the order of their names
 * @param thresholds one for each step from a category to the next; they sum to zero
 * @param persons in the order of their names
 * @param spread standard deviation of the persons' distribution (marginal), or of the estimates
 *     (joint)
 * @param deviance −2 log likelihood: marginal, or joint over the persons who are not extreme
 * @param iterations Newton steps taken
 * @param converged whether the optimum was reached
 * @param rowsUsed answers used
 * @param rowsMissing answers left out for a missing value
 */
public record RaschFit(
    RaschModel model,
    List<Integer> categories,
    Map<String, List<Measure>> facets,
    List<Threshold> thresholds,
    List<PersonMeasure> persons,
    double spread,
    double deviance,
    int iterations,
    boolean converged,
    int rowsUsed,
    int rowsMissing) {

  /** Copies the lists. */
  public RaschFit {
    categories = List.copyOf(categories);
    facets = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facets));
    thresholds = List.copyOf(thresholds);
    persons = List.copyOf(persons);
  }

  /**
   * One level of a facet.
   *
   * @param level its name
   * @param answers how many answers bear on it
   * @param estimate logits; higher is more difficult, or more severe
   * @param standardError standard error
   * @param infit mean square of residuals weighted by information; 1 is expected, below 0.5 or
   *     above 1.5 deserves a look
   * @param outfit mean square of standardised residuals, sensitive to single surprises
   * @param extreme whether all its answers lie at one end, so that only a bound can be given
   */
  public record Measure(
      String level,
      int answers,
      double estimate,
      double standardError,
      double infit,
      double outfit,
      boolean extreme) {}

  /**
   * The step from the category below to {@code category}.
   *
   * @param category the upper category
   * @param estimate logits
   * @param standardError standard error
   */
  public record Threshold(int category, double estimate, double standardError) {}

  /**
   * One person.
   *
   * @param person the name
   * @param answers how many answers
   * @param total their sum, as entered
   * @param estimate posterior mean (marginal) or maximum likelihood (joint)
   * @param standardError posterior deviation (marginal) or standard error (joint)
   * @param weighted Warm's weighted likelihood estimate, which needs no distribution
   * @param weightedError its standard error
   * @param infit as for a facet's level
   * @param outfit as for a facet's level
   * @param extreme whether all answers lie at one end
   */
  public record PersonMeasure(
      String person,
      int answers,
      int total,
      double estimate,
      double standardError,
      double weighted,
      double weightedError,
      double infit,
      double outfit,
      boolean extreme) {}
}
