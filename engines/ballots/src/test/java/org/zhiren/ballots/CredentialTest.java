package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

/** Voting codes and what is derived from them. */
final class CredentialTest {

  @Test
  void derivationIsThatOfTheRfc() {
    // RFC 7914, section 11: PBKDF2-HMAC-SHA256 with one iteration, first 32 bytes.
    assertThat(HexFormat.of().formatHex(Credential.pbkdf2("passwd", "salt", 1)))
        .isEqualTo("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
  }

  @Test
  void derivationIsThatOfTheJdk() throws Exception {
    SecureRandom random = Seeded.random("CredentialTest");
    for (int i = 0; i < 20; i++) {
      Credential credential = Credential.generate(random);
      String id = Election.newId(random);
      byte[] expected =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(
                      credential.plain().toCharArray(),
                      id.getBytes(StandardCharsets.UTF_8),
                      1_000,
                      256))
              .getEncoded();
      assertThat(Credential.pbkdf2(credential.plain(), id, 1_000)).isEqualTo(expected);
    }
  }

  @Test
  void codesSurviveHyphensAndBlanks() {
    SecureRandom random = Seeded.random("CredentialTest.codes");
    for (int i = 0; i < 200; i++) {
      Credential credential = Credential.generate(random);
      assertThat(credential.code()).matches("(\\w{3}-){4}\\w{3}").doesNotContainPattern("[0OIl]");
      assertThat(Credential.parse(credential.code()).plain()).isEqualTo(credential.plain());
      assertThat(Credential.parse(" " + credential.plain() + "\n").plain())
          .isEqualTo(credential.plain());
      assertThat(credential.toString()).doesNotContain(credential.plain());
    }
  }

  @Test
  void checkCharacterIsThatOfTheSpecification() {
    // 14 times the digit 0 is the number 0: 53 − (0 mod 53) = 53, the character with the digit 53.
    assertThat(Credential.parse("11111111111111" + Credential.ALPHABET.charAt(53)).plain())
        .startsWith("111");
    // The number 1: digit 52.
    assertThat(Credential.parse("11111111111112" + Credential.ALPHABET.charAt(52)).plain())
        .endsWith("2" + Credential.ALPHABET.charAt(52));
  }

  @Test
  void everySingleSlipIsFound() {
    SecureRandom random = Seeded.random("CredentialTest.slips");
    String code = Credential.generate(random).plain();
    for (int place = 0; place < code.length(); place++) {
      for (char other : Credential.ALPHABET.toCharArray()) {
        // Digits of equal remainder modulo 53 cannot be told apart by the check character.
        int distance =
            Math.abs(
                Credential.ALPHABET.indexOf(other)
                    - Credential.ALPHABET.indexOf(code.charAt(place)));
        if (distance % 53 != 0) {
          String slip = code.substring(0, place) + other + code.substring(place + 1);
          assertThatThrownBy(() -> Credential.parse(slip)).isInstanceOf(BallotException.class);
        }
      }
    }
    for (String wrong : List.of("", code.substring(1), code + "1", code.substring(1) + "0")) {
      assertThatThrownBy(() -> Credential.parse(wrong)).isInstanceOf(BallotException.class);
    }
  }
}
