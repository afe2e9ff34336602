package org.zhiren.platform.appraisal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairModel;
import org.zhiren.fairness.FairScore;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.FixedEffect;
import org.zhiren.fairness.RatingTable;
import org.zhiren.platform.appraisal.Appraisals.Released;

/**
 * Takes the campaigns of some years together, person by person, and estimates what hard conditions
 * cost: the difference between units of hard and of usual conditions, with units and people as
 * random effects. It assumes that people in hard places are on average as able as elsewhere; that
 * is said with every result, and the figure before it stands beside.
 */
final class StandingFit {

  /** Nothing is known to less than a point: marks are whole numbers given by people. */
  private static final double LEAST_SD = 1;

  /** Units of either kind without which nothing is said about conditions. */
  private static final int LEAST_UNITS = 3;

  private static final Text POINTS = Text.of("分", "points");

  private final List<Released> results;
  private final Map<UUID, Boolean> hard;
  private final Optional<FixedEffect> conditions;

  StandingFit(List<Released> results, Map<UUID, Boolean> hard) {
    this.results = results.stream().filter(r -> r.result().low() != null).toList();
    this.hard = hard;
    this.conditions = conditions();
  }

  private boolean hard(UUID unit) {
    return hard.getOrDefault(unit, false);
  }

  /** What hard conditions do to a result, in points; empty if too few units tell. */
  private Optional<FixedEffect> conditions() {
    long hardUnits = unitsOf(true);
    if (hardUnits < LEAST_UNITS || unitsOf(false) < LEAST_UNITS) {
      return Optional.empty();
    }
    int n = results.size();
    double[] points = new double[n];
    double[] weight = new double[n];
    double[] hardship = new double[n];
    List<@Nullable String> unit = new ArrayList<>(n);
    List<@Nullable String> person = new ArrayList<>(n);
    List<@Nullable String> campaign = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      AppraisalResult result = results.get(i).result();
      points[i] = results.get(i).points();
      weight[i] = Math.max(1, result.raters());
      hardship[i] = hard(result.unit()) ? 1 : 0;
      unit.add(result.unit().toString());
      person.add(result.person().toString());
      campaign.add(result.campaign().toString());
    }
    RatingTable table =
        RatingTable.rows(n)
            .number("points", points)
            .number("weight", weight)
            .number("hardship", hardship)
            .category("unit", unit)
            .category("person", person)
            .category("campaign", campaign)
            .build();
    FairModel model = FairModel.of("points").weightedBy("weight").linear("hardship").random("unit");
    if (person.stream().distinct().count() < n) {
      model = model.random("person");
    }
    if (campaign.stream().distinct().count() > unit.stream().distinct().count()) {
      model = model.random("campaign");
    }
    try {
      FairFit fit = Fairness.fit(table, model);
      return fit.converged()
          ? fit.fixed().stream().filter(f -> f.name().equals("hardship")).findFirst()
          : Optional.empty();
    } catch (IllegalArgumentException cannotBeTold) {
      return Optional.empty();
    }
  }

  private long unitsOf(boolean wanted) {
    return results.stream()
        .map(r -> r.result().unit())
        .distinct()
        .filter(unit -> hard(unit) == wanted)
        .count();
  }

  List<AppraisalStanding> standings() {
    Map<UUID, List<Double>> byCampaign = new LinkedHashMap<>();
    Map<UUID, List<AppraisalResult>> byPerson = new LinkedHashMap<>();
    for (Released one : results) {
      AppraisalResult result = one.result();
      byPerson.computeIfAbsent(result.person(), key -> new ArrayList<>()).add(result);
      byCampaign
          .computeIfAbsent(result.campaign(), key -> new ArrayList<>())
          .add(result.points(best(result)));
    }
    return byPerson.values().stream().map(of -> standing(of, byCampaign)).toList();
  }

  private static double best(AppraisalResult result) {
    Double best = result.best();
    return best == null ? Double.NaN : best;
  }

  private AppraisalStanding standing(List<AppraisalResult> of, Map<UUID, List<Double>> byCampaign) {
    double mass = 0;
    double sum = 0;
    for (AppraisalResult result : of) {
      double weight = 1 / square(sd(result));
      mass += weight;
      sum += weight * result.points(best(result));
    }
    double points = sum / mass;
    double surprise = 0;
    for (AppraisalResult result : of) {
      surprise += square((result.points(best(result)) - points) / sd(result));
    }
    // Years that differ by more than their intervals allow make the whole less certain (Birge).
    double widened = of.size() > 1 ? Math.max(1, Math.sqrt(surprise / (of.size() - 1))) : 1;
    double half = FairScore.QUANTILE_95 * widened / Math.sqrt(mass);
    double peers =
        median(
            of.stream()
                .flatMap(r -> byCampaign.getOrDefault(r.campaign(), List.of()).stream())
                .toList());
    AppraisalResult latest = of.getFirst();
    boolean hardship = hard(latest.unit());
    double shift = hardship ? -conditions.map(FixedEffect::estimate).orElse(0.0) : 0;
    double error = hardship ? conditions.map(FixedEffect::standardError).orElse(0.0) : 0;
    double adjustedHalf = Math.hypot(half, FairScore.QUANTILE_95 * error);
    boolean known = conditions.isPresent();
    return new AppraisalStanding(
        latest.person(),
        latest.unit(),
        of.size(),
        latest.year(),
        points,
        points - half,
        points + half,
        peers,
        hardship,
        known ? points + shift : null,
        known ? points + shift - adjustedHalf : null,
        known ? points + shift + adjustedHalf : null,
        explain(of, points, half, peers, hardship));
  }

  private Explanation explain(
      List<AppraisalResult> of, double points, double half, double peers, boolean hardship) {
    Explanation.Builder tree =
        Explanation.of(
                "appraisal.standing",
                new Value.Estimate(
                    round(points), round(points - half), round(points + half), 0.95, POINTS),
                Text.of(
                        "近 {0} 次测评合计 {1} 分（0—100），同场人员中位数 {2} 分",
                        "The last {0} campaigns together: {1} points of 100; median of those"
                            + " appraised together {2}")
                    .fill(of.size(), round(points), round(peers)))
            .using(Fact.of(Text.of("测评次数", "campaigns"), of.size()));
    for (AppraisalResult result : of) {
      tree.because(
          Explanation.of(
                  "appraisal.campaign",
                  new Value.Quantity(round(result.points(best(result))), POINTS),
                  Text.of("{0}：{1}", "{0}: {1}").fill(result.title(), result.sentence()))
              .using(Fact.of(Text.of("测评", "campaign"), result.title(), result.href()))
              .build());
    }
    if (hardship) {
      tree.because(conditionsExplained());
    }
    return tree.build();
  }

  private Explanation conditionsExplained() {
    return conditions
        .map(effect ->
            Explanation.of(
                    "appraisal.conditions",
                    new Value.Quantity(round(-effect.estimate()), POINTS),
                    Text.of(
                            "所在单位条件艰苦：此类单位平均相差 {0} 分（标准误 {1}），折算时按“艰苦单位干部平均不弱于他处”处理",
                            "The unit works in hard conditions: such units differ by {0} points on"
                                + " average (standard error {1}); the adjusted figure takes people"
                                + " there to be as able as elsewhere on average")
                        .fill(round(effect.estimate()), round(effect.standardError())))
                .build())
        .orElseGet(() ->
            Explanation.of(
                    "appraisal.conditions",
                    new Value.Missing(),
                    Text.of(
                        "所在单位条件艰苦；已测评单位太少，无法估计条件差异",
                        "The unit works in hard conditions; too few units were appraised to tell what"
                            + " that does"))
                .build());
  }

  private static double sd(AppraisalResult result) {
    Double low = result.low();
    Double high = result.high();
    double width = low == null || high == null ? result.scale() : high - low;
    return Math.max(LEAST_SD, width / (2 * FairScore.QUANTILE_95) / (result.scale() - 1) * 100);
  }

  static double median(Collection<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    if (n == 0) {
      return Double.NaN;
    }
    return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
  }

  private static double square(double value) {
    return value * value;
  }

  private static BigDecimal round(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
  }
}
