package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.Light;

/**
 * How a plan stands as of a day, within what the acting account may see: each target with its
 * light, the lights of the targets below it, and sums for units and kinds of work.
 *
 * @param plan the plan
 * @param asOf the day
 * @param rows the targets, parents before children
 */
public record Board(Plan plan, LocalDate asOf, List<Row> rows) {

  /** Copies the rows. */
  public Board {
    rows = List.copyOf(rows);
  }

  /**
   * How a target stands.
   *
   * @param target the target
   * @param light its light; of a target with others below, what theirs come to
   * @param why one sentence
   * @param progress the share done, from 0 to 1, over what is known; {@code null} if nothing is
   *     known
   * @param behind share of the task behind the plan, in basis points; {@code null} if not known or
   *     a sum
   * @param known the share of the weight of which a value is known, from 0 to 1
   * @param value the last value; {@code null} for none
   * @param valueAsOf its day
   * @param below how many targets stand below it
   * @param files how many files prove it
   */
  public record Row(
      Target target,
      Light light,
      Text why,
      @Nullable Double progress,
      @Nullable Integer behind,
      double known,
      @Nullable BigDecimal value,
      @Nullable LocalDate valueAsOf,
      int below,
      int files) {

    /** Whether nothing stands below it: then it is counted. */
    public boolean leaf() {
      return below == 0;
    }
  }

  /**
   * How many targets have which light.
   *
   * @param green on course
   * @param yellow behind
   * @param red far behind or overdue
   * @param grey not known
   */
  public record Count(int green, int yellow, int red, int grey) {
    /** How many there are. */
    public int all() {
      return green + yellow + red + grey;
    }

    /** The share of targets with this light, in percent of all. */
    public int percent(Light light) {
      return all() == 0 ? 0 : Math.round(100f * of(light) / all());
    }

    /** How many have this light. */
    public int of(Light light) {
      return switch (light) {
        case GREEN -> green;
        case YELLOW -> yellow;
        case RED -> red;
        case GREY -> grey;
      };
    }
  }

  /** The targets to be counted. */
  public List<Row> leaves() {
    return rows.stream().filter(Row::leaf).toList();
  }

  /** All targets by light. */
  public Count count() {
    return count(leaves());
  }

  /** Some targets by light. */
  public static Count count(List<Row> some) {
    int[] lights = new int[Light.values().length];
    some.forEach(row -> lights[row.light().ordinal()]++);
    return new Count(
        lights[Light.GREEN.ordinal()],
        lights[Light.YELLOW.ordinal()],
        lights[Light.RED.ordinal()],
        lights[Light.GREY.ordinal()]);
  }

  /** The row of a target. */
  public Optional<Row> row(UUID target) {
    return rows.stream().filter(row -> row.target().id().equals(target)).findFirst();
  }

  /** The rows of a unit. */
  public List<Row> ofUnit(UUID unit) {
    return rows.stream().filter(row -> row.target().unitId().equals(unit)).toList();
  }

  /** Targets with this light, the one furthest behind first. */
  public List<Row> with(Light light, int most) {
    return leaves().stream()
        .filter(row -> row.light() == light)
        .sorted(
            Comparator.comparingInt((Row row) -> row.behind() == null ? -1 : row.behind())
                .reversed()
                .thenComparing(row -> row.target().deadline()))
        .limit(most)
        .toList();
  }

  /** Units by how much stands badly, with a column for each of the targets on top. */
  List<Overview.UnitRow> units(List<UUID> works) {
    Map<UUID, UUID> above = new HashMap<>();
    Map<UUID, List<Row>> byUnit = new LinkedHashMap<>();
    for (Row row : rows) {
      UUID parent = row.target().parentId();
      UUID id = row.target().id();
      above.put(id, parent == null ? id : above.getOrDefault(parent, id));
      if (row.leaf()) {
        byUnit.computeIfAbsent(row.target().unitId(), unit -> new ArrayList<>()).add(row);
      }
    }
    return byUnit.entrySet().stream()
        .map(entry -> {
          List<Row> own = entry.getValue();
          Map<TargetKind, Count> byKind = new EnumMap<>(TargetKind.class);
          for (TargetKind kind : TargetKind.values()) {
            List<Row> some = own.stream().filter(row -> row.target().kind() == kind).toList();
            if (!some.isEmpty()) {
              byKind.put(kind, count(some));
            }
          }
          List<Count> byWork =
              works.stream()
                  .map(work ->
                      count(
                          own.stream()
                              .filter(row -> work.equals(above.get(row.target().id())))
                              .toList()))
                  .toList();
          return new Overview.UnitRow(entry.getKey(), count(own), byWork, byKind);
        })
        .sorted(Overview.WORST_FIRST)
        .toList();
  }
}
