package org.zhiren.ballots;

import java.math.BigInteger;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;

/** Numbers modulo q as the format spells them: in base 10, without sign or leading zero. */
final class Numbers {

  private static final int MAX_DIGITS = 78;

  /** A polynomial of degree 99 at 100. */
  private static final int MAX_UNREDUCED_DIGITS = 300;

  private static final int SHOWN = 24;

  private Numbers() {}

  static boolean isCanonical(String text, int maxDigits) {
    if (text.isEmpty() || text.length() > maxDigits) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() == 1 || text.charAt(0) != '0';
  }

  /**
   * Reads a number from 0 to q − 1.
   *
   * @throws BallotException if it is not one
   */
  static BigInteger parse(String text) {
    if (isCanonical(text, MAX_DIGITS)) {
      BigInteger number = new BigInteger(text);
      if (number.compareTo(Group.Q) < 0) {
        return number;
      }
    }
    throw new BallotException(
        Text.of("不是 0 到 q − 1 之间的十进制整数（{0}）", "not a whole number from 0 to q − 1 in base 10 ({0})")
            .fill(shown(text)));
  }

  /**
   * Reads a number of a message between trustees, which other programs do not reduce modulo q.
   *
   * @throws BallotException if it is not a whole number in base 10
   */
  static BigInteger reduced(String text) {
    if (!isCanonical(text, MAX_UNREDUCED_DIGITS)) {
      throw new BallotException(
          Text.of("不是十进制整数（{0}）", "not a whole number in base 10 ({0})").fill(shown(text)));
    }
    return new BigInteger(text).mod(Group.Q);
  }

  /** A small number modulo q; a negative one counts from q downwards. */
  static BigInteger of(long number) {
    return BigInteger.valueOf(number).mod(Group.Q);
  }

  /** The beginning of a text, for a message. */
  static String shown(String text) {
    if (text.isEmpty()) {
      return "\"\"";
    }
    return Shortening.shown(text, SHOWN);
  }
}
