package org.zhiren.platform.roster.quality.web;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.platform.roster.quality.Findings;

/**
 * Findings after each run as bars, from zero. Lengths are in units of the drawing.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param bars one for each run
 */
public record TrendChart(int width, int height, List<Bar> bars) {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 150;
  private static final int TOP = 20;
  private static final int FOOT = 24;
  private static final int MOST = 56;

  /** Copies the bars. */
  public TrendChart {
    bars = List.copyOf(bars);
  }

  /** A run: place, how many, on which day. */
  public record Bar(int x, int y, int width, int height, int count, String day) {

    /** Where the words stand. */
    public int middle() {
      return x + width / 2;
    }
  }

  static TrendChart of(List<Findings.Point> points) {
    int most = points.stream().mapToInt(Findings.Point::count).max().orElse(0);
    int step = points.isEmpty() ? WIDTH : WIDTH / points.size();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Findings.Point point = points.get(i);
      int height =
          most == 0 ? 0 : (int) Math.round((HEIGHT - TOP - FOOT) * (double) point.count() / most);
      int width = Math.min(MOST, step - 10);
      String day = point.at().toLocalDate().toString().substring(5);
      bars.add(
          new Bar(
              i * step + (step - width) / 2,
              HEIGHT - FOOT - height,
              width,
              height,
              point.count(),
              day));
    }
    return new TrendChart(WIDTH, HEIGHT, bars);
  }
}
