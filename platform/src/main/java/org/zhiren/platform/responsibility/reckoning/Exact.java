package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction. Nothing is rounded before somebody asks for decimals, so that one third taken
 * three times is one and a threshold is met or not met, never nearly.
 */
record Exact(BigInteger numerator, BigInteger denominator) implements Comparable<Exact> {

  static final Exact ZERO = of(0);
  static final Exact ONE = of(1);

  /** Numbers beyond this size (about 300 digits) are not reckoned with any more. */
  static final int MOST_BITS = 1000;

  /** Decimals of a fraction that does not come out even. */
  static final int DECIMALS = 12;

  Exact {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("Division by zero.");
    }
    BigInteger common = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      common = common.negate();
    }
    if (!common.equals(BigInteger.ONE)) {
      numerator = numerator.divide(common);
      denominator = denominator.divide(common);
    }
  }

  static Exact of(long whole) {
    return new Exact(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  static Exact of(BigDecimal decimal) {
    return decimal.scale() <= 0
        ? new Exact(decimal.toBigIntegerExact(), BigInteger.ONE)
        : new Exact(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  boolean tooLarge() {
    return numerator.bitLength() > MOST_BITS || denominator.bitLength() > MOST_BITS;
  }

  int signum() {
    return numerator.signum();
  }

  Exact plus(Exact other) {
    return new Exact(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Exact minus(Exact other) {
    return plus(other.negate());
  }

  Exact negate() {
    return new Exact(numerator.negate(), denominator);
  }

  Exact abs() {
    return signum() < 0 ? negate() : this;
  }

  Exact times(Exact other) {
    return new Exact(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** The quotient; {@code other} is not zero. */
  Exact over(Exact other) {
    return new Exact(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** This times ten to the power {@code places}. */
  Exact shift(int places) {
    BigInteger factor = BigInteger.TEN.pow(Math.abs(places));
    return places >= 0
        ? new Exact(numerator.multiply(factor), denominator)
        : new Exact(numerator, denominator.multiply(factor));
  }

  Exact min(Exact other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Exact max(Exact other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Rounded half away from zero to so many decimals, as amounts are rounded in offices. */
  BigDecimal rounded(int decimals) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
  }

  /** The shortest decimal: exact if it comes out even within {@link #DECIMALS} places. */
  BigDecimal decimal() {
    BigDecimal decimal = rounded(DECIMALS).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
  }

  @Override
  public int compareTo(Exact other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }
}
