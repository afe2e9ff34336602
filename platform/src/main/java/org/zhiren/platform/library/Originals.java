package org.zhiren.platform.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Sha256;

/**
 * The originals as they came, each once, under the SHA-256 of its content. A file appears whole or
 * not at all, and is checked whenever it is handed out.
 */
@Component
class Originals {

  private final Path folder;

  Originals(@Value("${zhiren.data}") Path data) {
    this.folder = data.resolve("library").resolve("originals");
  }

  /** Keeps a content. Nothing happens if it is there already and whole. */
  void keep(byte[] sha256, byte[] content) {
    Path place = place(sha256);
    try {
      if (Files.exists(place) && Files.size(place) == content.length) {
        return;
      }
      Path below = folder.resolve(HexFormat.of().formatHex(sha256).substring(0, 2));
      Files.createDirectories(below);
      Path begun = Files.createTempFile(below, "begun-", "");
      try (FileChannel out = FileChannel.open(begun, StandardOpenOption.WRITE)) {
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(begun, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A content that was kept.
   *
   * @throws InvalidInput if the file is gone or is not what it was
   */
  byte[] read(byte[] sha256) {
    try {
      byte[] content = Files.readAllBytes(place(sha256));
      if (MessageDigest.isEqual(Sha256.of(content), sha256)) {
        return content;
      }
    } catch (IOException e) {
      // Said below with the fingerprint: to the reader a lost file and a changed one are the same.
    }
    String hex = HexFormat.of().formatHex(sha256);
    throw new InvalidInput(
        "original",
        hex,
        Text.of(
                "原件与入库时的指纹不一致或已缺失，没有发出。请管理员从备份恢复 {0}。",
                "The original is missing or is not what was taken in; it was not handed out. Have"
                    + " {0} restored from a backup.")
            .fill(hex.substring(0, 16)));
  }

  /** Destroys a content that must not be kept: it is overwritten before it is deleted. */
  void destroy(byte[] sha256) {
    Path place = place(sha256);
    try {
      if (Files.exists(place)) {
        Files.write(place, new byte[Math.toIntExact(Files.size(place))]);
        Files.delete(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the content is there and is what it was. */
  boolean whole(byte[] sha256) {
    try (var in = Files.newInputStream(place(sha256))) {
      MessageDigest digest = Sha256.digest();
      byte[] part = new byte[1 << 16];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
      return MessageDigest.isEqual(digest.digest(), sha256);
    } catch (IOException e) {
      return false;
    }
  }

  private Path place(byte[] sha256) {
    String hex = HexFormat.of().formatHex(sha256);
    return folder.resolve(hex.substring(0, 2)).resolve(hex);
  }
}
