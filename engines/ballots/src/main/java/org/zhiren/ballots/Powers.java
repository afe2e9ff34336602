package org.zhiren.ballots;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Many powers of one base: a table of base^(d·2^(wi)) for every digit d of w bits at every place i
 * of an exponent, so that a power needs no squaring (E. Brickell et al.: Fast Exponentiation with
 * Precomputation, 1992).
 *
 * <p>A base begins with digits of 4 bits (960 products to make, at most 63 for a power). One that
 * is used often goes over to digits of 8 bits (7,200 products more, at most 31 for a power, 2.5
 * MB). May be used by several threads.
 */
final class Powers {

  private static final int NARROW = 4;
  private static final int WIDE = 8;
  private static final int EXPONENT_BITS = 256;

  /** Where the wide table has paid for itself, about. */
  private static final int OFTEN = 250;

  private final long[][][] narrow;
  private final AtomicInteger uses = new AtomicInteger();
  private volatile long @Nullable [][][] wide;

  Powers(Element base) {
    narrow = new long[EXPONENT_BITS / NARROW][1 << NARROW][];
    long[] step = base.limbs();
    for (long[][] row : narrow) {
      row[1] = step;
      for (int digit = 2; digit < row.length; digit++) {
        row[digit] = Group.MODULUS.times(row[digit - 1], step);
      }
      step = Group.MODULUS.times(row[row.length - 1], step);
    }
  }

  /** The power of the base to {@code exponent}, from 0 to q − 1. */
  Element power(BigInteger exponent) {
    long[][][] table = wide;
    if (table != null) {
      return power(table, WIDE, exponent);
    }
    if (uses.incrementAndGet() == OFTEN) {
      wide = widened();
    }
    return power(narrow, NARROW, exponent);
  }

  private long[][][] widened() {
    long[][][] table = new long[EXPONENT_BITS / WIDE][1 << WIDE][];
    for (int place = 0; place < table.length; place++) {
      long[][] low = narrow[2 * place];
      long[][] high = narrow[2 * place + 1];
      for (int digit = 1; digit < table[place].length; digit++) {
        int lower = digit & ((1 << NARROW) - 1);
        int upper = digit >> NARROW;
        table[place][digit] =
            upper == 0
                ? low[lower]
                : lower == 0 ? high[upper] : Group.MODULUS.times(high[upper], low[lower]);
      }
    }
    return table;
  }

  private static Element power(long[][][] table, int bits, BigInteger exponent) {
    long[] product = null;
    for (int place = 0; place < table.length; place++) {
      int digit = exponent.shiftRight(bits * place).intValue() & ((1 << bits) - 1);
      if (digit != 0) {
        long[] factor = table[place][digit];
        product = product == null ? factor : Group.MODULUS.times(product, factor);
      }
    }
    return Element.ofLimbs(product == null ? Group.MODULUS.one() : product);
  }
}
