package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Pairs are counted as reading every text counts them, at every limit. */
class PairCountTest {

  private static final long SEED = Long.getLong("seed", 20261127L);

  private static final String ALPHABET = "组织工作的，。p" + Fields.END + "\uD842\uDFB7";

  @Test
  void everyPairOfEnoughTextsIsTold() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 60; round++) {
      List<char[]> texts = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        char[] text = new char[random.nextInt(9)];
        for (int at = 0; at < text.length; at++) {
          text[at] = ALPHABET.charAt(random.nextInt(1 + random.nextInt(ALPHABET.length())));
        }
        texts.add(text);
      }
      Map<String, Integer> all = counted(texts);
      for (int least = 1; least <= texts.size() + 1; least++) {
        int enough = least;
        Map<String, Integer> expected = new HashMap<>(all);
        expected.values().removeIf(count -> count < enough);
        Map<String, Integer> told = new HashMap<>();
        new PairCount(texts, least).each((first, second, in) -> told.put("" + first + second, in));
        assertThat(told).as("seed %d round %d least %d", SEED, round, least).isEqualTo(expected);
      }
    }
  }

  /** In how many texts each pair stands that has neither an end mark nor half a character. */
  private static Map<String, Integer> counted(List<char[]> texts) {
    Map<String, Integer> all = new HashMap<>();
    for (char[] text : texts) {
      Set<String> pairs = new HashSet<>();
      for (int at = 0; at + 1 < text.length; at++) {
        pairs.add("" + text[at] + text[at + 1]);
      }
      pairs.removeIf(pair ->
          pair.indexOf(Fields.END) >= 0
              || pair.chars().anyMatch(unit -> unit >= 0xD800 && unit < 0xE000));
      pairs.forEach(pair -> all.merge(pair, 1, Integer::sum));
    }
    return all;
  }
}
