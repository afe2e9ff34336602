package org.zhiren.fairness;

import java.util.List;
import java.util.Map;

/**
 * Fair appraisal: what a person's score would be had everybody been rated by the same raters.
 *
 * <p>The entry of the engine. See the package description for the method.
 */
public final class Fairness {

  /** Relative residual of linear systems in an approximate fit. */
  private static final double RESIDUAL = 1e-8;

  /** Relative step of θ that ends an approximate fit, well below the error of the probes. */
  private static final double ENOUGH = 1e-6;

  private Fairness() {}

  /**
   * Fits a mixed model, exactly where memory and time allow; the result says if it is approximate.
   *
   * @throws IllegalArgumentException if columns are missing or of the wrong kind, or the rows
   *     cannot support the model; the message names the column and its value
   */
  public static FairFit fit(RatingTable table, FairModel model) {
    return fit(table, model, Accuracy.AUTOMATIC);
  }

  /**
   * Fits a mixed model.
   *
   * @param accuracy whether to compute exactly or by random vectors
   * @throws IllegalArgumentException if columns are missing or of the wrong kind, or the rows
   *     cannot support the model; the message names the column and its value
   */
  public static FairFit fit(RatingTable table, FairModel model, Accuracy accuracy) {
    Design design = Design.of(table, model);
    for (Term term : design.terms()) {
      if (term.levels() < 2) {
        throw new IllegalArgumentException(
            "The factor (%s) has levels (%d): its effect cannot be told from the mean. Maybe leave it out."
                .formatted(term.name(), term.levels()));
      }
      if (term.width() == 1 && term.slopes().getFirst() == null && term.levels() == design.rows()) {
        throw new IllegalArgumentException(
            "The factor (%s) has as many levels (%d) as there are rows (%d): its effect cannot be told from the residual. Maybe leave it out."
                .formatted(term.name(), term.levels(), design.rows()));
      }
    }
    CrossProducts products = CrossProductsBuilder.build(design);
    BlockStructure structure = BlockStructure.of(products);
    if (accuracy.approximates(products.plan())) {
      Accuracy used = accuracy.forSize(products.kept());
      SampledOptimizer.Optimum found =
          Start.bySampling(
              products, structure, model.method(), used.probes(), used.seed(), RESIDUAL, ENOUGH);
      return FitReport.approximate(model, products, found, used, RESIDUAL);
    }
    RelativeCovariance start = Start.of(products, structure, model.method(), accuracy.seed());
    return FitReport.exact(
        model,
        products,
        MixedOptimizer.minimise(products, structure, model.method(), start, MixedOptimizer.ENOUGH));
  }

  /**
   * Fair scores beside raw means, with what lies between them.
   *
   * @param person the random term of the persons
   */
  public static List<FairScore> scores(FairFit fit, String person) {
    return FairScores.of(fit, person);
  }

  /**
   * Which persons can be compared at all.
   *
   * @param linksPerPart how many additional ratings to propose for each separate part
   */
  public static Connectivity connectivity(
      RatingTable table, String person, String rater, int linksPerPart) {
    return Connectivity.of(table, person, rater, linksPerPart);
  }

  /**
   * Ranks as intervals, within each connected part only.
   *
   * @param level coverage of the intervals, for instance 0.95
   * @param draws draws from the joint distribution of the effects, at least 100
   * @param seed their seed: the same seed gives the same intervals
   * @throws IllegalArgumentException if the arguments are out of range
   */
  public static List<Standing> standings(
      FairFit fit, String person, Connectivity parts, double level, int draws, long seed) {
    return Standings.of(fit, person, parts, level, draws, seed);
  }

  /**
   * Weighted means of rater groups, each freed from its raters' leniency; the weight of an absent
   * group is shared out among the others.
   *
   * @param group the column of the rater group
   * @param weights the weight of each group; they need not add up to one
   */
  public static List<WeightedScore> weighted(
      FairFit fit, String person, RatingTable table, String group, Map<String, Double> weights) {
    return WeightedScores.of(fit, person, table.category(group), group, weights);
  }

  /**
   * Diagnostics of raters.
   *
   * @param rate the share of false findings to allow, for instance 0.05
   */
  public static Diagnosis diagnose(FairFit fit, String person, String rater, double rate) {
    return RaterDiagnostics.of(fit, person, rater, null, rate);
  }

  /** Diagnostics of raters who score several items, so that halo can be seen. */
  public static Diagnosis diagnose(
      FairFit fit, String person, String rater, RatingTable table, String item, double rate) {
    int[] codes = table.category(item).codes();
    int[] used = fit.design().usedRows();
    int[] items = new int[fit.rowsUsed()];
    for (int row = 0; row < items.length; row++) {
      items[row] = codes[used == null ? row : used[row]];
    }
    return RaterDiagnostics.of(fit, person, rater, items, rate);
  }

  /**
   * Whether people who rate one another return favours, and which groups do. Raters and persons are
   * the same people if their names are the same.
   *
   * @param rate the share of false findings to allow, for instance 0.05
   * @param seed of the simulated noise: the same seed gives the same answer
   */
  public static Cliques cliques(FairFit fit, String person, String rater, double rate, long seed) {
    return CliqueSearch.search(RaterDiagnostics.mutual(fit, person, rater), rate, seed);
  }

  /**
   * Growth of each person: the common slope plus the person's own.
   *
   * @param person the term made by {@link FairModel#growth}
   * @param number the column of time, also a linear fixed effect of the model
   */
  public static List<Growth> growth(FairFit fit, String person, String number) {
    return Growth.of(fit, person, number);
  }

  /**
   * Fits a many-facet Rasch model to answers in ordered categories.
   *
   * @throws IllegalArgumentException if columns are missing, the answers are not whole numbers or
   *     nothing differs; the message names the column and its value
   */
  public static RaschFit rasch(RatingTable table, RaschModel model) {
    RaschData data = RaschData.of(table, model);
    return switch (model.estimation()) {
      case MARGINAL -> MarginalRasch.fit(data);
      case JOINT -> JointRasch.fit(data);
    };
  }
}
