package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;

/** One scoring of one outcome, with its words. */
final class ScoringWork {

  private static final Text ACTUAL = Text.of("实际值", "actual value");
  private static final Text BASELINE = Text.of("基期值", "baseline");
  private static final Text TARGET = Text.of("目标值", "target");
  private static final Text CHALLENGE = Text.of("挑战值", "challenge value");
  private static final Text DUE = Text.of("完成期限", "due on");
  private static final Text FINISHED = Text.of("实际完成日期", "finished on");
  private static final Text PLACE = Text.of("位次", "place");

  private final Scoring scoring;
  private final Outcome outcome;
  private final Unit unit;
  private final List<Fact> facts = new ArrayList<>();

  ScoringWork(Scoring scoring, Outcome outcome, Unit unit) {
    this.scoring = scoring;
    this.outcome = outcome;
    this.unit = unit;
  }

  Score score() {
    if (scoring instanceof Scoring.DaysLate late) {
      return daysLate(late);
    }
    Text name = scoring instanceof Scoring.ByPlace ? PLACE : ACTUAL;
    BigDecimal value = outcome.value();
    if (value == null) {
      facts.add(Fact.missing(name));
      return unknown(
          Text.of("截至 {0} 没有{1}，无法计分。", "There is no {1} as of {0}, so nothing can be scored.")
              .fill(outcome.asOf(), name));
    }
    Exact actual = Exact.of(value);
    facts.add(Fact.of(name, scoring instanceof Scoring.ByPlace ? plain(value) : written(value)));
    return switch (scoring) {
      case Scoring.Linear linear -> linear(linear, actual);
      case Scoring.Within within -> within(within, actual);
      case Scoring.Step step -> step(step, actual);
      case Scoring.AllOrNothing all -> allOrNothing(all, actual);
      case Scoring.ByPlace place -> byPlace(place, actual);
      case Scoring.DaysLate late -> daysLate(late);
    };
  }

  private Score linear(Scoring.Linear f, Exact actual) {
    facts.add(Fact.of(BASELINE, written(f.baseline())));
    facts.add(Fact.of(TARGET, written(f.target())));
    Exact baseline = Exact.of(f.baseline());
    Exact target = Exact.of(f.target());
    Exact full = Exact.of(f.full());
    BigDecimal challenge = f.challenge();
    if (challenge != null) {
      facts.add(Fact.of(CHALLENGE, written(challenge)));
    }
    if (f.direction().reached(actual, target)) {
      if (challenge == null) {
        return known(
            "linear", full, Text.of("已达到目标，得满分 {0} 分。", "The target is reached: full {0} points."));
      }
      Exact most = Exact.of(f.most());
      Exact further = actual.minus(target).over(Exact.of(challenge).minus(target)).min(Exact.ONE);
      Exact points = full.plus(most.minus(full).times(further));
      return known(
          "linear",
          points,
          further.equals(Exact.ONE)
              ? Text.of(
                  "已达到挑战值，得最高分 {0} 分。", "The challenge value is reached: the most, {0} points.")
              : Text.of(
                  "已达到目标并完成目标至挑战值的 {1}%，得 {0} 分。",
                  "The target is reached and {1} % of the way from there to the challenge value:"
                      + " {0} points."),
          percent(further));
    }
    Exact way = actual.minus(baseline).over(target.minus(baseline)).max(Exact.ZERO);
    return known(
        "linear",
        full.times(way),
        way.signum() == 0
            ? Text.of("未优于基期，得 {0} 分。", "No better than the baseline: {0} points.")
            : Text.of(
                "完成基期至目标的 {1}%，得 {0} 分。",
                "{1} % of the way from the baseline to the target: {0} points."),
        percent(way));
  }

  private Score within(Scoring.Within f, Exact actual) {
    facts.add(Fact.of(TARGET, f.low().toPlainString() + " – " + f.high().toPlainString()));
    Exact outside =
        Exact.of(f.low()).minus(actual).max(actual.minus(Exact.of(f.high()))).max(Exact.ZERO);
    Exact full = Exact.of(f.full());
    if (outside.signum() == 0) {
      return known(
          "within", full, Text.of("在区间之内，得满分 {0} 分。", "Within the range: full {0} points."));
    }
    Exact left = Exact.ONE.minus(outside.over(Exact.of(f.tolerance()))).max(Exact.ZERO);
    return known(
        "within",
        full.times(left),
        Text.of(
            "超出区间 {1}，容差为 {2}，得 {0} 分。", "Outside the range by {1}, tolerance {2}: {0} points."),
        unit.write(plain(outside.decimal())),
        unit.write(plain(f.tolerance())));
  }

  private Score step(Scoring.Step f, Exact actual) {
    Scoring.@Nullable Rung reached = null;
    for (Scoring.Rung rung : f.rungs()) {
      if (f.direction().reached(actual, Exact.of(rung.from()))) {
        reached = rung;
      }
    }
    if (reached == null) {
      return known(
          "step",
          Exact.of(f.otherwise()),
          Text.of(
              "未达到任何一档（首档为 {1}），得 {0} 分。", "No step is reached (the first is {1}): {0} points."),
          written(f.rungs().getFirst().from()));
    }
    return known(
        "step",
        Exact.of(reached.points()),
        Text.of("达到 {1} 一档，得 {0} 分。", "The step of {1} is reached: {0} points."),
        written(reached.from()));
  }

  private Score allOrNothing(Scoring.AllOrNothing f, Exact actual) {
    facts.add(Fact.of(TARGET, written(f.target())));
    return f.direction().reached(actual, Exact.of(f.target()))
        ? known(
            "all-or-nothing",
            Exact.of(f.full()),
            Text.of("已达到目标，得满分 {0} 分。", "The target is reached: full {0} points."))
        : known(
            "all-or-nothing",
            Exact.ZERO,
            Text.of("未达到目标，得 {0} 分。", "The target is not reached: {0} points."));
  }

  private Score byPlace(Scoring.ByPlace f, Exact place) {
    if (place.compareTo(Exact.ONE) < 0 || place.compareTo(Exact.of(f.peers())) > 0) {
      throw new ReckoningFault(
          Text.of("位次 {0} 不在 1 至 {1} 之间。", "The place {0} does not lie between 1 and {1}.")
              .fill(plain(place.decimal()), f.peers()));
    }
    Exact full = Exact.of(f.full());
    Exact lost = full.minus(Exact.of(f.least()));
    Exact share = place.minus(Exact.ONE).over(Exact.of(f.peers() - 1L));
    return known(
        "by-place",
        full.minus(lost.times(share)),
        Text.of("{2} 个同类单位中列第 {1}，得 {0} 分。", "Place {1} among {2} peers: {0} points."),
        plain(place.decimal()),
        f.peers());
  }

  private Score daysLate(Scoring.DaysLate f) {
    facts.add(Fact.of(DUE, f.due()));
    LocalDate finished = outcome.finished();
    if (finished == null) {
      facts.add(Fact.missing(FINISHED));
      if (!outcome.asOf().isAfter(f.due())) {
        return unknown(
            Text.of(
                    "截至 {0} 尚未到期，也未完成，暂不计分。",
                    "As of {0} it is neither due nor finished; nothing is scored yet.")
                .fill(outcome.asOf()));
      }
    } else {
      facts.add(Fact.of(FINISHED, finished));
    }
    LocalDate counted = finished == null ? outcome.asOf() : finished;
    long days = Math.max(0, ChronoUnit.DAYS.between(f.due(), counted));
    Exact points =
        Exact.of(f.full())
            .minus(Exact.of(f.perDay()).times(Exact.of(days)))
            .max(Exact.of(f.least()));
    if (days == 0) {
      return known(
          "days-late", points, Text.of("按期完成，得满分 {0} 分。", "Finished in time: full {0} points."));
    }
    return known(
        "days-late",
        points,
        finished == null
            ? Text.of(
                "截至 {3} 逾期 {1} 天仍未完成，每天扣 {2} 分，现得 {0} 分。",
                "Not finished as of {3}, {1} days late at {2} points a day: {0} points so far.")
            : Text.of(
                "逾期 {1} 天完成，每天扣 {2} 分，得 {0} 分。",
                "Finished {1} days late at {2} points a day: {0} points."),
        days,
        plain(f.perDay()),
        counted);
  }

  private Score known(String rule, Exact exact, Text sentence, Object... arguments) {
    BigDecimal points = exact.rounded(Score.DECIMALS);
    Object[] all = new Object[arguments.length + 1];
    all[0] = plain(points);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Explanation.Builder explanation =
        Explanation.of("score." + rule, Score.value(points), sentence.fill(all));
    facts.forEach(explanation::using);
    return new Score(points, points, points, Weights.WHOLE, explanation.build());
  }

  private Score unknown(Text sentence) {
    Explanation.Builder explanation = Explanation.of("score.unknown", Score.value(null), sentence);
    facts.forEach(explanation::using);
    return new Score(
        null,
        scoring.least().setScale(Score.DECIMALS, java.math.RoundingMode.HALF_UP),
        scoring.most().setScale(Score.DECIMALS, java.math.RoundingMode.HALF_UP),
        0,
        explanation.build());
  }

  private Text written(BigDecimal number) {
    return unit.write(plain(number));
  }

  private static String percent(Exact share) {
    return plain(share.shift(2).rounded(1));
  }

  private static String plain(BigDecimal number) {
    return ScoringRules.plain(number);
  }
}
