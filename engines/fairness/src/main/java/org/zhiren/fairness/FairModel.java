package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a score is made of: fixed effects, random factors, residual.
 *
 * <p>Immutable; every method returns a changed copy. {@code FairModel.of("y").random("s")
 * .random("d").random("dept", "service")} is {@code y ~ 1 + (1|s) + (1|d) + (1|dept:service)} in
 * the notation of lme4.
 *
 * @param score the column of the score
 * @param weight the column of prior weights (residual variance σ²/weight), or null for equal ones
 * @param fixed the fixed effects besides the intercept
 * @param random the random terms
 * @param method the criterion
 */
public record FairModel(
    String score,
    @Nullable String weight,
    List<FixedTerm> fixed,
    List<RandomTerm> random,
    Method method) {

  /** Copies the lists. */
  public FairModel {
    fixed = List.copyOf(fixed);
    random = List.copyOf(random);
  }

  /** A fixed effect. */
  public sealed interface FixedTerm {
    /** The column. */
    String column();

    /** A number that enters linearly: a baseline condition, a year. */
    record Linear(String column) implements FixedTerm {}

    /** A category, coded as differences from its first level. */
    record Category(String column) implements FixedTerm {}
  }

  /**
   * A random term: effects of the levels of one factor (or of combinations of several).
   *
   * @param name how results name it, for instance {@code dept:service}
   * @param columns the columns whose combinations are the levels
   * @param coefficients what varies by level: {@code null} for the intercept, otherwise the column
   *     of a number whose slope varies; all are correlated with each other
   */
  public record RandomTerm(String name, List<String> columns, List<@Nullable String> coefficients) {

    /** Checks that there is something to vary. */
    public RandomTerm {
      columns = List.copyOf(columns);
      coefficients = java.util.Collections.unmodifiableList(new ArrayList<>(coefficients));
      if (columns.isEmpty() || coefficients.isEmpty()) {
        throw new IllegalArgumentException(
            "The random term (%s) needs columns (%s) and coefficients (%s)."
                .formatted(name, columns, coefficients));
      }
    }
  }

  /** A model of {@code score} with an intercept only, to be extended. */
  public static FairModel of(String score) {
    return new FairModel(score, null, List.of(), List.of(), Method.REML);
  }

  /** Adds random intercepts for the combinations of {@code columns}. */
  public FairModel random(String... columns) {
    return random(new RandomTerm(String.join(":", columns), List.of(columns), intercept()));
  }

  /** Adds a random term. */
  public FairModel random(RandomTerm term) {
    for (RandomTerm known : random) {
      if (known.name().equals(term.name())) {
        throw new IllegalArgumentException(
            "The random term (%s) was given twice.".formatted(term.name()));
      }
    }
    List<RandomTerm> more = new ArrayList<>(random);
    more.add(term);
    return new FairModel(score, weight, fixed, more, method);
  }

  /** Adds an intercept and a slope on {@code number} that vary together by {@code column}. */
  public FairModel growth(String column, String number) {
    List<@Nullable String> both = intercept();
    both.add(number);
    return random(new RandomTerm(column, List.of(column), both));
  }

  /** Adds the fixed effect of a number. */
  public FairModel linear(String column) {
    return fixed(new FixedTerm.Linear(column));
  }

  /** Adds the fixed effect of a category. */
  public FairModel category(String column) {
    return fixed(new FixedTerm.Category(column));
  }

  private FairModel fixed(FixedTerm term) {
    List<FixedTerm> more = new ArrayList<>(fixed);
    more.add(term);
    return new FairModel(score, weight, more, random, method);
  }

  /** The same model by another criterion. */
  public FairModel by(Method other) {
    return new FairModel(score, weight, fixed, random, other);
  }

  /** The same model with prior weights from {@code column}. */
  public FairModel weightedBy(String column) {
    return new FairModel(score, column, fixed, random, method);
  }

  private static List<@Nullable String> intercept() {
    List<@Nullable String> one = new ArrayList<>();
    one.add(null);
    return one;
  }
}
