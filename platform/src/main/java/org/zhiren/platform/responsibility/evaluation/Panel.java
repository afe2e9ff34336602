package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairModel;
import org.zhiren.fairness.FairScore;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.RatingTable;

/**
 * What a panel says about highlights: each member marks each by the published criteria; what severe
 * or lenient members account for is taken off where they did not all mark the same highlights.
 * Pure.
 */
final class Panel {

  /** So many must have marked a highlight before it is scored. */
  static final int FEWEST = 3;

  private static final Text POINTS = Text.of("分", "points");

  private Panel() {}

  /**
   * What the panel says about one highlight.
   *
   * @param mark from 0 to 100, two decimals
   * @param why the means by criterion, what was taken off, who stood back
   */
  record Verdict(BigDecimal mark, Explanation why) {}

  /**
   * The marks of one member for one highlight.
   *
   * @param targetId the highlight
   * @param member who marked
   * @param marks criterion → 0 to 100; {@code null} if the member stood back
   */
  record Marked(UUID targetId, String member, @Nullable Map<String, BigDecimal> marks) {}

  /** The verdicts by highlight; one that too few have marked is missing. */
  static Map<UUID, Verdict> verdicts(List<Marked> all, Scheme scheme) {
    List<Marked> valid = all.stream().filter(one -> complete(one, scheme)).toList();
    Map<UUID, List<Marked>> byTarget = new LinkedHashMap<>();
    valid.forEach(
        one -> byTarget.computeIfAbsent(one.targetId(), key -> new ArrayList<>()).add(one));
    Map<UUID, Double> severity = severity(valid, scheme);
    Map<UUID, Verdict> verdicts = new HashMap<>();
    byTarget.forEach((target, marks) -> {
      if (marks.size() >= FEWEST) {
        long back =
            all.stream()
                .filter(one -> one.targetId().equals(target) && one.marks() == null)
                .count();
        verdicts.put(target, verdict(marks, scheme, severity.getOrDefault(target, 0.0), back));
      }
    });
    return verdicts;
  }

  private static boolean complete(Marked one, Scheme scheme) {
    Map<String, BigDecimal> marks = one.marks();
    return marks != null
        && scheme.criteria().stream().allMatch(criterion -> marks.containsKey(criterion.name()));
  }

  private static double mark(Marked one, Scheme scheme) {
    Map<String, BigDecimal> marks = java.util.Objects.requireNonNull(one.marks());
    return scheme.criteria().stream()
        .mapToDouble(criterion ->
            java.util.Objects.requireNonNull(marks.get(criterion.name())).doubleValue()
                * criterion.weight()
                / 10_000)
        .sum();
  }

  /** By how much each highlight's mean lies too high, because lenient members marked it. */
  private static Map<UUID, Double> severity(List<Marked> valid, Scheme scheme) {
    Map<UUID, Double> too = new HashMap<>();
    if (valid.isEmpty()) {
      return too;
    }
    RatingTable table =
        RatingTable.rows(valid.size())
            .category("target", valid.stream().map(one -> one.targetId().toString()).toList())
            .category("member", valid.stream().map(Marked::member).toList())
            .number("mark", valid.stream().mapToDouble(one -> mark(one, scheme)).toArray())
            .build();
    try {
      FairFit fit = Fairness.fit(table, FairModel.of("mark").random("member").random("target"));
      if (fit.converged() && Fairness.connectivity(table, "target", "member", 0).connected()) {
        for (FairScore score : Fairness.scores(fit, "target")) {
          too.put(UUID.fromString(score.person()), score.corrections().getOrDefault("member", 0.0));
        }
      }
    } catch (IllegalArgumentException tooLittle) {
      // Too few marks to tell severity from merit: the plain means stand.
      return Map.of();
    }
    return too;
  }

  private static Verdict verdict(
      List<Marked> marks, Scheme scheme, double lenient, long stoodBack) {
    double mean = marks.stream().mapToDouble(one -> mark(one, scheme)).average().orElseThrow();
    BigDecimal fair = two(Math.clamp(mean - lenient, 0, 100));
    Explanation.Builder why =
        Explanation.of(
            "score.panel",
            new Value.Quantity(fair, POINTS),
            Text.of(
                    "{0} 名评委独立评分，均分 {1}，{2}，为 {3} 分。",
                    "{0} members marked independently; mean {1}, {2}: {3} points.")
                .fill(
                    marks.size(), two(mean).toPlainString(), moved(lenient), fair.toPlainString()));
    for (Scheme.Criterion criterion : scheme.criteria()) {
      double one =
          marks.stream()
              .mapToDouble(marked ->
                  java.util.Objects.requireNonNull(
                          java.util.Objects.requireNonNull(marked.marks()).get(criterion.name()))
                      .doubleValue())
              .average()
              .orElseThrow();
      why.using(Fact.of(criterion.text(), two(one).toPlainString()));
    }
    why.using(Fact.of(Text.of("回避", "stood back"), stoodBack));
    return new Verdict(fair, why.build());
  }

  private static Text moved(double lenient) {
    BigDecimal size = two(Math.abs(lenient));
    return size.signum() == 0
        ? Text.of("评委宽严相抵", "severe and lenient members balance")
        : lenient > 0
            ? Text.of("评委偏宽扣除 {0}", "{0} off for lenient members").fill(size.toPlainString())
            : Text.of("评委偏严补回 {0}", "{0} given back for severe members").fill(size.toPlainString());
  }

  private static BigDecimal two(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}
