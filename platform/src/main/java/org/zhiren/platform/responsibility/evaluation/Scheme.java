package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.reckoning.Weights;
import org.zhiren.platform.shell.InvalidInput;

/**
 * The published formulae of a plan: how each kind of work is scored, who is compared, how long a
 * unit may appeal. 100 points are for the target reached.
 *
 * @param most points at the challenge value of breakthroughs, from 100 to 150
 * @param rankingByPlace whether ranking work is scored by the place among peers; otherwise by its
 *     own rule
 * @param placeLeast points of the last place, from 0 to 99
 * @param fewestPeers how many must stand in a comparison, from 3 to 50
 * @param perDayLate points taken off for each day late, above 0, at most 20
 * @param appealDays working days in which a unit may appeal after the freeze, from 1 to 20
 * @param answerDays working days in which an appeal is answered, from 1 to 20
 * @param criteria by which a panel judges highlights; empty: they are scored by their own rule
 */
public record Scheme(
    BigDecimal most,
    boolean rankingByPlace,
    BigDecimal placeLeast,
    int fewestPeers,
    BigDecimal perDayLate,
    int appealDays,
    int answerDays,
    List<Criterion> criteria) {

  /** What holds until somebody sets something else. */
  public static final Scheme USUAL =
      new Scheme(
          BigDecimal.valueOf(120),
          true,
          BigDecimal.valueOf(60),
          5,
          BigDecimal.valueOf(2),
          5,
          5,
          List.of(
              new Criterion("创新性", 3_000),
              new Criterion("实际成效", 4_000),
              new Criterion("可复制可推广", 3_000)));

  private static final int MOST_CRITERIA = 8;

  /**
   * A published criterion of the panel.
   *
   * @param name what is looked at
   * @param weight basis points; those of all criteria add up to 10,000
   */
  public record Criterion(String name, int weight) {
    private static final Map<String, String> ENGLISH =
        Map.of("创新性", "novelty", "实际成效", "results", "可复制可推广", "worth copying");

    /** Strips the name. */
    public Criterion {
      name = name.strip();
    }

    /** The name; those of the house are said in both languages. */
    public Text text() {
      return Text.of(name, ENGLISH.getOrDefault(name, name));
    }
  }

  /**
   * Checks every number.
   *
   * @throws InvalidInput with every fault
   */
  public Scheme {
    criteria = List.copyOf(criteria);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    within(faults, "most", most, 100, 150);
    within(faults, "placeLeast", placeLeast, 0, 99);
    within(faults, "fewestPeers", BigDecimal.valueOf(fewestPeers), 3, 50);
    within(faults, "perDayLate", perDayLate, 0, 20);
    if (perDayLate.signum() == 0) {
      faults.add(
          new InvalidInput.Fault(
              "perDayLate",
              "0",
              Text.of("逾期每天扣分为 0，应大于 0。", "0 points for each day late; it must be above 0.")));
    }
    within(faults, "appealDays", BigDecimal.valueOf(appealDays), 1, 20);
    within(faults, "answerDays", BigDecimal.valueOf(answerDays), 1, 20);
    int sum = criteria.stream().mapToInt(Criterion::weight).sum();
    boolean named = criteria.stream().noneMatch(one -> one.name().isEmpty() || one.weight() <= 0);
    long different = criteria.stream().map(Criterion::name).distinct().count();
    if (!criteria.isEmpty()
        && (sum != Weights.WHOLE
            || !named
            || different != criteria.size()
            || criteria.size() > MOST_CRITERIA)) {
      faults.add(
          new InvalidInput.Fault(
              "criteria",
              Weights.percent(sum) + "%",
              Text.of(
                      "评审标准最多 {0} 项，每项有不重复的名称和大于 0 的权重，合计 100%（现为 {1} 项、{2}%），请改正。",
                      "Up to {0} criteria, each with a name of its own and a weight above 0, adding"
                          + " up to 100 % ({1} with {2} % were given). Correct them.")
                  .fill(MOST_CRITERIA, criteria.size(), Weights.percent(sum))));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private static void within(
      List<InvalidInput.Fault> faults, String field, BigDecimal value, int least, int most) {
    if (value.compareTo(BigDecimal.valueOf(least)) < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      faults.add(
          new InvalidInput.Fault(
              field,
              value.toPlainString(),
              Text.of("{0} 应在 {1} 至 {2} 之间，请改正。", "{0} should lie between {1} and {2}. Correct it.")
                  .fill(value.toPlainString(), least, most)));
    }
  }

  private Text list() {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Criterion one : criteria) {
      String percent = " " + Weights.percent(one.weight()) + "%";
      zh.add(one.text().zh() + percent);
      en.add(one.text().en() + percent);
    }
    return Text.of(String.join("、", zh), String.join(", ", en));
  }

  /** The formula of a kind of work in words, as it is published. */
  public Text formula(TargetKind kind) {
    return switch (kind) {
      case BREAKTHROUGH ->
          Text.of(
                  "按目标自身的计分办法；达到目标 100 分，达到挑战值 {0} 分。",
                  "By the rule of the target: 100 points when it is reached, {0} at the challenge"
                      + " value.")
              .fill(most.toPlainString());
      case RANKING ->
          rankingByPlace
              ? Text.of(
                      "承担同一指标的单位不少于 {0} 个时按完成程度的位次：第一名 100 分，末名 {1} 分，其间等距；不足时按目标自身的计分办法，最高 100 分。",
                      "By place among at least {0} units with the same indicator: 100 points for"
                          + " the first, {1} for the last, in equal steps. With fewer, by the rule"
                          + " of the target, 100 points at most.")
                  .fill(fewestPeers, placeLeast.toPlainString())
              : Text.of("按目标自身的计分办法，最高 100 分。", "By the rule of the target, 100 points at most.");
      case HIGHLIGHT ->
          criteria.isEmpty()
              ? Text.of("按目标自身的计分办法，最高 100 分。", "By the rule of the target, 100 points at most.")
              : Text.of(
                      "评审组按公布的标准独立评分（{0}），扣除评委宽严差异后为得分；没有评审组的计划按目标自身的计分办法。",
                      "A panel marks independently by published criteria ({0}); what severe or"
                          + " lenient members account for is taken off. Without a panel, by the rule of"
                          + " the target.")
                  .fill(list());
      case STEP ->
          Text.of(
                  "按目标自身的计分办法，最高 100 分；逾期每天扣 {0} 分。",
                  "By the rule of the target, 100 points at most; {0} points less for each day late.")
              .fill(perDayLate.toPlainString());
    };
  }
}
