package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.Judging.Point;
import org.zhiren.platform.responsibility.reckoning.DayStanding;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.responsibility.reckoning.Lit;
import org.zhiren.platform.responsibility.reckoning.Standing;
import org.zhiren.platform.responsibility.reckoning.Thresholds;
import org.zhiren.platform.responsibility.reckoning.Told;

/**
 * The rows of a board: how the targets of a plan stand on a day, alone and by their parts. Pure.
 */
final class BoardRows {

  private final Plan plan;
  private final LocalDate asOf;

  BoardRows(Plan plan, LocalDate asOf) {
    this.plan = plan;
    this.asOf = asOf;
  }

  /** How a target without parts stands by itself, for the sums above it. */
  Told told(Target target, List<Point> points) {
    Point last = last(points);
    return DayStanding.of(
        Judging.course(target, plan, points),
        last == null
            ? null
            : new org.zhiren.platform.responsibility.reckoning.Reading(last.day(), last.value()),
        Judging.milestones(target),
        asOf,
        Judging.THRESHOLDS);
  }

  private @Nullable Point last(List<Point> points) {
    return points.stream()
        .filter(point -> !point.day().isAfter(asOf) && !point.day().isBefore(plan.startsOn()))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  /** A target without parts, by its own values. */
  Board.Row leaf(Target target, List<Point> points, Told told, int files) {
    Lit lit = Judging.light(target, plan, points, asOf);
    Point last = last(points);
    @Nullable Integer behind =
        target.direction() == Direction.RANGE && lit.actual() != null
            ? (Integer) basisPoints(told.lag())
            : lit.behind();
    return new Board.Row(
        target,
        lit.light(),
        lit.explanation().sentence(),
        lit.actual() == null ? null : told.progress(),
        behind,
        told.known(),
        last == null ? null : last.value(),
        last == null ? null : last.day(),
        0,
        files);
  }

  private static int basisPoints(double share) {
    return (int) Math.round(share * TargetRules.WHOLE);
  }

  /**
   * What the parts come to, by the rules and in the order of {@link
   * org.zhiren.platform.responsibility.reckoning.Rollup}; where parts are hidden, or the weights of
   * a draft do not add up yet, over the weights that are there.
   */
  static Told sum(List<Board.Row> parts, Map<UUID, Told> standings) {
    double all = 0;
    double sum = 0;
    double done = 0;
    double lost = 0;
    boolean red = false;
    for (Board.Row part : parts) {
      Told standing = Objects.requireNonNull(standings.get(part.target().id()));
      double weight = part.target().facts().weight() * standing.known();
      all += part.target().facts().weight();
      sum += weight;
      done += weight * standing.progress();
      lost += weight * standing.lag();
      red |= standing.light() == Light.RED;
    }
    Thresholds limits = Judging.THRESHOLDS;
    double scale = all == 0 ? 0 : TargetRules.WHOLE / all;
    double share = sum > 0 ? lost / sum : 0;
    Light light;
    if (lost * scale > limits.redBeyond()) {
      light = Light.RED;
    } else if (sum * scale < limits.leastKnown() || sum == 0) {
      light = Light.GREY;
    } else if (share * TargetRules.WHOLE > limits.redBeyond()) {
      light = Light.RED;
    } else {
      light = red || share * TargetRules.WHOLE > limits.yellowBeyond() ? Light.YELLOW : Light.GREEN;
    }
    return new Told(light, sum > 0 ? done / sum : 0, share, sum * scale / TargetRules.WHOLE);
  }

  /** A target by what its parts come to. */
  static Board.Row group(Target target, List<Board.Row> parts, Told standing, int files) {
    boolean known = standing.known() > 0;
    Text why =
        Text.of(
                "下属 {0} 项中 {1} 项红灯；已知权重 {2}%，按权重落后 {3}%。",
                "Of {0} targets below {1} are red; {2} % of the weight is known, {3} % behind by"
                    + " weight.")
            .fill(
                parts.size(),
                parts.stream().filter(part -> part.light() == Light.RED).count(),
                Math.round(standing.known() * 100),
                percent(standing.lag()));
    return new Board.Row(
        target,
        standing.light(),
        why,
        known ? (Double) standing.progress() : null,
        known ? (Integer) basisPoints(standing.lag()) : null,
        standing.known(),
        null,
        null,
        parts.size(),
        files);
  }

  /** A target with others below, as the plan in memory has it. */
  static Board.Row group(Target target, Standing standing, int below) {
    Double lag = standing.lag();
    Text why =
        Text.of(
                "逐级以下 {0} 项中 {1} 项红灯；已知权重 {2}%，按权重落后 {3}%。",
                "Of {0} targets at the bottom {1} are red; {2} % of the weight is known, {3} %"
                    + " behind by weight.")
            .fill(
                standing.green() + standing.yellow() + standing.red() + standing.grey(),
                standing.red(),
                Math.round(standing.knownShare() * 100),
                percent(lag == null ? 0 : lag));
    return new Board.Row(
        target,
        standing.light(),
        why,
        standing.progress(),
        lag == null ? null : (Integer) basisPoints(lag),
        standing.knownShare(),
        null,
        null,
        below,
        0);
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * 100)
        .setScale(1, java.math.RoundingMode.HALF_UP)
        .toPlainString();
  }
}
