package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.zhiren.materials.Folding;

/** The bigrams that tell a text from others: frequent in it and in few documents (tf × idf). */
final class TellingTerms {

  private static final int MOST = 32;

  /** Of a long text the front is enough to say what it is about. */
  private static final int LOOKED_AT = 20_000;

  /** A bigram and how much it tells, the most telling one 1. */
  record Weighted(String bigram, float weight) {}

  private TellingTerms() {}

  static List<Weighted> of(String text, IndexReader reader) throws IOException {
    String folded = Folding.fold(text);
    int end = Math.min(folded.length(), LOOKED_AT);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i + 1 < end; i++) {
      if (Character.isLetter(folded.charAt(i)) && Character.isLetter(folded.charAt(i + 1))) {
        counts.merge(folded.substring(i, i + 2), 1, Integer::sum);
      }
    }
    int documents = reader.numDocs();
    List<Weighted> all = new ArrayList<>();
    for (Map.Entry<String, Integer> one : counts.entrySet()) {
      int having = reader.docFreq(new Term(Fields.TEXT, Fields.term(one.getKey())));
      // In this document only: nothing else can be found by it.
      if (having > 1 || (having == 1 && counts.size() < 50)) {
        double weight =
            Math.sqrt(one.getValue()) * Math.log(1 + (documents + 0.5) / (having + 0.5));
        all.add(new Weighted(one.getKey(), (float) weight));
      }
    }
    all.sort(Comparator.comparingDouble(Weighted::weight).reversed());
    List<Weighted> telling = all.subList(0, Math.min(MOST, all.size()));
    float greatest = telling.isEmpty() ? 1 : telling.getFirst().weight();
    return telling.stream()
        .map(one -> new Weighted(one.bigram(), one.weight() / greatest))
        .toList();
  }
}
