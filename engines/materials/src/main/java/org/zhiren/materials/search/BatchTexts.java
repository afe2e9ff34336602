package org.zhiren.materials.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The folded titles and texts of a batch of documents, one number of 16 bits a character (see
 * {@link Letters}), each stretch followed by the end mark. A <i>place</i> is the number of a
 * character in all of them, one after the other: less memory than document and position, and places
 * sort as documents and positions do.
 */
final class BatchTexts {

  /** Documents are looked up by the block of so many places (as a power of two). */
  private static final int BLOCK_BITS = 10;

  private final Letters letters = new Letters();
  private final List<char[]> texts = new ArrayList<>();

  /** Where each document begins, and after the last one where it would go on. */
  private int[] starts = new int[1024];

  /** How many characters the title of each document has. */
  private int[] titles = new int[1024];

  private int[] firstOfBlock = {};

  /**
   * Takes a document: its title up to {@code titleEnd}, then its text up to {@code end}.
   *
   * @return false if it has more rare characters than there is room for; then it was not taken
   */
  boolean add(char[] units, int titleEnd, int end) {
    char[] codes = new char[end + 2];
    int title = copy(units, 0, titleEnd, codes, 0);
    int length = title < 0 ? title : copy(units, titleEnd, end, codes, title);
    if (length < 0) {
      return false;
    }
    int document = texts.size();
    if (document + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      titles = Arrays.copyOf(titles, 2 * titles.length);
    }
    texts.add(Arrays.copyOf(codes, length));
    titles[document] = Math.max(0, title - 1);
    starts[document + 1] = starts[document] + length;
    return true;
  }

  /** Copies a stretch and its end mark; returns where the next one goes, or less than 0. */
  private int copy(char[] units, int from, int to, char[] codes, int at) {
    if (from == to) {
      return at;
    }
    int next = at;
    for (int i = from; i < to; i++) {
      char unit = units[i];
      if ((unit & 0xFC00) == 0xD800 && i + 1 < to) {
        unit = letters.code(Character.toCodePoint(unit, units[++i]));
        if (unit == 0) {
          return -1;
        }
      }
      codes[next++] = unit;
    }
    codes[next++] = Fields.END;
    return next;
  }

  /** How many documents there are. */
  int documents() {
    return texts.size();
  }

  /** How many places there are. */
  int places() {
    return starts[texts.size()];
  }

  /** Puts ranks in the place of characters; nothing is added afterwards. */
  void seal() {
    boolean[] occurring = new boolean[Character.MAX_VALUE + 1];
    for (char[] text : texts) {
      for (char code : text) {
        occurring[code] = true;
      }
    }
    letters.rank(occurring);
    for (char[] text : texts) {
      for (int i = 0; i < text.length; i++) {
        text[i] = letters.rankOf(text[i]);
      }
    }
    firstOfBlock = new int[(places() >> BLOCK_BITS) + 1];
    for (int block = 0, document = 0; block < firstOfBlock.length; block++) {
      while (document + 1 < texts.size() && starts[document + 1] <= block << BLOCK_BITS) {
        document++;
      }
      firstOfBlock[block] = document;
    }
  }

  /** What is common, seen from these texts too; before they are sealed. */
  CommonPairs lookedAt(CommonPairs before) {
    return before.lookedAt(texts);
  }

  /** The characters that occur. */
  Letters letters() {
    return letters;
  }

  /** A document as ranks. */
  char[] text(int document) {
    return texts.get(document);
  }

  /** The place of the first character of a document; of none, where the last one ends. */
  int start(int document) {
    return starts[document];
  }

  /** The document of a place. */
  int document(int place) {
    int document = firstOfBlock[place >> BLOCK_BITS];
    while (starts[document + 1] <= place) {
      document++;
    }
    return document;
  }

  /** The position of a place in its document, as {@link BigramStream} counts them. */
  int position(int place, int document) {
    int character = place - starts[document];
    int title = titles[document];
    // The end mark of the title takes a place and no position.
    return title == 0 || character < title ? character : character - 1 + Fields.GAP;
  }

  /** How many characters a document has, end marks left out: the length that ranking counts. */
  int length(int document) {
    int length = starts[document + 1] - starts[document];
    if (length == 0) {
      return 0;
    }
    boolean both = titles[document] > 0 && titles[document] + 1 < length;
    return length - (both ? 2 : 1);
  }
}
