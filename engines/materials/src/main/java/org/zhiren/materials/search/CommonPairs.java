package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * The pairs of characters that a collection has in very many of its documents, such as 的，. Where a
 * string has no others its pairs tell little about where it stands; {@link CommonStrings} lists its
 * documents. A collection is looked at when it is large enough to tell, and again whenever it has
 * grown to four times that size. What was common once stays common, and it is known since which
 * look: documents that were put before have no part in the lists that began with it.
 */
final class CommonPairs {

  /** A pair is common that is in every second document. */
  private static final double SHARE = 0.5;

  /** No more than these: in a collection of very long documents almost every pair is in each. */
  private static final int MOST = 1_024;

  /** More looks than any collection will grow to. */
  private static final int LOOKS = 24;

  private static final char NEXT_LOOK = '\0';
  private static final byte NEVER = -1;

  /** Four times as many as there are pairs: most that are not common are told from one look. */
  private static final int PLACES = 1 << 12;

  /** None yet; nothing was looked at. */
  static final CommonPairs NONE = new CommonPairs(List.of());

  /** The pairs that each look added. */
  private final List<String> looks;

  private final int[] keys = new int[PLACES];
  private final byte[] since = new byte[PLACES];
  private final int size;

  private CommonPairs(List<String> looks) {
    this.looks = List.copyOf(looks);
    Arrays.fill(since, NEVER);
    int count = 0;
    for (int look = 0; look < looks.size(); look++) {
      String added = looks.get(look);
      for (int i = 0; i + 1 < added.length(); i += 2) {
        int place = place(added.charAt(i), added.charAt(i + 1));
        keys[place] = key(added.charAt(i), added.charAt(i + 1));
        since[place] = (byte) look;
        count++;
      }
    }
    size = count;
  }

  private record Counted(String pair, int documents) {}

  /** What is common when the collection has been looked at once more. */
  CommonPairs lookedAt(IndexReader reader) throws IOException {
    List<Counted> common = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, Fields.TEXT);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        if (each.docFreq() >= least(reader.maxDoc()) && term.length == 2 * Character.BYTES) {
          char first = unit(term, 0);
          char second = unit(term, Character.BYTES);
          if (!Character.isSurrogate(first) && second != Fields.END) {
            common.add(new Counted("" + first + second, each.docFreq()));
          }
        }
      }
    }
    return with(common);
  }

  /** The same from texts that are in no index yet. */
  CommonPairs lookedAt(List<char[]> texts) {
    List<Counted> common = new ArrayList<>();
    new PairCount(texts, least(texts.size()))
        .each((first, second, in) -> common.add(new Counted("" + first + second, in)));
    return with(common);
  }

  private static int least(int documents) {
    return Math.max(1, (int) Math.ceil(SHARE * documents));
  }

  private CommonPairs with(List<Counted> common) {
    StringBuilder added = new StringBuilder();
    common.stream()
        .filter(one -> since(one.pair().charAt(0), one.pair().charAt(1)) < 0)
        .sorted(Comparator.comparingInt(Counted::documents).reversed())
        .limit(MOST - size)
        .forEach(one -> added.append(one.pair()));
    List<String> all = new ArrayList<>(looks);
    all.add(added.toString());
    return new CommonPairs(all);
  }

  /** Reads what {@link #written} wrote. */
  static CommonPairs read(String written) {
    List<String> looks = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < written.length(); i++) {
      if (written.charAt(i) == NEXT_LOOK) {
        looks.add(written.substring(begin, i));
        begin = i + 1;
      }
    }
    return new CommonPairs(looks);
  }

  /** All of them, look by look. */
  String written() {
    StringBuilder written = new StringBuilder();
    looks.forEach(look -> written.append(look).append(NEXT_LOOK));
    return written.toString();
  }

  /** How often the collection has been looked at. */
  int looks() {
    return looks.size();
  }

  /** From how many documents on it is worth looking again, if it is the first time from so many. */
  long nextAt(int first) {
    return looks.size() >= LOOKS ? Long.MAX_VALUE : (long) first << looks.size();
  }

  /**
   * Since which look, counted from 0, the pair of these two units is common; below 0 if it is not,
   * as a half of a character never is.
   */
  int since(char first, char second) {
    return since[place(first, second)];
  }

  /** Where a pair stands, or could. */
  private int place(char first, char second) {
    int key = key(first, second);
    int place = (key * 0x9E3779B1) >>> (Integer.SIZE - 12);
    while (since[place] != NEVER && keys[place] != key) {
      place = (place + 1) & (PLACES - 1);
    }
    return place;
  }

  private static int key(char first, char second) {
    return (first << Character.SIZE) | second;
  }

  private static char unit(BytesRef term, int at) {
    return (char)
        (((term.bytes[term.offset + at] & 0xFF) << Byte.SIZE)
            | (term.bytes[term.offset + at + 1] & 0xFF));
  }
}
