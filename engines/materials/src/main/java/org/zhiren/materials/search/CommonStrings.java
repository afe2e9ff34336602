package org.zhiren.materials.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * The strings of four characters in folded text that are made of {@link CommonPairs} alone, for
 * {@link Fields#COMMON}: which documents have such a string, and how often, is listed there, so
 * that nobody has to look for it among the places of its pairs. Longer strings stand only where
 * each four of their characters do. (Lists of three characters would take as much room again.)
 *
 * <p>A list begins with the look at the collection that made the last of its pairs common, and
 * bears its number. Each document says after how many looks it was put: it has no part in lists
 * that began later.
 */
final class CommonStrings extends TokenStream {

  /** How many characters a string has that is listed. */
  static final int LENGTH = 4;

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final BytesRef bytes = new BytesRef(new byte[2 + 2 * LENGTH]);

  private CommonPairs common = CommonPairs.NONE;
  private char[] units = new char[0];
  private int firstEnd;
  private int end;

  /** The character at which the next pair begins. */
  private int at;

  /** Since when the last pairs are common, the latest first; below 0 where one is not. */
  private int last;

  private int second;
  private int third;

  private boolean said;

  /** Reads {@code text} from 0 to {@code titleEnd}, then from there to {@code textEnd}. */
  CommonStrings of(CommonPairs known, char[] text, int titleEnd, int textEnd) {
    common = known;
    units = text;
    firstEnd = titleEnd;
    end = textEnd;
    return this;
  }

  /** The list of a string that began with a look. */
  static BytesRef listed(int look, String string) {
    return Fields.term((char) look + string);
  }

  /** The look with which the list of a term began, or after which its documents were put. */
  static int look(BytesRef term) {
    return ((term.bytes[term.offset] & 0xFF) << Byte.SIZE) | (term.bytes[term.offset + 1] & 0xFF);
  }

  /** All documents that were put after so many looks. */
  static BytesRef putAfter(int looks) {
    return Fields.term(String.valueOf((char) looks));
  }

  @Override
  public void reset() {
    clearAttributes();
    at = 0;
    last = -1;
    second = -1;
    third = -1;
    said = false;
  }

  @Override
  public boolean incrementToken() {
    if (!said) {
      said = true;
      term.setBytesRef(putAfter(common.looks()));
      return true;
    }
    while (at + 1 < end) {
      third = second;
      second = last;
      last = at + 1 == firstEnd ? -1 : common.since(units[at], units[at + 1]);
      at++;
      if (last >= 0 && second >= 0 && third >= 0) {
        return say(Math.max(Math.max(last, second), third), at - LENGTH + 1);
      }
    }
    return false;
  }

  private boolean say(int look, int from) {
    put(0, (char) look);
    for (int i = 0; i < LENGTH; i++) {
      put(i + 1, units[from + i]);
    }
    bytes.length = 2 + 2 * LENGTH;
    term.setBytesRef(bytes);
    return true;
  }

  private void put(int index, char unit) {
    bytes.bytes[2 * index] = (byte) (unit >> 8);
    bytes.bytes[2 * index + 1] = (byte) unit;
  }
}
