package org.zhiren.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 value of exactly 32 bytes: the hash of a leaf, of a node, of a tree, or a commitment.
 *
 * <p>The prefixes that keep leaves and nodes apart are those of RFC 6962, section 2.1, and RFC
 * 9162, section 2.1.1.
 */
public final class Hash {

  /** Length in bytes. */
  public static final int LENGTH = 32;

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private static final Hash EMPTY_TREE = new Hash(sha256().digest());

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The value with these 32 bytes (copied).
   *
   * @throws IllegalArgumentException if there are not exactly 32 bytes
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "A hash has 32 bytes; length (%d). Maybe the text or column was cut."
              .formatted(bytes.length));
    }
    return new Hash(bytes.clone());
  }

  /**
   * The value written as 44 characters of base64 (RFC 4648, section 4, with padding).
   *
   * @throws IllegalArgumentException if the text is not the one canonical spelling of 32 bytes
   */
  public static Hash ofBase64(String text) {
    return of(Base64Text.decode(text));
  }

  /** The root of the empty tree: SHA-256 of nothing. */
  public static Hash ofEmptyTree() {
    return EMPTY_TREE;
  }

  /** The hash of a leaf: SHA-256(0x00 ‖ entry). */
  public static Hash ofLeaf(byte[] entry) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return new Hash(digest.digest(entry));
  }

  /** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** 44 characters of base64 with padding. */
  public String base64() {
    return new String(Base64.getEncoder().encode(bytes), StandardCharsets.ISO_8859_1);
  }

  /** The digest that everything here rests on; every Java platform has it. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The hexadecimal digits. */
  @Override
  public String toString() {
    return hex();
  }
}
