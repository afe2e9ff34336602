package org.zhiren.explain;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Texts of people made shorter: for a message, a column of the database, the name of a file.
 *
 * <p>What a reader sees as one character is often several units in memory: a rare character of a
 * name (𠮷) is a pair, one with a variant selector (葛󠄀) has three, a letter may carry accents. A
 * cut through it leaves a broken sign, and half of a pair cannot even be stored. A text is
 * therefore cut before the character which the limit would tear (extended grapheme clusters,
 * Unicode annex 29). Only a character that is longer than the limit by itself, which no writing
 * has, is cut between its code points.
 */
public final class Shortening {

  /** What follows a text whose end is missing. */
  public static final String MORE = "…";

  /** No character of any writing is longer; looking further back would only cost time. */
  private static final int LONGEST_CHARACTER = 64;

  private Shortening() {}

  /**
   * The beginning of {@code text}; the text itself if it is short enough.
   *
   * @param most in code points, as a column of the database and our limits for input count
   * @throws IllegalArgumentException if {@code most} is negative
   */
  public static String cut(String text, int most) {
    check(most);
    if (text.length() <= 2L * most && text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, betweenCharacters(text, text.offsetByCodePoints(0, most)));
  }

  /** As {@link #cut}, with {@link #MORE} after a text whose end is missing. */
  public static String shown(String text, int most) {
    String begin = cut(text, most);
    return begin.length() == text.length() ? text : begin + MORE;
  }

  /**
   * The beginning of {@code text}; the text itself if it is short enough.
   *
   * @param most in UTF-16 units, as the formats of office programs count
   * @throws IllegalArgumentException if {@code most} is negative
   */
  public static String cutUnits(String text, int most) {
    check(most);
    if (text.length() <= most) {
      return text;
    }
    boolean inPair =
        most > 0
            && Character.isHighSurrogate(text.charAt(most - 1))
            && Character.isLowSurrogate(text.charAt(most));
    return text.substring(0, betweenCharacters(text, inPair ? most - 1 : most));
  }

  private static void check(int most) {
    if (most < 0) {
      throw new IllegalArgumentException(
          "most = " + most + "; the number of characters to keep must be 0 or more.");
    }
  }

  /** The last place between two characters that is not after {@code end}. */
  private static int betweenCharacters(String text, int end) {
    int from = Math.max(0, end - LONGEST_CHARACTER);
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    // Whether a character ends here is seen from the code point that follows.
    int next = text.offsetByCodePoints(end, 1);
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text.substring(from, next));
    if (end == from || characters.isBoundary(end - from)) {
      return end;
    }
    int before = characters.preceding(end - from);
    return before <= 0 ? end : from + before;
  }
}
