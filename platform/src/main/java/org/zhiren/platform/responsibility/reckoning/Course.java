package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiren.explain.Text;

/** The planned course of a target: which value is expected on which day. */
public sealed interface Course {

  /** The day on which the work begins. */
  LocalDate from();

  /** The day by which the target has to be reached. */
  LocalDate due();

  /** Which course a target is to take, as whoever sets it chooses. */
  enum Kind {
    /** Evenly from the first day to the deadline. */
    LINEAR(Text.of("按时间匀速", "evenly over time")),
    /** From milestone to milestone. */
    MILESTONES(Text.of("按节点", "by milestones")),
    /** As in the year before. */
    SEASONAL(Text.of("参照上年节奏", "like the year before"));

    private final Text text;

    Kind(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** A course from a baseline to a target. */
  sealed interface Toward extends Course permits Straight, ByMilestones, Seasonal {
    /** Where from and where to. */
    Task task();

    @Override
    default LocalDate from() {
      return task().from();
    }

    @Override
    default LocalDate due() {
      return task().due();
    }

    /**
     * The value expected at the end of a day, rounded to {@value Exact#DECIMALS} decimals if it
     * does not come out even; the baseline before the begin, the target from the due day on.
     */
    default BigDecimal planned(LocalDate day) {
      return Planning.planned(this, day).decimal();
    }

    /**
     * The share of the task expected to be done at the end of a day, in basis points, rounded half
     * up; for {@link Rollup}. A task that is to keep its baseline has none to do: 10,000.
     */
    default int plannedShare(LocalDate day) {
      return Planning.share(this, day).shift(4).rounded(0).intValueExact();
    }
  }

  /**
   * Where from and where to.
   *
   * @param direction {@link Direction#UP} or {@link Direction#DOWN}
   * @param from the day on which the work begins
   * @param due the day by which the target has to be reached, after {@code from}
   * @param baseline the value at the begin
   * @param target the value to reach, not worse than the baseline; equal if it is to be kept
   */
  record Task(
      Direction direction, LocalDate from, LocalDate due, BigDecimal baseline, BigDecimal target) {

    /**
     * Checks the order.
     *
     * @throws ReckoningFault naming what stands wrong
     */
    public Task {
      ScoringRules.oneWay(direction);
      Planning.inOrder(from, due);
      Planning.noWorse(direction, baseline, target);
    }
  }

  /** The same amount every day. */
  record Straight(Task task) implements Toward {}

  /**
   * By milestones: a value is expected from its day on, and before it the one before.
   *
   * @param waypoints in the order of their days, after the begin and before the due day
   */
  record ByMilestones(Task task, List<Waypoint> waypoints) implements Toward {

    /**
     * Checks the order.
     *
     * @throws ReckoningFault naming the waypoint that stands wrong
     */
    public ByMilestones {
      waypoints = List.copyOf(waypoints);
      Planning.waypoints(task, waypoints);
    }
  }

  /**
   * A value on the way.
   *
   * @param day the day from which it is expected
   * @param value the value
   */
  record Waypoint(LocalDate day, BigDecimal value) {}

  /**
   * As last year went: each month does the share of the task that it did last year, days within a
   * month evenly.
   *
   * @param lastYear what January to December did last year, twelve numbers, none negative, those of
   *     the months from begin to due not all zero
   */
  record Seasonal(Task task, List<BigDecimal> lastYear) implements Toward {

    /**
     * Checks the profile.
     *
     * @throws ReckoningFault saying what is wrong with it
     */
    public Seasonal {
      lastYear = List.copyOf(lastYear);
      Planning.profile(task, lastYear);
    }
  }

  /**
   * A range that holds all the time.
   *
   * @param from the first day
   * @param due the last day, after {@code from}
   * @param low lower end
   * @param high upper end, not below {@code low}
   * @param tolerance how far outside is yellow; beyond it is red; at least 0
   */
  record Corridor(
      LocalDate from, LocalDate due, BigDecimal low, BigDecimal high, BigDecimal tolerance)
      implements Course {

    /**
     * Checks the order.
     *
     * @throws ReckoningFault naming what stands wrong
     */
    public Corridor {
      Planning.inOrder(from, due);
      Planning.corridor(low, high, tolerance);
    }
  }
}
