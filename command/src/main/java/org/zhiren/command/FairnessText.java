package org.zhiren.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairScore;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.FixedEffect;
import org.zhiren.fairness.RaschFit;

/** The results of {@code ./zhiren fairness} for people: the essentials, persons by name. */
final class FairnessText {

  private FairnessText() {}

  static String of(FairFit fit, String person, int most) {
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
    line(out, "%n%s", Speech.say("标准差", "Standard deviations"));
    fit.theta()
        .forEach((name, theta) -> line(out, "  %-22s %s", name, figure(theta * fit.sigma())));
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
        Fairness.scores(fit, person).stream()
            .sorted(Comparator.comparingDouble(FairScore::score).reversed())
            .toList();
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
    return out.toString();
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
