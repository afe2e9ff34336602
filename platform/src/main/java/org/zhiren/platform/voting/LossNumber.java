package org.zhiren.platform.voting;

import java.util.Locale;

/**
 * 挂失号: the number on the part of a slip that a voter keeps apart from it, so that a lost slip can
 * be named by somebody who does not know its code. It is 40 bits of the SHA-256 of the slip's
 * public credential, written in eight signs; the page that prints the slips computes the same. It
 * tells nothing of the code, and the house keeps no list of who drew which.
 */
final class LossNumber {

  private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;
  private static final int BITS = 5;

  private LossNumber() {}

  /** The number of a slip, for instance {@code 7KQM-2B4X}, by the SHA-256 of its credential. */
  static String of(byte[] credentialHash) {
    long bits = 0;
    for (int i = 0; i < LENGTH * BITS / 8; i++) {
      bits = bits << 8 | (credentialHash[i] & 0xff);
    }
    StringBuilder text = new StringBuilder();
    for (int i = LENGTH - 1; i >= 0; i--) {
      text.append(SIGNS.charAt((int) (bits >>> BITS * i) & (1 << BITS) - 1));
      if (i == LENGTH / 2) {
        text.append('-');
      }
    }
    return text.toString();
  }

  /** What was typed, as {@link #of} writes it; nonsense stays nonsense. */
  static String normal(String typed) {
    String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    return plain.length() == LENGTH
        ? plain.substring(0, LENGTH / 2) + "-" + plain.substring(LENGTH / 2)
        : plain;
  }
}
