package org.zhiren.ballots;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A few powers of one base that is used once: the squarings are done once, each power then costs
 * about 75 products (A. Yao: On the Evaluation of Powers, 1976). Three powers of a base, as the
 * check of a ciphertext needs them, take 60 % of the time of three separate ones.
 */
final class Ladder {

  private static final int PLACES = 64;
  private static final int DIGITS = 16;

  private final long[][] steps = new long[PLACES][];

  Ladder(Element base) {
    steps[0] = base.limbs();
    for (int place = 1; place < PLACES; place++) {
      long[] step = steps[place - 1];
      for (int i = 0; i < 4; i++) {
        step = Group.MODULUS.square(step);
      }
      steps[place] = step;
    }
  }

  /** The power of the base to {@code exponent}, from 0 to 2^256 − 1. */
  Element power(BigInteger exponent) {
    if (exponent.signum() < 0 || exponent.bitLength() > 4 * PLACES) {
      throw new IllegalArgumentException("The exponent (%s) is out of range.".formatted(exponent));
    }
    // buckets[d] gathers the steps whose digit is d; the result is the product of buckets[d]^d.
    @Nullable long[][] buckets = new long[DIGITS][];
    for (int place = 0; place < PLACES; place++) {
      int digit = exponent.shiftRight(4 * place).intValue() & 0xf;
      buckets[digit] = times(buckets[digit], steps[place]);
    }
    long[] running = null;
    long[] product = null;
    for (int digit = DIGITS - 1; digit > 0; digit--) {
      running = times(running, buckets[digit]);
      product = times(product, running);
    }
    return Element.ofLimbs(product == null ? Group.MODULUS.one() : product);
  }

  private static long @Nullable [] times(long @Nullable [] a, long @Nullable [] b) {
    if (a == null) {
      return b;
    }
    return b == null ? a : Group.MODULUS.times(a, b);
  }
}
