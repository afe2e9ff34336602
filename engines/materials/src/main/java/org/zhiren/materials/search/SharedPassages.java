package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Span;
import org.zhiren.materials.likeness.Passages;

/**
 * Which passages of a text stand in other documents of the library as well. No index of its own:
 * the exact index is asked for a probe of twelve characters at every sixteenth, and the documents
 * that answer are compared with the text. So every passage of {@value #SURE} folded characters or
 * more is found, wherever it begins, unless its probes are commonplaces.
 */
public final class SharedPassages {

  private static final int PROBE = 12;
  private static final int STEP = 16;

  /** Passages of this length or more hold a whole probe. */
  public static final int SURE = PROBE + STEP - 1;

  /** A probe that so many documents have is a formula, not a borrowing. */
  private static final int COMMONPLACE = 50;

  private SharedPassages() {}

  /**
   * One document that shares passages.
   *
   * @param passages where, in the text asked about and in the other document
   * @param sharedCharacters how much of the text asked about they cover, in UTF-16 units
   */
  public record Sharing(
      String id, String title, List<Passages.Passage> passages, int sharedCharacters) {
    /** Takes a copy. */
    public Sharing {
      passages = List.copyOf(passages);
    }
  }

  /**
   * The documents that share passages with a text, those that share most first.
   *
   * @param text the text
   * @param except the id of the text itself, or an empty string
   * @param limit how many documents at most
   * @param access what the searcher may see
   */
  public static List<Sharing> of(
      MaterialSearch search, String text, String except, int limit, Access access)
      throws IOException {
    int[] points = Folding.fold(text).codePoints().toArray();
    return search.look(searcher -> {
      Map<Integer, Integer> answers = new HashMap<>();
      for (int at = 0; at + PROBE <= points.length; at += STEP) {
        Query probe =
            QueryCompiler.pattern(
                Fields.TEXT,
                new TextPattern(
                    List.of(new TextPattern.Piece(new String(points, at, PROBE), 0, 0))));
        if (!access.everything()) {
          probe =
              new BooleanQuery.Builder()
                  .add(probe, Occur.FILTER)
                  .add(QueryCompiler.access(access), Occur.FILTER)
                  .build();
        }
        TopDocs found = searcher.search(probe, COMMONPLACE);
        if (found.scoreDocs.length < COMMONPLACE) {
          for (ScoreDoc one : found.scoreDocs) {
            answers.merge(one.doc, 1, Integer::sum);
          }
        }
      }
      List<Sharing> sharing = new ArrayList<>();
      // Twice as many are compared as are wanted: probes only estimate how much is shared.
      for (int document : mostAnswers(answers, 2 * limit + 1)) {
        Document other = searcher.storedFields().document(document);
        if (other.get(Fields.ID).equals(except)) {
          continue;
        }
        List<Passages.Passage> passages = Passages.between(text, other.get(Fields.BODY), SURE);
        if (!passages.isEmpty()) {
          int shared =
              Span.joined(passages.stream().map(Passages.Passage::here).toList()).stream()
                  .mapToInt(Span::length)
                  .sum();
          sharing.add(new Sharing(other.get(Fields.ID), other.get(Fields.TITLE), passages, shared));
        }
      }
      sharing.sort(
          Comparator.comparingInt(Sharing::sharedCharacters).reversed().thenComparing(Sharing::id));
      return List.copyOf(sharing.subList(0, Math.min(limit, sharing.size())));
    });
  }

  private static List<Integer> mostAnswers(Map<Integer, Integer> answers, int most) {
    return answers.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
