package org.zhiren.materials.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * The bigrams of folded text in one pass: the bigram at position {@code i} is the code points
 * {@code i} and {@code i + 1}; the last one is followed by {@link Fields#END}. Two stretches may
 * follow each other with {@link Fields#GAP} positions between them.
 */
final class BigramStream extends TokenStream {

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final BytesRef bytes = new BytesRef(new byte[8], 0, 8);

  private char[] units = new char[0];
  private int at;
  private int firstEnd;
  private int end;

  /** Reads {@code units} from 0 to {@code firstEnd}, then from there to {@code end}. */
  BigramStream of(char[] text, int titleEnd, int textEnd) {
    units = text;
    firstEnd = titleEnd;
    end = textEnd;
    at = 0;
    return this;
  }

  @Override
  public void reset() {
    at = 0;
  }

  @Override
  public boolean incrementToken() {
    if (at >= end) {
      return false;
    }
    increment.setPositionIncrement(at == firstEnd && at > 0 ? 1 + Fields.GAP : 1);
    int stop = at < firstEnd ? firstEnd : end;
    int next = at + size(at, stop);
    int length = 0;
    for (int i = at; i < next; i++) {
      length = put(length, units[i]);
    }
    if (next >= stop) {
      length = put(length, Fields.END);
    } else {
      int after = next + size(next, stop);
      for (int i = next; i < after; i++) {
        length = put(length, units[i]);
      }
    }
    bytes.length = length;
    term.setBytesRef(bytes);
    at = next;
    return true;
  }

  /** Gives the text to a batch instead; false if the batch has no room for it. */
  boolean giveTo(BatchTexts texts) {
    return texts.add(units, firstEnd, end);
  }

  private int size(int index, int stop) {
    return (units[index] & 0xFC00) == 0xD800 && index + 1 < stop ? 2 : 1;
  }

  private int put(int length, char unit) {
    bytes.bytes[length] = (byte) (unit >> 8);
    bytes.bytes[length + 1] = (byte) unit;
    return length + 2;
  }
}
