package org.zhiren.platform.responsibility.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.ScoreRule;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;

/** Scores by kind of work, sums of units, places as intervals, scores freed from conditions. */
class OutcomesTest {

  private static final LocalDate END = LocalDate.of(2025, 12, 31);
  private static final Text GROUP = Text.of("县（机关）", "counties");

  static Target target(TargetKind kind, UUID unit, String name, int weight) {
    return new Target(
        UUID.randomUUID(),
        UUID.randomUUID(),
        null,
        1,
        new TargetFacts(
            name,
            kind,
            unit,
            new Named(null, "沈甲"),
            new Named(null, "陆乙"),
            List.of(),
            name,
            "个",
            Direction.UP,
            BigDecimal.ZERO,
            BigDecimal.valueOf(100),
            BigDecimal.valueOf(120),
            ScoreRule.LINEAR,
            Course.Kind.LINEAR,
            weight,
            END,
            "",
            "月报",
            List.of()),
        null,
        1);
  }

  private static Outcomes.Reached reached(TargetKind kind, @Nullable String value) {
    return new Outcomes.Reached(
        target(kind, UUID.randomUUID(), "项目", 10_000),
        value == null ? null : new BigDecimal(value));
  }

  private static List<@Nullable BigDecimal> points(List<Outcomes.Reached> all) {
    List<@Nullable BigDecimal> points = new ArrayList<>();
    new Outcomes(Scheme.USUAL, END, false, Map.of())
        .scores(all)
        .forEach(one -> points.add(one.score().points()));
    return points;
  }

  @Test
  void onlyBreakthroughsEarnMoreThanFullPoints() {
    // 110 is half of the way from the target 100 to the challenge value 120.
    assertThat(points(List.of(reached(TargetKind.BREAKTHROUGH, "110"))))
        .containsExactly(new BigDecimal("110.00"));
    for (TargetKind kind : List.of(TargetKind.STEP, TargetKind.HIGHLIGHT, TargetKind.RANKING)) {
      assertThat(points(List.of(reached(kind, "110"))))
          .as(kind.name())
          .containsExactly(new BigDecimal("100.00"));
    }
  }

  @Test
  void rankingWorkGoesByPlaceAmongThoseWithAValue() {
    List<Outcomes.Reached> all = new ArrayList<>();
    for (String value : List.of("90", "70", "70", "50", "30")) {
      all.add(reached(TargetKind.RANKING, value));
    }
    all.add(reached(TargetKind.RANKING, null));
    // Five have a value: places 1, 2.5, 2.5, 4, 5; from 100 to 60 in steps of 10.
    assertThat(points(all))
        .containsExactly(
            new BigDecimal("100.00"),
            new BigDecimal("85.00"),
            new BigDecimal("85.00"),
            new BigDecimal("70.00"),
            new BigDecimal("60.00"),
            null);
    assertThat(points(all.subList(0, 4)))
        .as("four are too few: in proportion")
        .containsExactly(
            new BigDecimal("90.00"),
            new BigDecimal("70.00"),
            new BigDecimal("70.00"),
            new BigDecimal("50.00"));
  }

  @Test
  void placesAreIntervalsThatCoverWhatIsUnknown() {
    long seed = System.nanoTime();
    System.out.println("OutcomesTest seed " + seed);
    Random random = new Random(seed);
    for (int run = 0; run < 60; run++) {
      List<UUID> owners = new ArrayList<>();
      List<Outcomes.Reached> partly = new ArrayList<>();
      List<Outcomes.Reached> fully = new ArrayList<>();
      for (int unit = 0; unit < 8; unit++) {
        UUID owner = UUID.randomUUID();
        owners.add(owner);
        for (int i = 0; i < 3; i++) {
          Target target = target(TargetKind.STEP, owner, "项目" + i, 1 + random.nextInt(9_999));
          BigDecimal value = BigDecimal.valueOf(random.nextInt(101));
          fully.add(new Outcomes.Reached(target, value));
          partly.add(new Outcomes.Reached(target, random.nextInt(4) == 0 ? null : value));
        }
      }
      Map<UUID, Text> groups = new HashMap<>();
      owners.forEach(owner -> groups.put(owner, GROUP));
      Map<UUID, UnitScore> known = units(fully, groups);
      Map<UUID, UnitScore> told = units(partly, groups);
      for (UUID owner : owners) {
        UnitScore one = Objects.requireNonNull(told.get(owner));
        BigDecimal truth = Objects.requireNonNull(Objects.requireNonNull(known.get(owner)).raw());
        assertThat(truth)
            .as("run %d: the truth lies within what is possible", run)
            .isBetween(one.whole().low(), one.whole().high());
        UnitScore.Place place = one.place();
        if (place != null && told.values().stream().allMatch(unit -> unit.raw() != null)) {
          long better =
              known.values().stream()
                  .filter(other -> Objects.requireNonNull(other.raw()).compareTo(truth) > 0)
                  .count();
          assertThat(better + 1)
              .as("run %d: the true place lies within the interval", run)
              .isBetween((long) place.low(), (long) place.high());
        }
      }
    }
  }

  private static Map<UUID, UnitScore> units(
      List<Outcomes.Reached> reached, Map<UUID, Text> groups) {
    Map<UUID, UnitScore> units = new HashMap<>();
    UnitScore.of(
            new Outcomes(Scheme.USUAL, END, false, Map.of()).scores(reached),
            groups,
            Scheme.USUAL.fewestPeers())
        .forEach(one -> units.put(one.unitId(), one));
    return units;
  }

  /** Units of known merit with indicators of known ease: each unit has a few of the indicators. */
  private record World(
      List<Outcomes.Reached> reached, Map<UUID, Text> groups, Map<UUID, Double> merit) {
    static World of(Random random, int units) {
      List<Outcomes.Reached> reached = new ArrayList<>();
      Map<UUID, Text> groups = new HashMap<>();
      Map<UUID, Double> merit = new HashMap<>();
      double[] ease = random.doubles(12, -25, 25).toArray();
      for (int unit = 0; unit < units; unit++) {
        UUID owner = UUID.randomUUID();
        groups.put(owner, GROUP);
        double own = random.nextGaussian() * 6;
        merit.put(owner, own);
        for (int i = 0; i < 5; i++) {
          int which = random.nextInt(ease.length);
          double value = Math.clamp(60 + own + ease[which] + random.nextGaussian() * 3, 0, 100);
          reached.add(
              new Outcomes.Reached(
                  target(TargetKind.STEP, owner, "指标" + which, 2_000), UnitScore.two(value)));
        }
      }
      return new World(reached, groups, merit);
    }
  }

  @Test
  void adjustedPointsComeCloserToMeritThanRawOnes() {
    long seed = 20_251_126;
    World world = World.of(new Random(seed), 60);
    Map<UUID, UnitScore> units = units(world.reached(), world.groups());
    Adjusting.Group group = Adjusting.of(List.copyOf(units.values()), Map.of());
    assertThat(group.units()).as(group.note().en()).hasSize(60);
    List<Double> merit = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    List<Double> adjusted = new ArrayList<>();
    int covered = 0;
    double mean =
        group.units().values().stream()
            .mapToDouble(one -> one.points().doubleValue())
            .average()
            .orElseThrow();
    for (UUID owner : world.groups().keySet()) {
      double truth = Objects.requireNonNull(world.merit().get(owner));
      Adjusting.Adjusted one = Objects.requireNonNull(group.units().get(owner));
      merit.add(truth);
      raw.add(Objects.requireNonNull(Objects.requireNonNull(units.get(owner)).raw()).doubleValue());
      adjusted.add(one.points().doubleValue());
      covered +=
          one.low().doubleValue() - mean <= truth && truth <= one.high().doubleValue() - mean
              ? 1
              : 0;
      assertThat(one.place().low()).isBetween(1, one.place().high());
      assertThat(one.why().because()).as("what moved the points").isNotEmpty();
    }
    assertThat(correlation(merit, adjusted))
        .as("adjusted against raw %s", correlation(merit, raw))
        .isGreaterThan(correlation(merit, raw) + 0.15)
        .isGreaterThan(0.8);
    assertThat(covered).as("intervals of 95 % cover the truth of most").isGreaterThan(48);
  }

  private static double correlation(List<Double> a, List<Double> b) {
    double meanA = a.stream().mapToDouble(x -> x).average().orElseThrow();
    double meanB = b.stream().mapToDouble(x -> x).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.size(); i++) {
      double x = a.get(i) - meanA;
      double y = b.get(i) - meanB;
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void nothingIsAdjustedWhereTheDataDoNotSupportIt() {
    World few = World.of(new Random(1), 7);
    assertThat(
            Adjusting.of(List.copyOf(units(few.reached(), few.groups()).values()), Map.of())
                .units())
        .as("seven units are too few")
        .isEmpty();
    List<Outcomes.Reached> same = new ArrayList<>();
    Map<UUID, Text> groups = new HashMap<>();
    for (int unit = 0; unit < 20; unit++) {
      UUID owner = UUID.randomUUID();
      groups.put(owner, GROUP);
      for (int i = 0; i < 4; i++) {
        same.add(
            new Outcomes.Reached(
                target(TargetKind.STEP, owner, "指标" + i, 2_500), new BigDecimal("70")));
      }
    }
    Adjusting.Group none = Adjusting.of(List.copyOf(units(same, groups).values()), Map.of());
    assertThat(none.units()).as("all alike: " + none.note().en()).isEmpty();
  }

  @Test
  void severeMembersOfAPanelAreNotThoseWhomTheyMarked() {
    // Each highlight is marked by three of four members; member d takes off 20.
    List<Panel.Marked> marks = new ArrayList<>();
    List<UUID> highlights = new ArrayList<>();
    Random random = new Random(7);
    Map<UUID, Double> truth = new HashMap<>();
    for (int i = 0; i < 24; i++) {
      UUID target = UUID.randomUUID();
      highlights.add(target);
      double merit = 60 + random.nextInt(25);
      truth.put(target, merit);
      for (int member = 0; member < 4; member++) {
        if (member != i % 4) {
          double mark = merit - (member == 3 ? 20 : 0) + random.nextGaussian();
          BigDecimal given = UnitScore.two(mark);
          marks.add(
              new Panel.Marked(
                  target, "m" + member, Map.of("创新性", given, "实际成效", given, "可复制可推广", given)));
        }
      }
    }
    Map<UUID, Panel.Verdict> verdicts = Panel.verdicts(marks, Scheme.USUAL);
    double worst = 0;
    double level = 0;
    for (UUID target : highlights) {
      level +=
          Objects.requireNonNull(verdicts.get(target)).mark().doubleValue()
              - Objects.requireNonNull(truth.get(target));
    }
    for (UUID target : highlights) {
      worst =
          Math.max(
              worst,
              Math.abs(
                  Objects.requireNonNull(verdicts.get(target)).mark().doubleValue()
                      - Objects.requireNonNull(truth.get(target))
                      - level / highlights.size()));
    }
    // Plain means would differ by 20/3 between highlights with and without the severe member.
    assertThat(worst).isLessThan(3);
  }
}
