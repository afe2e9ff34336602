package org.zhiren.ballots;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Multiplication modulo an odd number of at most 2048 bits in Montgomery's form (P. Montgomery:
 * Modular Multiplication Without Trial Division, 1985): a number x is kept as x·2^2072 mod n, so
 * that a product needs no division.
 *
 * <p>Numbers are arrays of {@value #LIMBS} limbs of {@value #BITS} bits, least significant first,
 * always below n, never changed after they were made. Limbs leave eight bits of a word free: the
 * 148 halves of products that one of them gathers fit without a carry, which the compiler cannot
 * express well in Java.
 */
final class Modulus {

  static final int LIMBS = 37;
  static final int BITS = 56;
  private static final long MASK = (1L << BITS) - 1;

  /** What a limb is shifted by so that the high word of a product is its high part. */
  private static final int UP = Long.SIZE - BITS;

  private static final int MAX_BITS = 2_048;

  private final long[] n;
  private final long negativeInverse;
  private final long[] radixSquared;
  private final long[] one;

  Modulus(BigInteger value) {
    if (!value.testBit(0) || value.bitLength() > MAX_BITS) {
      throw new IllegalArgumentException(
          "Montgomery's form needs an odd modulus of at most %d bits: modulus (%s)."
              .formatted(MAX_BITS, value));
    }
    this.n = limbs(value);
    BigInteger limb = BigInteger.ONE.shiftLeft(BITS);
    this.negativeInverse = value.modInverse(limb).negate().mod(limb).longValue();
    this.radixSquared = limbs(BigInteger.ONE.shiftLeft(2 * LIMBS * BITS).mod(value));
    this.one = limbs(BigInteger.ONE.shiftLeft(LIMBS * BITS).mod(value));
  }

  /** One in Montgomery's form. */
  long[] one() {
    return one;
  }

  /** Brings a number from 0 to n − 1 into Montgomery's form. */
  long[] enter(BigInteger number) {
    return times(limbs(number), radixSquared);
  }

  /** Brings a number back. */
  BigInteger leave(long[] number) {
    long[] plain = new long[LIMBS];
    plain[0] = 1;
    return number(times(number, plain));
  }

  /** The product of two numbers in Montgomery's form. */
  long[] times(long[] a, long[] b) {
    long[] modulus = n;
    long[] t = new long[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
      long x = b[i];
      long xUp = x << UP;
      long lowest = t[0] + ((a[0] * x) & MASK);
      // m is chosen so that adding m·n makes the lowest limb zero: it can be dropped.
      long m = (lowest * negativeInverse) & MASK;
      long mUp = m << UP;
      lowest += (m * modulus[0]) & MASK;
      long high =
          Math.unsignedMultiplyHigh(a[0], xUp)
              + Math.unsignedMultiplyHigh(modulus[0], mUp)
              + (lowest >>> BITS);
      for (int j = 1; j < LIMBS; j++) {
        t[j - 1] = t[j] + ((a[j] * x) & MASK) + ((m * modulus[j]) & MASK) + high;
        high = Math.unsignedMultiplyHigh(a[j], xUp) + Math.unsignedMultiplyHigh(modulus[j], mUp);
      }
      t[LIMBS - 1] = high;
    }
    return carried(t, 0);
  }

  /** The square of a number in Montgomery's form: mixed products are made once and doubled. */
  long[] square(long[] a) {
    long[] p = new long[2 * LIMBS];
    for (int i = 0; i < LIMBS - 1; i++) {
      long x = a[i];
      long xUp = x << UP;
      long high = 0;
      for (int j = i + 1; j < LIMBS; j++) {
        p[i + j] += ((a[j] * x) & MASK) + high;
        high = Math.unsignedMultiplyHigh(a[j], xUp);
      }
      p[i + LIMBS] = high;
    }
    for (int i = 0; i < LIMBS; i++) {
      p[2 * i] = (p[2 * i] << 1) + ((a[i] * a[i]) & MASK);
      p[2 * i + 1] = (p[2 * i + 1] << 1) + Math.unsignedMultiplyHigh(a[i], a[i] << UP);
    }
    long[] modulus = n;
    for (int i = 0; i < LIMBS; i++) {
      long m = (p[i] * negativeInverse) & MASK;
      long mUp = m << UP;
      long high =
          Math.unsignedMultiplyHigh(modulus[0], mUp)
              + ((p[i] + ((m * modulus[0]) & MASK)) >>> BITS);
      for (int j = 1; j < LIMBS; j++) {
        p[i + j] += ((m * modulus[j]) & MASK) + high;
        high = Math.unsignedMultiplyHigh(modulus[j], mUp);
      }
      p[i + LIMBS] += high;
    }
    return carried(p, LIMBS);
  }

  /** Takes the limbs from {@code from} on, with carries done, and below n. */
  private long[] carried(long[] gathered, int from) {
    long[] result = from == 0 ? gathered : new long[LIMBS];
    long carry = 0;
    for (int j = 0; j < LIMBS; j++) {
      long limb = gathered[from + j] + carry;
      result[j] = limb & MASK;
      carry = limb >>> BITS;
    }
    if (!below(result)) {
      subtract(result);
    }
    return result;
  }

  private boolean below(long[] t) {
    for (int i = LIMBS - 1; i >= 0; i--) {
      if (t[i] != n[i]) {
        return t[i] < n[i];
      }
    }
    return false;
  }

  private void subtract(long[] t) {
    long borrow = 0;
    for (int i = 0; i < LIMBS; i++) {
      long limb = t[i] - n[i] + borrow;
      t[i] = limb & MASK;
      borrow = limb >> BITS;
    }
  }

  private static long[] limbs(BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > MAX_BITS) {
      throw new IllegalArgumentException(
          "A number of at most %d bits is needed: number (%s).".formatted(MAX_BITS, number));
    }
    byte[] bytes = number.toByteArray();
    long[] limbs = new long[LIMBS];
    // A limb has seven bytes.
    for (int i = 0; i < bytes.length; i++) {
      int place = bytes.length - 1 - i;
      limbs[Math.min(i / 7, LIMBS - 1)] |= (bytes[place] & 0xffL) << (8 * (i % 7));
    }
    return limbs;
  }

  private static BigInteger number(long[] limbs) {
    byte[] bytes = new byte[7 * LIMBS];
    for (int i = 0; i < bytes.length; i++) {
      bytes[bytes.length - 1 - i] = (byte) (limbs[i / 7] >>> (8 * (i % 7)));
    }
    return new BigInteger(1, bytes);
  }

  static boolean equal(long[] a, long[] b) {
    return Arrays.equals(a, b);
  }
}
