package org.zhiren.materials.cleaning;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Span;

/**
 * Sentences that stand at the beginning or the end of many documents of a collection. Telling apart
 * what sellers add from what the genre repeats (本条例自公布之日起施行) is left to {@link Cleaner}.
 */
public final class Recurring {

  /** Knows of nothing that recurs. */
  public static final Recurring NOTHING = new Recurring(Set.of());

  /** Sentences looked at on either end of a document. */
  private static final int EDGE = 8;

  /** Shorter sentences recur by chance. */
  private static final int SHORTEST = 6;

  private final Set<String> sentences;

  private Recurring(Set<String> sentences) {
    this.sentences = sentences;
  }

  /** Collects sentences; then {@link #finish}. */
  public static final class Learner {
    private final Map<String, Integer> documents = new HashMap<>();

    /** Takes one document into account. */
    public Learner read(String text) {
      List<Span> sentences = Sentences.of(text);
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < sentences.size(); i++) {
        if (i < EDGE || i >= sentences.size() - EDGE) {
          seen.add(key(sentences.get(i).in(text)));
        }
      }
      for (String sentence : seen) {
        if (sentence.length() >= SHORTEST) {
          documents.merge(sentence, 1, Integer::sum);
        }
      }
      return this;
    }

    /** What stood at an end of at least so many documents. */
    public Recurring finish(int leastDocuments) {
      Set<String> frequent = new HashSet<>();
      documents.forEach((sentence, count) -> {
        if (count >= leastDocuments) {
          frequent.add(sentence);
        }
      });
      return new Recurring(Set.copyOf(frequent));
    }
  }

  /** Begins to learn. */
  public static Learner learner() {
    return new Learner();
  }

  /** Numbers change from one addition to the next and do not count. */
  private static String key(String sentence) {
    return Folding.fold(sentence).replaceAll("\\d+", "0");
  }

  boolean has(String sentence) {
    return !sentences.isEmpty() && sentences.contains(key(sentence));
  }

  /** How many sentences recur. */
  public int size() {
    return sentences.size();
  }
}
