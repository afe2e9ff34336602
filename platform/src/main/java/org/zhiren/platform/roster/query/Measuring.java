package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From facts that match to the people who have enough of them: count, hours, months. */
final class Measuring {

  private final Condition.Facts facts;
  private final long today;
  private final long opens;
  private final long least;
  private final long most;
  private final Segment.Facts rows;
  private final long[] matching;

  Measuring(Condition.Facts facts, LocalDate day, Segment.Facts rows, long[] matching) {
    this.facts = facts;
    this.today = day.toEpochDay();
    LocalDate window = Windows.opens(facts, day);
    this.opens = window == null ? Long.MIN_VALUE : window.toEpochDay();
    boolean months = facts.measure() == Condition.Measure.MONTHS;
    this.least = limit(facts.atLeast(), months, day, Long.MIN_VALUE);
    this.most = limit(facts.atMost(), months, day, Long.MAX_VALUE);
    this.rows = rows;
    this.matching = matching;
  }

  private static long limit(@Nullable Integer limit, boolean months, LocalDate day, long open) {
    return limit == null ? open : months ? Windows.days(limit, day) : limit;
  }

  /** Those of {@code among} who have enough, and not too much. */
  long[] people(long[] among) {
    long[] found = new long[among.length];
    int[] offsets = rows.offsets();
    for (int word = 0; word < among.length; word++) {
      long left = among[word];
      while (left != 0) {
        int bit = Long.numberOfTrailingZeros(left);
        left &= left - 1;
        int person = (word << 6) + bit;
        if (enough(offsets[person], offsets[person + 1])) {
          found[word] |= 1L << bit;
        }
      }
    }
    return found;
  }

  private boolean enough(int from, int to) {
    return switch (facts.measure()) {
      case COUNT -> within(count(from, to));
      case HOURS -> within(hours(from, to));
      case MONTHS -> {
        if (facts.timing() == Condition.Timing.NOW) {
          long since = unbrokenSince(from, to);
          yield since != Long.MIN_VALUE && within(today - since);
        }
        yield within(days(from, to));
      }
    };
  }

  private boolean within(long value) {
    return value >= least && value <= most;
  }

  private boolean matches(int row) {
    return (matching[row >>> 6] >>> row & 1) != 0;
  }

  private int count(int from, int to) {
    if (from == to) {
      return 0;
    }
    int first = from >>> 6;
    int last = (to - 1) >>> 6;
    long head = -1L << from;
    long tail = -1L >>> -to;
    if (first == last) {
      return Long.bitCount(matching[first] & head & tail);
    }
    int count = Long.bitCount(matching[first] & head) + Long.bitCount(matching[last] & tail);
    for (int word = first + 1; word < last; word++) {
      count += Long.bitCount(matching[word]);
    }
    return count;
  }

  private long hours(int from, int to) {
    Column hours = rows.columns().get(Field.TRAINING_HOURS);
    long sum = 0;
    for (int row = from; hours != null && row < to; row++) {
      if (matches(row)) {
        sum += hours.get(row);
      }
    }
    return sum;
  }

  /** Days in at least one matching fact, up to the day; rows come by start. */
  private long days(int from, int to) {
    long sum = 0;
    long reached = opens;
    for (int row = from; row < to; row++) {
      if (matches(row)) {
        long begin = Math.max(rows.start().get(row), reached);
        int ends = rows.end().get(row);
        long end = ends == Column.NOTHING ? today : Math.min(ends, today);
        if (end > begin) {
          sum += end - begin;
          reached = end;
        }
      }
    }
    return sum;
  }

  /** The first day of the unbroken stretch in which the day lies; the least number if in none. */
  private long unbrokenSince(int from, int to) {
    long begin = Long.MIN_VALUE;
    long end = Long.MIN_VALUE;
    for (int row = from; row < to; row++) {
      if (matches(row)) {
        long starts = rows.start().get(row);
        int ends = rows.end().get(row);
        long until = ends == Column.NOTHING ? Long.MAX_VALUE : ends;
        if (until <= starts) {
          continue;
        }
        if (begin == Long.MIN_VALUE || starts > end) {
          if (begin != Long.MIN_VALUE && begin <= today && end > today) {
            return begin;
          }
          begin = starts;
          end = until;
        } else {
          end = Math.max(end, until);
        }
      }
    }
    return begin != Long.MIN_VALUE && begin <= today && end > today ? begin : Long.MIN_VALUE;
  }
}
