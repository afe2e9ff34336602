package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.DayStanding;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.responsibility.reckoning.Milestone;
import org.zhiren.platform.responsibility.reckoning.Reading;
import org.zhiren.platform.responsibility.reckoning.Rollup;
import org.zhiren.platform.responsibility.reckoning.RollupBuilder;
import org.zhiren.platform.responsibility.reckoning.Standing;

/**
 * A whole plan in memory: the newest value of every target, its light as of a day, and what all of
 * them come to at every level. Made by {@link PlanTrees}; not thread-safe.
 */
final class PlanTree {

  private static final int KINDS = TargetKind.values().length;
  private static final int LIGHTS = Light.values().length;

  /** The root of the roll-up is the plan itself; targets are numbered from 1. */
  private static final int PLAN = 0;

  /** A target as it enters the tree; parents come before their parts. */
  record Node(
      UUID id,
      @Nullable UUID parentId,
      UUID unitId,
      TargetKind kind,
      int weight,
      boolean group,
      LocalDate deadline,
      @Nullable Course course,
      @Nullable Reading newest,
      List<Milestone> milestones) {}

  private final Rollup rollup;
  private final UUID[] ids;
  private final int[] unit;
  private final int[] top;
  private final byte[] kind;
  private final boolean[] group;
  private final LocalDate[] deadline;
  private final @Nullable Course[] course;
  private final @Nullable Reading[] newest;
  private final List<Milestone>[] milestones;
  private final Map<UUID, Integer> numbers;
  private final List<UUID> units = new ArrayList<>();
  private final List<UUID> tops = new ArrayList<>();
  private final Map<UUID, Monitoring.Foreseen> foreseen = new HashMap<>();
  private LocalDate asOf;
  private long changes;

  /**
   * Builds the tree and works it out.
   *
   * @throws org.zhiren.platform.responsibility.reckoning.ReckoningFault if the weights below a
   *     target do not add up
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of lists cannot be made otherwise.
  PlanTree(List<Node> nodes, int year, LocalDate asOf) {
    int count = nodes.size() + 1;
    ids = new UUID[count];
    unit = new int[count];
    top = new int[count];
    kind = new byte[count];
    group = new boolean[count];
    deadline = new LocalDate[count];
    course = new Course[count];
    newest = new Reading[count];
    milestones = new List[count];
    numbers = HashMap.newHashMap(count);
    Map<UUID, Integer> unitNumbers = new HashMap<>();
    RollupBuilder builder = Rollup.builder(year, Judging.THRESHOLDS, count);
    builder.group(-1, 0);
    group[PLAN] = true;
    for (Node node : nodes) {
      UUID parent = node.parentId();
      int above = parent == null ? PLAN : Objects.requireNonNull(numbers.get(parent));
      int number =
          node.group() ? builder.group(above, node.weight()) : builder.told(above, node.weight());
      ids[number] = node.id();
      numbers.put(node.id(), number);
      unit[number] =
          unitNumbers.computeIfAbsent(
              node.unitId(),
              id -> {
                units.add(id);
                return units.size() - 1;
              });
      if (above == PLAN) {
        tops.add(node.id());
      }
      top[number] = above == PLAN ? tops.size() - 1 : top[above];
      kind[number] = (byte) node.kind().ordinal();
      group[number] = node.group();
      deadline[number] = node.deadline();
      course[number] = node.course();
      newest[number] = node.newest();
      milestones[number] = node.milestones();
    }
    rollup = builder.build();
    this.asOf = asOf;
    retell(asOf);
  }

  /** The day as of which it stands. */
  LocalDate asOf() {
    return asOf;
  }

  /** How many targets it holds. */
  int size() {
    return ids.length - 1;
  }

  /** Works everything out anew as of a day. */
  void retell(LocalDate day) {
    asOf = day;
    changes++;
    foreseen.clear();
    rollup.retell(number ->
        DayStanding.of(
            course[number], newest[number], milestones[number], day, Judging.THRESHOLDS));
  }

  /**
   * Takes in what has become the newest value and the milestones of a target, and carries it up to
   * the root.
   *
   * @return whether the target is known
   */
  boolean change(UUID target, @Nullable Reading value, List<Milestone> stages) {
    Integer number = numbers.get(target);
    if (number == null) {
      return false;
    }
    if (!group[number]) {
      changes++;
      foreseen.remove(target);
      newest[number] = value;
      milestones[number] = stages;
      rollup.tell(number, DayStanding.of(course[number], value, stages, asOf, Judging.THRESHOLDS));
    }
    return true;
  }

  /** Keeps forecasts that were made when the tree had changed so often; later ones are refused. */
  void remember(Map<UUID, Monitoring.Foreseen> some, long madeAt) {
    if (changes == madeAt) {
      foreseen.putAll(some);
    }
  }

  private Map<UUID, Monitoring.Foreseen> remembered(List<UUID> targets) {
    Map<UUID, Monitoring.Foreseen> known = new HashMap<>();
    for (UUID target : targets) {
      Monitoring.Foreseen one = foreseen.get(target);
      if (one != null) {
        known.put(target, one);
      }
    }
    return known;
  }

  /** How the whole plan stands. */
  Standing whole() {
    return rollup.standing(PLAN);
  }

  /** How a target stands with all below it; {@code null} if it is not known. */
  @Nullable Standing standing(UUID target) {
    Integer number = numbers.get(target);
    return number == null ? null : rollup.standing(number);
  }

  /**
   * How some targets stand with all below them; those of which a part is hidden are missing.
   *
   * @param seen tells of a unit whether its targets may be seen
   */
  Map<UUID, Standing> standings(Collection<UUID> targets, Predicate<UUID> seen) {
    boolean[] visible = visible(seen);
    boolean[] hidden = new boolean[ids.length];
    for (int number = ids.length - 1; number > 0; number--) {
      hidden[number] |= !visible[unit[number]];
      int above = rollup.parent(number);
      if (above >= 0) {
        hidden[above] |= hidden[number];
      }
    }
    Map<UUID, Standing> standings = new HashMap<>();
    for (UUID target : targets) {
      Integer number = numbers.get(target);
      if (number != null && !hidden[number]) {
        standings.put(target, rollup.standing(number));
      }
    }
    return standings;
  }

  private boolean[] visible(Predicate<UUID> seen) {
    boolean[] visible = new boolean[units.size()];
    for (int i = 0; i < visible.length; i++) {
      visible[i] = seen.test(units.get(i));
    }
    return visible;
  }

  /**
   * What stands out among the targets of the units that may be seen.
   *
   * @param seen tells of a unit whether its targets may be seen
   * @param most how many of each list
   * @param looked how many of those behind, for forecasts
   */
  Overview.Marked marked(Predicate<UUID> seen, int most, int looked) {
    boolean[] visible = visible(seen);
    boolean all = true;
    for (boolean one : visible) {
      all &= one;
    }
    int columns = tops.size();
    int[][] cells = new int[units.size()][];
    int[] sum = new int[LIGHTS];
    Furthest late = new Furthest(most);
    Furthest behind = new Furthest(looked);
    Furthest unknown = new Furthest(most);
    for (int number = 1; number < ids.length; number++) {
      if (group[number] || !visible[unit[number]]) {
        continue;
      }
      Light light = rollup.light(number);
      sum[light.ordinal()]++;
      int[] row = cells[unit[number]];
      if (row == null) {
        row = new int[(columns + KINDS) * LIGHTS];
        cells[unit[number]] = row;
      }
      row[top[number] * LIGHTS + light.ordinal()]++;
      row[(columns + kind[number]) * LIGHTS + light.ordinal()]++;
      switch (light) {
        case RED -> late.offer(number, distance(number));
        case YELLOW -> behind.offer(number, distance(number));
        case GREY -> unknown.offer(number, -deadline[number].toEpochDay());
        case GREEN -> {}
      }
    }
    List<UUID> slow = behind.ids();
    return new Overview.Marked(
        count(sum, 0),
        all ? whole() : null,
        late.ids(),
        slow,
        remembered(slow),
        changes,
        unknown.ids(),
        tops,
        rows(cells, columns));
  }

  /**
   * Targets without others below, of the units that may be seen.
   *
   * @param count how many have which light
   * @param wanted how many have the light that was asked for
   * @param first the first of those, in the order of the tree
   */
  record Leaves(Board.Count count, int wanted, List<UUID> first) {}

  /**
   * The targets without others below.
   *
   * @param seen tells of a unit whether its targets may be seen
   * @param light which of them; {@code null} for all
   * @param most how many are named
   */
  Leaves leaves(Predicate<UUID> seen, @Nullable Light light, int most) {
    boolean[] visible = visible(seen);
    int[] sum = new int[LIGHTS];
    List<UUID> first = new ArrayList<>();
    for (int number = 1; number < ids.length; number++) {
      if (!group[number] && visible[unit[number]]) {
        Light own = rollup.light(number);
        sum[own.ordinal()]++;
        if (first.size() < most && (light == null || light == own)) {
          first.add(ids[number]);
        }
      }
    }
    Board.Count count = count(sum, 0);
    return new Leaves(count, light == null ? count.all() : count.of(light), first);
  }

  /**
   * How far behind a target is, for the order of a list: the share of its task; outside a range the
   * share of the value, for any step outside counts there as the whole task.
   */
  private double distance(int number) {
    Reading value = newest[number];
    if (!(course[number] instanceof Course.Corridor range) || value == null) {
      return rollup.lag(number);
    }
    double size =
        Math.max(1, Math.max(range.low().abs().doubleValue(), range.high().abs().doubleValue()));
    double outside =
        Math.max(
            range.low().subtract(value.value()).doubleValue(),
            value.value().subtract(range.high()).doubleValue());
    return Math.clamp(outside / size, 0.0, 1.0);
  }

  private List<Overview.UnitRow> rows(int[][] cells, int columns) {
    List<Overview.UnitRow> rows = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      int[] row = cells[i];
      if (row == null) {
        continue;
      }
      int[] sum = new int[LIGHTS];
      List<Board.Count> byTop = new ArrayList<>(columns);
      for (int column = 0; column < columns; column++) {
        byTop.add(count(row, column));
        for (int light = 0; light < LIGHTS; light++) {
          sum[light] += row[column * LIGHTS + light];
        }
      }
      Map<TargetKind, Board.Count> byKind = new HashMap<>();
      for (TargetKind one : TargetKind.values()) {
        Board.Count counted = count(row, columns + one.ordinal());
        if (counted.all() > 0) {
          byKind.put(one, counted);
        }
      }
      rows.add(new Overview.UnitRow(units.get(i), count(sum, 0), byTop, byKind));
    }
    rows.sort(Overview.WORST_FIRST);
    return rows;
  }

  private static Board.Count count(int[] from, int column) {
    int at = column * LIGHTS;
    return new Board.Count(
        from[at + Light.GREEN.ordinal()],
        from[at + Light.YELLOW.ordinal()],
        from[at + Light.RED.ordinal()],
        from[at + Light.GREY.ordinal()]);
  }

  /** Keeps the few with the largest keys. */
  private final class Furthest {
    private record Kept(int number, double key) {}

    private final int most;
    private final PriorityQueue<Kept> kept =
        new PriorityQueue<>(
            Comparator.comparingDouble(Kept::key)
                .thenComparing(Kept::number, Comparator.reverseOrder()));

    Furthest(int most) {
      this.most = most;
    }

    void offer(int number, double key) {
      if (kept.size() < most) {
        kept.add(new Kept(number, key));
      } else if (most > 0 && kept.element().key < key) {
        kept.remove();
        kept.add(new Kept(number, key));
      }
    }

    List<UUID> ids() {
      List<UUID> found = new ArrayList<>(kept.size());
      PriorityQueue<Kept> rest = new PriorityQueue<>(kept);
      while (!rest.isEmpty()) {
        found.addFirst(ids[rest.remove().number]);
      }
      return found;
    }
  }
}
