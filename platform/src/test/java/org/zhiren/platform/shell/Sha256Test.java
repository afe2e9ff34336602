package org.zhiren.platform.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Against the published examples of the standard (FIPS 180-4, one block and two). */
class Sha256Test {

  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String TWO_BLOCKS =
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";

  @Test
  void theExamplesOfTheStandardComeOut() {
    assertThat(Sha256.hex("")).isEqualTo(EMPTY);
    assertThat(Sha256.hex("abc")).isEqualTo(ABC);
    assertThat(Sha256.hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
        .isEqualTo(TWO_BLOCKS);
  }

  @Test
  void bytesAndDigitsAndPartsSayTheSame() {
    String name = "王𠮷明";
    byte[] content = name.getBytes(UTF_8);
    var parts = Sha256.digest();
    parts.update(content, 0, 4);
    parts.update(content, 4, content.length - 4);
    assertThat(Sha256.of(content)).hasSize(32).isEqualTo(Sha256.of(name));
    assertThat(parts.digest()).isEqualTo(Sha256.of(content));
    assertThat(Sha256.hex(content)).isEqualTo(HexFormat.of().formatHex(Sha256.of(name)));
  }
}
