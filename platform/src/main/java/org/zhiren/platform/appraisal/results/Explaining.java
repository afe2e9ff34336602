package org.zhiren.platform.appraisal.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Parameter;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verification;
import org.zhiren.platform.appraisal.results.ResultDetail.Cause;
import org.zhiren.platform.appraisal.results.ResultDetail.Correction;

/** Says how a result came about: raw mean, each correction, interval, what was left out. */
final class Explaining {

  private static final Text POINTS = Text.of("分", "points");

  private static final Citation HENDERSON =
      new Citation(
          Text.same(
              "C. R. Henderson, Best linear unbiased estimation and prediction under a selection"
                  + " model, Biometrics 31"),
          "",
          "1975",
          null,
          Verification.SECONDARY);

  private static final Citation PLAN =
      new Citation(
          Text.of("本次测评方案", "The plan of this campaign"), "", "", null, Verification.VERIFIED);

  private Explaining() {}

  /** What a correction does, in one sentence. */
  static Text sentence(Cause cause, double by) {
    BigDecimal size = show(Math.abs(by));
    return switch (cause) {
      case SEVERITY ->
          by == 0
              ? Text.of(
                  "评他的人宽严与他人相当，未作调整。",
                  "Those who marked this person are as strict as others: nothing changed.")
              : by > 0
                  ? Text.of(
                          "评他的人总体偏严，补回 {0} 分。",
                          "Those who marked this person are stricter than others: {0} given back.")
                      .fill(size)
                  : Text.of(
                          "评他的人总体偏宽，扣除 {0} 分。",
                          "Those who marked this person are more lenient than others: {0} taken off.")
                      .fill(size);
      case MIX ->
          by > 0
              ? Text.of(
                      "参评组别构成使原始均分偏低，补回 {0} 分。",
                      "The mix of groups lowered the raw mean: {0} given back.")
                  .fill(size)
              : Text.of(
                      "参评组别构成使原始均分偏高，扣除 {0} 分。",
                      "The mix of groups raised the raw mean: {0} taken off.")
                  .fill(size);
      case ITEMS ->
          by > 0
              ? Text.of(
                      "部分项目有人未评，按各项目均分折算后补回 {0} 分。",
                      "Some left items open; evened out by the items' means: {0} given back.")
                  .fill(size)
              : Text.of(
                      "部分项目有人未评，按各项目均分折算后扣除 {0} 分。",
                      "Some left items open; evened out by the items' means: {0} taken off.")
                  .fill(size);
      case SCARCITY ->
          by == 0
              ? Text.of(
                  "票数足够，未向全体均值收拢。", "There are enough sheets: not drawn towards the mean of all.")
              : Text.of(
                      "票数有限，为求稳妥向全体均值收拢 {0} 分（{1}）。",
                      "Few sheets say little: drawn towards the mean of all by {0} ({1}).")
                  .fill(size, by > 0 ? Text.of("上调", "up") : Text.of("下调", "down"));
    };
  }

  static Explanation fair(
      Shown shown,
      int person,
      double raw,
      double fair,
      double low,
      double high,
      List<Correction> corrections) {
    Explanation.Builder tree =
        Explanation.of(
                "appraisal.fair",
                new Value.Estimate(show(fair), show(low), show(high), 0.95, POINTS),
                Text.of(
                        "公平得分 {0} 分（95% 区间 {1} 至 {2}），原始均分 {3} 分，依据 {4} 张票",
                        "Fair score {0} (95% interval {1} to {2}), raw mean {3}, from {4} sheets")
                    .fill(show(fair), show(low), show(high), show(raw), shown.sheets(person)))
            .using(Fact.of(Text.of("票数", "sheets"), shown.sheets(person)))
            .citing(HENDERSON)
            .because(rawMean(shown, person, raw));
    for (Correction one : corrections) {
      tree.because(
          Explanation.of(
                  "appraisal.correction." + one.cause().name().toLowerCase(java.util.Locale.ROOT),
                  new Value.Quantity(show(one.by()), POINTS),
                  one.sentence())
              .build());
    }
    return leftOut(shown, person, tree).build();
  }

  static Explanation plain(
      Shown shown, int person, double raw, @Nullable Double low, @Nullable Double high) {
    Text sentence =
        low == null || high == null
            ? Text.of(
                    "原始均分 {0} 分，依据 {1} 张票；人数或票数太少，不作宽严校正，也无法给出区间",
                    "Raw mean {0} from {1} sheets; too few for a correction of severity or an interval")
                .fill(show(raw), shown.sheets(person))
            : Text.of(
                    "原始均分 {0} 分（95% 区间 {1} 至 {2}），依据 {3} 张票；人数或票数太少，不作宽严校正",
                    "Raw mean {0} (95% interval {1} to {2}) from {3} sheets; too few for a correction"
                        + " of severity")
                .fill(show(raw), show(low), show(high), shown.sheets(person));
    Value value =
        low == null || high == null
            ? new Value.Quantity(show(raw), POINTS)
            : new Value.Estimate(show(raw), show(low), show(high), 0.95, POINTS);
    Explanation.Builder tree =
        Explanation.of("appraisal.plain", value, sentence)
            .using(Fact.of(Text.of("票数", "sheets"), shown.sheets(person)))
            .because(rawMean(shown, person, raw));
    return leftOut(shown, person, tree).build();
  }

  static Explanation withheld(Shown shown) {
    return Explanation.of(
            "appraisal.withheld",
            new Value.Missing(),
            Text.of(
                    "每个组别的评价都少于 {0} 份，为保护评分人不予显示",
                    "Every group gave fewer than {0} marks; nothing is shown, for the raters' sake")
                .fill(shown.from().leastScores()))
        .using(least(shown))
        .build();
  }

  private static Explanation rawMean(Shown shown, int person, double raw) {
    Explanation.Builder tree =
        Explanation.of(
            "appraisal.raw",
            new Value.Quantity(show(raw), POINTS),
            Text.of("原始均分：各组均分按权重相加", "Raw mean: the groups' means by their weights"));
    double[] share = shown.shares(person);
    for (int g = 0; g < share.length; g++) {
      if (shown.group(g, person)) {
        tree.because(
            Explanation.of(
                    "appraisal.group",
                    new Value.Quantity(show(shown.mean(g, person)), POINTS),
                    Text.of("{0}：{1} 张票均分 {2}，占 {3}%", "{0}: mean {2} of {1} sheets, share {3}%")
                        .fill(
                            shown.from().groups().get(g).name(),
                            shown.sheets(g, person),
                            show(shown.mean(g, person)),
                            Math.round(share[g] * 100)))
                .build());
      }
    }
    return tree.build();
  }

  private static Explanation.Builder leftOut(Shown shown, int person, Explanation.Builder tree) {
    for (int g = 0; g < shown.from().groups().size(); g++) {
      if (shown.leftOut(g, person)) {
        tree.because(
            Explanation.of(
                    "appraisal.leftout",
                    new Value.Words(Text.of("未计入", "left out")),
                    Text.of(
                            "{0}的评价少于 {1} 份，不显示，也不计入任何合计",
                            "{0} gave fewer than {1} marks: not shown and in no total")
                        .fill(shown.from().groups().get(g).name(), shown.from().leastScores()))
                .using(least(shown))
                .build());
      }
    }
    return tree;
  }

  private static Parameter least(Shown shown) {
    return new Parameter(
        "appraisal.least",
        Text.of("最少份数", "least number of marks"),
        Integer.toString(shown.from().leastScores()),
        Text.of("份", "marks"),
        null,
        PLAN);
  }

  static BigDecimal show(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
  }
}
