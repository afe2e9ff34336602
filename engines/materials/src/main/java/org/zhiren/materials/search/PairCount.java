package org.zhiren.materials.search;

import java.util.Arrays;
import java.util.List;

/**
 * In how many texts each pair of characters stands, of those that stand in very many. Only
 * characters that are in so many texts themselves can form such a pair, so that a table of some
 * hundred by some hundred numbers is enough.
 */
final class PairCount {

  private static final int NONE = -1;

  private final int least;

  /** The number of each character that is in enough texts; below 0 for all others. */
  private final short[] numbers = new short[Character.MAX_VALUE + 1];

  private final char[] characters;
  private final int[] counts;

  /** What is told of a pair. */
  interface Teller {
    void tell(char first, char second, int texts);
  }

  /**
   * Counts.
   *
   * @param texts units of characters; end marks and surrogates form no pairs
   * @param least pairs of fewer texts are left out
   */
  PairCount(List<char[]> texts, int least) {
    this.least = least;
    characters = number(texts);
    int size = characters.length;
    counts = new int[size * size];
    int[] last = new int[size * size];
    Arrays.fill(last, NONE);
    for (int text = 0; text < texts.size(); text++) {
      int before = NONE;
      for (char unit : texts.get(text)) {
        int number = numbers[unit];
        if (before >= 0 && number >= 0) {
          int pair = before * size + number;
          if (last[pair] != text) {
            last[pair] = text;
            counts[pair]++;
          }
        }
        before = number;
      }
    }
  }

  private char[] number(List<char[]> texts) {
    int[] in = new int[numbers.length];
    int[] last = new int[numbers.length];
    Arrays.fill(last, NONE);
    for (int text = 0; text < texts.size(); text++) {
      for (char unit : texts.get(text)) {
        if (last[unit] != text) {
          last[unit] = text;
          in[unit]++;
        }
      }
    }
    Arrays.fill(numbers, (short) NONE);
    char[] found = new char[numbers.length];
    short count = 0;
    for (char unit = 0; unit < Fields.END; unit++) {
      if (in[unit] >= least && !Character.isSurrogate(unit) && count < Short.MAX_VALUE) {
        found[count] = unit;
        numbers[unit] = count++;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Tells of every pair that is in enough texts. */
  void each(Teller teller) {
    for (int pair = 0; pair < counts.length; pair++) {
      if (counts[pair] >= least) {
        teller.tell(
            characters[pair / characters.length],
            characters[pair % characters.length],
            counts[pair]);
      }
    }
  }
}
