package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** What a password must be. */
class PasswordsTest {

  private final Passwords passwords =
      new Passwords(new Argon2PasswordEncoder(16, 32, 1, 256, 1), new BreachedPasswords(""));

  /** Tests hash with less; the server with 16 MiB, two rounds and one lane. */
  @Test
  void theServerHashesWithArgon2id() {
    assertThat(new SecuritySetup().passwordEncoder().encode("copper lantern drizzle"))
        .startsWith("$argon2id$v=19$m=16384,t=2,p=1$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short-one",
        "password12",
        "PassWord2026!",
        "12345678910",
        "woaini1314",
        "qwertyuiop",
        "aaaaaaaaaaaa",
        "zhangsan-secret",
        "!!zhiren!!!!"
      })
  void weakOnesAreRefused(String weak) {
    assertThat(passwords.fault(weak, "zhangsan")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"河流与纸鹤在下午三点", "copper lantern drizzle", "tR4-vb9k.Qm"})
  void goodOnesPass(String good) {
    assertThat(passwords.fault(good, "zhangsan")).isEmpty();
  }

  @Test
  void lengthIsCountedInCharactersAtTheBorder() {
    assertThat(passwords.fault("abcdefghi", "x")).isPresent();
    assertThat(passwords.fault("kfmzqwtrbx", "zz")).isEmpty();
    assertThat(passwords.fault("kfmz qwtr ".repeat(12) + "12345678", "zz")).isEmpty();
    assertThat(passwords.fault("kfmz qwtr ".repeat(12) + "123456789", "zz")).isPresent();
  }

  @Test
  void aPasswordMatchesItsOwnHashOnly() {
    String hash = passwords.encode("copper lantern drizzle");
    assertThat(hash).startsWith("$argon2id$");
    assertThat(passwords.matches("copper lantern drizzle", Optional.of(hash))).isTrue();
    assertThat(passwords.matches("copper lantern drizzl", Optional.of(hash))).isFalse();
    assertThat(passwords.matches("copper lantern drizzle", Optional.empty())).isFalse();
  }

  @Test
  void generatedOnesAreGoodAndDiffer() {
    String one = passwords.generate();
    assertThat(passwords.fault(one, "zhangsan")).isEmpty();
    assertThat(passwords.generate()).isNotEqualTo(one);
  }
}
