package org.zhiren.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 in the spellings of the format. */
final class Hashes {

  private Hashes() {}

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Names of files, payloads and parents: hexadecimal. */
  static String hex(byte[] content) {
    return HexFormat.of().formatHex(sha256(content));
  }

  /** Fingerprints and trackers: base 64 without padding. */
  static String base64(String text) {
    return Base64.getEncoder().withoutPadding().encodeToString(sha256(text));
  }

  /** A challenge: the hash as a big-endian number modulo q. */
  static BigInteger challenge(CharSequence text) {
    return new BigInteger(1, sha256(text.toString())).mod(Group.Q);
  }
}
