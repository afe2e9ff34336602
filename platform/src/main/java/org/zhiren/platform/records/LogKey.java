package org.zhiren.platform.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.zhiren.ledger.KeyUse;
import org.zhiren.ledger.SigningKey;

/**
 * The key that signs the heads of the log. It stands in a file that only the server's user can
 * read, outside the database: who holds the database alone cannot sign.
 */
@Component
class LogKey {

  private final Path file;

  LogKey(@Value("${zhiren.data}") Path data) {
    this.file = data.resolve("keys").resolve("ledger.key");
  }

  /**
   * The key.
   *
   * @param begun whether the log has signed heads already; then a missing key is never replaced
   * @throws IllegalStateException if the log has begun and the key is missing
   */
  synchronized SigningKey get(boolean begun) throws IOException {
    if (Files.exists(file)) {
      return SigningKey.parse(Files.readString(file).strip());
    }
    if (begun) {
      throw new IllegalStateException(
          "The signing key of the log is missing (%s). Maybe restore it from the backup."
              .formatted(file));
    }
    SecureRandom random = new SecureRandom();
    byte[] name = new byte[4];
    random.nextBytes(name);
    SigningKey key =
        SigningKey.generate(
            "zhiren-" + HexFormat.of().formatHex(name) + "/ledger", KeyUse.LOG, random);
    Files.createDirectories(file.getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, key.secretText() + "\n", StandardOpenOption.WRITE);
    return key;
  }
}
