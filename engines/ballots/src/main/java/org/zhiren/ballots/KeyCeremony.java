package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;

/**
 * Carries the messages of a key ceremony between trustees of whom a given number shall suffice (T.
 * Pedersen: A Threshold Cryptosystem without a Trusted Party, 1991; specification 2.0, section
 * 3.1.1). It learns no secret; it cannot forge a message; it can only refuse to carry one.
 */
public final class KeyCeremony {

  private KeyCeremony() {}

  /**
   * Checks what one trustee handed in in the first round.
   *
   * @param certificates those that are there already
   * @throws BallotException if it does not hold, or equals one of the others
   */
  public static void checkCertificate(List<String> certificates, String certificate) {
    List<String> all = new ArrayList<>(certificates);
    all.add(certificate);
    Certificate.parseAll(all);
  }

  /**
   * Checks what one trustee handed in in the second round, as far as it is not encrypted.
   *
   * @param trustee the trustee's number, from 1
   * @throws BallotException if the number of shares, or a commitment, does not hold
   */
  public static void checkDealt(
      List<String> certificates, int threshold, int trustee, String dealt) {
    Dealt parsed = Dealt.parse(dealt);
    checkCount(certificates.size(), parsed.secrets().size());
    Commitments.of(parsed.coefexps())
        .check(Certificate.parseAll(certificates).get(trustee - 1), threshold);
  }

  /**
   * Checks what one trustee handed in in the third round.
   *
   * @param trustee the trustee's number, from 1
   * @throws BallotException if the key is not proved, or does not follow from the commitments
   */
  public static void checkAccepted(int trustee, List<String> polynomials, String accepted) {
    TrusteeKey key = accepted(accepted).field("public_key", TrusteeKey::parse);
    Element expected =
        Commitments.sumAt(
            polynomials.stream().map(text -> Commitments.of(Dealt.parse(text).coefexps())).toList(),
            trustee);
    if (!key.holds() || !key.publicKey().equals(expected)) {
      throw new BallotException(
          Text.of(
                  "第 {0} 名监票人的公钥与各方承诺不符，密钥仪式作废。",
                  "the public key of trustee {0} does not follow from the commitments: this key"
                      + " ceremony is void.")
              .fill(trustee));
    }
  }

  /**
   * After the second round: what each trustee is to be given.
   *
   * @param polynomials what {@link TrusteeSeed#deal} gave, in the order of the trustees
   * @return one message for each trustee
   * @throws BallotException if one is malformed or the numbers differ
   */
  public static List<String> route(List<String> polynomials) {
    List<Dealt> dealt = polynomials.stream().map(Dealt::parse).toList();
    List<String> messages = new ArrayList<>();
    for (int j = 0; j < dealt.size(); j++) {
      List<String> secrets = new ArrayList<>();
      for (Dealt one : dealt) {
        checkCount(dealt.size(), one.secrets().size());
        secrets.add(one.secrets().get(j));
      }
      messages.add(
          Json.write(
              Fields.object(
                  "polynomial",
                  dealt.get(j).polynomial(),
                  "secrets",
                  secrets,
                  "coefexps",
                  dealt.stream().map(one -> one.coefexps().json()).toList())));
    }
    return messages;
  }

  /**
   * After the third round: the trustees of an election.
   *
   * @param certificates what {@link TrusteeSeed#certificate} gave
   * @param polynomials what {@link TrusteeSeed#deal} gave
   * @param accepted what {@link TrusteeSeed#accept} gave
   * @throws BallotException if a key does not follow from the commitments
   */
  public static Trustees finish(
      int threshold, List<String> certificates, List<String> polynomials, List<String> accepted) {
    checkThreshold(threshold, certificates.size());
    checkCount(certificates.size(), polynomials.size());
    checkCount(certificates.size(), accepted.size());
    Trustees.Threshold party =
        new Trustees.Threshold(
            threshold,
            Certificate.parseAll(certificates).stream().map(Certificate::signed).toList(),
            polynomials.stream().map(text -> Dealt.parse(text).coefexps()).toList(),
            accepted.stream()
                .map(KeyCeremony::accepted)
                .map(fields -> fields.field("public_key", TrusteeKey::parse))
                .toList());
    party.check();
    return Trustees.of(List.of(party));
  }

  /** The encrypted decryption key in what {@link TrusteeSeed#accept} gave: for that trustee. */
  public static String encryptedKey(String accepted) {
    return accepted(accepted).string("private_key");
  }

  private static Fields accepted(String text) {
    return Fields.of(Json.parse(text), "private_key", "public_key");
  }

  static void checkThreshold(int threshold, int trustees) {
    if (threshold < 1 || threshold > trustees || trustees > Trustees.MAX_TRUSTEES) {
      throw new BallotException(
          Text.of(
                  "门限（{0}）应为 1 到监票人数（{1}），监票人最多 {2} 名",
                  "the threshold ({0}) should lie between 1 and the number of trustees ({1}), of"
                      + " whom there may be {2}")
              .fill(threshold, trustees, Trustees.MAX_TRUSTEES));
    }
  }

  static void checkCount(int trustees, int messages) {
    if (messages != trustees) {
      throw new BallotException(
          Text.of("{0} 名监票人，却有 {1} 份消息", "{0} trustees, but {1} messages")
              .fill(trustees, messages));
    }
  }

  private record Dealt(String polynomial, List<String> secrets, SignedMessage coefexps) {
    static Dealt parse(String json) {
      Fields fields = Fields.of(Json.parse(json), "polynomial", "secrets", "coefexps");
      return new Dealt(
          fields.string("polynomial"),
          fields.list("secrets", Fields::string),
          fields.field("coefexps", SignedMessage::parse));
    }
  }
}
