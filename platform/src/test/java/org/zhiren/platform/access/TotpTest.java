package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of the second factor. */
class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, the rows for SHA-1. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void theVectorsOfTheStandardPass(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
  }

  /** RFC 4226, appendix D. */
  @ParameterizedTest
  @CsvSource({"0, 755224", "1, 287082", "2, 359152", "9, 520489"})
  void theVectorsOfTheCounterPass(long counter, String code) {
    assertThat(Totp.code(SECRET, counter, 6)).isEqualTo(code);
  }

  @Test
  void oneStepEarlyOrLateIsAcceptedTwoAreNot() {
    Instant now = Instant.ofEpochSecond(1_000_000_020);
    long step = Totp.step(now);
    assertThat(Totp.check(SECRET, Totp.code(SECRET, step - 1, 6), now, 0)).hasValue(step - 1);
    assertThat(Totp.check(SECRET, Totp.code(SECRET, step + 1, 6), now, 0)).hasValue(step + 1);
    assertThat(Totp.check(SECRET, Totp.code(SECRET, step - 2, 6), now, 0)).isEmpty();
    assertThat(Totp.check(SECRET, Totp.code(SECRET, step + 2, 6), now, 0)).isEmpty();
    assertThat(Totp.check(SECRET, "", now, 0)).isEmpty();
  }

  @Test
  void aCodeIsGoodOnce() {
    Instant now = Instant.ofEpochSecond(1_000_000_020);
    long step = Totp.step(now);
    assertThat(Totp.check(SECRET, Totp.code(SECRET, step, 6), now, step)).isEmpty();
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void secretsAreSpeltInBase32(String plain, String spelt) {
    assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(spelt);
  }
}
