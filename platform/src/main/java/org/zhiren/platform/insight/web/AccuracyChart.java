package org.zhiren.platform.insight.web;

import java.util.List;
import org.zhiren.platform.insight.Accuracy;

/**
 * Calibration: the result before a promotion to the right, the one after it upwards, both from 0 to
 * 100. On the line nothing changed. A small mark for each case, a large one with its interval for
 * each group of cases that looked alike before.
 *
 * @param cases one for each promotion
 * @param groups one for each group
 */
public record AccuracyChart(List<Dot> cases, List<Bar> groups) {

  /** Width and height of the drawing. */
  public static final int SIZE = 360;

  /** Where the axes begin. */
  public static final int FROM = 40;

  /** Where the axis of results before ends, and where that of results after begins at the top. */
  public static final int EDGE = 12;

  private static final int FIELD = SIZE - FROM - EDGE;
  private static final double WHOLE = 100;

  /** Copies the lists. */
  public AccuracyChart {
    cases = List.copyOf(cases);
    groups = List.copyOf(groups);
  }

  /** A case. */
  public record Dot(int x, int y) {}

  /** A group with its interval. */
  public record Bar(int x, int y, int yLow, int yHigh) {}

  static AccuracyChart of(Accuracy.Report report) {
    return new AccuracyChart(
        report.cases().stream().map(one -> new Dot(x(one.before()), y(one.after()))).toList(),
        report.groups().stream()
            .map(group ->
                new Bar(x(group.before()), y(group.after()), y(group.low()), y(group.high())))
            .toList());
  }

  /** The place of a number of points on the axis to the right. */
  public static int x(double points) {
    return FROM + (int) Math.round(FIELD * Math.clamp(points, 0, WHOLE) / WHOLE);
  }

  /** The place of a number of points on the axis upwards. */
  public static int y(double points) {
    return EDGE + (int) Math.round(FIELD * (WHOLE - Math.clamp(points, 0, WHOLE)) / WHOLE);
  }
}
