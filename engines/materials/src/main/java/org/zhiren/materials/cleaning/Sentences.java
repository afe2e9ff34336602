package org.zhiren.materials.cleaning;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.materials.Span;

/**
 * Takes a text apart into sentences, without losing a unit: a sentence ends after its full stop and
 * the brackets that close with it, at a line break, and before 【, with which additions begin.
 */
final class Sentences {

  private static final String ENDS = "。！？!?";
  private static final String CLOSERS = "”’」』）)】]》\"";

  private Sentences() {}

  static List<Span> of(String text) {
    List<Span> sentences = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      char letter = text.charAt(i);
      boolean opens = opensAddition(text, i);
      if (opens && i > start) {
        sentences.add(new Span(start, i));
        start = i;
      }
      i++;
      if (letter == '\n' || ENDS.indexOf(letter) >= 0) {
        while (letter != '\n'
            && i < text.length()
            && (CLOSERS.indexOf(text.charAt(i)) >= 0 || ENDS.indexOf(text.charAt(i)) >= 0)) {
          i++;
        }
        sentences.add(new Span(start, i));
        start = i;
      }
    }
    if (start < text.length()) {
      sentences.add(new Span(start, text.length()));
    }
    return sentences;
  }

  /** A 【, with a square bracket before it if there is one. */
  private static boolean opensAddition(String text, int at) {
    char letter = text.charAt(at);
    if (letter == '【') {
      return at == 0 || text.charAt(at - 1) != '[';
    }
    return letter == '[' && at + 1 < text.length() && text.charAt(at + 1) == '【';
  }
}
