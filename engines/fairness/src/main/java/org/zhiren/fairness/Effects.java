package org.zhiren.fairness;

import java.util.List;
import java.util.function.IntFunction;

/** The predicted effects of one random term: by level, then coefficient. */
public final class Effects {

  private final String factor;
  private final List<String> coefficients;
  private final int levels;
  private final IntFunction<String> name;
  private final double[] estimate;
  private final double[] conditionalSd;
  private final double[] predictionSd;

  Effects(Term term, double[] estimate, double[] conditionalSd, double[] predictionSd) {
    factor = term.name();
    coefficients = List.copyOf(term.coefficientNames());
    levels = term.levels();
    name = term.levelName();
    this.estimate = estimate;
    this.conditionalSd = conditionalSd;
    this.predictionSd = predictionSd;
  }

  /**
   * One predicted effect.
   *
   * @param level the level, for instance a person
   * @param coefficient {@code (Intercept)} or the column of a slope
   * @param estimate the best linear unbiased prediction, in score units (per unit for a slope)
   * @param conditionalSd standard deviation given the fixed effects
   * @param predictionSd standard deviation of estimate less true effect, the uncertainty of the
   *     fixed effects included; use this for intervals
   */
  public record Effect(
      String level,
      String coefficient,
      double estimate,
      double conditionalSd,
      double predictionSd) {

    /** Lower end of the interval with {@code quantile} standard deviations to either side. */
    public double low(double quantile) {
      return estimate - quantile * predictionSd;
    }

    /** Upper end of the interval with {@code quantile} standard deviations to either side. */
    public double high(double quantile) {
      return estimate + quantile * predictionSd;
    }
  }

  /** The name of the term. */
  public String factor() {
    return factor;
  }

  /** The names of the coefficients of each level. */
  public List<String> coefficients() {
    return coefficients;
  }

  /** The number of levels. */
  public int size() {
    return levels;
  }

  /** The name of a level. */
  public String level(int index) {
    return name.apply(index);
  }

  /** The index of a level by name. */
  public int indexOf(String level) {
    for (int i = 0; i < levels; i++) {
      if (level(i).equals(level)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "The factor (%s) has no level (%s) among (%d).".formatted(factor, level, levels));
  }

  /** The effect of a level for its first coefficient. */
  public Effect get(int index) {
    return get(index, 0);
  }

  /** The effect of a level for one coefficient. */
  public Effect get(int index, int coefficient) {
    int at = index * coefficients.size() + coefficient;
    return new Effect(
        level(index),
        coefficients.get(coefficient),
        estimate[at],
        conditionalSd[at],
        predictionSd[at]);
  }

  /** All levels in order, first coefficient. */
  public List<Effect> all() {
    return java.util.stream.IntStream.range(0, levels).mapToObj(this::get).toList();
  }

  double[] estimates() {
    return estimate;
  }

  double[] predictionSds() {
    return predictionSd;
  }
}
