package org.zhiren.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zhiren.materials.Folding;

/**
 * Texts in any number, none of which is kept: the real ones first, then ones that are composed of
 * the sentences of all of them, each made from its number alone whenever it is asked for. Any
 * number of threads may ask.
 */
final class LibraryCorpus {

  /** Spreads neighbouring numbers over all beginnings of the generator. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final List<LibraryTexts.Item> real;
  private final List<String[]> sentences = new ArrayList<>();
  private final long seed;

  /** Texts like these; the same for the same seed. */
  LibraryCorpus(List<LibraryTexts.Item> real, long seed) {
    this.real = List.copyOf(real);
    this.seed = seed;
    real.forEach(item -> sentences.add(item.text().split("(?<=[。\n])")));
  }

  /** How many of them are real. */
  int realTexts() {
    return real.size();
  }

  /**
   * The text of a number from 0 on. A composed one is as long as one of the real ones, so that the
   * frequencies of characters and pairs and the lengths stay; its title is two halves of theirs.
   */
  LibraryTexts.Item item(int number) {
    if (number < real.size()) {
      return real.get(number);
    }
    SplittableRandom random = new SplittableRandom(seed ^ (number * GOLDEN));
    int length = any(random).text().length();
    StringBuilder text = new StringBuilder(length + 200);
    while (text.length() < length) {
      String[] from = sentences.get(random.nextInt(sentences.size()));
      text.append(from[random.nextInt(from.length)]);
    }
    String begin = any(random).title();
    String end = any(random).title();
    return new LibraryTexts.Item(
        "g" + number,
        begin.substring(0, begin.length() / 2) + end.substring(end.length() / 2),
        text.toString());
  }

  private LibraryTexts.Item any(SplittableRandom random) {
    return real.get(random.nextInt(real.size()));
  }

  /**
   * A string that one of the first texts has; quotation marks are not drawn.
   *
   * @param texts of how many texts it may be
   * @param characters its length
   */
  String drawn(int texts, int characters, SplittableRandom random) {
    while (true) {
      String text = item(random.nextInt(texts)).text();
      if (text.length() > characters) {
        int from = random.nextInt(text.length() - characters);
        String string = text.substring(from, from + characters);
        if (!Folding.fold(string).isEmpty()
            && string.indexOf('"') < 0
            && string.indexOf('“') < 0
            && string.indexOf('”') < 0
            && !Character.isLowSurrogate(string.charAt(0))
            && !Character.isHighSurrogate(string.charAt(characters - 1))) {
          return string;
        }
      }
    }
  }
}
