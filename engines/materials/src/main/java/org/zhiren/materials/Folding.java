package org.zhiren.materials;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as search sees it. Two strings that a reader takes for the same fold to the same
 * characters:
 *
 * <ul>
 *   <li>spaces, line breaks and invisible format characters are dropped, so that a string is found
 *       across a line break;
 *   <li>full-width, small and vertical forms, compatibility ideographs and the radicals that PDF
 *       files hold instead of characters become the ordinary character;
 *   <li>letters become lower case;
 *   <li>curved and straight quotation marks, the dashes, the square brackets (〔〕【】), the angle
 *       brackets, the middle dots and the marks of redaction (× for x, ○ for 〇) become one of a
 *       kind.
 * </ul>
 *
 * <p>Every folded unit comes from one unit of the text, and its {@linkplain #origin origin} is
 * known. Halves of surrogate pairs without their other half are dropped. Positions in the index
 * count code points of the folded text.
 */
public final class Folding {

  /** What each UTF-16 unit becomes; 0 is dropped. */
  private static final char[] BECOMES = table();

  private final char[] units;
  private final int[] origins;
  private final int length;
  private final int originalLength;

  private Folding(char[] units, int[] origins, int length, int originalLength) {
    this.units = units;
    this.origins = origins;
    this.length = length;
    this.originalLength = originalLength;
  }

  /**
   * Where texts are folded one after the other: what {@link Folding#of(String, Room)} answers holds
   * until the next text is folded there. For one thread.
   */
  public static final class Room {
    private char[] units = new char[0];
    private int[] origins = new int[0];

    private void fit(int size) {
      if (units.length < size) {
        // Somewhat more: texts that follow one another are seldom of one length.
        units = new char[size + size / 4];
        origins = new int[size + size / 4];
      }
    }
  }

  /** Folds a text and remembers where each unit came from. */
  public static Folding of(String text) {
    return of(text, new char[text.length()], new int[text.length()]);
  }

  /** The same in a room that is used again: texts of a list need memory for the longest only. */
  public static Folding of(String text, Room room) {
    room.fit(text.length());
    return of(text, room.units, room.origins);
  }

  private static Folding of(String text, char[] units, int[] origins) {
    int size = text.length();
    int length = 0;
    for (int i = 0; i < size; i++) {
      char unit = BECOMES[text.charAt(i)];
      if (unit == 0) {
        continue;
      }
      if (Character.isSurrogate(unit)) {
        if (Character.isHighSurrogate(unit)
            && i + 1 < size
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          origins[length] = i;
          units[length++] = unit;
          origins[length] = ++i;
          units[length++] = text.charAt(i);
        }
        continue;
      }
      origins[length] = i;
      units[length++] = unit;
    }
    return new Folding(units, origins, length, size);
  }

  /** The folded text alone. */
  public static String fold(String text) {
    char[] units = new char[text.length()];
    return new String(units, 0, into(text, units));
  }

  /**
   * Folds into a field of the caller's; for the indexer, which needs no origins.
   *
   * @param units at least as long as the text
   * @return how many units were written
   */
  public static int into(String text, char[] units) {
    int size = text.length();
    int length = 0;
    for (int i = 0; i < size; i++) {
      char unit = BECOMES[text.charAt(i)];
      if (unit == 0) {
        continue;
      }
      if ((unit & 0xF800) == 0xD800) {
        if (Character.isHighSurrogate(unit)
            && i + 1 < size
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          units[length++] = unit;
          units[length++] = text.charAt(++i);
        }
        continue;
      }
      units[length++] = unit;
    }
    return length;
  }

  /** How many UTF-16 units the folded text has. */
  public int length() {
    return length;
  }

  /** One unit of the folded text. */
  public char at(int index) {
    return units[index];
  }

  /**
   * The first place from {@code from} on where a string stands in the folded text, -1 if none.
   *
   * @param literal folded itself
   */
  public int indexOf(String literal, int from) {
    int last = length - literal.length();
    for (int at = from; at <= last; at++) {
      int same = 0;
      while (same < literal.length() && units[at + same] == literal.charAt(same)) {
        same++;
      }
      if (same == literal.length()) {
        return at;
      }
    }
    return -1;
  }

  /** Where a stretch of the folded text lies in the text that was folded. */
  public Span origin(int start, int end) {
    if (start == end) {
      int at = start < length ? origins[start] : originalLength;
      return new Span(at, at);
    }
    return new Span(origins[start], origins[end - 1] + 1);
  }

  /** The folded text. */
  @Override
  public String toString() {
    return new String(units, 0, length);
  }

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) i;
    }
    compatible(table, 0x2F00, 0x2FD5);
    compatible(table, 0xF900, 0xFAFF);
    compatible(table, 0xFE10, 0xFE6F);
    compatible(table, 0xFF01, 0xFFEF);
    for (int i = 0; i < table.length; i++) {
      int type = Character.getType((char) i);
      boolean unseen =
          Character.isWhitespace((char) i)
              || Character.isSpaceChar((char) i)
              || type == Character.CONTROL
              || type == Character.FORMAT
              || i >= 0xFFFE;
      table[i] = unseen ? 0 : Character.toLowerCase(table[i]);
    }
    same(table, '"', "“”„‟〝〞＂");
    same(table, '\'', "‘’‚‛＇`´");
    same(table, '-', "‐‑‒–—―－─━﹘﹣");
    same(table, '[', "〔【［〖");
    same(table, ']', "〕】］〗");
    same(table, '<', "〈＜‹");
    same(table, '>', "〉＞›");
    same(table, '·', "•・‧∙⋅･");
    same(table, '~', "～〜∼");
    same(table, '…', "⋯");
    same(table, 'x', "×✕✖╳");
    same(table, '〇', "○◯");
    // What became a character that is itself changed: a small form of a bracket, for instance.
    for (int i = 0; i < table.length; i++) {
      table[i] = table[table[i]];
    }
    return table;
  }

  /** Takes over compatibility equivalents of one unit; longer ones would move positions. */
  private static void compatible(char[] table, int from, int to) {
    for (int i = from; i <= to; i++) {
      String equivalent = Normalizer.normalize(String.valueOf((char) i), Normalizer.Form.NFKC);
      if (equivalent.length() == 1 && !equivalent.isBlank()) {
        table[i] = equivalent.charAt(0);
      }
    }
  }

  private static void same(char[] table, char one, String others) {
    for (char other : others.toCharArray()) {
      table[other] = one;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Folding folding
        && Arrays.equals(units, 0, length, folding.units, 0, folding.length)
        && Arrays.equals(origins, 0, length, folding.origins, 0, folding.length);
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
