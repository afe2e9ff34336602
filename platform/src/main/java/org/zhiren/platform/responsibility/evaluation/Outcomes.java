package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.ScoreRule;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.responsibility.reckoning.Outcome;
import org.zhiren.platform.responsibility.reckoning.Score;
import org.zhiren.platform.responsibility.reckoning.Scoring;
import org.zhiren.platform.responsibility.reckoning.Unit;
import org.zhiren.platform.responsibility.reckoning.Units;

/**
 * Puts what came of the targets before the published formulae of their kinds of work. Pure: the
 * same input gives the same scores.
 */
final class Outcomes {

  private static final BigDecimal FULL = BigDecimal.valueOf(100);
  private static final BigDecimal PASS = BigDecimal.valueOf(60);
  private static final BigDecimal THREE_FIFTHS = new BigDecimal("0.6");
  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final Text PLACE_OF = Text.of("完成程度", "share of the task done");

  private final Scheme scheme;
  private final LocalDate asOf;
  private final boolean panel;
  private final Map<UUID, Panel.Verdict> judged;

  /**
   * Prepares.
   *
   * @param asOf last day of the plan
   * @param panel whether a panel judges highlights
   * @param judged what the panel says about highlights, by target
   */
  Outcomes(Scheme scheme, LocalDate asOf, boolean panel, Map<UUID, Panel.Verdict> judged) {
    this.scheme = scheme;
    this.asOf = asOf;
    this.panel = panel;
    this.judged = judged;
  }

  /**
   * A target with the value that counts.
   *
   * @param target a target that has nothing below it
   * @param value the last one; {@code null} if nothing was reported
   */
  record Reached(Target target, @Nullable BigDecimal value) {}

  /** A target with its score. */
  record Scored(Reached reached, Score score) {
    Target target() {
      return reached.target();
    }
  }

  /** Those who are compared: the same work, measured the same way. */
  private record Indicator(String name, String indicator, String measure, Direction direction) {
    static Indicator of(Target target) {
      return new Indicator(
          target.facts().name(),
          target.facts().indicator(),
          target.facts().measure(),
          target.direction());
    }
  }

  /** The scores, in the order of the targets. */
  List<Scored> scores(List<Reached> all) {
    Map<Indicator, List<BigDecimal>> shares = new HashMap<>();
    for (Reached one : all) {
      BigDecimal share = byPlace(one.target()) ? share(one) : null;
      if (share != null) {
        shares.computeIfAbsent(Indicator.of(one.target()), key -> new ArrayList<>()).add(share);
      }
    }
    return all.stream().map(one -> new Scored(one, score(one, shares))).toList();
  }

  private Score score(Reached one, Map<Indicator, List<BigDecimal>> shares) {
    Target target = one.target();
    if (panel && target.kind() == TargetKind.HIGHLIGHT && !scheme.criteria().isEmpty()) {
      return byPanel(target);
    }
    List<BigDecimal> peers = shares.getOrDefault(Indicator.of(target), List.of());
    if (byPlace(target) && peers.size() >= scheme.fewestPeers()) {
      return byPlace(one, peers);
    }
    Score own = ownRule(one);
    return byPlace(target)
        ? noted(
            own,
            Text.of(
                    "有数值的同指标单位 {0} 个，不足 {1} 个，不排位次，按目标自身的计分办法。",
                    "{0} units with this indicator have a value, fewer than {1}: no places, scored"
                        + " by the rule of the target.")
                .fill(peers.size(), scheme.fewestPeers()))
        : own;
  }

  private boolean byPlace(Target target) {
    ScoreRule rule = Objects.requireNonNull(target.facts().rule());
    return scheme.rankingByPlace()
        && target.kind() == TargetKind.RANKING
        && target.direction() != Direction.RANGE
        && (rule == ScoreRule.LINEAR || rule == ScoreRule.STEPS);
  }

  /** How far the work has come from the baseline to the target; more than 1 beyond it. */
  private static @Nullable BigDecimal share(Reached one) {
    BigDecimal value = one.value();
    BigDecimal baseline = one.target().facts().baseline();
    BigDecimal goal = Objects.requireNonNull(one.target().facts().goal());
    if (value == null || baseline == null || goal.compareTo(baseline) == 0) {
      return null;
    }
    return value
        .subtract(baseline)
        .divide(goal.subtract(baseline), new MathContext(12))
        .stripTrailingZeros();
  }

  private Score byPlace(Reached one, List<BigDecimal> peers) {
    Scoring.ByPlace rule = new Scoring.ByPlace(peers.size(), FULL, scheme.placeLeast());
    BigDecimal share = share(one);
    if (share == null) {
      return rule.score(Outcome.unknown(asOf), Unit.NONE);
    }
    long better = peers.stream().filter(other -> other.compareTo(share) > 0).count();
    long equal = peers.stream().filter(other -> other.compareTo(share) == 0).count();
    // Those who share a place each have the mean of the places they fill.
    BigDecimal place =
        BigDecimal.valueOf(2 * better + equal + 1).divide(BigDecimal.TWO).stripTrailingZeros();
    Score score = rule.score(Outcome.of(place, asOf), Unit.NONE);
    Explanation told = score.explanation();
    Explanation.Builder more =
        Explanation.of(told.rule(), told.value(), told.sentence())
            .using(
                Fact.of(
                    PLACE_OF,
                    share
                            .movePointRight(2)
                            .setScale(1, java.math.RoundingMode.HALF_UP)
                            .toPlainString()
                        + "%"));
    told.facts().forEach(more::using);
    return new Score(score.points(), score.low(), score.high(), score.knownShare(), more.build());
  }

  private Score byPanel(Target target) {
    Panel.Verdict verdict = judged.get(target.id());
    Scoring.Linear rule = new Scoring.Linear(Direction.UP, BigDecimal.ZERO, FULL, null, FULL, FULL);
    if (verdict == null) {
      return noted(
          rule.score(Outcome.unknown(asOf), Unit.POINTS),
          Text.of("独立评分的评委不足 {0} 名。", "Fewer than {0} members of the panel have marked it.")
              .fill(Panel.FEWEST));
    }
    Score score = rule.score(Outcome.of(verdict.mark(), asOf), Unit.POINTS);
    Explanation told = score.explanation();
    return new Score(
        score.points(),
        score.low(),
        score.high(),
        score.knownShare(),
        Explanation.of(told.rule(), told.value(), told.sentence()).because(verdict.why()).build());
  }

  private static Score noted(Score score, Text note) {
    Explanation told = score.explanation();
    Explanation.Builder more =
        Explanation.of(
            told.rule(),
            told.value(),
            Text.of(told.sentence().zh() + note.zh(), told.sentence().en() + " " + note.en()));
    told.facts().forEach(more::using);
    return new Score(score.points(), score.low(), score.high(), score.knownShare(), more.build());
  }

  private Score ownRule(Reached one) {
    Target target = one.target();
    LocalDate done = target.doneOn();
    BigDecimal value = one.value();
    Outcome outcome =
        target.facts().rule() == ScoreRule.LATE_DEDUCTION && done != null
            ? Outcome.finishedOn(done)
            : value == null ? Outcome.unknown(asOf) : Outcome.of(value, asOf);
    return rule(target).score(outcome, Units.standard().findOrOwn(target.facts().measure()));
  }

  /** The rule that was signed with the target, with the points of the scheme. */
  private Scoring rule(Target target) {
    TargetFacts facts = target.facts();
    ScoreRule rule = Objects.requireNonNull(facts.rule());
    BigDecimal goal = Objects.requireNonNull(facts.goal());
    BigDecimal challenge = facts.challenge();
    if (rule == ScoreRule.LATE_DEDUCTION) {
      return new Scoring.DaysLate(target.deadline(), FULL, scheme.perDayLate(), BigDecimal.ZERO);
    }
    if (target.direction() == Direction.RANGE) {
      BigDecimal high = Objects.requireNonNull(challenge);
      return new Scoring.Within(goal, high, high.subtract(goal).multiply(TENTH), FULL);
    }
    var way = target.direction();
    if (rule == ScoreRule.ALL_OR_NOTHING) {
      return new Scoring.AllOrNothing(way, goal, FULL);
    }
    BigDecimal baseline = Objects.requireNonNull(facts.baseline());
    boolean more =
        target.kind() == TargetKind.BREAKTHROUGH
            && challenge != null
            && challenge.compareTo(goal) != 0
            && scheme.most().compareTo(FULL) > 0;
    if (rule == ScoreRule.LINEAR) {
      return new Scoring.Linear(
          way, baseline, goal, more ? challenge : null, FULL, more ? scheme.most() : FULL);
    }
    List<Scoring.Rung> rungs = new ArrayList<>();
    rungs.add(new Scoring.Rung(baseline.add(goal.subtract(baseline).multiply(THREE_FIFTHS)), PASS));
    rungs.add(new Scoring.Rung(goal, FULL));
    if (more) {
      rungs.add(new Scoring.Rung(Objects.requireNonNull(challenge), scheme.most()));
    }
    return new Scoring.Step(way, rungs, BigDecimal.ZERO);
  }

  /** The scores by unit, in the order in which units come first. */
  static Map<UUID, List<Scored>> byUnit(List<Scored> all) {
    Map<UUID, List<Scored>> byUnit = new LinkedHashMap<>();
    all.forEach(
        one -> byUnit.computeIfAbsent(one.target().unitId(), id -> new ArrayList<>()).add(one));
    return byUnit;
  }
}
