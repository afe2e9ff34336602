package org.zhiren.ledger;

import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A named private key, written {@code PRIVATE+KEY+name+id+base64(type ‖ seed)} as by
 * golang.org/x/mod/sumdb/note. Keep it where the application's database role cannot read it.
 */
public final class SigningKey {

  private static final String PREFIX = "PRIVATE+KEY+";

  private final byte[] seed;
  private final KeyPair pair;
  private final VerifierKey verifier;

  private SigningKey(String name, KeyUse use, byte[] seed) {
    this.seed = seed.clone();
    this.pair = Ed25519.keyPair(seed);
    this.verifier = new VerifierKey(name, use, Ed25519.raw(pair.getPublic()));
  }

  /**
   * A new key from 32 bytes of {@code random}.
   *
   * @param name for a log its origin, for a witness its own name; no spaces, no plus sign
   * @throws IllegalArgumentException if the name is not allowed
   */
  public static SigningKey generate(String name, KeyUse use, SecureRandom random) {
    byte[] seed = new byte[Ed25519.KEY_LENGTH];
    random.nextBytes(seed);
    return new SigningKey(name, use, seed);
  }

  /**
   * Reads {@link #secretText}.
   *
   * @throws IllegalArgumentException if the text is no private key; the text itself is not repeated
   *     in the message
   */
  public static SigningKey parse(String secretText) {
    String[] parts =
        secretText.startsWith(PREFIX)
            ? secretText.substring(PREFIX.length()).split("\\+", 3)
            : new String[0];
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "A private key is written PRIVATE+KEY+name+id+base64; parts after the prefix (%d)."
              .formatted(parts.length));
    }
    byte[] material;
    try {
      material = Base64Text.decode(parts[2]);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message would repeat the secret.
      material = new byte[0];
    }
    if (material.length != 1 + Ed25519.KEY_LENGTH) {
      throw new IllegalArgumentException(
          "A private key has %d bytes; bytes (%d), name (%s)."
              .formatted(1 + Ed25519.KEY_LENGTH, material.length, parts[0]));
    }
    SigningKey key =
        new SigningKey(
            parts[0], KeyUse.ofCode(material[0]), Arrays.copyOfRange(material, 1, material.length));
    if (!"%08x".formatted(key.verifier.id()).equals(parts[1])) {
      throw new IllegalArgumentException(
          "The id is not that of this private key: name (%s), id (%s), id computed (%08x)."
              .formatted(parts[0], parts[1], key.verifier.id()));
    }
    return key;
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** The key with its secret, to be written to a protected file. */
  public String secretText() {
    ByteArrayOutputStream material = new ByteArrayOutputStream();
    material.write(verifier.use().code());
    material.writeBytes(seed);
    return "%s%s+%08x+%s"
        .formatted(
            PREFIX, verifier.name(), verifier.id(), Base64Text.encode(material.toByteArray()));
  }

  byte[] sign(byte[] message) {
    return Ed25519.sign(pair.getPrivate(), message);
  }

  /** The public half only. */
  @Override
  public String toString() {
    return "SigningKey[" + verifier.text() + "]";
  }
}
