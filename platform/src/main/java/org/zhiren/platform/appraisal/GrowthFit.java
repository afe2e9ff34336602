package org.zhiren.platform.appraisal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairModel;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.Growth;
import org.zhiren.fairness.RatingTable;
import org.zhiren.platform.appraisal.Appraisals.Released;

/**
 * Growth of each person over the years: level and yearly change vary by person around a common
 * line, and each campaign has a level of its own, so that a lenient year is nobody's growth.
 */
final class GrowthFit {

  /** People with two years or more without whom nothing is said about growth. */
  private static final int LEAST_PEOPLE = 20;

  private static final Text A_YEAR = Text.of("分/年", "points a year");

  private final List<Released> results;
  private final Map<UUID, Set<Integer>> years = new LinkedHashMap<>();

  GrowthFit(List<Released> results) {
    this.results = results;
    results.forEach(one ->
        years
            .computeIfAbsent(one.result().person(), key -> new TreeSet<>())
            .add(one.result().year()));
  }

  Map<UUID, AppraisalGrowth> growth() {
    if (years.values().stream().filter(of -> of.size() > 1).count() < LEAST_PEOPLE) {
      return Map.of();
    }
    int n = results.size();
    int last = results.stream().mapToInt(one -> one.result().year()).max().orElse(0);
    double[] points = new double[n];
    double[] weight = new double[n];
    double[] year = new double[n];
    List<@Nullable String> person = new ArrayList<>(n);
    List<@Nullable String> campaign = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      AppraisalResult result = results.get(i).result();
      points[i] = results.get(i).points();
      weight[i] = Math.max(1, result.raters());
      year[i] = result.year() - last;
      person.add(result.person().toString());
      campaign.add(result.campaign().toString());
    }
    RatingTable table =
        RatingTable.rows(n)
            .number("points", points)
            .number("weight", weight)
            .number("year", year)
            .category("person", person)
            .category("campaign", campaign)
            .build();
    FairModel model =
        FairModel.of("points")
            .weightedBy("weight")
            .linear("year")
            .growth("person", "year")
            .random("campaign");
    try {
      FairFit fit = Fairness.fit(table, model);
      return fit.converged() ? report(Fairness.growth(fit, "person", "year")) : Map.of();
    } catch (IllegalArgumentException cannotBeTold) {
      return Map.of();
    }
  }

  private Map<UUID, AppraisalGrowth> report(List<Growth> growth) {
    Map<UUID, AppraisalGrowth> report = new LinkedHashMap<>();
    for (Growth one : growth) {
      UUID person = UUID.fromString(one.person());
      int count = years.getOrDefault(person, Set.of()).size();
      if (count > 1) {
        report.put(
            person,
            new AppraisalGrowth(
                person,
                count,
                one.slope(),
                one.beyondCommon(),
                one.low(),
                one.high(),
                explain(one, count)));
      }
    }
    return report;
  }

  private static Explanation explain(Growth growth, int count) {
    boolean clear = growth.low() > 0 || growth.high() < 0;
    Text sentence =
        clear
            ? Text.of(
                "{0} 个年度的测评：与大家相比每年变化 {1} 分，区间不含 0",
                "Campaigns of {0} years: changes by {1} points a year beside the others; the interval"
                    + " leaves out 0")
            : Text.of(
                "{0} 个年度的测评：与大家相比每年变化 {1} 分，区间包含 0，尚看不出升降",
                "Campaigns of {0} years: changes by {1} points a year beside the others; the interval"
                    + " holds 0, so neither rise nor fall can be told");
    return Explanation.of(
            "appraisal.growth",
            new Value.Estimate(
                round(growth.beyondCommon()),
                round(growth.low()),
                round(growth.high()),
                0.95,
                A_YEAR),
            sentence.fill(count, round(growth.beyondCommon())))
        .using(Fact.of(Text.of("年度数", "years"), count))
        .using(Fact.of(Text.of("本人每年变化", "own change a year"), round(growth.slope())))
        .build();
  }

  private static BigDecimal round(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
  }
}
