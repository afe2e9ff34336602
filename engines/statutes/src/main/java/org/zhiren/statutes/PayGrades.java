package org.zhiren.statutes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;

/**
 * 级别: the pay grades of posts and ranks, from 27 (the lowest) to 1 (the highest), and how a
 * promotion moves a person among them.
 */
public final class PayGrades {
  private static final Set<Rank> WITHOUT_STEP =
      EnumSet.of(Rank.CONSULTANT_1, Rank.CONSULTANT_3, Rank.SECTION_1, Rank.SECTION_3);
  private static final Text GRADE = Text.of("级", "grade");
  private static final Text PRESENT = Text.of("现级别", "present pay grade");
  private static final Text BELOW =
      Text.of(
          "原级别{0}级低于{1}对应的最低级别，晋升到{2}级", "grade {0} is below the lowest of {1}: promoted to {2}");
  private static final Text INSIDE =
      Text.of("原级别{0}级已在{1}对应范围内，晋升到{2}级", "grade {0} is within the range of {1}: promoted to {2}");
  private static final Text KEPT =
      Text.of("原级别{0}级已在{1}对应范围内，级别不变", "grade {0} is within the range of {1} and stays");
  private static final Text LEAST = Text.of("{0}对应的最低职级为{1}", "the lowest rank of {0} is {1}");

  private final Law law;

  PayGrades(Law law) {
    this.law = law;
  }

  /**
   * The pay grades of a post or rank.
   *
   * @param lowest the grade from which it begins; the larger number
   * @param highest the grade to which it leads; the smaller number
   */
  public record Range(int lowest, int highest) {}

  /** The range of a leading post; empty if none is on file for that level and day. */
  public Optional<Range> of(PostLevel level, LocalDate asOf) {
    return level.compareTo(PostLevel.MINISTRY_CHIEF) > 0
        ? Optional.empty()
        : range("JB-05." + level, asOf);
  }

  /** The range of a rank; empty if none is on file for that day. */
  public Optional<Range> of(Rank rank, LocalDate asOf) {
    return range("ZJ-08." + rank, asOf);
  }

  private Optional<Range> range(String key, LocalDate asOf) {
    Threshold lowest = law.threshold(key + "-lowest", asOf);
    Threshold highest = law.threshold(key + "-highest", asOf);
    return lowest.known() && highest.known()
        ? Optional.of(new Range(lowest.number(), highest.number()))
        : Optional.empty();
  }

  /**
   * The pay grade after a promotion to a leading post (第十三条).
   *
   * @param present the present grade, 27 to 1
   */
  public Explanation afterPromotion(int present, PostLevel to, LocalDate asOf) {
    return after(present, of(to, asOf).orElse(null), to.text(), true, asOf);
  }

  /**
   * The pay grade after a promotion in rank (第十三条).
   *
   * @param present the present grade, 27 to 1
   */
  public Explanation afterPromotion(int present, Rank to, LocalDate asOf) {
    return after(present, of(to, asOf).orElse(null), to.text(), !WITHOUT_STEP.contains(to), asOf);
  }

  private Explanation after(
      int present, @Nullable Range range, Text to, boolean stepInside, LocalDate asOf) {
    if (present < 1 || present > 27) {
      throw new IllegalArgumentException(
          "The pay grade (%d) is outside 27…1. Maybe a post level was mistaken for it."
              .formatted(present));
    }
    Trees trees = new Trees(law);
    Threshold step = law.threshold("JB-13.step", asOf);
    if (range == null || !step.known()) {
      return trees.notOnFile("JB-13", asOf, step);
    }
    int after;
    Text said;
    if (present > range.lowest()) {
      after = range.lowest();
      said = BELOW;
    } else if (stepInside && present > range.highest()) {
      after = Math.max(range.highest(), present - step.number());
      said = INSIDE;
    } else {
      after = present;
      said = KEPT;
    }
    return trees
        .of(
            "JB-13",
            new Value.Quantity(BigDecimal.valueOf(after), GRADE),
            said.fill(present, to, after),
            asOf,
            step)
        .using(Fact.of(PRESENT, present))
        .build();
  }

  /** The lowest rank that goes with a leading post (并行规定 第九条). */
  public Explanation leastRank(PostLevel level, LocalDate asOf) {
    Trees trees = new Trees(law);
    boolean listed = level.compareTo(PostLevel.BUREAU_CHIEF) <= 0;
    Threshold number =
        listed ? law.threshold("ZJ-09." + level, asOf) : new Threshold("", null, null, asOf);
    if (!number.known()) {
      return trees.notOnFile("ZJ-09", asOf, number);
    }
    Text rank = Rank.at(number.number() - 1).text();
    return trees
        .of("ZJ-09", new Value.Words(rank), LEAST.fill(level.text(), rank), asOf, number)
        .build();
  }
}
