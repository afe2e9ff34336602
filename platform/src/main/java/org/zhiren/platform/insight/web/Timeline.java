package org.zhiren.platform.insight.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiren.platform.insight.Entry;
import org.zhiren.platform.insight.Occasion;

/**
 * Entries year by year, everyday work beside critical events: neither swallows the other.
 *
 * @param years the last year first
 */
public record Timeline(List<Year> years) {

  /** Copies the list. */
  public Timeline {
    years = List.copyOf(years);
  }

  /**
   * One year.
   *
   * @param year the year
   * @param routine everyday work, what happened last first
   * @param critical critical events, what happened last first
   */
  public record Year(int year, List<Entry> routine, List<Entry> critical) {}

  /** Arranges entries. */
  static Timeline of(List<Entry> entries) {
    Map<Integer, List<Entry>> byYear = new TreeMap<>(Comparator.reverseOrder());
    for (Entry entry : entries) {
      byYear
          .computeIfAbsent(entry.says().happenedOn().getYear(), year -> new ArrayList<>())
          .add(entry);
    }
    return new Timeline(
        byYear.entrySet().stream()
            .map(year ->
                new Year(
                    year.getKey(),
                    only(year.getValue(), Occasion.ROUTINE),
                    only(year.getValue(), Occasion.CRITICAL)))
            .toList());
  }

  private static List<Entry> only(List<Entry> entries, Occasion occasion) {
    return entries.stream().filter(entry -> entry.says().occasion() == occasion).toList();
  }
}
