package org.zhiren.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zhiren.explain.Text;

/**
 * A voting code: 14 random characters out of 58 and a check character, about 82 bits (specification
 * 2.0, section 4.8). It goes to the voter, on paper or otherwise; the server only ever sees the
 * public credential that follows from it and the identifier of the election.
 */
public final class Credential {

  static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private static final int LENGTH = 15;
  private static final int CHECK_MODULUS = 53;
  private static final int ITERATIONS = 1_000;

  private final String code;

  private Credential(String code) {
    this.code = code;
  }

  /** A new code. */
  public static Credential generate(SecureRandom random) {
    String body = randomText(random, LENGTH - 1);
    return new Credential(body + checkCharacter(body));
  }

  /**
   * Reads a code as a voter types it: 15 characters, with or without hyphens or blanks between.
   *
   * @throws BallotException if a character is foreign to the alphabet, one is missing, or the check
   *     character shows that the code was mistyped
   */
  public static Credential parse(String typed) {
    String plain = typed.replaceAll("[\\s-]", "");
    if (plain.length() != LENGTH) {
      throw new BallotException(
          Text.of(
                  "投票码应为 {0} 个字符，实为 {1} 个。请对照发给您的投票码重新输入。",
                  "A voting code has {0} characters, this one has {1}. Compare it with your slip"
                      + " and type it again.")
              .fill(LENGTH, plain.length()));
    }
    for (int i = 0; i < LENGTH; i++) {
      if (ALPHABET.indexOf(plain.charAt(i)) < 0) {
        throw new BallotException(
            Text.of(
                    "投票码中没有字符“{0}”（第 {1} 位）。数字 0 和字母 O、I、l 从不使用。",
                    "A voting code never has the character \"{0}\" (place {1}). The digit 0 and"
                        + " the letters O, I and l are not used.")
                .fill(plain.charAt(i), i + 1));
      }
    }
    if (checkCharacter(plain.substring(0, LENGTH - 1)) != plain.charAt(LENGTH - 1)) {
      throw new BallotException(
          Text.of(
              "投票码的校验字符不符：其中有输错的字符。请对照发给您的投票码重新输入。",
              "The check character does not fit: some character of the voting code is mistyped."
                  + " Compare it with your slip and type it again."));
    }
    return new Credential(plain);
  }

  private static char checkCharacter(String body) {
    BigInteger number = BigInteger.ZERO;
    BigInteger base = BigInteger.valueOf(ALPHABET.length());
    for (int i = 0; i < body.length(); i++) {
      number = number.multiply(base).add(BigInteger.valueOf(ALPHABET.indexOf(body.charAt(i))));
    }
    int remainder = number.mod(BigInteger.valueOf(CHECK_MODULUS)).intValue();
    return ALPHABET.charAt(CHECK_MODULUS - remainder);
  }

  static String randomText(SecureRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** The code with a hyphen after every third character, as slips show it. */
  public String code() {
    return code.replaceAll("(...)(?=.)", "$1-");
  }

  /** The code without hyphens. */
  public String plain() {
    return code;
  }

  /**
   * The public credential for one election, in base 10: what the server stores and the board shows.
   *
   * @param electionId the {@code uuid} of the election
   */
  public String publicCredential(String electionId) {
    return Group.G.power(secret(electionId)).text();
  }

  /**
   * The secret exponent: PBKDF2 with HMAC-SHA256 (RFC 8018), one block, modulo q. Of the two
   * spellings that the specification allows the one with hyphens is hashed, as other programs do.
   */
  BigInteger secret(String electionId) {
    return new BigInteger(1, pbkdf2(code(), electionId, ITERATIONS)).mod(Group.Q);
  }

  /** The first block of PBKDF2 with HMAC-SHA256. */
  static byte[] pbkdf2(String password, String salt, int iterations) {
    return pbkdf2(
        password.getBytes(StandardCharsets.UTF_8),
        salt.getBytes(StandardCharsets.UTF_8),
        iterations);
  }

  static byte[] pbkdf2(byte[] password, byte[] salt, int iterations) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(password, "HmacSHA256"));
      mac.update(salt);
      byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
      byte[] block = round.clone();
      for (int i = 1; i < iterations; i++) {
        round = mac.doFinal(round);
        for (int j = 0; j < block.length; j++) {
          block[j] ^= round[j];
        }
      }
      Arrays.fill(round, (byte) 0);
      return block;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256.", e);
    }
  }

  /** Hides the code: it must not get into a log. */
  @Override
  public String toString() {
    return "Credential[hidden]";
  }
}
