package org.zhiren.ballots;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.zhiren.explain.Text;

/**
 * What a trustee publishes of the secret polynomial: g to the power of each coefficient, signed
 * (section 4.6.4).
 */
record Commitments(SignedMessage signed, List<Element> elements) {

  static Commitments of(SignedMessage signed) {
    Fields fields = Fields.of(Json.parse(signed.message()), "coefexps");
    return new Commitments(
        signed, fields.list("coefexps", value -> Element.parse(Fields.string(value))));
  }

  static Commitments make(
      BigInteger signingKey, List<BigInteger> coefficients, SecureRandom random) {
    List<Element> elements = coefficients.stream().map(Group.G::power).toList();
    String message =
        Json.write(Fields.object("coefexps", elements.stream().map(Element::text).toList()));
    return new Commitments(SignedMessage.sign(signingKey, message, random), elements);
  }

  /**
   * Checks number, membership and signature.
   *
   * @throws BallotException if one does not hold
   */
  void check(Certificate author, int threshold) {
    if (elements.size() != threshold
        || !elements.stream().allMatch(Element::isMember)
        || !signed.holds(author.verification())) {
      throw new BallotException(
          Text.of(
              "监票人的多项式承诺不成立（个数、子群或签名）",
              "the commitments of a trustee do not hold (number, subgroup or signature)"));
    }
  }

  /** g to the value of the polynomial at {@code place}: the product of A_k to place^k. */
  Element at(int place) {
    Element product = Element.ofLimbs(Group.MODULUS.one());
    BigInteger power = BigInteger.ONE;
    for (Element element : elements) {
      product = product.times(element.power(power));
      power = power.multiply(BigInteger.valueOf(place)).mod(Group.Q);
    }
    return product;
  }

  /** g to the sum of the values of all polynomials at {@code place}. */
  static Element sumAt(List<Commitments> all, int place) {
    return all.stream()
        .map(commitments -> commitments.at(place))
        .reduce(Element.ofLimbs(Group.MODULUS.one()), Element::times);
  }
}
