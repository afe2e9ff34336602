package org.zhiren.platform.appraisal;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.zhiren.platform.shell.Sha256;

/**
 * The code on a slip: {@value #LENGTH} characters out of 32, that is 80 random bits, without signs
 * that look alike (no 0, O, 1, I). It may be typed in any case and with or without hyphens. The
 * server keeps its SHA-256 only; with 80 bits neither guessing at the door nor trying out against a
 * stolen database leads anywhere.
 *
 * @param value the characters, without hyphens, in capitals
 */
public record SlipCode(String value) {

  private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final int MASK = 31;

  /** Checks the characters. */
  public SlipCode {
    if (value.length() != LENGTH || !value.chars().allMatch(c -> SIGNS.indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "A code has %d signs out of %s; this one has %d characters."
              .formatted(LENGTH, SIGNS, value.length()));
    }
  }

  /** A new code. */
  static SlipCode random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    StringBuilder value = new StringBuilder();
    for (byte one : bytes) {
      value.append(SIGNS.charAt(one & MASK));
    }
    return new SlipCode(value.toString());
  }

  /** The code that somebody typed; empty if it cannot be one. */
  public static Optional<SlipCode> read(String typed) {
    String plain = typed.strip().replaceAll("[-\\s–—]", "").toUpperCase(Locale.ROOT);
    return plain.length() == LENGTH && plain.chars().allMatch(c -> SIGNS.indexOf(c) >= 0)
        ? Optional.of(new SlipCode(plain))
        : Optional.empty();
  }

  /** In groups of four, as it is printed. */
  public String printed() {
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < LENGTH; i += GROUP) {
      groups.append(i == 0 ? "" : "-").append(value, i, i + GROUP);
    }
    return groups.toString();
  }

  /** What the server keeps. */
  byte[] fingerprint() {
    return Sha256.of(value);
  }

  /** Nobody shall read it in a log by accident. */
  @Override
  public String toString() {
    return "SlipCode[…]";
  }
}
