package org.zhiren.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairScore;
import org.zhiren.fairness.FixedEffect;
import org.zhiren.fairness.Growth;
import org.zhiren.fairness.RaschFit;

/** The results of {@code ./zhiren fairness} for people: the essentials, persons by name. */
final class FairnessText {

  private FairnessText() {}

  static String of(
      FairFit fit,
      List<FairScore> unordered,
      List<Growth> growths,
      List<FairScore> explained,
      int most) {
    StringBuilder out = new StringBuilder();
    line(out, "%-24s %s", Speech.say("准则", "criterion"), figure(fit.criterion()));
    line(out, "%-24s %d", Speech.say("使用的评分", "ratings used"), fit.rowsUsed());
    fit.rowsMissing()
        .forEach((column, count) -> {
          if (count > 0) {
            line(out, "  %s %s: %d", Speech.say("缺失", "missing"), column, count);
          }
        });
    if (!fit.converged()) {
      line(out, "%s", Speech.say("未收敛：数字仅供参考。", "Not converged: the figures are provisional."));
    }
    fit.approximation()
        .ifPresent(how ->
            line(
                out,
                "%s",
                Speech.say(
                    "近似结果（{0} 个随机向量，种子 {1}）：标准差的误差见括号，准则的误差 {2}。",
                    "Approximate ({0} random vectors, seed {1}): errors of the deviations in"
                        + " brackets, of the criterion {2}.",
                    how.probes(),
                    how.seed(),
                    figure(how.criterion()))));
    line(out, "%n%s", Speech.say("标准差", "Standard deviations"));
    fit.theta()
        .forEach((name, theta) ->
            line(
                out,
                "  %-22s %s%s",
                name,
                figure(theta * fit.sigma()),
                fit.approximation()
                    .map(how ->
                        " (" + figure(how.theta().getOrDefault(name, 0.0) * fit.sigma()) + ")")
                    .orElse("")));
    line(out, "  %-22s %s", Speech.say("残差", "residual"), figure(fit.sigma()));
    line(out, "%n%s", Speech.say("固定效应（标准误）", "Fixed effects (standard error)"));
    for (FixedEffect effect : fit.fixed()) {
      line(
          out,
          "  %-22s %s (%s)",
          effect.name(),
          figure(effect.estimate()),
          figure(effect.standardError()));
    }
    List<FairScore> scores =
        unordered.stream().sorted(Comparator.comparingDouble(FairScore::score).reversed()).toList();
    line(
        out,
        "%n%s",
        Speech.say(
            "公正得分（95% 区间；原始均值；评分数），共 {0} 人，列出 {1} 人。得分只供参考，不作决定。",
            "Fair scores (95% interval; raw mean; ratings): {1} of {0}. Scores inform and never decide.",
            scores.size(),
            Math.min(most, scores.size())));
    for (FairScore one : scores.subList(0, Math.min(most, scores.size()))) {
      line(
          out,
          "  %-22s %s [%s, %s]  %s  %d",
          one.person(),
          figure(one.score()),
          figure(one.low()),
          figure(one.high()),
          figure(one.rawMean()),
          one.ratings());
    }
    growths(out, growths, most);
    for (FairScore one : explained) {
      line(out, "%n%s", ExplanationPrinter.asText(one.explain(), Locale.getDefault()).strip());
    }
    return out.toString();
  }

  private static void growths(StringBuilder out, List<Growth> growths, int most) {
    if (growths.isEmpty()) {
      return;
    }
    List<Growth> sorted =
        growths.stream().sorted(Comparator.comparingDouble(Growth::slope).reversed()).toList();
    line(
        out,
        "%n%s",
        Speech.say(
            "成长：每单位时间的分数（与共同趋势之差的 95% 区间），共 {0} 人，列出 {1} 人",
            "Growth: points per unit of time (95% interval of the difference from the common"
                + " trend): {1} of {0}",
            sorted.size(),
            Math.min(most, sorted.size())));
    for (Growth one : sorted.subList(0, Math.min(most, sorted.size()))) {
      line(
          out,
          "  %-22s %s [%s, %s]",
          one.person(),
          figure(one.slope()),
          figure(one.low()),
          figure(one.high()));
    }
  }

  static String of(RaschFit fit, int most) {
    StringBuilder out = new StringBuilder();
    line(out, "%-24s %s", Speech.say("偏差", "deviance"), figure(fit.deviance()));
    line(out, "%-24s %d", Speech.say("使用的作答", "answers used"), fit.rowsUsed());
    line(out, "%-24s %s", Speech.say("被评人标准差", "spread of persons"), figure(fit.spread()));
    if (!fit.converged()) {
      line(out, "%s", Speech.say("未收敛：数字仅供参考。", "Not converged: the figures are provisional."));
    }
    fit.facets()
        .forEach((facet, measures) -> {
          line(
              out,
              "%n%s",
              Speech.say(
                  "{0}（标准误）infit outfit，共 {1}",
                  "{0} (standard error) infit outfit: {1}", facet, measures.size()));
          for (RaschFit.Measure measure : measures.subList(0, Math.min(most, measures.size()))) {
            line(
                out,
                "  %-22s %s (%s)  %.2f  %.2f%s",
                measure.level(),
                figure(measure.estimate()),
                figure(measure.standardError()),
                measure.infit(),
                measure.outfit(),
                measure.extreme() ? Speech.say("  全在一端", "  all at one end") : "");
          }
        });
    line(out, "%n%s", Speech.say("阈值", "Thresholds"));
    for (RaschFit.Threshold threshold : fit.thresholds()) {
      line(out, "  %-22d %s", threshold.category(), figure(threshold.estimate()));
    }
    line(
        out,
        "%n%s",
        Speech.say(
            "被评人 {0} 人；逐人结果见 --json。", "Persons: {0}; see --json for each.", fit.persons().size()));
    return out.toString();
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
