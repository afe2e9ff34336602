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
import org.zhiren.explain.Text;

/**
 * A random tree kept as plain objects: lights of single targets by {@link Lights} on exact
 * decimals, groups by recursion. Slow, and of another make than the columns.
 */
final class RollupOracle {
  private static final int YEAR = 2026;
  private static final Thresholds THRESHOLDS = Thresholds.USUAL;

  private static final class Target {
    int weight;
    final List<Integer> parts = new ArrayList<>();
    boolean group;
    @Nullable Course course;
    final @Nullable BigDecimal[] values = new BigDecimal[12];
    Light late = Light.GREEN;
  }

  private record Result(
      Light light, double done, double lost, double known, int[] counts, boolean onTheBorder) {}

  private final Random random;
  private final List<Target> targets = new ArrayList<>();
  private final List<MonthlyPlan> plans = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();

  RollupOracle(Random random, int about) {
    this.random = random;
    add(-1, true);
    List<Integer> open = new ArrayList<>(List.of(0));
    while (targets.size() < about && !open.isEmpty()) {
      int parent = open.remove(random.nextInt(open.size()));
      int parts = 1 + random.nextInt(7);
      for (int i = 0; i < parts; i++) {
        boolean group = random.nextInt(3) == 0 || (open.isEmpty() && i == parts - 1);
        int number = add(parent, group);
        if (group) {
          open.add(number);
        }
      }
    }
    for (Target target : targets) {
      if (!target.parts.isEmpty()) {
        List<BigDecimal> shares = new ArrayList<>();
        target.parts.forEach(_ -> shares.add(BigDecimal.valueOf(1 + random.nextInt(9))));
        int[] weights = Weights.distribute(shares);
        for (int i = 0; i < weights.length; i++) {
          targets.get(target.parts.get(i)).weight = weights[i];
        }
      }
    }
  }

  private int add(int parent, boolean group) {
    Target target = new Target();
    target.group = group;
    int number = targets.size();
    targets.add(target);
    parents.add(parent);
    plans.add(MonthlyPlan.straight(1, 12));
    if (parent >= 0) {
      targets.get(parent).parts.add(number);
    }
    if (!group) {
      target.course = course(number);
      for (int month = 0; month < 12; month++) {
        target.values[month] = value();
      }
      target.late = Light.values()[Math.max(0, random.nextInt(12) - 9)];
    }
    return number;
  }

  private @Nullable BigDecimal value() {
    if (random.nextInt(4) == 0) {
      return null;
    }
    return random.nextInt(3) == 0
        ? BigDecimal.valueOf(random.nextInt(200) - 20, 2)
        : BigDecimal.valueOf(random.nextInt(240) - 20);
  }

  private Course course(int number) {
    if (random.nextInt(6) == 0) {
      return new Course.Corridor(
          LocalDate.of(YEAR, 1, 1),
          LocalDate.of(YEAR, 12, 31),
          BigDecimal.valueOf(40),
          BigDecimal.valueOf(100),
          BigDecimal.valueOf(random.nextInt(30)));
    }
    int from = 1 + random.nextInt(12);
    int due = from + random.nextInt(13 - from);
    int[] shares = new int[12];
    int share = 0;
    for (int month = 1; month <= 12; month++) {
      if (month >= due) {
        share = Weights.WHOLE;
      } else if (month >= from) {
        share = Math.min(Weights.WHOLE, share + 500 * random.nextInt(4));
      }
      shares[month - 1] = share;
    }
    plans.set(number, new MonthlyPlan(from, due, shares));
    boolean more = random.nextBoolean();
    BigDecimal baseline = BigDecimal.valueOf(random.nextInt(4) == 0 ? 0 : random.nextInt(200));
    int way = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(100);
    BigDecimal goal = baseline.add(BigDecimal.valueOf(more ? way : -way));
    List<Course.Waypoint> waypoints = new ArrayList<>();
    for (int month = from; month < due; month++) {
      waypoints.add(
          new Course.Waypoint(
              YearMonth.of(YEAR, month).atEndOfMonth(),
              baseline.add(
                  goal.subtract(baseline).multiply(BigDecimal.valueOf(shares[month - 1], 4)))));
    }
    return new Course.ByMilestones(
        new Course.Task(
            more ? Direction.UP : Direction.DOWN,
            LocalDate.of(YEAR, from, 1),
            YearMonth.of(YEAR, due).atEndOfMonth(),
            baseline,
            goal),
        waypoints);
  }

  Rollup build() {
    RollupBuilder builder = Rollup.builder(YEAR, THRESHOLDS, 1);
    for (int number = 0; number < targets.size(); number++) {
      Target target = targets.get(number);
      int parent = parents.get(number);
      int given =
          switch (target.course) {
            case null -> builder.group(parent, target.weight);
            case Course.Corridor c ->
                builder.within(parent, target.weight, c.low(), c.high(), c.tolerance());
            case Course.Toward c ->
                builder.toward(
                    parent,
                    target.weight,
                    c.task().direction(),
                    c.task().baseline(),
                    c.task().target(),
                    plans.get(number));
          };
      assertThat(given).isEqualTo(number);
      if (!target.group) {
        for (int month = 1; month <= 12; month++) {
          builder.value(number, month, target.values[month - 1]);
        }
        builder.late(number, target.late);
      }
    }
    return builder.build();
  }

  /** Changes a value or the state of milestones, here and in the tree. */
  void changeOne(Rollup rollup) {
    int number = random.nextInt(targets.size());
    Target target = targets.get(number);
    if (target.group) {
      return;
    }
    if (random.nextInt(5) == 0) {
      target.late = Light.values()[random.nextInt(3)];
      rollup.late(number, target.late);
    } else {
      int month = random.nextInt(12);
      target.values[month] = value();
      rollup.set(number, month + 1, target.values[month]);
    }
  }

  void compare(Rollup rollup, int month, String context) {
    compare(0, rollup, month, context);
  }

  private Result compare(int number, Rollup rollup, int month, String context) {
    Target target = targets.get(number);
    Result expected;
    if (target.group) {
      List<Result> parts = new ArrayList<>();
      for (int part : target.parts) {
        parts.add(compare(part, rollup, month, context));
      }
      expected = group(target, parts);
    } else {
      expected = single(target, month);
    }
    Standing found = rollup.standing(number);
    String where = context + " target " + number;
    if (!expected.onTheBorder) {
      assertThat(found.light()).as(where).isEqualTo(expected.light);
    }
    assertThat(found.knownShare()).as(where).isEqualTo(expected.known, within(1e-9));
    if (expected.known > 1e-9) {
      assertThat(found.progress()).as(where).isEqualTo(expected.done, within(1e-9));
      assertThat(found.lag()).as(where).isEqualTo(expected.lost, within(1e-9));
    } else {
      assertThat(found.progress()).as(where).isNull();
    }
    assertThat(new int[] {found.green(), found.yellow(), found.red(), found.grey()})
        .as(where)
        .isEqualTo(expected.counts);
    return new Result(
        found.light(), expected.done, expected.lost, expected.known, expected.counts, false);
  }

  private Result single(Target target, int month) {
    LocalDate asOf = YearMonth.of(YEAR, month).atEndOfMonth();
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      BigDecimal value = target.values[i];
      if (value != null) {
        readings.add(new Reading(YearMonth.of(YEAR, i + 1).atEndOfMonth(), value));
      }
    }
    List<Milestone> milestones =
        switch (target.late) {
          case YELLOW -> List.of(new Milestone(Text.same("甲"), asOf.minusDays(10), null));
          case RED -> List.of(new Milestone(Text.same("乙"), asOf.minusDays(11), null));
          default -> List.of();
        };
    Course course = target.course;
    assertThat(course).isNotNull();
    Lit lit = Lights.judge(course, readings, milestones, Unit.NONE, asOf, THRESHOLDS);
    int[] counts = new int[4];
    counts[lit.light().ordinal()] = 1;
    if (asOf.isBefore(course.from())) {
      return new Result(lit.light(), 0, 0, 1, counts, false);
    }
    Reading actual = lit.actual();
    if (actual == null) {
      return new Result(lit.light(), 0, 0, 0, counts, false);
    }
    double value = actual.value().doubleValue();
    switch (course) {
      case Course.Corridor c -> {
        double outside =
            Math.max(0, Math.max(c.low().doubleValue() - value, value - c.high().doubleValue()));
        double off =
            outside == 0 ? 0 : Math.min(1, outside / Math.max(1e-300, c.tolerance().doubleValue()));
        return new Result(lit.light(), 1 - off, off, 1, counts, false);
      }
      case Course.Toward c -> {
        double baseline = c.task().baseline().doubleValue();
        double way = c.task().target().doubleValue() - baseline;
        boolean reached =
            c.task().direction() == Direction.UP
                ? value >= baseline + way
                : value <= baseline + way;
        double done = way == 0 ? (reached ? 1 : 0) : Math.clamp((value - baseline) / way, 0.0, 1.0);
        Integer behind = lit.behind();
        assertThat(behind).isNotNull();
        double planned = lit.planned() == null ? 0 : lit.planned().doubleValue();
        double sign = c.task().direction() == Direction.UP ? 1 : -1;
        double span =
            way != 0 ? Math.abs(way) : Math.max(Math.abs(baseline), baseline == 0 ? 1 : 0);
        double lost = reached ? 0 : Math.clamp((planned - value) * sign / span, 0.0, 1.0);
        return new Result(lit.light(), done, lost, 1, counts, false);
      }
    }
  }

  private Result group(Target target, List<Result> parts) {
    double known = 0;
    double done = 0;
    double lost = 0;
    boolean red = false;
    int[] counts = new int[4];
    for (int i = 0; i < parts.size(); i++) {
      Result part = parts.get(i);
      double share = targets.get(target.parts.get(i)).weight / 10_000.0 * part.known;
      known += share;
      done += share * part.done;
      lost += share * part.lost;
      red |= part.light == Light.RED;
      for (int light = 0; light < 4; light++) {
        counts[light] += part.counts[light];
      }
    }
    if (parts.isEmpty()) {
      counts[Light.GREY.ordinal()] = 1;
    }
    double lag = known > 1e-12 ? lost / known : 0;
    boolean border = near(lost, 0.15) || near(lag, 0.15) || near(lag, 0.05) || near(known, 0.6);
    Light light;
    if (lost > 0.15) {
      light = Light.RED;
    } else if (known < 0.6) {
      light = Light.GREY;
    } else if (lag > 0.15) {
      light = Light.RED;
    } else {
      light = lag > 0.05 || red ? Light.YELLOW : Light.GREEN;
    }
    return new Result(light, known > 1e-12 ? done / known : 0, lag, known, counts, border);
  }

  private static boolean near(double number, double border) {
    return Math.abs(number - border) < 1e-9;
  }
}
