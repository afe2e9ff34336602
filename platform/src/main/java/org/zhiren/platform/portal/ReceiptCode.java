package org.zhiren.platform.portal;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.zhiren.platform.shell.Sha256;

/**
 * What the sender holds of his feedback: twenty letters and digits, about 99 bits, without 0, O, 1,
 * I and L, which are read wrongly. The platform keeps its fingerprint alone.
 *
 * @param value the twenty
 */
public record ReceiptCode(String value) {

  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 20;
  private static final int GROUP = 4;

  static ReceiptCode fresh(SecureRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new ReceiptCode(code.toString());
  }

  /** Reads what somebody typed, small letters, spaces and hyphens included. */
  public static Optional<ReceiptCode> read(String typed) {
    String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\-‐–—]", "");
    return plain.length() == LENGTH && plain.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)
        ? Optional.of(new ReceiptCode(plain))
        : Optional.empty();
  }

  /** In groups of four, as it is shown. */
  public String shown() {
    return value.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }

  byte[] fingerprint() {
    return Sha256.of("zhiren feedback " + value);
  }
}
