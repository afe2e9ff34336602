package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The font that travels along is the one that was looked at, and its licence travels with it. */
class FontFilesTest {

  @Test
  void everyFontHasTheRecordedFingerprintAndItsLicence() throws Exception {
    List<String> lines =
        new String(read("fonts/SHA256SUMS"), StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      String[] parts = line.split("\\s+", 2);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(read("fonts/" + parts[1]));
      assertThat(HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
    }
    assertThat(new String(read("fonts/NotoSerifSC-OFL.txt"), StandardCharsets.UTF_8))
        .contains("SIL OPEN FONT LICENSE Version 1.1");
  }

  private static byte[] read(String name) throws Exception {
    try (InputStream in = FontFilesTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
