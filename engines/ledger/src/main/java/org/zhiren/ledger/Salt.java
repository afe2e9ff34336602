package org.zhiren.ledger;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The random bytes that hide a value inside a {@link Commitment}: without them even a value with
 * few possibilities, such as a rating, cannot be guessed from its commitment.
 */
public final class Salt {

  /** Fewest bytes: 128 bits cannot be searched. */
  public static final int MIN_LENGTH = 16;

  /** Most bytes: the length is written in one byte. */
  public static final int MAX_LENGTH = 255;

  private final byte[] bytes;

  private Salt(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A salt of these bytes (copied). They must be random and used for one value only.
   *
   * @throws IllegalArgumentException if there are fewer than 16 or more than 255
   */
  public static Salt of(byte[] bytes) {
    if (bytes.length < MIN_LENGTH || bytes.length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A salt has %d to %d bytes; length (%d). Maybe draw it with Salt.random."
              .formatted(MIN_LENGTH, MAX_LENGTH, bytes.length));
    }
    return new Salt(bytes.clone());
  }

  /** A salt of 16 bytes drawn from {@code random}. */
  public static Salt random(SecureRandom random) {
    byte[] bytes = new byte[MIN_LENGTH];
    random.nextBytes(bytes);
    return new Salt(bytes);
  }

  /**
   * Reads {@link #base64}.
   *
   * @throws IllegalArgumentException if the text is no canonical base64 or has the wrong length
   */
  public static Salt ofBase64(String text) {
    return of(Base64Text.decode(text));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes in base64 with padding. */
  public String base64() {
    return Base64Text.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Salt that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Says only that there is a salt: whoever knows it can test guesses of the value. */
  @Override
  public String toString() {
    return "Salt[" + bytes.length + " bytes]";
  }
}
