package org.zhiren.ballots;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * The private key of a trustee. It belongs on the trustee's own machine or stick and never on the
 * server.
 */
public final class DecryptionKey {

  private final BigInteger secret;

  DecryptionKey(BigInteger secret) {
    this.secret = secret;
  }

  /** A new key of a trustee who is needed in any case. */
  public static DecryptionKey generate(SecureRandom random) {
    return new DecryptionKey(Group.random(random));
  }

  /**
   * Reads what {@link #secretText} wrote.
   *
   * @throws BallotException if it is not a number modulo q in base 10
   */
  public static DecryptionKey parse(String secretText) {
    return new DecryptionKey(Numbers.parse(secretText));
  }

  /** The secret, to be written where only the trustee can read it. */
  public String secretText() {
    return secret.toString();
  }

  /** The public key with its proof, as JSON, for {@link Trustees#mandatory}. */
  public String publicKey(SecureRandom random) {
    return Json.write(trusteeKey(random).json());
  }

  TrusteeKey trusteeKey(SecureRandom random) {
    Element key = Group.G.power(secret);
    return new TrusteeKey(Proof.of(TrusteeKey.context(key), secret, random), key);
  }

  /**
   * The trustee's part of the decryption of the totals, with proofs.
   *
   * <p>Before calling this the trustee should verify the archive: the key decrypts whatever totals
   * it is shown.
   */
  public PartialDecryption decrypt(Election election, EncryptedTally tally, SecureRandom random) {
    return PartialDecryption.of(election, tally, secret, random);
  }

  /** Hides the secret: it must not get into a log. */
  @Override
  public String toString() {
    return "DecryptionKey[hidden]";
  }
}
