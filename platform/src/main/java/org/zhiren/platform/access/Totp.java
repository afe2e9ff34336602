package org.zhiren.platform.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that change every 30 seconds (RFC 6238 over RFC 4226, HMAC-SHA-1). */
final class Totp {

  static final int STEP_SECONDS = 30;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  static byte[] newSecret(SecureRandom random) {
    byte[] secret = new byte[20];
    random.nextBytes(secret);
    return secret;
  }

  static long step(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), STEP_SECONDS);
  }

  /**
   * The code of a step.
   *
   * @param digits 6 to 8
   */
  static String code(byte[] secret, long step, int digits) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
      int modulus = 1;
      for (int i = 0; i < digits; i++) {
        modulus *= 10;
      }
      return ("0".repeat(digits) + number % modulus)
          .substring(Integer.toString(number % modulus).length());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-1 is part of every Java.", e);
    }
  }

  /**
   * The step that {@code typed} belongs to, one step early or late allowed; empty if it is wrong or
   * was used before.
   *
   * @param lastStep the last step that was accepted; a code is good once
   */
  static OptionalLong check(byte[] secret, String typed, Instant now, long lastStep) {
    String digits = typed.replaceAll("\\s", "");
    long at = step(now);
    for (long step = at - 1; step <= at + 1; step++) {
      if (step > lastStep && same(code(secret, step, 6), digits)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  private static boolean same(String expected, String typed) {
    return java.security.MessageDigest.isEqual(
        expected.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        typed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The secret as authenticator apps want it typed (RFC 4648 base 32, no padding). */
  static String base32(byte[] secret) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : secret) {
      buffer = (buffer << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((buffer >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }
}
