package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** AES in CCM mode against values from elsewhere. */
final class CounterCbcMacTest {

  private static final HexFormat HEX = HexFormat.of();

  @Test
  void vectorOfNist() {
    // NIST CAVP, CCM-VADT128, Alen = 0, count 0.
    byte[] plain = HEX.parseHex("7c86135ed9c2a515aaae0e9a208133897269220f30870006");
    byte[] sealed =
        HEX.parseHex(
            "1faeb0ee2ca2cd52f0aa3966578344f24e69b742c4ab37ab1123301219c70599b7c373ad4b3ad67b");
    CounterCbcMac cipher =
        new CounterCbcMac(
            HEX.parseHex("d24a3d3dde8c84830280cb87abad0bb3"),
            HEX.parseHex("f1100035bb24a8d26004e0e24b"),
            16);
    assertThat(cipher.encrypt(plain)).isEqualTo(sealed);
    assertThat(cipher.decrypt(sealed)).isEqualTo(plain);
  }

  @Test
  void lengthsAroundABlock() {
    // Key 0, 1, … 31; nonce 100, 101, … 112; text 0, 1, …; tag of 8 bytes; made with OpenSSL.
    Map<Integer, String> sealed =
        Map.of(
            0, "cb630249f2434612",
            1, "6cdd702e1dfc925273",
            16, "6c2567d4b2d8754c98c86793c0c2f491fd2402ee7899f065",
            17, "6c2567d4b2d8754c98c86793c0c2f4914bc49ea85532d1f1a5");
    sealed.forEach((length, expected) ->
        assertThat(
                new CounterCbcMac(counting(0, 32), counting(100, 13), 8)
                    .encrypt(counting(0, length)))
            .isEqualTo(HEX.parseHex(expected)));
  }

  @Test
  void longTextWithShorterNonce() {
    byte[] plain = "abc".repeat(30_000).substring(0, 70_001).getBytes(StandardCharsets.US_ASCII);
    byte[] sealed = new CounterCbcMac(counting(0, 32), counting(0, 12), 8).encrypt(plain);
    assertThat(Hashes.hex(sealed))
        .isEqualTo("a8a2a71a05d88769b81c4d321d56f49c1523135c606c9c1cb323da49e81f58ba");
  }

  private static byte[] counting(int from, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (from + i);
    }
    return bytes;
  }

  @Test
  void changedTextIsRefused() {
    SecureRandom random = Seeded.random("CounterCbcMacTest");
    CounterCbcMac cipher = new CounterCbcMac(counting(0, 32), counting(1, 13), 8);
    byte[] sealed = cipher.encrypt(counting(5, 100));
    for (int i = 0; i < 200; i++) {
      byte[] changed = sealed.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> cipher.decrypt(changed)).isInstanceOf(BallotException.class);
    }
    assertThatThrownBy(() -> cipher.decrypt(new byte[7])).isInstanceOf(BallotException.class);
  }
}
