package org.zhiren.materials;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of a text, in UTF-16 units as {@link String#substring} counts them.
 *
 * @param start the first unit
 * @param end the unit after the last
 */
public record Span(int start, int end) implements Comparable<Span> {

  private static final Comparator<Span> ORDER =
      Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

  /**
   * Checks the order of the two ends.
   *
   * @throws IllegalArgumentException if the end lies before the start or the start before 0
   */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "A span runs forward from 0: start (%d), end (%d).".formatted(start, end));
    }
  }

  /** How many units. */
  public int length() {
    return end - start;
  }

  /** The text that lies here. */
  public String in(String text) {
    return text.substring(start, end);
  }

  /** Whether the two have a unit in common. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** By start, then by end. */
  @Override
  public int compareTo(Span other) {
    return ORDER.compare(this, other);
  }

  /** The same stretches in order, with those joined that overlap or touch. */
  public static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>(spans.size());
    for (Span span : spans.stream().sorted().toList()) {
      if (!joined.isEmpty() && span.start <= joined.getLast().end) {
        Span last = joined.removeLast();
        joined.add(new Span(last.start, Math.max(last.end, span.end)));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
