package org.zhiren.bench;

import java.util.Arrays;

/** Measured values of one kind, in the order of arrival; not for several threads at once. */
final class Sample {

  private long[] values = new long[1024];
  private int count;

  void add(long value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = value;
  }

  void addAll(Sample other) {
    for (int i = 0; i < other.count; i++) {
      add(other.values[i]);
    }
  }

  int count() {
    return count;
  }

  /**
   * The value below or at which a share of all values lies (nearest rank); 0 without values.
   *
   * @param share from 0 to 1
   */
  long quantile(double share) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * count);
    return sorted[Math.clamp(rank - 1, 0, count - 1)];
  }
}
