package org.zhiren.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The third-party files that browsers get are those that were reviewed. */
class VendorFilesTest {

  private static final Path FOLDER = Path.of("src/main/resources/static/vendor");

  @Test
  void everyFileHasTheRecordedFingerprint() throws Exception {
    List<String> lines = Files.readAllLines(FOLDER.resolve("SHA256SUMS"));
    assertThat(lines).hasSizeGreaterThan(5);
    for (String line : lines) {
      String[] parts = line.split("\\s+", 2);
      byte[] content = Files.readAllBytes(FOLDER.resolve(parts[1]));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      assertThat(HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
    }
    try (var files = Files.walk(FOLDER)) {
      assertThat(files.filter(Files::isRegularFile).count())
          .as("files on disk: all listed, and the list itself")
          .isEqualTo(lines.size() + 1L);
    }
  }
}
