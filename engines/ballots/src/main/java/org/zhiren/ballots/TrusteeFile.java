package org.zhiren.ballots;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.zhiren.explain.Text;

/**
 * The file in which a trustee keeps the seed, locked with a passphrase: PBKDF2 with HMAC-SHA256
 * over the SHA-256 of the passphrase, and AES in CCM mode. The same as {@code lock} and {@code
 * unlock} of {@code browser/trustee.js}.
 */
public final class TrusteeFile {

  private static final String FORMAT = "zhiren-trustee-1";
  private static final int ROUNDS = 20_000;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 13;
  private static final int TAG_BYTES = 8;

  private TrusteeFile() {}

  /**
   * Locks a seed.
   *
   * @param label says whose it is and for which election; not secret
   * @return the content of the file
   */
  public static String lock(
      TrusteeSeed seed, String passphrase, String label, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] sealed =
        cipher(passphrase, salt).encrypt(seed.secretText().getBytes(StandardCharsets.UTF_8));
    return Json.write(
        Fields.object(
            "format",
            FORMAT,
            "label",
            label,
            "salt",
            HexFormat.of().formatHex(salt),
            "rounds",
            ROUNDS,
            "sealed",
            HexFormat.of().formatHex(sealed)));
  }

  /**
   * Opens a file.
   *
   * @throws BallotException if it is no such file, or the passphrase is another
   */
  public static TrusteeSeed unlock(String file, String passphrase) {
    Fields fields = Fields.of(Json.parse(file), "format", "label", "salt", "rounds", "sealed");
    if (!fields.string("format").equals(FORMAT) || fields.integer("rounds") != ROUNDS) {
      throw new BallotException(Text.of("不是监票人的钥匙文件", "this is no trustee's key file"));
    }
    byte[] plain =
        cipher(passphrase, bytes(fields.string("salt"))).decrypt(bytes(fields.string("sealed")));
    return TrusteeSeed.parse(new String(plain, StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new BallotException(Text.of("不是十六进制", "not hexadecimal"));
    }
  }

  private static CounterCbcMac cipher(String passphrase, byte[] salt) {
    // The salt makes every key new, so that the nonce may stay the same.
    return new CounterCbcMac(
        Credential.pbkdf2(Hashes.sha256(passphrase), salt, ROUNDS),
        new byte[NONCE_BYTES],
        TAG_BYTES);
  }
}
