package org.zhiren.platform.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must not be readable in the database: AES-256 in Galois/Counter mode (NIST SP
 * 800-38D), the key in a file that only the server's user can read. Whoever holds the database or a
 * dump of it alone reads nothing; what was altered or moved to another row does not open.
 */
@Component
public class Sealing {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY = 32;

  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private @Nullable SecretKeySpec key;

  Sealing(@Value("${zhiren.data}") Path data) {
    this.file = data.resolve("keys").resolve("sealing.key");
  }

  /**
   * Seals.
   *
   * @param place what it belongs to, for instance {@code webhook/} and its id: it opens there only
   * @return nonce, ciphertext and tag
   */
  public byte[] seal(String place, byte[] clear) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, place, nonce, clear, 0, clear.length);
    byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE, sealed.length);
    return all;
  }

  /**
   * Opens.
   *
   * @throws IllegalStateException if it was sealed with another key, for another place, or altered
   */
  public byte[] open(String place, byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    return crypt(Cipher.DECRYPT_MODE, place, nonce, sealed, NONCE, sealed.length - NONCE);
  }

  private byte[] crypt(int mode, String place, byte[] nonce, byte[] input, int from, int length) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input, from, length);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "What is sealed for %s cannot be opened. Maybe the key in %s is not the one of this database; restore it from the backup."
              .formatted(place, file),
          e);
    }
  }

  private synchronized SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      try {
        known = new SecretKeySpec(readOrMake(), "AES");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      key = known;
    }
    return known;
  }

  private byte[] readOrMake() throws IOException {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY];
      random.nextBytes(fresh);
      Files.createDirectories(file.getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.WRITE);
    }
    return HexFormat.of().parseHex(Files.readString(file).strip());
  }
}
