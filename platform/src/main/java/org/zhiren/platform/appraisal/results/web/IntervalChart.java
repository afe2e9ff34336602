package org.zhiren.platform.appraisal.results.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.appraisal.results.Results;

/**
 * An interval on an axis: a line with a full dot for the estimate and an open ring for the raw mean
 * beside it. Lengths are in units of the drawing.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param middle height of the line
 * @param from where the interval begins; −1 without one
 * @param to where it ends
 * @param dot place of the estimate; −1 without one
 * @param ring place of the raw mean; −1 without one
 * @param ticks marks on the axis
 */
public record IntervalChart(
    int width, int height, int middle, int from, int to, int dot, int ring, List<Tick> ticks) {

  private static final int SIDE = 8;
  private static final int NONE = -1;
  private static final int MOST_TICKS = 11;

  /** Copies the list. */
  public IntervalChart {
    ticks = List.copyOf(ticks);
  }

  /** A mark on the axis. */
  public record Tick(int x, String label) {}

  /** The range that a chart shows. */
  public record Axis(double least, double most) {

    /** What holds all of these results, from one whole mark to another. */
    public static Axis of(int scale, List<Results.Line> lines) {
      double least = scale;
      double most = 1;
      for (Results.Line line : lines) {
        for (Double value : Arrays.asList(line.raw(), line.fair(), line.low(), line.high())) {
          if (value != null) {
            least = Math.min(least, value);
            most = Math.max(most, value);
          }
        }
      }
      double from = Math.max(1, Math.floor(least));
      double to = Math.min(scale, Math.ceil(most));
      return from < to ? new Axis(from, to) : new Axis(1, scale);
    }
  }

  /** A line for a table: no words. */
  public static IntervalChart line(
      Axis axis,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double fair,
      @Nullable Double raw) {
    return draw(axis, 200, 24, 12, low, high, fair, raw);
  }

  /** The head of a column of lines: the marks on the axis in words. */
  public static IntervalChart head(Axis axis) {
    return draw(axis, 200, 22, 18, null, null, null, null);
  }

  /** A drawing by itself, with words on the axis. */
  public static IntervalChart large(
      Axis axis,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double fair,
      @Nullable Double raw) {
    return draw(axis, 520, 64, 20, low, high, fair, raw);
  }

  private static IntervalChart draw(
      Axis axis,
      int width,
      int height,
      int middle,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double fair,
      @Nullable Double raw) {
    List<Tick> ticks = new ArrayList<>();
    int step = axis.most() - axis.least() > MOST_TICKS ? 10 : 1;
    for (int mark = (int) Math.ceil(axis.least()); mark <= axis.most(); mark += step) {
      ticks.add(new Tick(at(axis, width, (double) mark), Integer.toString(mark)));
    }
    return new IntervalChart(
        width,
        height,
        middle,
        at(axis, width, low),
        at(axis, width, high),
        at(axis, width, fair),
        at(axis, width, raw),
        ticks);
  }

  private static int at(Axis axis, int width, @Nullable Double value) {
    if (value == null) {
      return NONE;
    }
    double share = (value - axis.least()) / (axis.most() - axis.least());
    return SIDE + (int) Math.round(Math.clamp(share, 0, 1) * (width - 2 * SIDE));
  }
}
