package org.zhiren.materials.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * The different characters of folded text, each once with how often it occurs: a text of 6,000
 * characters has some 600, so that this costs a tenth of handing in every one.
 */
final class CharacterStream extends TokenStream {

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final BytesRef bytes = new BytesRef(new byte[4], 0, 4);

  private final int[] counts = new int[Character.MAX_VALUE + 1];
  private char[] seen = new char[1024];
  private int seenCount;
  private final Map<Integer, Integer> rare = new HashMap<>();
  private int at;
  private Iterator<Map.Entry<Integer, Integer>> rest = rare.entrySet().iterator();

  CharacterStream of(char[] units, int end) {
    for (int i = 0; i < seenCount; i++) {
      counts[seen[i]] = 0;
    }
    seenCount = 0;
    rare.clear();
    for (int i = 0; i < end; i++) {
      char unit = units[i];
      if ((unit & 0xFC00) == 0xD800 && i + 1 < end) {
        rare.merge(Character.toCodePoint(unit, units[++i]), 1, Integer::sum);
        continue;
      }
      if (counts[unit]++ == 0) {
        if (seenCount == seen.length) {
          seen = Arrays.copyOf(seen, seenCount * 2);
        }
        seen[seenCount++] = unit;
      }
    }
    return this;
  }

  @Override
  public void reset() {
    // The end of the text before left the increment at 0.
    clearAttributes();
    at = 0;
    rest = rare.entrySet().iterator();
  }

  @Override
  public boolean incrementToken() {
    if (at < seenCount) {
      char unit = seen[at++];
      frequency.setTermFrequency(counts[unit]);
      put(0, unit);
      bytes.length = 2;
      term.setBytesRef(bytes);
      return true;
    }
    if (rest.hasNext()) {
      Map.Entry<Integer, Integer> one = rest.next();
      frequency.setTermFrequency(one.getValue());
      put(0, Character.highSurrogate(one.getKey()));
      put(2, Character.lowSurrogate(one.getKey()));
      bytes.length = 4;
      term.setBytesRef(bytes);
      return true;
    }
    return false;
  }

  private void put(int index, char unit) {
    bytes.bytes[index] = (byte) (unit >> 8);
    bytes.bytes[index + 1] = (byte) unit;
  }
}
