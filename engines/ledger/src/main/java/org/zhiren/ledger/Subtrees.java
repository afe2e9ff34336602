package org.zhiren.ledger;

/** The arithmetic of tree shapes. */
final class Subtrees {

  private Subtrees() {}

  /** The largest power of two smaller than {@code width} (RFC 6962's k); {@code width > 1}. */
  static long split(long width) {
    return Long.highestOneBit(width - 1);
  }

  /** Whether {@code [start, end)} may be a subtree: aligned to the power of two that covers it. */
  static boolean valid(long start, long end) {
    if (start < 0 || end < start) {
      return false;
    }
    long width = end - start;
    if (width <= 1) {
      return true;
    }
    long cover = Long.highestOneBit(width - 1) << 1;
    // Beyond 2^62 the covering power of two no longer fits a positive number: only zero is aligned.
    return cover > 0 ? start % cover == 0 : start == 0;
  }
}
