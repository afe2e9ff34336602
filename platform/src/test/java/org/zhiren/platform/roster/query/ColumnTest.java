package org.zhiren.platform.roster.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Packed numbers give back what was put in, whatever their span, and keep the right rows. */
class ColumnTest {

  @Test
  void whatWasPutInComesOutAndIsCompared() {
    long seed = Long.getLong("zhiren.seed", System.nanoTime());
    System.out.printf("ColumnTest: seed %d%n", seed);
    Random random = new Random(seed);
    int[] spans = {1, 2, 254, 255, 256, 257, 65_534, 65_535, 65_536, 65_537, 2_000_000};
    for (int span : spans) {
      int base = random.nextInt(4_000_000) - 2_000_000;
      int length = 1 + random.nextInt(300);
      int[] values = new int[length];
      for (int i = 0; i < length; i++) {
        values[i] = random.nextInt(7) == 0 ? Column.NOTHING : base + random.nextInt(span);
      }
      values[0] = base;
      values[length - 1] = base + span - 1;
      Column column = Column.of(values, length);
      for (int i = 0; i < length; i++) {
        assertThat(column.get(i)).isEqualTo(values[i]);
      }
      int low = base + random.nextInt(span);
      int high = low + random.nextInt(span);
      long[] range = Segment.ones(length);
      column.keepRange(low, high, range);
      long[] nothing = Segment.ones(length);
      column.keepNothing(true, nothing);
      for (int i = 0; i < length; i++) {
        assertThat(bit(range, i))
            .isEqualTo(values[i] != Column.NOTHING && values[i] >= low && values[i] <= high);
        assertThat(bit(nothing, i)).isEqualTo(values[i] == Column.NOTHING);
      }
    }
  }

  @Test
  void nothingIsNoMemberAndNoRangeReachesIt() {
    int[] values = {Column.NOTHING, 3, Column.NOTHING, 5};
    Column column = Column.of(values, values.length);
    long[] members = Segment.ones(4);
    column.keepMembers(new long[] {-1L}, members);
    assertThat(members[0]).isEqualTo(0b1010);
    long[] all = Segment.ones(4);
    column.keepRange(Integer.MIN_VALUE + 1L, Integer.MAX_VALUE, all);
    assertThat(all[0]).isEqualTo(0b1010);
    int[] empty = new int[70];
    Arrays.fill(empty, Column.NOTHING);
    long[] none = Segment.ones(70);
    Column.of(empty, 70).keepRange(Integer.MIN_VALUE + 1L, Integer.MAX_VALUE, none);
    assertThat(none).containsOnly(0);
  }

  private static boolean bit(long[] bits, int index) {
    return (bits[index >>> 6] >>> index & 1) != 0;
  }
}
