package org.zhiren.materials.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The characters of a batch of texts as numbers of 16 bits, whatever their code points. While texts
 * are gathered a character is its UTF-16 unit; one beyond the first plane takes a place among the
 * surrogates, which stand for nothing by themselves. {@link #rank} then numbers the characters that
 * occur from 0 on, in the order of the bytes of their terms, so that two numbers side by side sort
 * as the term of the pair does.
 */
final class Letters {

  /** So many characters beyond the first plane have a place. */
  private static final int MOST_RARE = Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1;

  private final Map<Integer, Character> codes = new HashMap<>();
  private final int[] rare = new int[MOST_RARE];
  private final char[] ranks = new char[Character.MAX_VALUE + 1];
  private int[] points = {};

  /**
   * What stands for a character beyond the first plane until the ranks are known; 0 if all places
   * are taken.
   */
  char code(int point) {
    Character known = codes.get(point);
    if (known != null) {
      return known;
    }
    if (codes.size() == MOST_RARE) {
      return 0;
    }
    char code = (char) (Character.MIN_SURROGATE + codes.size());
    rare[codes.size()] = point;
    codes.put(point, code);
    return code;
  }

  /**
   * Gives every character that occurs its rank; {@link Fields#END} always has the last one.
   *
   * @param occurring by code, whether the batch has it
   */
  void rank(boolean[] occurring) {
    int[] rareInOrder = Arrays.copyOf(rare, codes.size());
    // Pairs of surrogates sort as their code points do.
    Arrays.sort(rareInOrder);
    points = new int[occurring.length];
    int count = 0;
    for (int code = 0; code < Fields.END; code++) {
      if (code == Character.MIN_SURROGATE) {
        for (int point : rareInOrder) {
          ranks[code(point)] = (char) count;
          points[count++] = point;
        }
      } else if (occurring[code] && !Character.isSurrogate((char) code)) {
        ranks[code] = (char) count;
        points[count++] = code;
      }
    }
    ranks[Fields.END] = (char) count;
    points[count++] = Fields.END;
    points = Arrays.copyOf(points, count);
  }

  /** How many characters have a rank, the end mark among them. */
  int count() {
    return points.length;
  }

  /** The rank of a code. */
  char rankOf(char code) {
    return ranks[code];
  }

  /**
   * Writes the bytes of the term of a character, see {@link Fields#term}.
   *
   * @return where the next byte goes
   */
  int put(int rank, byte[] bytes, int at) {
    int point = points[rank];
    if (Character.isBmpCodePoint(point)) {
      return put((char) point, bytes, at);
    }
    return put(
        Character.lowSurrogate(point), bytes, put(Character.highSurrogate(point), bytes, at));
  }

  private static int put(char unit, byte[] bytes, int at) {
    bytes[at] = (byte) (unit >> 8);
    bytes[at + 1] = (byte) unit;
    return at + 2;
  }
}
