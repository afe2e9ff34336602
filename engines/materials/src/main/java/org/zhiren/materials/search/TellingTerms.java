package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
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
    List<Weighted> all = weighted(counts, reader);
    all.sort(Comparator.comparingDouble(Weighted::weight).reversed());
    List<Weighted> telling = all.subList(0, Math.min(MOST, all.size()));
    float greatest = telling.isEmpty() ? 1 : telling.getFirst().weight();
    return telling.stream()
        .map(one -> new Weighted(one.bigram(), one.weight() / greatest))
        .toList();
  }

  /**
   * All bigrams that can be among the most telling ones. Those that stand in the text most often
   * are looked up first; the many that stand there once need not be looked up when even a bigram
   * that hardly any other document has would tell less than what is there already.
   */
  private static List<Weighted> weighted(Map<String, Integer> counts, IndexReader reader)
      throws IOException {
    int documents = reader.numDocs();
    boolean few = counts.size() < 50;
    List<Map.Entry<String, Integer>> often = new ArrayList<>(counts.entrySet());
    often.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    PriorityQueue<Float> best = new PriorityQueue<>(MOST);
    List<Weighted> all = new ArrayList<>();
    for (Map.Entry<String, Integer> one : often) {
      float most = weight(one.getValue(), documents, few ? 1 : 2);
      if (best.size() == MOST && most < best.element()) {
        break;
      }
      int having = reader.docFreq(new Term(Fields.TEXT, Fields.term(one.getKey())));
      // In this document only: nothing else can be found by it.
      if (having > 1 || (having == 1 && few)) {
        float weight = weight(one.getValue(), documents, having);
        all.add(new Weighted(one.getKey(), weight));
        if (best.size() == MOST && best.element() < weight) {
          best.remove();
        }
        if (best.size() < MOST) {
          best.add(weight);
        }
      }
    }
    return all;
  }

  private static float weight(int times, int documents, int having) {
    return (float) (Math.sqrt(times) * Math.log(1 + (documents + 0.5) / (having + 0.5)));
  }
}
