package org.zhiren.ballots;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.zhiren.explain.Text;

/**
 * The keys by which the other trustees recognise one of them and write to them, signed by
 * themselves (section 4.6.2).
 */
record Certificate(SignedMessage signed, Element verification, Element encryption) {

  /**
   * Reads a certificate and checks it.
   *
   * @throws BallotException if a key lies outside the group or the signature does not hold
   */
  static Certificate parse(Object json) {
    return of(SignedMessage.parse(json));
  }

  static Certificate of(SignedMessage signed) {
    Fields keys = Fields.of(Json.parse(signed.message()), "verification", "encryption");
    Certificate certificate =
        new Certificate(signed, keys.element("verification"), keys.element("encryption"));
    if (!certificate.verification.isMember()
        || !certificate.encryption.isMember()
        || !signed.holds(certificate.verification)) {
      throw new BallotException(
          Text.of("监票人证书的签名不成立", "the signature of a trustee's certificate does not hold"));
    }
    return certificate;
  }

  static Certificate make(BigInteger signingKey, BigInteger decryptionKey, SecureRandom random) {
    Element verification = Group.G.power(signingKey);
    Element encryption = Group.G.power(decryptionKey);
    String message =
        Json.write(
            Fields.object("verification", verification.text(), "encryption", encryption.text()));
    return new Certificate(
        SignedMessage.sign(signingKey, message, random), verification, encryption);
  }

  /**
   * Reads the certificates of all trustees.
   *
   * @throws BallotException if one does not hold or two are equal
   */
  static List<Certificate> parseAll(List<String> certificates) {
    List<Certificate> parsed = certificates.stream().map(text -> parse(Json.parse(text))).toList();
    if (parsed.stream().map(Certificate::verification).distinct().count() != parsed.size()) {
      throw new BallotException(
          Text.of("有两份相同的监票人证书", "two certificates of trustees are the same"));
    }
    return parsed;
  }
}
