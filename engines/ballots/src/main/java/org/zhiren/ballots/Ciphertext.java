package org.zhiren.ballots;

import java.math.BigInteger;
import java.util.Map;

/** A value m encrypted for the key y with a random r: alpha = g^r, beta = y^r·g^m. */
record Ciphertext(Element alpha, Element beta) {

  /** The neutral element of {@link #times}: nothing encrypted with r = 0. */
  static final Ciphertext ONE =
      new Ciphertext(Element.ofLimbs(Group.MODULUS.one()), Element.ofLimbs(Group.MODULUS.one()));

  static Ciphertext parse(Object json) {
    Fields fields = Fields.of(json, "alpha", "beta");
    return new Ciphertext(fields.element("alpha"), fields.element("beta"));
  }

  static Ciphertext of(Powers key, int value, BigInteger r) {
    Element masked = key.power(r);
    return new Ciphertext(
        Group.G.power(r), value == 0 ? masked : masked.times(Group.G.power(Numbers.of(value))));
  }

  Map<String, Object> json() {
    return Fields.object("alpha", alpha.text(), "beta", beta.text());
  }

  /** The encryption of the sum of both values. */
  Ciphertext times(Ciphertext other) {
    return new Ciphertext(alpha.times(other.alpha), beta.times(other.beta));
  }

  /** The encryption of the value taken {@code weight} times. */
  Ciphertext weighted(int weight) {
    if (weight == 1) {
      return this;
    }
    BigInteger exponent = BigInteger.valueOf(weight);
    return new Ciphertext(alpha.power(exponent), beta.power(exponent));
  }

  /** Both numbers in base 10 with a comma between, as challenges hash them. */
  String text() {
    return alpha.text() + "," + beta.text();
  }
}
