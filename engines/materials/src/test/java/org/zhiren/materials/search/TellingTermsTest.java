package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.Material;

/** Whatever need not be looked up: the most telling bigrams are those of all. */
class TellingTermsTest {

  /** Every bigram looked up, the greatest weights in order, relative to the greatest. */
  private static List<Float> plainly(String text, IndexReader reader) throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      counts.merge(text.substring(i, i + 2), 1, Integer::sum);
    }
    List<Double> weights = new ArrayList<>();
    for (Map.Entry<String, Integer> one : counts.entrySet()) {
      int having = reader.docFreq(new Term(Fields.TEXT, Fields.term(one.getKey())));
      if (having > 1 || (having == 1 && counts.size() < 50)) {
        weights.add(
            Math.sqrt(one.getValue()) * Math.log(1 + (reader.numDocs() + 0.5) / (having + 0.5)));
      }
    }
    weights.sort(Comparator.reverseOrder());
    return weights.stream()
        .limit(32)
        .map(weight -> (float) weight.doubleValue() / (float) weights.getFirst().doubleValue())
        .toList();
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int length = 2 + random.nextInt(random.nextBoolean() ? 60 : 3_000);
    int letters = 3 + random.nextInt(200);
    for (int i = 0; i < length; i++) {
      // Some characters are much more frequent than others.
      text.append((char) ('一' + (int) (letters * Math.pow(random.nextDouble(), 3))));
    }
    return text.toString();
  }

  @Test
  void theMostTellingOnesAreThoseOfAll() throws IOException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    try (MaterialIndex index = MaterialIndex.inMemory()) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        texts.add(text(random));
        index.put(Material.of("d" + i, "", texts.get(i)), 0);
      }
      index.refresh();
      for (String text : texts) {
        List<TellingTerms.Weighted> telling =
            index.search().look(searcher -> TellingTerms.of(text, searcher.getIndexReader()));
        List<Float> expected =
            index.search().look(searcher -> plainly(text, searcher.getIndexReader()));
        assertThat(telling)
            .as("seed %d, text %s", seed, text)
            .extracting(TellingTerms.Weighted::weight)
            .containsExactlyElementsOf(expected);
        assertThat(telling).extracting(TellingTerms.Weighted::bigram).doesNotHaveDuplicates();
      }
    }
  }
}
