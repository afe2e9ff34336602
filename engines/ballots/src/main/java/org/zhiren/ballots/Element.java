package org.zhiren.ballots;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A number from 1 to p − 1, hopefully one of the group: {@link #isMember()} tells. It is kept in
 * Montgomery's form, and in base 10 once somebody asked for that.
 */
final class Element {

  private static final int MAX_DIGITS = 617;

  private final long[] limbs;
  private @Nullable String text;

  private Element(long[] limbs, @Nullable String text) {
    this.limbs = limbs;
    this.text = text;
  }

  static Element of(BigInteger number) {
    return new Element(Group.MODULUS.enter(number), null);
  }

  static Element ofLimbs(long[] limbs) {
    return new Element(limbs, null);
  }

  /**
   * Reads a number from 1 to p − 1 in base 10, in its only spelling.
   *
   * @throws BallotException if it is not one
   */
  static Element parse(String text) {
    if (Numbers.isCanonical(text, MAX_DIGITS)) {
      BigInteger number = new BigInteger(text);
      if (number.signum() > 0 && number.compareTo(Group.P) < 0) {
        return new Element(Group.MODULUS.enter(number), text);
      }
    }
    throw new BallotException(
        Text.of("不是 1 到 p − 1 之间的十进制整数（{0}）", "not a whole number from 1 to p − 1 in base 10 ({0})")
            .fill(Numbers.shown(text)));
  }

  long[] limbs() {
    return limbs;
  }

  Element times(Element other) {
    return new Element(Group.MODULUS.times(limbs, other.limbs), null);
  }

  /** The power to a number from 0 to 2^256 − 1. */
  Element power(BigInteger exponent) {
    return new Ladder(this).power(exponent);
  }

  /** What this must be multiplied with to give 1; for members only. */
  Element inverse() {
    return Element.of(Group.MODULUS.leave(limbs).modInverse(Group.P));
  }

  boolean isOne() {
    return Modulus.equal(limbs, Group.MODULUS.one());
  }

  /** Whether this lies in the subgroup of order q. */
  boolean isMember() {
    return isMember(new Ladder(this));
  }

  /** The same, when the ladder of this element is at hand. */
  static boolean isMember(Ladder ladder) {
    return ladder.power(Group.Q).isOne();
  }

  /** In base 10. */
  String text() {
    String known = text;
    if (known == null) {
      known = Group.MODULUS.leave(limbs).toString();
      text = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Element element && Modulus.equal(limbs, element.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  @Override
  public String toString() {
    return text();
  }
}
