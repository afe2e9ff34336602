package org.zhiren.platform.roster.query;

/**
 * Whole numbers of one field for the rows of a segment, in as few bytes as their span needs. A day
 * is its epoch day, a word its number in the vocabulary. Zero is kept for "nothing on file".
 */
abstract sealed class Column {

  /** Nothing on file. */
  static final int NOTHING = Integer.MIN_VALUE;

  private final int base;

  private Column(int base) {
    this.base = base;
  }

  /** Packs values; {@link #NOTHING} stands for nothing. */
  static Column of(int[] values, int length) {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int i = 0; i < length; i++) {
      if (values[i] != NOTHING) {
        least = Math.min(least, values[i]);
        most = Math.max(most, values[i]);
      }
    }
    if (least > most) {
      return new Bytes(0, new byte[length]);
    }
    long span = (long) most - least + 1;
    if (span < 1 << 8) {
      byte[] packed = new byte[length];
      for (int i = 0; i < length; i++) {
        packed[i] = (byte) (values[i] == NOTHING ? 0 : values[i] - least + 1);
      }
      return new Bytes(least, packed);
    }
    if (span < 1 << 16) {
      char[] packed = new char[length];
      for (int i = 0; i < length; i++) {
        packed[i] = (char) (values[i] == NOTHING ? 0 : values[i] - least + 1);
      }
      return new Chars(least, packed);
    }
    int[] packed = new int[length];
    for (int i = 0; i < length; i++) {
      packed[i] = values[i] == NOTHING ? 0 : values[i] - least + 1;
    }
    return new Ints(least, packed);
  }

  /** The value of a row, or {@link #NOTHING}. */
  final int get(int row) {
    int packed = packed(row);
    return packed == 0 ? NOTHING : packed + base - 1;
  }

  abstract int packed(int row);

  abstract int length();

  /** Memory taken by the values. */
  abstract long bytes();

  /** Clears the bits of rows whose value does not lie between the limits, both included. */
  final void keepRange(long least, long most, long[] bits) {
    long low = Math.max(1, least - base + 1);
    long high = most - base + 1;
    if (low > high) {
      java.util.Arrays.fill(bits, 0);
      return;
    }
    keepPacked(
        (int) Math.min(low, Integer.MAX_VALUE), (int) Math.min(high, Integer.MAX_VALUE), bits);
  }

  /** Clears the bits of rows whose value is not a member of the set. */
  final void keepMembers(long[] set, long[] bits) {
    for (int word = 0; word < bits.length; word++) {
      long left = bits[word];
      long kept = left;
      while (left != 0) {
        int bit = Long.numberOfTrailingZeros(left);
        left &= left - 1;
        int packed = packed((word << 6) + bit);
        int value = packed + base - 1;
        if (packed == 0
            || value < 0
            || value >>> 6 >= set.length
            || (set[value >>> 6] >>> value & 1) == 0) {
          kept &= ~(1L << bit);
        }
      }
      bits[word] = kept;
    }
  }

  /** Clears the bits of rows in which something is on file, or of those in which nothing is. */
  final void keepNothing(boolean nothing, long[] bits) {
    for (int word = 0; word < bits.length; word++) {
      long left = bits[word];
      long kept = left;
      while (left != 0) {
        int bit = Long.numberOfTrailingZeros(left);
        left &= left - 1;
        if (packed((word << 6) + bit) == 0 != nothing) {
          kept &= ~(1L << bit);
        }
      }
      bits[word] = kept;
    }
  }

  private void keepPacked(int low, int high, long[] bits) {
    for (int word = 0; word < bits.length; word++) {
      long left = bits[word];
      long kept = left;
      while (left != 0) {
        int bit = Long.numberOfTrailingZeros(left);
        left &= left - 1;
        int packed = packed((word << 6) + bit);
        if (packed < low || packed > high) {
          kept &= ~(1L << bit);
        }
      }
      bits[word] = kept;
    }
  }

  private static final class Bytes extends Column {
    private final byte[] values;

    Bytes(int base, byte[] values) {
      super(base);
      this.values = values;
    }

    @Override
    int packed(int row) {
      return values[row] & 0xFF;
    }

    @Override
    int length() {
      return values.length;
    }

    @Override
    long bytes() {
      return 16L + values.length;
    }
  }

  private static final class Chars extends Column {
    private final char[] values;

    Chars(int base, char[] values) {
      super(base);
      this.values = values;
    }

    @Override
    int packed(int row) {
      return values[row];
    }

    @Override
    int length() {
      return values.length;
    }

    @Override
    long bytes() {
      return 16L + 2L * values.length;
    }
  }

  private static final class Ints extends Column {
    private final int[] values;

    Ints(int base, int[] values) {
      super(base);
      this.values = values;
    }

    @Override
    int packed(int row) {
      return values[row];
    }

    @Override
    int length() {
      return values.length;
    }

    @Override
    long bytes() {
      return 16L + 4L * values.length;
    }
  }
}
