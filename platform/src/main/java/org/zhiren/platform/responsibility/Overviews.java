package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.responsibility.reckoning.Forecast;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.responsibility.reckoning.Standing;

/**
 * Makes the leader's page: marks from the plan in memory, names and reasons from the database. Not
 * in one transaction, so that nobody who waits for a tree holds a connection.
 */
@Component
public class Overviews {

  /** Of how many that are behind the forecast is looked at. */
  private static final int LOOKED_AT = 200;

  private final Plans plans;
  private final Targets targets;
  private final Monitoring monitoring;
  private final LivePlans live;
  private final NeedToKnow needToKnow;

  Overviews(
      Plans plans, Targets targets, Monitoring monitoring, LivePlans live, NeedToKnow needToKnow) {
    this.plans = plans;
    this.targets = targets;
    this.monitoring = monitoring;
    this.live = live;
    this.needToKnow = needToKnow;
  }

  /**
   * How a plan stands today, within what the acting account may see.
   *
   * @param most how many of each list
   */
  public Overview of(UUID planId, int most) {
    Plan plan = plans.required(planId);
    LocalDate asOf = live.asOf(plan);
    NeedToKnow.Visible visible = needToKnow.visible(InformationClass.TARGETS);
    Overview.Marked marked =
        live.ask(
                plan,
                tree ->
                    tree.marked(
                        unit -> visible.everywhere() || visible.units().contains(unit),
                        most,
                        LOOKED_AT))
            .orElseGet(() -> slowly(plan, asOf, most));
    return new Overview(
        plan,
        asOf,
        marked.count(),
        marked.whole(),
        monitoring.rows(plan, targets.some(marked.late()), asOf),
        misses(plan, marked, asOf, most),
        monitoring.rows(plan, targets.some(marked.unknown()), asOf),
        works(marked),
        marked.units());
  }

  /** Forecasts take their time, so the tree keeps them until a target or the day changes. */
  private List<Monitoring.Miss> misses(
      Plan plan, Overview.Marked marked, LocalDate asOf, int most) {
    if (most == 0) {
      return List.of();
    }
    Map<UUID, Monitoring.Foreseen> foreseen = new HashMap<>(marked.foreseen());
    List<UUID> missing = marked.behind().stream().filter(id -> !foreseen.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      Map<UUID, Monitoring.Foreseen> made = monitoring.foreseen(targets.some(missing), asOf);
      foreseen.putAll(made);
      live.ask(
          plan,
          tree -> {
            tree.remember(made, marked.changes());
            return made.size();
          });
    }
    List<UUID> missed =
        marked.behind().stream()
            .filter(id -> {
              Monitoring.Foreseen one = foreseen.get(id);
              return one != null && one.prospect() == Forecast.Prospect.UNLIKELY;
            })
            .limit(most)
            .toList();
    return monitoring.rows(plan, targets.some(missed), asOf).stream()
        .map(row ->
            new Monitoring.Miss(row, Objects.requireNonNull(foreseen.get(row.target().id()))))
        .toList();
  }

  private List<Overview.Work> works(Overview.Marked marked) {
    Map<UUID, String> names = new HashMap<>();
    targets.some(marked.works()).forEach(work -> names.put(work.id(), work.facts().name()));
    return marked.works().stream()
        .map(id -> new Overview.Work(id, names.getOrDefault(id, "")))
        .toList();
  }

  /**
   * One level of the tree.
   *
   * @param under the target above; {@code null} at the top
   * @param path the targets above that one
   * @param rows those directly below, what holds the level back most first
   */
  public record Level(
      Plan plan, LocalDate asOf, @Nullable Target under, List<Target> path, List<Board.Row> rows) {
    /** Copies the lists. */
    public Level {
      path = List.copyOf(path);
      rows = List.copyOf(rows);
    }

    /** What holds the level back most. */
    public Board.Row worst() {
      return rows.getFirst();
    }
  }

  /** How the targets directly below one stand, by weight and lag; {@code null} for the top. */
  public Level level(UUID planId, @Nullable UUID underId) {
    Plan plan = plans.required(planId);
    Target under = underId == null ? null : targets.required(underId);
    List<Target> below =
        targets.children(planId, underId).stream().map(Targets.Node::target).toList();
    List<Board.Row> rows =
        rows(planId, targets.some(below.stream().map(Target::id).toList())).stream()
            .sorted(
                Comparator.comparingLong(Overviews::arrears)
                    .reversed()
                    .thenComparing(row -> row.light().ordinal(), Comparator.reverseOrder()))
            .toList();
    return new Level(
        plan, live.asOf(plan), under, under == null ? List.of() : targets.above(under), rows);
  }

  /** How much a target holds its level back: weight times lag. */
  private static long arrears(Board.Row row) {
    Integer behind = row.behind();
    return behind == null ? 0 : (long) Math.max(0, behind) * row.target().facts().weight();
  }

  /**
   * Targets without others below, within what the acting account may see.
   *
   * @param count how many have which light
   * @param wanted how many have the light that was asked for
   * @param rows the first of those
   */
  public record Leaves(Board.Count count, int wanted, List<Board.Row> rows) {
    /** Copies the rows. */
    public Leaves {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The targets of which values are reported, and how they stand today.
   *
   * @param light which of them; {@code null} for all
   * @param most how many rows
   */
  public Leaves leaves(UUID planId, @Nullable Light light, int most) {
    Plan plan = plans.required(planId);
    NeedToKnow.Visible visible = needToKnow.visible(InformationClass.TARGETS);
    PlanTree.Leaves marked =
        live.ask(
                plan,
                tree ->
                    tree.leaves(
                        unit -> visible.everywhere() || visible.units().contains(unit),
                        light,
                        most))
            .orElse(null);
    if (marked == null) {
      // While it is revised the weights need not add up: there is no tree then.
      List<Board.Row> all = monitoring.board(planId).leaves();
      List<Board.Row> wanted =
          all.stream().filter(row -> light == null || row.light() == light).toList();
      return new Leaves(Board.count(all), wanted.size(), wanted.stream().limit(most).toList());
    }
    return new Leaves(
        marked.count(),
        marked.wanted(),
        monitoring.rows(plan, targets.some(marked.first()), live.asOf(plan)));
  }

  /** How the targets of a unit stand, those with others below included. */
  public List<Board.Row> ofUnit(UUID planId, UUID unit) {
    return rows(planId, targets.ofUnit(planId, unit));
  }

  /**
   * The targets for which somebody answers, as leader or as the one who does it, by the name in the
   * plan.
   *
   * @param unit the unit in which the name is meant
   */
  public List<Board.Row> ofPerson(UUID planId, UUID unit, String name) {
    return rows(
        planId,
        targets.ofUnit(planId, unit).stream()
            .filter(target ->
                target.facts().leader().name().equals(name)
                    || target.facts().person().name().equals(name))
            .toList());
  }

  private List<Board.Row> rows(UUID planId, List<Target> some) {
    Plan plan = plans.required(planId);
    LocalDate asOf = live.asOf(plan);
    Map<UUID, Integer> below = targets.below(some.stream().map(Target::id).toList());
    Map<UUID, Board.Row> rows = new HashMap<>();
    monitoring
        .rows(plan, some.stream().filter(target -> !below.containsKey(target.id())).toList(), asOf)
        .forEach(row -> rows.put(row.target().id(), row));
    if (!below.isEmpty()) {
      NeedToKnow.Visible visible = needToKnow.visible(InformationClass.TARGETS);
      Map<UUID, Standing> standings =
          live.ask(
                  plan,
                  tree ->
                      tree.standings(
                          below.keySet(),
                          unit -> visible.everywhere() || visible.units().contains(unit)))
              .orElse(Map.of());
      for (Target target : some) {
        Standing standing = standings.get(target.id());
        if (standing != null) {
          rows.put(
              target.id(), BoardRows.group(target, standing, below.getOrDefault(target.id(), 0)));
        }
      }
      // Where a part is hidden, what is shown is what the visible parts come to.
      if (rows.size() < some.size()) {
        monitoring.board(plan, asOf).rows().stream()
            .filter(row -> below.containsKey(row.target().id()))
            .forEach(row -> rows.putIfAbsent(row.target().id(), row));
      }
    }
    return some.stream().map(target -> rows.get(target.id())).filter(Objects::nonNull).toList();
  }

  /** A draft whose weights do not add up yet has no tree. */
  private Overview.Marked slowly(Plan plan, LocalDate asOf, int most) {
    Board board = monitoring.board(plan, asOf);
    List<UUID> works =
        board.rows().stream()
            .map(Board.Row::target)
            .filter(target -> target.parentId() == null)
            .map(Target::id)
            .toList();
    return new Overview.Marked(
        board.count(),
        null,
        ids(board.with(Light.RED, most)),
        ids(board.with(Light.YELLOW, LOOKED_AT)),
        Map.of(),
        0,
        ids(board.with(Light.GREY, most)),
        works,
        board.units(works));
  }

  private static List<UUID> ids(List<Board.Row> rows) {
    return rows.stream().map(row -> row.target().id()).toList();
  }
}
