package org.zhiren.platform.responsibility.reckoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;

/** Lights without words are the lights with words; told trees add up as monthly ones do. */
class DayStandingTest {

  private static final Thresholds LIMITS = Thresholds.USUAL;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  @Test
  void aThousandTargetsStandAsLightsSay() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      for (int i = 0; i < 200; i++) {
        Course course = course(random);
        @Nullable Reading newest =
            random.nextInt(12) == 0 ? null : new Reading(day(random), value(course, random));
        List<Milestone> stages = new ArrayList<>();
        for (int m = random.nextInt(3); m > 0; m--) {
          stages.add(
              new Milestone(Text.same("m"), day(random), random.nextBoolean() ? null : FIRST));
        }
        LocalDate asOf = FIRST.minusDays(5).plusDays(random.nextInt(380));
        if (newest != null && newest.day().isAfter(asOf)) {
          newest = null;
        }
        Lit lit =
            Lights.judge(
                course,
                newest == null ? List.of() : List.of(newest),
                stages,
                Unit.NONE,
                asOf,
                LIMITS);
        Told told = DayStanding.of(course, newest, stages, asOf, LIMITS);
        assertThat(told.light())
            .as("seed %d, number %d: %s %s as of %s", seed, i, course, newest, asOf)
            .isEqualTo(lit.light());
        Integer behind = lit.behind();
        if (behind != null && behind > 0 && behind < 10_000) {
          boolean reached = told.lag() == 0;
          assertThat(reached ? behind : told.lag() * 10_000)
              .as("seed %d, number %d", seed, i)
              .isEqualTo(behind, within(0.51));
        }
      }
    }
  }

  /** Exactly on a threshold a light does not change, whatever floating point makes of it. */
  @Test
  void thresholdsAreDecidedExactly() {
    // Day 146 of 364: two fifths of the year are over, less a little.
    for (int days = 1; days < 364; days++) {
      LocalDate day = FIRST.plusDays(days);
      for (int threshold : new int[] {LIMITS.yellowBeyond(), LIMITS.redBeyond()}) {
        // Planned days·1000 of 364,000; the threshold is a share of 364,000 that comes out even.
        BigDecimal planned = BigDecimal.valueOf(days * 1_000L);
        BigDecimal allowed = BigDecimal.valueOf(364_000L * threshold, 4);
        Course course =
            new Course.Straight(
                new Course.Task(
                    Direction.UP, FIRST, LAST, BigDecimal.ZERO, new BigDecimal("364000")));
        BigDecimal on = planned.subtract(allowed);
        Light there = DayStanding.of(course, new Reading(day, on), List.of(), day, LIMITS).light();
        Light below =
            DayStanding.of(
                    course,
                    new Reading(day, on.subtract(new BigDecimal("0.000001"))),
                    List.of(),
                    day,
                    LIMITS)
                .light();
        boolean yellow = threshold == LIMITS.yellowBeyond();
        assertThat(there).as("day %s", day).isEqualTo(yellow ? Light.GREEN : Light.YELLOW);
        assertThat(below).as("day %s", day).isEqualTo(yellow ? Light.YELLOW : Light.RED);
      }
    }
  }

  @Test
  void whatIsToldIsCarriedUpAndEqualsTheWholeWorkedOutAnew() {
    Random random = new Random(7);
    RollupBuilder builder = Rollup.builder(2026, LIMITS, 60);
    int root = builder.group(-1, 0);
    List<Integer> leaves = new ArrayList<>();
    for (int weight : Weights.even(7)) {
      int group = builder.group(root, weight);
      for (int share : Weights.even(8)) {
        leaves.add(builder.told(group, share));
      }
    }
    Rollup rollup = builder.build();
    assertThat(rollup.standing(root).light()).as("nothing was told").isEqualTo(Light.GREY);
    Told[] told = new Told[rollup.size()];
    leaves.forEach(leaf -> told[leaf] = told(random));
    rollup.retell(number -> told[number]);
    for (int i = 0; i < 500; i++) {
      int leaf = leaves.get(random.nextInt(leaves.size()));
      told[leaf] = told(random);
      rollup.tell(leaf, told[leaf]);
    }
    Standing carried = rollup.standing(root);
    rollup.retell(number -> told[number]);
    assertThat(rollup.standing(root)).isEqualTo(carried);
    assertThat(carried.green() + carried.yellow() + carried.red() + carried.grey()).isEqualTo(56);
  }

  private static Told told(Random random) {
    Light light = Light.values()[random.nextInt(4)];
    return light == Light.GREY
        ? new Told(light, 0, 0, 0)
        : new Told(light, random.nextDouble(), light == Light.GREEN ? 0 : random.nextDouble(), 1);
  }

  private static LocalDate day(Random random) {
    return FIRST.plusDays(random.nextInt(365));
  }

  private static BigDecimal value(Course course, Random random) {
    BigDecimal share = BigDecimal.valueOf(random.nextInt(130), 2);
    return switch (course) {
      case Course.Toward toward ->
          toward
              .task()
              .baseline()
              .add(toward.task().target().subtract(toward.task().baseline()).multiply(share));
      case Course.Corridor corridor -> corridor.low().multiply(share);
    };
  }

  private static Course course(Random random) {
    BigDecimal from = BigDecimal.valueOf(random.nextInt(1000), random.nextInt(3));
    BigDecimal way = BigDecimal.valueOf(1 + random.nextInt(5000), random.nextInt(3));
    boolean more = random.nextBoolean();
    LocalDate due = YearMonth.of(2026, 3 + random.nextInt(10)).atEndOfMonth();
    Course.Task task =
        new Course.Task(
            more ? Direction.UP : Direction.DOWN,
            FIRST,
            due,
            from,
            random.nextInt(20) == 0 ? from : more ? from.add(way) : from.subtract(way));
    return switch (random.nextInt(4)) {
      case 0 ->
          new Course.Corridor(
              FIRST, due, from, from.add(way), BigDecimal.valueOf(random.nextInt(9)));
      case 1 ->
          new Course.ByMilestones(
              task,
              List.of(
                  new Course.Waypoint(
                      FIRST.plusDays(20),
                      task.baseline()
                          .add(
                              task.target()
                                  .subtract(task.baseline())
                                  .multiply(new BigDecimal("0.3"))))));
      case 2 -> {
        List<BigDecimal> year = new ArrayList<>();
        for (int m = 0; m < 12; m++) {
          year.add(BigDecimal.valueOf(1 + random.nextInt(30)));
        }
        yield new Course.Seasonal(task, year);
      }
      default -> new Course.Straight(task);
    };
  }
}
