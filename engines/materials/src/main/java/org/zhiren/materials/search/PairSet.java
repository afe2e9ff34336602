package org.zhiren.materials.search;

import java.util.Collection;

/**
 * A set of pairs of UTF-16 units that is asked at every place of a text, without making a string
 * for the question.
 */
final class PairSet {

  private static final int GOLDEN = 0x9E3779B1;

  /** Pairs by hash, the first unit above the second; 0 is an empty place. */
  private final int[] pairs;

  private final int shift;
  private final boolean empty;

  /** The strings of two units among these. */
  PairSet(Collection<String> strings) {
    int bits = 4;
    while (1 << bits < 4 * strings.size()) {
      bits++;
    }
    pairs = new int[1 << bits];
    shift = 32 - bits;
    boolean any = false;
    for (String string : strings) {
      if (string.length() == 2) {
        pairs[place(pair(string.charAt(0), string.charAt(1)))] =
            pair(string.charAt(0), string.charAt(1));
        any = true;
      }
    }
    empty = !any;
  }

  boolean isEmpty() {
    return empty;
  }

  boolean contains(char first, char second) {
    int pair = pair(first, second);
    return pair != 0 && pairs[place(pair)] == pair;
  }

  private static int pair(char first, char second) {
    return first << 16 | second;
  }

  /** Where a pair lies or would lie. */
  private int place(int pair) {
    int place = pair * GOLDEN >>> shift;
    while (pairs[place] != 0 && pairs[place] != pair) {
      place = place + 1 & pairs.length - 1;
    }
    return place;
  }
}
