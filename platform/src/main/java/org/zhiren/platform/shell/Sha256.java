package org.zhiren.platform.shell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The fingerprint by which the platform knows files, codes and entries again: SHA-256 (FIPS 180-4),
 * as 32 bytes or as 64 small hexadecimal digits. Texts are taken as UTF-8.
 *
 * <p>The engines have digests of their own, for nothing of the platform may be known to them.
 */
public final class Sha256 {

  private Sha256() {}

  /** A new digest, for what comes in parts. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java.", e);
    }
  }

  /** The 32 bytes of a content. */
  public static byte[] of(byte[] content) {
    return digest().digest(content);
  }

  /** The 32 bytes of a text. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The 64 digits of a content. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(of(content));
  }

  /** The 64 digits of a text. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }
}
