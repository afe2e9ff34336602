package org.zhiren.ballots;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;

/**
 * What one trustee of several keeps secret through a key ceremony: 22 characters from which all the
 * trustee's keys follow (section 4.6). The ceremony goes round three times: everybody hands in a
 * {@link #certificate}; everybody {@link #deal deals} shares of a secret polynomial; everybody
 * {@link #accept checks and adds up} the shares received. {@link KeyCeremony} carries the messages.
 */
public final class TrusteeSeed {

  private static final int LENGTH = 22;

  private final String seed;
  private final BigInteger signingKey;
  private final BigInteger openingKey;

  private TrusteeSeed(String seed) {
    this.seed = seed;
    this.signingKey = Hashes.challenge("sk|" + seed);
    this.openingKey = Hashes.challenge("dk|" + seed);
  }

  /** A new seed. */
  public static TrusteeSeed generate(SecureRandom random) {
    return new TrusteeSeed(Credential.randomText(random, LENGTH));
  }

  /**
   * Reads a seed.
   *
   * @throws BallotException if it is not 22 characters of base 58
   */
  public static TrusteeSeed parse(String text) {
    if (text.length() != LENGTH
        || !text.chars().allMatch(c -> Credential.ALPHABET.indexOf(c) >= 0)) {
      throw new BallotException(
          Text.of("监票人种子应为 {0} 个 base58 字符", "the seed of a trustee has {0} characters of base 58")
              .fill(LENGTH));
    }
    return new TrusteeSeed(text);
  }

  /** The seed, to be written where only the trustee can read it. */
  public String secretText() {
    return seed;
  }

  /** First round: the public keys of this trustee, signed. */
  public String certificate(SecureRandom random) {
    return Json.write(Certificate.make(signingKey, openingKey, random).signed().json());
  }

  /**
   * Second round: a new secret polynomial of degree threshold − 1, its values for the others, and
   * commitments to it.
   *
   * @param certificates those of all trustees in their order, this one's among them
   * @param threshold how many trustees shall suffice
   * @throws BallotException if a certificate does not hold, this trustee's is missing, or the
   *     threshold lies outside 1 … number of trustees
   */
  public String deal(List<String> certificates, int threshold, SecureRandom random) {
    List<Certificate> all = Certificate.parseAll(certificates);
    int own = place(all);
    KeyCeremony.checkThreshold(threshold, all.size());
    List<BigInteger> coefficients = new ArrayList<>();
    for (int i = 0; i < threshold; i++) {
      coefficients.add(Group.random(random));
    }
    List<String> shares = new ArrayList<>();
    for (int place = 1; place <= all.size(); place++) {
      String share = Json.write(Fields.object("secret", value(coefficients, place).toString()));
      shares.add(Channel.send(signingKey, all.get(place - 1).encryption(), share, random));
    }
    String raw =
        Json.write(
            Fields.object("polynomial", coefficients.stream().map(BigInteger::toString).toList()));
    return Json.write(
        Fields.object(
            "polynomial",
            Channel.send(signingKey, all.get(own).encryption(), raw, random),
            "secrets",
            shares,
            "coefexps",
            Commitments.make(signingKey, coefficients, random).signed().json()));
  }

  private static BigInteger value(List<BigInteger> coefficients, int place) {
    BigInteger value = BigInteger.ZERO;
    for (BigInteger coefficient : coefficients.reversed()) {
      value = value.multiply(BigInteger.valueOf(place)).add(coefficient).mod(Group.Q);
    }
    return value;
  }

  /**
   * Third round: checks the shares that the others dealt and adds them up to this trustee's
   * decryption key.
   *
   * @param certificates as in the second round
   * @param threshold as in the second round
   * @param received what {@link KeyCeremony#route} made for this trustee
   * @return the decryption key, encrypted for this trustee alone, and the public key with its proof
   * @throws BallotException if a share does not fit its dealer's commitments: the ceremony is void
   */
  public String accept(
      List<String> certificates, int threshold, String received, SecureRandom random) {
    List<Certificate> all = Certificate.parseAll(certificates);
    int own = place(all);
    Fields fields = Fields.of(Json.parse(received), "polynomial", "secrets", "coefexps");
    List<String> shares = fields.list("secrets", Fields::string);
    List<Commitments> commitments =
        fields.list("coefexps", json -> Commitments.of(SignedMessage.parse(json)));
    KeyCeremony.checkCount(all.size(), shares.size());
    KeyCeremony.checkCount(all.size(), commitments.size());
    checkOwnPolynomial(all.get(own), fields.string("polynomial"), commitments.get(own));
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < all.size(); i++) {
      commitments.get(i).check(all.get(i), threshold);
      String opened =
          Channel.receive(
              shares.get(i), all.get(i).verification(), all.get(own).encryption(), openingKey);
      BigInteger share =
          Fields.of(Json.parse(opened), "secret")
              .field("secret", value -> Numbers.reduced(Fields.string(value)));
      if (!Group.G.power(share).equals(commitments.get(i).at(own + 1))) {
        throw new BallotException(
            Text.of(
                    "第 {0} 名监票人分给第 {1} 名的份额与其承诺不符，密钥仪式作废。",
                    "the share that trustee {0} dealt to trustee {1} does not fit the commitments:"
                        + " this key ceremony is void.")
                .fill(i + 1, own + 1));
      }
      sum = sum.add(share).mod(Group.Q);
    }
    DecryptionKey key = new DecryptionKey(sum);
    return Json.write(
        Fields.object(
            "private_key",
            Channel.send(
                signingKey,
                all.get(own).encryption(),
                Json.write(Fields.object("decryption_key", sum.toString())),
                random),
            "public_key",
            key.trusteeKey(random).json()));
  }

  private void checkOwnPolynomial(Certificate own, String sealed, Commitments commitments) {
    String raw = Channel.receive(sealed, own.verification(), own.encryption(), openingKey);
    List<BigInteger> coefficients =
        Fields.of(Json.parse(raw), "polynomial")
            .list("polynomial", value -> Numbers.reduced(Fields.string(value)));
    if (!coefficients.stream().map(Group.G::power).toList().equals(commitments.elements())) {
      throw new BallotException(
          Text.of(
              "您自己的多项式与登记的承诺不符，密钥仪式作废。",
              "your own polynomial does not fit the commitments that were passed on: this key"
                  + " ceremony is void."));
    }
  }

  /**
   * Opens the decryption key that {@link #accept} encrypted.
   *
   * @param encryptedKey the field {@code private_key} of what {@link #accept} returned, as {@link
   *     KeyCeremony#encryptedKey} takes it out
   * @throws BallotException if it was not encrypted by and for this trustee
   */
  public DecryptionKey open(String encryptedKey) {
    String opened =
        Channel.receive(
            encryptedKey, Group.G.power(signingKey), Group.G.power(openingKey), openingKey);
    return new DecryptionKey(
        Fields.of(Json.parse(opened), "decryption_key")
            .field("decryption_key", value -> Numbers.reduced(Fields.string(value))));
  }

  private int place(List<Certificate> all) {
    Element own = Group.G.power(signingKey);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).verification().equals(own)) {
        return i;
      }
    }
    throw new BallotException(
        Text.of("证书中没有这名监票人的", "the certificate of this trustee is not among those given"));
  }

  /** Hides the seed: it must not get into a log. */
  @Override
  public String toString() {
    return "TrusteeSeed[hidden]";
  }
}
