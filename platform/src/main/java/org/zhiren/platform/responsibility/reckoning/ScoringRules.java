package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** What the numbers of a scoring formula must fulfil, said to the one who wrote them. */
final class ScoringRules {

  private ScoringRules() {}

  static void oneWay(Direction direction) {
    if (direction == Direction.RANGE) {
      throw fault(
          "区间型指标（{0}）不适用本计分办法，请改用区间计分。",
          "This formula does not suit the direction ({0}); score by range instead.",
          direction.text());
    }
  }

  static void positive(BigDecimal full) {
    if (full.signum() <= 0) {
      throw fault("满分为 {0}，应大于 0。", "The full points are {0}; they must be above 0.", plain(full));
    }
  }

  static void linear(
      Direction direction,
      BigDecimal baseline,
      BigDecimal target,
      @Nullable BigDecimal challenge,
      BigDecimal full,
      BigDecimal most) {
    oneWay(direction);
    positive(full);
    int way = direction == Direction.UP ? 1 : -1;
    if (Integer.signum(target.compareTo(baseline)) * way <= 0) {
      throw fault(
          "目标值 {0} 不优于基期值 {1}（{2}），无法按比例计分；请修改目标值，保持型任务请用“全或无”。",
          "The target {0} is no better than the baseline {1} ({2}), so nothing can be scored in"
              + " proportion. Change the target, or score all or nothing if the task is to keep.",
          plain(target),
          plain(baseline),
          direction.text());
    }
    if (challenge == null) {
      if (most.compareTo(full) != 0) {
        throw fault(
            "没有挑战值时最高分 {0} 应等于满分 {1}。",
            "Without a challenge value the most points {0} must equal the full points {1}.",
            plain(most),
            plain(full));
      }
    } else {
      if (Integer.signum(challenge.compareTo(target)) * way <= 0) {
        throw fault(
            "挑战值 {0} 不优于目标值 {1}（{2}）；请修改挑战值或者留空。",
            "The challenge value {0} is no better than the target {1} ({2}). Change it or leave it"
                + " empty.",
            plain(challenge),
            plain(target),
            direction.text());
      }
      if (most.compareTo(full) < 0) {
        throw fault(
            "最高分 {0} 低于满分 {1}。",
            "The most points {0} are below the full points {1}.", plain(most), plain(full));
      }
    }
  }

  static void within(BigDecimal low, BigDecimal high, BigDecimal tolerance, BigDecimal full) {
    positive(full);
    if (low.compareTo(high) > 0) {
      throw fault(
          "区间下限 {0} 高于上限 {1}；请调换。",
          "The lower end {0} is above the upper end {1}; change them over.",
          plain(low),
          plain(high));
    }
    if (tolerance.signum() <= 0) {
      throw fault("容差为 {0}，应大于 0。", "The tolerance is {0}; it must be above 0.", plain(tolerance));
    }
  }

  static void step(Direction direction, List<Scoring.Rung> rungs, BigDecimal otherwise) {
    oneWay(direction);
    if (rungs.isEmpty()) {
      throw fault("没有档次；请至少列出一档。", "There is no step; name at least one.");
    }
    positive(rungs.getLast().points());
    int way = direction == Direction.UP ? 1 : -1;
    BigDecimal points = otherwise;
    for (int i = 0; i < rungs.size(); i++) {
      Scoring.Rung rung = rungs.get(i);
      boolean harder =
          i == 0 || Integer.signum(rung.from().compareTo(rungs.get(i - 1).from())) * way > 0;
      if (!harder || rung.points().compareTo(points) <= 0) {
        throw fault(
            "第 {0} 档（{1}，{2} 分）应比前一档要求更高、得分更高。",
            "Step {0} ({1}, {2} points) must ask for more and give more than the step before.",
            i + 1,
            plain(rung.from()),
            plain(rung.points()));
      }
      points = rung.points();
    }
  }

  static void daysLate(BigDecimal full, BigDecimal perDay, BigDecimal least) {
    positive(full);
    if (perDay.signum() <= 0) {
      throw fault(
          "每日扣分为 {0}，应大于 0。",
          "The points for each day late are {0}; they must be above 0.", plain(perDay));
    }
    below(least, full);
  }

  static void byPlace(int peers, BigDecimal full, BigDecimal least) {
    positive(full);
    if (peers < 2) {
      throw fault(
          "参加排名的只有 {0} 个，至少要有 2 个。",
          "Only {0} stand in the comparison; it needs at least 2.", peers);
    }
    below(least, full);
  }

  private static void below(BigDecimal least, BigDecimal full) {
    if (least.compareTo(full) >= 0) {
      throw fault(
          "最低分 {0} 应低于满分 {1}。",
          "The least points {0} must be below the full points {1}.", plain(least), plain(full));
    }
  }

  static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private static ReckoningFault fault(String zh, String en, Object... arguments) {
    return new ReckoningFault(Text.of(zh, en).fill(arguments));
  }
}
