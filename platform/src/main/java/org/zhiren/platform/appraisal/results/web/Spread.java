package org.zhiren.platform.appraisal.results.web;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.MarkScale;

/**
 * How often each mark was given, as bars.
 *
 * @param mark the mark in words
 * @param count how often
 * @param percent of all marks, rounded
 */
public record Spread(Text mark, int count, long percent) {

  /** The bars, in the order in which marks are offered; none without counts. */
  static List<Spread> of(MarkScale scale, List<Integer> counts) {
    if (counts.isEmpty()) {
      return List.of();
    }
    int all = counts.stream().mapToInt(Integer::intValue).sum();
    List<Spread> bars = new ArrayList<>();
    for (int mark : scale.offered()) {
      int count = counts.get(mark - 1);
      bars.add(new Spread(scale.word(mark), count, all == 0 ? 0 : Math.round(100.0 * count / all)));
    }
    return bars;
  }
}
