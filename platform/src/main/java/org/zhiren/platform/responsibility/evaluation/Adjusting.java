package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verification;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairModel;
import org.zhiren.fairness.FairScore;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.RatingTable;
import org.zhiren.fairness.Standing;

/**
 * Frees the scores of the units of one group of peers from the conditions under which they were
 * achieved. The score of a target is a common mean, plus how easy the indicator is for everybody,
 * plus what the size of the unit and where it started account for, plus the unit itself. What is
 * left for the unit is shown with its interval and its place, as an interval too.
 *
 * <p>It is said, and nothing is shown, where the data do not support this: too few units, too few
 * targets in common, or no difference between units that exceeds chance.
 */
final class Adjusting {

  private static final String UNIT = "unit";
  private static final String INDICATOR = "indicator";
  private static final String SIZE = "size";
  private static final String START = "start";
  private static final int FEWEST_UNITS = 8;
  private static final int FEWEST_TARGETS = 2;
  private static final int DRAWS = 1_000;
  private static final double LEVEL = 0.95;
  private static final long SEED = 20_260_101;
  private static final Text POINTS = Text.of("分", "points");
  private static final Citation METHOD =
      new Citation(
          Text.same(
              "C. R. Henderson, Best linear unbiased estimation and prediction under a selection"
                  + " model, Biometrics 31"),
          "",
          "1975",
          null,
          Verification.SECONDARY);

  private Adjusting() {}

  /**
   * What is known about a unit besides its scores.
   *
   * @param people how many work there; {@code null} if it is not known
   * @param before its points in the plan before; {@code null} if there are none
   */
  record Conditions(@Nullable Integer people, @Nullable BigDecimal before) {}

  /**
   * A unit freed from conditions.
   *
   * @param points the points, with the ends of their interval
   * @param place the place among the peers that could be compared
   * @param why raw points, each correction, caution
   */
  record Adjusted(
      BigDecimal points, BigDecimal low, BigDecimal high, UnitScore.Place place, Explanation why) {}

  /**
   * What became of a group.
   *
   * @param units by unit; empty if nothing is shown
   * @param note what was taken into account, or why nothing is shown
   */
  record Group(Map<UUID, Adjusted> units, Text note) {
    /** Copies the map. */
    Group {
      units = Map.copyOf(units);
    }
  }

  /** Adjusts the units of one group. */
  static Group of(List<UnitScore> group, Map<UUID, Conditions> conditions) {
    List<UnitScore> units = group.stream().filter(one -> one.known() >= FEWEST_TARGETS).toList();
    if (units.size() < FEWEST_UNITS) {
      return none(
          Text.of(
                  "至少 {1} 项目标有得分的单位只有 {0} 个，不足 {2} 个，数据不足以区分条件与努力，不作校正。",
                  "Units with scores of at least {1} targets: {0}, fewer than {2}. Conditions and"
                      + " effort cannot be told apart, so nothing is adjusted.")
              .fill(units.size(), FEWEST_TARGETS, FEWEST_UNITS));
    }
    boolean sized = units.stream().allMatch(one -> conditions(one, conditions).people() != null);
    boolean started = units.stream().allMatch(one -> conditions(one, conditions).before() != null);
    try {
      return fit(units, conditions, sized, started);
    } catch (IllegalArgumentException notSupported) {
      return none(
          Text.of(
              "各单位承担的指标之间联系太少，数据不足以区分条件与努力，不作校正。",
              "The indicators of the units are too little connected to tell conditions from effort:"
                  + " nothing is adjusted."));
    }
  }

  private static Conditions conditions(UnitScore unit, Map<UUID, Conditions> all) {
    return all.getOrDefault(unit.unitId(), new Conditions(null, null));
  }

  private static Group none(Text why) {
    return new Group(Map.of(), why);
  }

  private static Group fit(
      List<UnitScore> units, Map<UUID, Conditions> conditions, boolean sized, boolean started) {
    List<@Nullable String> unit = new ArrayList<>();
    List<@Nullable String> indicator = new ArrayList<>();
    List<Double> score = new ArrayList<>();
    List<Double> weight = new ArrayList<>();
    List<Double> size = new ArrayList<>();
    List<Double> start = new ArrayList<>();
    for (UnitScore one : units) {
      List<Outcomes.Scored> known =
          one.parts().stream().filter(part -> part.score().known()).toList();
      double sum = known.stream().mapToInt(UnitScore::share).sum();
      Conditions under = conditions(one, conditions);
      for (Outcomes.Scored part : known) {
        unit.add(one.unitId().toString());
        indicator.add(part.target().facts().name() + "／" + part.target().facts().indicator());
        score.add(Objects.requireNonNull(part.score().points()).doubleValue());
        // Weights of one unit with a mean of 1: its mean is its raw points.
        weight.add(UnitScore.share(part) * known.size() / sum);
        Integer people = under.people();
        BigDecimal before = under.before();
        size.add(people == null ? 0 : Math.log1p(people));
        start.add(before == null ? 0 : before.doubleValue());
      }
    }
    RatingTable table =
        RatingTable.rows(unit.size())
            .category(UNIT, unit)
            .category(INDICATOR, indicator)
            .number("score", numbers(score))
            .number("weight", numbers(weight))
            .number(SIZE, numbers(size))
            .number(START, numbers(start))
            .build();
    FairModel model = FairModel.of("score").weightedBy("weight").random(INDICATOR).random(UNIT);
    model = sized && differs(size) ? model.linear(SIZE) : model;
    model = started && differs(start) ? model.linear(START) : model;
    FairFit fit = Fairness.fit(table, model);
    if (!fit.converged() || fit.withoutVariance().contains(UNIT)) {
      return none(
          Text.of(
              "各单位之间的差异没有超出偶然波动，不作校正。",
              "The units do not differ by more than chance: nothing is adjusted."));
    }
    var parts = Fairness.connectivity(table, UNIT, INDICATOR, 0);
    if (!parts.connected()) {
      return none(
          Text.of(
              "部分单位与其他单位没有共同的指标，无法放在一起比较，不作校正。",
              "Some units have no indicator in common with the others and cannot be compared:"
                  + " nothing is adjusted."));
    }
    Map<String, UnitScore.Place> places = new HashMap<>();
    for (Standing standing : Fairness.standings(fit, UNIT, parts, LEVEL, DRAWS, SEED)) {
      places.put(standing.person(), new UnitScore.Place(standing.rankLow(), standing.rankHigh()));
    }
    Map<UUID, Adjusted> adjusted = new HashMap<>();
    for (FairScore one : Fairness.scores(fit, UNIT)) {
      adjusted.put(
          UUID.fromString(one.person()),
          new Adjusted(
              UnitScore.two(one.score()),
              UnitScore.two(one.low()),
              UnitScore.two(one.high()),
              Objects.requireNonNull(places.get(one.person())),
              why(one)));
    }
    return new Group(adjusted, note(units.size(), fit));
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static boolean differs(List<Double> numbers) {
    return numbers.stream().distinct().count() > 1;
  }

  private static Text condition(String name) {
    return switch (name) {
      case INDICATOR -> Text.of("承担指标的难易", "how hard its indicators are");
      case SIZE -> Text.of("单位规模", "the size of the unit");
      case START -> Text.of("上年基础", "where it stood the year before");
      default -> Text.same(name);
    };
  }

  private static Text note(int units, FairFit fit) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(INDICATOR));
    fit.model().fixed().forEach(term -> names.add(term.column()));
    names.removeAll(fit.fixedDropped());
    names.forEach(name -> {
      zh.add(condition(name).zh());
      en.add(condition(name).en());
    });
    return Text.of(
            "{0} 个单位放在一起比较，已扣除：{1}。区间为 95%。",
            "{0} units were compared; taken off: {2}. Intervals are of 95 %.")
        .fill(units, String.join("、", zh), String.join(", ", en));
  }

  private static Explanation why(FairScore one) {
    BigDecimal points = UnitScore.two(one.score());
    BigDecimal raw = UnitScore.two(one.rawMean());
    Explanation.Builder tree =
        Explanation.of(
                "score.adjusted",
                new Value.Estimate(
                    points, UnitScore.two(one.low()), UnitScore.two(one.high()), LEVEL, POINTS),
                Text.of(
                        "原始 {0} 分，按条件校正后 {1} 分，95% 区间 {2} 至 {3}。",
                        "Raw {0} points, {1} once freed from conditions, 95 % interval {2} to {3}.")
                    .fill(
                        raw.toPlainString(),
                        points.toPlainString(),
                        UnitScore.two(one.low()).toPlainString(),
                        UnitScore.two(one.high()).toPlainString()))
            .using(Fact.of(Text.of("有得分的目标", "targets with a score"), one.ratings()))
            .using(Fact.of(Text.of("原始得分", "raw points"), raw.toPlainString()))
            .citing(METHOD);
    one.corrections()
        .forEach((name, by) -> tree.because(moved("score.adjusted." + name, condition(name), by)));
    tree.because(
        moved(
            "score.adjusted.caution",
            Text.of("目标不多、偶然性较大", "few targets, which say little"),
            one.caution()));
    return tree.build();
  }

  /** A part of the difference between raw and adjusted: {@code by} was in the raw points. */
  private static Explanation moved(String rule, Text cause, double by) {
    BigDecimal size = UnitScore.two(Math.abs(by));
    Text sentence =
        size.signum() == 0
            ? Text.of("{0}：没有影响。", "No difference: {0}.").fill(cause)
            : by > 0
                ? Text.of("{0}使原始得分偏高，扣除 {1} 分。", "{1} points taken off: {0}.").fill(cause, size)
                : Text.of("{0}使原始得分偏低，补回 {1} 分。", "{1} points given back: {0}.").fill(cause, size);
    return Explanation.of(rule, new Value.Quantity(UnitScore.two(-by), POINTS), sentence).build();
  }
}
