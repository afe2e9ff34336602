package org.zhiren.platform.insight.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiren.platform.appraisal.AppraisalResult;

/**
 * Results over the years with what is uncertain about each: time to the right, points from 0 to 100
 * upwards, the axis from zero; a filled mark for the fair score or plain mean with the interval in
 * which the truth lies in 95 of 100 cases, a hollow one for the plain mean. Lengths are in units of
 * the drawing.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param left where the axis of years begins
 * @param right where it ends
 * @param lines grid lines
 * @param points one for each campaign, the earliest first
 */
public record ResultsChart(
    int width, int height, int left, int right, List<Line> lines, List<Point> points) {

  /** Drawn on a desk or on paper. */
  public static final int WIDE = 720;

  /** Drawn on a phone. */
  public static final int NARROW = 340;

  private static final int TOP = 12;
  private static final int BOTTOM = 34;
  private static final int FIELD = 180;
  private static final int LEFT = 40;
  private static final int RIGHT = 16;
  private static final int WHOLE = 100;

  /** Copies the lists. */
  public ResultsChart {
    lines = List.copyOf(lines);
    points = List.copyOf(points);
  }

  /** A grid line with its figure. */
  public record Line(int y, int points) {}

  /**
   * One campaign.
   *
   * @param x where it stands
   * @param y the score
   * @param yRaw the plain mean
   * @param yLow lower end of the interval; equal to {@code y} without one
   * @param yHigh upper end
   * @param year the year appraised
   */
  public record Point(int x, int y, int yRaw, int yLow, int yHigh, int year) {

    /** Whether there is an interval to draw. */
    public boolean interval() {
      return yLow != yHigh;
    }
  }

  /** Draws those that have a score. */
  static ResultsChart of(List<AppraisalResult> results, int width) {
    List<AppraisalResult> drawn =
        results.stream()
            .filter(result -> result.best() != null)
            .sorted(Comparator.comparing(AppraisalResult::on))
            .toList();
    List<Line> lines = new ArrayList<>();
    for (int points = 0; points <= WHOLE; points += 25) {
      lines.add(new Line(y(points), points));
    }
    int room = width - LEFT - RIGHT;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      AppraisalResult result = drawn.get(i);
      Double best = result.best();
      double score = result.points(best == null ? 1 : best);
      Double raw = result.raw();
      Double low = result.low();
      Double high = result.high();
      points.add(
          new Point(
              LEFT + (int) Math.round(room * (i + 0.5) / drawn.size()),
              y(score),
              raw == null ? y(score) : y(result.points(raw)),
              low == null ? y(score) : y(result.points(low)),
              high == null ? y(score) : y(result.points(high)),
              result.year()));
    }
    return new ResultsChart(width, TOP + FIELD + BOTTOM, LEFT, width - RIGHT, lines, points);
  }

  private static int y(double points) {
    double held = Math.clamp(points, 0, WHOLE);
    return TOP + (int) Math.round(FIELD * (WHOLE - held) / WHOLE);
  }
}
