package org.zhiren.ballots;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Proofs that at least one of several statements "this ciphertext encrypts M" is true, without
 * telling which (R. Cramer, I. Damgård, B. Schoenmakers: Proofs of Partial Knowledge, 1994). All
 * three proofs of a ballot have this form and differ in what their challenge hashes (specification
 * 2.0, sections 4.12 and 4.13).
 */
final class Disjunction {

  private Disjunction() {}

  /**
   * A statement as the voter's device knows it.
   *
   * @param r the random number of the ciphertext
   * @param value what it encrypts
   * @param claimed what the statement says that it encrypts
   */
  record Known(BigInteger r, int value, int claimed) {}

  /**
   * A statement as everybody sees it.
   *
   * @param alpha powers of the first part of the ciphertext
   * @param beta powers of the second part
   * @param claimed what the statement says that it encrypts
   */
  record Seen(Ladder alpha, Ladder beta, int claimed) {}

  /**
   * Proves a list of statements of which the one at {@code truth} is true.
   *
   * <p>As the device knows r, the simulated commitments g^s·alpha^c and y^s·(beta/g^M)^c are powers
   * of g and y too, for which there are tables.
   */
  static List<Proof> prove(
      String prefix, Powers key, List<Known> statements, int truth, SecureRandom random) {
    List<BigInteger> challenges = new ArrayList<>();
    List<BigInteger> responses = new ArrayList<>();
    StringBuilder hashed = new StringBuilder(prefix).append('|');
    BigInteger w = Group.random(random);
    BigInteger others = BigInteger.ZERO;
    for (int j = 0; j < statements.size(); j++) {
      Known statement = statements.get(j);
      BigInteger c = j == truth ? BigInteger.ZERO : Group.random(random);
      BigInteger s = j == truth ? w : Group.random(random);
      challenges.add(c);
      responses.add(s);
      others = others.add(c);
      BigInteger exponent = s.add(statement.r().multiply(c)).mod(Group.Q);
      Element b = key.power(exponent);
      int gap = statement.value() - statement.claimed();
      if (gap != 0 && j != truth) {
        b = b.times(Group.G.power(Numbers.of(gap).multiply(c).mod(Group.Q)));
      }
      append(hashed, j, Group.G.power(exponent), b);
    }
    BigInteger challenge = Hashes.challenge(hashed).subtract(others).mod(Group.Q);
    challenges.set(truth, challenge);
    responses.set(truth, w.subtract(statements.get(truth).r().multiply(challenge)).mod(Group.Q));
    List<Proof> proofs = new ArrayList<>();
    for (int j = 0; j < statements.size(); j++) {
      proofs.add(new Proof(challenges.get(j), responses.get(j)));
    }
    return proofs;
  }

  /** Whether the proofs hold for the statements. */
  static boolean holds(String prefix, Powers key, List<Seen> statements, List<Proof> proofs) {
    if (statements.size() != proofs.size()) {
      return false;
    }
    StringBuilder hashed = new StringBuilder(prefix).append('|');
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; j < statements.size(); j++) {
      Seen statement = statements.get(j);
      BigInteger c = proofs.get(j).challenge();
      BigInteger s = proofs.get(j).response();
      sum = sum.add(c);
      Element a = Group.G.power(s).times(statement.alpha().power(c));
      Element b = key.power(s).times(statement.beta().power(c));
      if (statement.claimed() != 0) {
        b = b.times(Group.G.power(Numbers.of(-statement.claimed()).multiply(c).mod(Group.Q)));
      }
      append(hashed, j, a, b);
    }
    return Hashes.challenge(hashed).equals(sum.mod(Group.Q));
  }

  private static void append(StringBuilder hashed, int j, Element a, Element b) {
    if (j > 0) {
      hashed.append(',');
    }
    hashed.append(a.text()).append(',').append(b.text());
  }
}
