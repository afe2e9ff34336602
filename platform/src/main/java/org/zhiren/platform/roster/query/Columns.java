package org.zhiren.platform.roster.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The whole roster in memory as it was in one snapshot of the database. Never changed: a later
 * state shares the segments that are still true.
 *
 * @param words the vocabularies
 * @param segments first those read at the beginning, in the order of precedence; then one for each
 *     time when somebody had changed
 * @param present for each segment the people who have not been replaced by a later one
 * @param base how many segments were read at the beginning
 * @param snapshot what was visible, in PostgreSQL's own notation
 */
record Columns(
    Words words, List<Segment> segments, List<long[]> present, int base, String snapshot) {

  /** How many later segments are borne before everything is read anew. */
  static final int MOST_LATER = 200;

  Columns {
    segments = List.copyOf(segments);
    present = List.copyOf(present);
  }

  /** The same as of a later snapshot in which nothing had changed. */
  Columns at(String later) {
    return new Columns(words, segments, present, base, later);
  }

  /** The same with some people read anew, or gone. */
  Columns with(Collection<UUID> changed, Segment anew, String later) {
    Set<UUID> gone = new HashSet<>(changed);
    List<long[]> left = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      long[] bits = present.get(i).clone();
      for (int row = 0; row < segment.size(); row++) {
        if (gone.contains(segment.id(row))) {
          bits[row >>> 6] &= ~(1L << row);
        }
      }
      left.add(bits);
    }
    List<Segment> more = new ArrayList<>(segments);
    if (anew.size() > 0) {
      more.add(anew);
      left.add(anew.everybody());
    }
    return new Columns(words, more, left, base, later);
  }

  /** How many people there are. */
  int people() {
    return present.stream().flatMapToLong(Arrays::stream).mapToInt(Long::bitCount).sum();
  }

  /** Memory taken, about. */
  long bytes() {
    return words.bytes() + segments.stream().mapToLong(Segment::bytes).sum();
  }

  /**
   * The answer: bits for each segment.
   *
   * @param yes people found
   * @param count how many
   * @param unknown of how many it cannot be said
   */
  record Hits(List<long[]> yes, int count, int unknown) {}

  /** Answers on all processors. */
  Hits answer(Evaluation evaluation) {
    Evaluation.Found[] found = new Evaluation.Found[segments.size()];
    IntStream.range(0, found.length)
        .parallel()
        .forEach(i -> found[i] = evaluation.answer(segments.get(i), present.get(i)));
    List<long[]> yes = new ArrayList<>();
    int count = 0;
    int unknown = 0;
    for (Evaluation.Found each : found) {
      yes.add(each.yes());
      count += ones(each.yes());
      unknown += ones(each.unknown());
    }
    return new Hits(yes, count, unknown);
  }

  private static int ones(long[] bits) {
    int count = 0;
    for (long word : bits) {
      count += Long.bitCount(word);
    }
    return count;
  }
}
