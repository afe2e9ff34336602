package org.zhiren.materials.search;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.materials.Folding;

/**
 * The terms of a text, for machines other than the index in this process: the pairs of its folded
 * characters, each beginning where the one before has its second, the last followed by {@link
 * #END}; and its single characters. No term holds a blank.
 */
public final class IndexTerms {

  /** Follows the last character. */
  public static final char END = Fields.END;

  /** How many places lie between title and text, so that no string reaches across. */
  public static final int GAP = Fields.GAP;

  private IndexTerms() {}

  /** All pairs, a blank between them. */
  public static String pairs(String text) {
    int[] points = Folding.fold(text).codePoints().toArray();
    StringBuilder terms = new StringBuilder(points.length * 3);
    for (int i = 0; i < points.length; i++) {
      terms.append(i == 0 ? "" : " ").appendCodePoint(points[i]);
      terms.appendCodePoint(i + 1 < points.length ? points[i + 1] : END);
    }
    return terms.toString();
  }

  /** All characters, a blank between them. */
  public static String characters(String text) {
    int[] points = Folding.fold(text).codePoints().toArray();
    StringBuilder terms = new StringBuilder(points.length * 2);
    for (int i = 0; i < points.length; i++) {
      terms.append(i == 0 ? "" : " ").appendCodePoint(points[i]);
    }
    return terms.toString();
  }

  /** The pairs of a stretch of a pattern, which is folded already; none if it is one character. */
  public static List<String> pairsOf(String stretch) {
    int[] points = stretch.codePoints().toArray();
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < points.length; i++) {
      pairs.add(new String(points, i, 2));
    }
    return pairs;
  }
}
