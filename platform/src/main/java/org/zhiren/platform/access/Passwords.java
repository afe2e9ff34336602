package org.zhiren.platform.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;

/**
 * What a password must be (OWASP ASVS 5.0 V6.2: length before composition, compared with known
 * passwords; GB/T 22239-2019 8.1.4.1: administrators' passwords are renewed).
 */
@Component
class Passwords {

  static final int SHORTEST = 10;
  static final int LONGEST = 128;

  /** Officers renew their passwords after this time. */
  static final Duration OFFICERS_RENEW = Duration.ofDays(90);

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final PasswordEncoder encoder;
  private final BreachedPasswords breached;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> known = load();

  /** Compared with when there is no such account, so that the answer takes as long. */
  private final String nobody;

  Passwords(PasswordEncoder encoder, BreachedPasswords breached) {
    this.encoder = encoder;
    this.breached = breached;
    this.nobody = encoder.encode(generate());
  }

  String encode(String password) {
    return encoder.encode(password);
  }

  /** Compares; takes as long without an account as with one. */
  boolean matches(String password, Optional<String> hash) {
    String typed = password.length() > LONGEST || !whole(password) ? "" : password;
    boolean same = encoder.matches(typed, hash.orElse(nobody));
    return same && hash.isPresent();
  }

  /** Whether it holds whole characters only: half of a pair has no bytes that could be hashed. */
  private static boolean whole(String password) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(password);
  }

  /** What is wrong with a new password, if anything. */
  Optional<Text> fault(String password, String login) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of(
          Text.of(
                  "密码应有 {0} 至 {1} 个字符，现在是 {2} 个。",
                  "A password has {0} to {1} characters; this one has {2}.")
              .fill(SHORTEST, LONGEST, length));
    }
    if (!whole(password)) {
      return Optional.of(
          Text.of("密码含有不完整的字符，请换一个。", "The password holds half a character; choose another."));
    }
    String plain = password.toLowerCase(Locale.ROOT);
    if (!login.isEmpty() && plain.contains(login.toLowerCase(Locale.ROOT))) {
      return Optional.of(Text.of("密码不能包含账户名。", "The password must not contain the account name."));
    }
    if (plain.chars().distinct().count() < 5
        || known.contains(plain)
        || known.contains(core(plain))
        || breached.contains(password)) {
      return Optional.of(
          Text.of(
              "这个密码太常见，出现在已泄露的密码中。请换一个，例如几个不相干的词。",
              "This password is too common and stands in lists of leaked ones. Choose another, for"
                  + " instance several unrelated words."));
    }
    return Optional.empty();
  }

  /** A password for the first sign-in. */
  String generate() {
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      if (i > 0 && i % 4 == 0) {
        made.append('-');
      }
      made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return made.toString();
  }

  /**
   * Without the digits and marks that people hang on: {@code password2026!} is {@code password}.
   */
  private static String core(String plain) {
    return plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
  }

  private static Set<String> load() {
    try (InputStream in = Passwords.class.getResourceAsStream("/access/common-passwords.txt")) {
      if (in == null) {
        throw new IllegalStateException("The list of common passwords is missing.");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.strip().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
