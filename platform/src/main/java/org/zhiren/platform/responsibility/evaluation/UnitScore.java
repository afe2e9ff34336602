package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.Score;
import org.zhiren.platform.responsibility.reckoning.Weights;

/**
 * What a unit comes to: its targets weighted, over what is known, with what the unknown parts leave
 * possible, and its place among its peers as an interval.
 *
 * @param unitId the unit
 * @param parts its targets with their scores
 * @param raw weighted points over what is known, two decimals; {@code null} if nothing is
 * @param whole the weighted score of everything, with its bounds and its explanation
 * @param group with whom it is compared
 * @param peers how many of them have a score
 * @param place its place by raw points; {@code null} if the peers are too few or nothing is known
 */
record UnitScore(
    UUID unitId,
    List<Outcomes.Scored> parts,
    @Nullable BigDecimal raw,
    Score whole,
    Text group,
    int peers,
    @Nullable Place place) {

  /** Copies the parts. */
  UnitScore {
    parts = List.copyOf(parts);
  }

  /**
   * A place as an interval, 1 the best.
   *
   * @param low the best place that is possible
   * @param high the worst
   */
  record Place(int low, int high) {}

  /** How many of the targets have a score. */
  int known() {
    return (int) parts.stream().filter(part -> part.score().known()).count();
  }

  /**
   * The units of a plan.
   *
   * @param groups with whom each unit is compared
   * @param fewest how many must stand in a comparison
   */
  static List<UnitScore> of(List<Outcomes.Scored> scored, Map<UUID, Text> groups, int fewest) {
    List<UnitScore> all = new ArrayList<>();
    Outcomes.byUnit(scored)
        .forEach(
            (unit, parts) -> all.add(of(unit, parts, Objects.requireNonNull(groups.get(unit)))));
    Map<Text, List<UnitScore>> peers = new HashMap<>();
    all.forEach(one -> {
      if (one.raw() != null) {
        peers.computeIfAbsent(one.group(), key -> new ArrayList<>()).add(one);
      }
    });
    return all.stream()
        .map(one -> {
          List<UnitScore> beside = peers.getOrDefault(one.group(), List.of());
          return new UnitScore(
              one.unitId(),
              one.parts(),
              one.raw(),
              one.whole(),
              one.group(),
              beside.size(),
              beside.size() < fewest || one.raw() == null ? null : place(one, beside));
        })
        .toList();
  }

  private static UnitScore of(UUID unit, List<Outcomes.Scored> parts, Text group) {
    Score whole = weighted(parts);
    List<Outcomes.Scored> known = parts.stream().filter(part -> part.score().known()).toList();
    BigDecimal raw =
        known.isEmpty()
            ? null
            : known.size() == parts.size() ? whole.points() : weighted(known).points();
    return new UnitScore(unit, parts, raw, whole, group, 0, null);
  }

  /** A target without weight among its siblings still counts a little. */
  static int share(Outcomes.Scored part) {
    return Math.max(1, part.target().facts().weight());
  }

  private static Score weighted(List<Outcomes.Scored> parts) {
    int[] weights =
        Weights.distribute(parts.stream().map(part -> BigDecimal.valueOf(share(part))).toList());
    List<Score.Part> named = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      Outcomes.Scored part = parts.get(i);
      named.add(new Score.Part(Text.same(part.target().facts().name()), weights[i], part.score()));
    }
    return Score.weighted(named);
  }

  /** Whoever may lie above or below by what is unknown widens the interval. */
  private static Place place(UnitScore one, List<UnitScore> peers) {
    int above = 0;
    int notBelow = 0;
    for (UnitScore other : peers) {
      if (other.unitId().equals(one.unitId())) {
        continue;
      }
      above += other.whole().low().compareTo(one.whole().high()) > 0 ? 1 : 0;
      notBelow += other.whole().high().compareTo(one.whole().low()) > 0 ? 1 : 0;
    }
    return new Place(above + 1, notBelow + 1);
  }

  /** Why: the weighted score, with the mean over what is known where something is not. */
  Explanation explanation() {
    Explanation told = whole.explanation();
    BigDecimal points = raw;
    if (points == null || whole.known()) {
      return told;
    }
    Explanation.Builder more =
        Explanation.of(
            told.rule(),
            new org.zhiren.explain.Value.Quantity(points, Text.of("分", "points")),
            Text.of("{0}只按已有结果的部分合计为 {1} 分。", "{0} Over what is known alone it is {1} points.")
                .fill(told.sentence(), points.toPlainString()));
    told.facts().forEach(more::using);
    return more.because(told.because()).build();
  }

  /** Two decimals, half up. */
  static BigDecimal two(double value) {
    return BigDecimal.valueOf(value).setScale(Score.DECIMALS, RoundingMode.HALF_UP);
  }

  /** Units by the group in which they stand. */
  static Map<Text, List<UnitScore>> byGroup(List<UnitScore> all) {
    Map<Text, List<UnitScore>> groups = new LinkedHashMap<>();
    all.forEach(one -> groups.computeIfAbsent(one.group(), key -> new ArrayList<>()).add(one));
    return groups;
  }
}
