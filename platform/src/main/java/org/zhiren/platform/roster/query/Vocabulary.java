package org.zhiren.platform.roster.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The distinct values of a field, numbered in the order in which they came. It only grows; numbers
 * stay.
 *
 * @param <T> what is numbered
 */
final class Vocabulary<T> {

  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  /** The number of a value, which may be new. */
  synchronized int number(T value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    numbers.put(value, values.size());
    values.add(value);
    return values.size() - 1;
  }

  /** The numbers of all values that fulfil {@code wanted}, as bits. */
  synchronized long[] matching(Predicate<T> wanted) {
    long[] bits = new long[(values.size() + 63) >>> 6];
    for (int i = 0; i < values.size(); i++) {
      if (wanted.test(values.get(i))) {
        bits[i >>> 6] |= 1L << i;
      }
    }
    return bits;
  }

  /** The numbers of those of {@code wanted} that occur, as bits. */
  synchronized long[] members(Iterable<? extends T> wanted) {
    long[] bits = new long[(values.size() + 63) >>> 6];
    for (T value : wanted) {
      Integer number = numbers.get(value);
      if (number != null) {
        bits[number >>> 6] |= 1L << number;
      }
    }
    return bits;
  }

  synchronized T value(int number) {
    return values.get(number);
  }

  synchronized List<T> all() {
    return List.copyOf(values);
  }

  synchronized int size() {
    return values.size();
  }
}
