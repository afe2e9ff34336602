package org.zhiren.ledger;

import java.util.Base64;

/**
 * Base64 with one spelling for each value, so that a changed character is always a changed value.
 */
final class Base64Text {

  private Base64Text() {}

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Decodes, and refuses missing padding and non-zero spare bits: the JDK alone would read both.
   *
   * @throws IllegalArgumentException if the text is not what {@link #encode} would write
   */
  static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("This is not base64: text (%s).".formatted(text), e);
    }
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException(
          "This base64 is not in its one canonical spelling: text (%s).".formatted(text));
    }
    return bytes;
  }
}
