package org.zhiren.platform.roster.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.roster.Fact;

/**
 * A career as a staircase: time to the right, the level of the post upwards, each stretch a bar
 * with the number of its row in the table beside. Lengths are in units of the drawing.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param left where the time axis begins
 * @param lanes levels, the highest first
 * @param bars stretches of the career
 * @param ticks years on the axis
 */
public record CareerChart(
    int width, int height, int left, List<Lane> lanes, List<Bar> bars, List<Tick> ticks) {

  /** Drawn on a desk or on paper. */
  public static final int WIDE = 760;

  /** Drawn on a phone. */
  public static final int NARROW = 340;

  private static final int LANE = 36;
  private static final int BAR = 18;
  private static final int BESIDE = 13;
  private static final int TOP = 8;
  private static final int AXIS = 26;
  private static final int RIGHT = 12;
  private static final int LEAST = 3;

  /** Copies the lists. */
  public CareerChart {
    lanes = List.copyOf(lanes);
    bars = List.copyOf(bars);
    ticks = List.copyOf(ticks);
  }

  /** A level: where its line runs and its ZB09 code. */
  public record Lane(int y, String level) {}

  /** A stretch: place, number of the row, whether it is a main post, whether it lasts. */
  public record Bar(int x, int y, int width, int height, int number, boolean main, boolean lasts) {

    /** Where the number stands, from the left. */
    public int middle() {
      return x + width / 2;
    }

    /** Where the number stands. */
    public int baseline() {
      return y + height / 2 + 4;
    }

    /** Whether there is room for the number within the bar. */
    public boolean roomy() {
      return width >= 16;
    }
  }

  /** A year on the axis. */
  public record Tick(int x, int year) {}

  /** Whether there is anything to draw. */
  public boolean isEmpty() {
    return bars.isEmpty();
  }

  /**
   * Draws stretches that are in the order of the table, up to a day. Posts held beside the main one
   * run below it in the same lane.
   *
   * @param chinese whether levels are written in Chinese; in English they need more room
   */
  public static CareerChart of(List<Fact> career, LocalDate until, int width, boolean chinese) {
    List<String> levels =
        CodeTables.postLevels().stream()
            .map(CodeTables.Entry::code)
            .filter(code -> career.stream().anyMatch(f -> f.text("level_code").equals(code)))
            .toList();
    LocalDate first =
        career.stream()
            .map(fact -> fact.day("begins_on"))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(until);
    int left = width == NARROW ? (chinese ? 76 : 140) : (chinese ? 96 : 140);
    if (levels.isEmpty() || !first.isBefore(until)) {
      return new CareerChart(width, TOP + AXIS, left, List.of(), List.of(), List.of());
    }
    LocalDate from = LocalDate.of(first.getYear(), 1, 1);
    double perDay =
        (width - left - RIGHT) / (double) Math.max(1, ChronoUnit.DAYS.between(from, until));
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      lanes.add(new Lane(TOP + i * LANE + 2 + BAR / 2, levels.get(i)));
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < career.size(); i++) {
      Fact fact = career.get(i);
      int lane = levels.indexOf(fact.text("level_code"));
      LocalDate begins = fact.day("begins_on");
      LocalDate ends = fact.day("ends_on");
      if (lane < 0 || begins == null || begins.isAfter(until)) {
        continue;
      }
      LocalDate end = ends == null || ends.isAfter(until) ? until : ends;
      int x = left + (int) Math.round(ChronoUnit.DAYS.between(from, begins) * perDay);
      int length = (int) Math.round(ChronoUnit.DAYS.between(begins, end) * perDay);
      bars.add(
          new Bar(
              x,
              TOP + lane * LANE + (fact.yes("main") ? 2 : BAR + 3),
              Math.max(LEAST, length - 1),
              fact.yes("main") ? BAR : BESIDE,
              i + 1,
              fact.yes("main"),
              ends == null));
    }
    return new CareerChart(
        width,
        TOP + levels.size() * LANE + AXIS,
        left,
        lanes,
        bars,
        ticks(from, until, left, perDay, width));
  }

  private static List<Tick> ticks(
      LocalDate from, LocalDate until, int left, double perDay, int width) {
    int years = until.getYear() - from.getYear() + 1;
    int step = years <= 8 ? 1 : years <= 20 || width == WIDE ? 5 : 10;
    List<Tick> ticks = new ArrayList<>();
    for (int year = from.getYear(); year <= until.getYear(); year++) {
      if (year % step == 0) {
        long days = ChronoUnit.DAYS.between(from, LocalDate.of(year, 1, 1));
        int x = left + (int) Math.round(days * perDay);
        if (x <= width - RIGHT - 4) {
          ticks.add(new Tick(x, year));
        }
      }
    }
    return ticks;
  }
}
