package org.zhiren.ballots;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One trustee's part of the decryption: alpha^x for each total, with the proof that the same x is
 * behind the trustee's key (section 4.18).
 */
public final class PartialDecryption {

  private final List<List<Element>> factors;
  private final List<List<Proof>> proofs;

  private PartialDecryption(List<List<Element>> factors, List<List<Proof>> proofs) {
    this.factors = factors;
    this.proofs = proofs;
  }

  static PartialDecryption of(
      Election election, EncryptedTally tally, BigInteger secret, SecureRandom random) {
    String prefix = prefix(election, Group.G.power(secret));
    List<List<Element>> factors = new ArrayList<>();
    List<List<Proof>> proofs = new ArrayList<>();
    for (List<Ciphertext> row : tally.totals()) {
      List<Element> rowFactors = new ArrayList<>();
      List<Proof> rowProofs = new ArrayList<>();
      for (Ciphertext total : row) {
        Ladder alpha = new Ladder(total.alpha());
        rowFactors.add(alpha.power(secret));
        BigInteger w = Group.random(random);
        BigInteger challenge =
            Hashes.challenge(prefix + Group.G.power(w).text() + "," + alpha.power(w).text());
        rowProofs.add(new Proof(challenge, w.subtract(secret.multiply(challenge)).mod(Group.Q)));
      }
      factors.add(rowFactors);
      proofs.add(rowProofs);
    }
    return new PartialDecryption(factors, proofs);
  }

  private static String prefix(Election election, Element publicKey) {
    return "decrypt|" + election.fingerprint() + "|" + publicKey.text() + "|";
  }

  /**
   * Reads a partial decryption.
   *
   * @throws BallotException if the text is malformed
   */
  public static PartialDecryption parse(String json) {
    Fields fields = Fields.of(Json.parse(json), "decryption_factors", "decryption_proofs");
    return new PartialDecryption(
        fields.list(
            "decryption_factors",
            row -> Fields.list(row, value -> Element.parse(Fields.string(value)))),
        fields.list("decryption_proofs", Proof::parseList));
  }

  /** As published. */
  public String json() {
    return Json.write(
        Fields.object(
            "decryption_factors",
            factors.stream().map(row -> row.stream().map(Element::text).toList()).toList(),
            "decryption_proofs",
            proofs.stream().map(Proof::json).toList()));
  }

  List<List<Element>> factors() {
    return factors;
  }

  /** Whether shape, membership and every proof hold for the trustee's public key. */
  boolean holds(Election election, EncryptedTally tally, Element publicKey) {
    List<List<Ciphertext>> totals = tally.totals();
    if (factors.size() != totals.size() || proofs.size() != totals.size()) {
      return false;
    }
    String prefix = prefix(election, publicKey);
    Ladder key = new Ladder(publicKey);
    for (int i = 0; i < totals.size(); i++) {
      if (factors.get(i).size() != totals.get(i).size()
          || proofs.get(i).size() != totals.get(i).size()) {
        return false;
      }
      for (int j = 0; j < totals.get(i).size(); j++) {
        Proof proof = proofs.get(i).get(j);
        Ladder factor = new Ladder(factors.get(i).get(j));
        Element a = Group.G.power(proof.response()).times(key.power(proof.challenge()));
        Element b =
            totals
                .get(i)
                .get(j)
                .alpha()
                .power(proof.response())
                .times(factor.power(proof.challenge()));
        if (!Element.isMember(factor)
            || !proof.challenge().equals(Hashes.challenge(prefix + a.text() + "," + b.text()))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Which trustee made the part whose hash is {@code payload}: the payload of the event. */
  record Owned(int owner, String payload) {
    static Owned parse(String json) {
      Fields fields = Fields.of(Json.parse(json), "owner", "payload");
      return new Owned(fields.integer("owner"), fields.string("payload"));
    }

    Map<String, Object> json() {
      return Fields.object("owner", owner, "payload", payload);
    }
  }
}
