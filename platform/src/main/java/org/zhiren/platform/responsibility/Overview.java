package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.responsibility.reckoning.Standing;

/**
 * The leader's page of a plan, within what the acting account may see: what is late, where it will
 * be missed, of what nothing is known, which unit needs help.
 *
 * @param plan the plan
 * @param asOf the day
 * @param count targets without parts by light
 * @param whole how the whole plan stands, by weight; {@code null} unless all of it may be seen
 * @param late those furthest behind
 * @param misses those behind of which the forecast says that they will be missed
 * @param unknown those without a value that counts, the nearest deadline first
 * @param works the targets on top of the plan: the columns of the map, in their order
 * @param units the rows of the map, the worst first
 */
public record Overview(
    Plan plan,
    LocalDate asOf,
    Board.Count count,
    @Nullable Standing whole,
    List<Board.Row> late,
    List<Monitoring.Miss> misses,
    List<Board.Row> unknown,
    List<Work> works,
    List<UnitRow> units) {

  /** The largest share of red first, then the most red, then the largest share of grey. */
  static final Comparator<UnitRow> WORST_FIRST =
      Comparator.comparingDouble((UnitRow row) -> -share(row.count().red(), row.count().all()))
          .thenComparing(row -> -row.count().red())
          .thenComparing(row -> -share(row.count().grey(), row.count().all()))
          .thenComparing(UnitRow::unitId);

  /** Copies the lists. */
  public Overview {
    late = List.copyOf(late);
    misses = List.copyOf(misses);
    unknown = List.copyOf(unknown);
    works = List.copyOf(works);
    units = List.copyOf(units);
  }

  /** A target on top of the plan; its name is empty if it may not be seen. */
  public record Work(UUID id, String name) {}

  /**
   * A unit with its targets.
   *
   * @param unitId the unit
   * @param count its targets by light
   * @param byWork the same for each target on top of the plan, in the order of {@link #works}; a
   *     count of none where the unit has nothing to do with it
   * @param byKind the same for each kind of work that it has
   */
  public record UnitRow(
      UUID unitId,
      Board.Count count,
      List<Board.Count> byWork,
      Map<TargetKind, Board.Count> byKind) {
    /** Copies. */
    public UnitRow {
      byWork = List.copyOf(byWork);
      byKind = Map.copyOf(byKind);
    }
  }

  /**
   * What the tree marks, before names and reasons are added.
   *
   * @param foreseen forecasts of those behind that are known already
   * @param changes how often the tree had changed
   */
  record Marked(
      Board.Count count,
      @Nullable Standing whole,
      List<UUID> late,
      List<UUID> behind,
      Map<UUID, Monitoring.Foreseen> foreseen,
      long changes,
      List<UUID> unknown,
      List<UUID> works,
      List<UnitRow> units) {}

  private static double share(int some, int all) {
    return all == 0 ? 0 : (double) some / all;
  }
}
