package org.zhiren.ballots;

import java.math.BigInteger;

/**
 * Many powers of one base: a table of base^(d·256^i) for every byte d at every place i of an
 * exponent, so that a power costs at most 31 products and no squaring (E. Brickell et al.: Fast
 * Exponentiation with Precomputation, 1992). The table takes 2 MB.
 */
final class Powers {

  private static final int PLACES = 32;
  private static final int DIGITS = 256;

  private final long[][][] table = new long[PLACES][DIGITS][];

  Powers(Element base) {
    long[] step = base.limbs();
    for (int place = 0; place < PLACES; place++) {
      table[place][1] = step;
      for (int digit = 2; digit < DIGITS; digit++) {
        table[place][digit] = Group.MODULUS.times(table[place][digit - 1], step);
      }
      step = Group.MODULUS.times(table[place][DIGITS - 1], step);
    }
  }

  /** The power of the base to {@code exponent}, from 0 to q − 1. */
  Element power(BigInteger exponent) {
    long[] product = null;
    for (int place = 0; place < PLACES; place++) {
      int digit = exponent.shiftRight(8 * place).intValue() & 0xff;
      if (digit != 0) {
        long[] factor = table[place][digit];
        product = product == null ? factor : Group.MODULUS.times(product, factor);
      }
    }
    return Element.ofLimbs(product == null ? Group.MODULUS.one() : product);
  }
}
