package org.zhiren.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A named public key in the form of C2SP signed-note: {@code name+id+base64(type ‖ key)}. It is
 * what an auditor writes down, and what everything else is checked against.
 */
public final class VerifierKey {

  private final String name;
  private final KeyUse use;
  private final byte[] raw;
  private final PublicKey key;
  private final int id;
  private final Set<Hash> verified = Collections.synchronizedSet(new Recent());

  VerifierKey(String name, KeyUse use, byte[] raw) {
    this.name = checkedName(name);
    this.use = use;
    this.raw = raw.clone();
    this.key = Ed25519.publicKey(raw);
    this.id = id(name, use, raw);
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if the text is no key, or its id is not that of its name and
   *     bytes, so that a slip of the pen is noticed
   */
  public static VerifierKey parse(String text) {
    int second = text.indexOf('+');
    int third = second < 0 ? -1 : text.indexOf('+', second + 1);
    if (third < 0) {
      throw new IllegalArgumentException(
          "A key is written name+id+base64; key (%s).".formatted(text));
    }
    byte[] material = Base64Text.decode(text.substring(third + 1));
    if (material.length != 1 + Ed25519.KEY_LENGTH) {
      throw new IllegalArgumentException(
          "A key has %d bytes; bytes (%d), key (%s)."
              .formatted(1 + Ed25519.KEY_LENGTH, material.length, text));
    }
    VerifierKey key =
        new VerifierKey(
            text.substring(0, second),
            KeyUse.ofCode(material[0]),
            Arrays.copyOfRange(material, 1, material.length));
    if (!key.text().equals(text)) {
      throw new IllegalArgumentException(
          "The id is not that of this name and key: key (%s), id computed (%08x). Maybe a character"
                  .formatted(text, key.id)
              + " was mistyped.");
    }
    return key;
  }

  /** The name; for a log, its origin. */
  public String name() {
    return name;
  }

  /** What the key signs. */
  public KeyUse use() {
    return use;
  }

  /** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ key), most significant first. */
  public int id() {
    return id;
  }

  /** The key as it is passed around: {@code name+id+base64}. */
  public String text() {
    ByteArrayOutputStream material = new ByteArrayOutputStream();
    material.write(use.code());
    material.writeBytes(raw);
    return "%s+%08x+%s".formatted(name, id, Base64Text.encode(material.toByteArray()));
  }

  /**
   * Whether the signature is this key's over the message. What verified is remembered: a check
   * costs a millisecond, and the same last checkpoint is looked at again and again.
   */
  boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != Ed25519.SIGNATURE_LENGTH) {
      return false;
    }
    // The signature has a fixed length, so that the two cannot run into each other.
    MessageDigest digest = Hash.sha256();
    digest.update(signature);
    Hash both = Hash.of(digest.digest(message));
    if (verified.contains(both)) {
      return true;
    }
    boolean verifies = Ed25519.verifies(key, message, signature);
    if (verifies) {
      verified.add(both);
    }
    return verifies;
  }

  /** A name without spaces, plus signs and control characters, as signature lines need. */
  static String checkedName(String name) {
    boolean allowed =
        !name.isEmpty()
            && name.codePoints()
                .noneMatch(c ->
                    c == '+'
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c));
    if (!allowed) {
      throw new IllegalArgumentException(
          "A key's name is not empty and holds no space, plus or control character: name (%s)."
              .formatted(name));
    }
    return name;
  }

  private static int id(String name, KeyUse use, byte[] raw) {
    MessageDigest digest = Hash.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(use.code());
    byte[] hash = digest.digest(raw);
    return HexFormat.fromHexDigits(HexFormat.of().formatHex(hash, 0, 4));
  }

  /** The last few things that verified, the oldest dropped first. */
  private static final class Recent extends LinkedHashSet<Hash> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 64;

    @Override
    public boolean add(Hash hash) {
      boolean added = super.add(hash);
      if (size() > MOST) {
        removeFirst();
      }
      return added;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && use == that.use
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + id;
  }

  /** The key as it is passed around. */
  @Override
  public String toString() {
    return text();
  }
}
