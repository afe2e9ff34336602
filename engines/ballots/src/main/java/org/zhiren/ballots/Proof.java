package org.zhiren.ballots;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/**
 * A challenge and a response, both from 0 to q − 1 (specification 2.0, section 4.3). Knowledge of
 * an exponent x of X = g^x is shown by response = w − x·challenge, where the challenge is a hash
 * over g^w.
 */
record Proof(BigInteger challenge, BigInteger response) {

  static Proof parse(Object json) {
    Fields fields = Fields.of(json, "challenge", "response");
    return new Proof(fields.number("challenge"), fields.number("response"));
  }

  static List<Proof> parseList(Object json) {
    return Fields.list(json, Proof::parse);
  }

  Map<String, Object> json() {
    return Fields.object("challenge", challenge.toString(), "response", response.toString());
  }

  static List<Map<String, Object>> json(List<Proof> proofs) {
    return proofs.stream().map(Proof::json).toList();
  }

  /** Proves knowledge of {@code secret}; the challenge hashes {@code prefix} and g^w. */
  static Proof of(String prefix, BigInteger secret, SecureRandom random) {
    BigInteger w = Group.random(random);
    BigInteger challenge = Hashes.challenge(prefix + "|" + Group.G.power(w).text());
    return new Proof(challenge, w.subtract(secret.multiply(challenge)).mod(Group.Q));
  }

  /** Whether this proves knowledge of the exponent of {@code power} under {@code prefix}. */
  boolean holds(String prefix, Element power) {
    Element commitment = Group.G.power(response).times(power.power(challenge));
    return challenge.equals(Hashes.challenge(prefix + "|" + commitment.text()));
  }
}
