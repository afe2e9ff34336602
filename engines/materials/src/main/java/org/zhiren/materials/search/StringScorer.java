package org.zhiren.materials.search;

import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * Says of each document whether a string stands in it, and how well it matches. Where a bar is set
 * ({@link #notBelow}) only documents that can reach it are read to their end: a string stands no
 * more often in a document than its rarest pair, and the score grows with how often it does.
 */
final class StringScorer extends Scorer {

  /** Lucene keeps the length of a text in one byte. */
  private static final int LENGTHS = 256;

  private final StringMatcher matcher;
  private final @Nullable SimScorer score;
  private final @Nullable NumericDocValues norms;
  private final @Nullable Scorer title;
  private final @Nullable TwoPhaseIterator titleMatches;
  private final @Nullable DocIdSetIterator titles;
  private float bar = Float.NEGATIVE_INFINITY;

  /**
   * By the length of a document as the index has it: less often than this does not reach the bar
   * without the title. The bar only rises.
   */
  private final int[] tooFewBelow = new int[LENGTHS];

  /** The document of which the title was asked last, and whether it matches. */
  private int asked = -1;

  private boolean entitled;

  /**
   * How often the string stands in the current document, or less if that does not reach the bar; 0
   * if only that it stands there is known.
   */
  private int frequency;

  /** Finds only, without scores. */
  StringScorer(StringMatcher matcher) {
    this(matcher, null, null, null);
  }

  /**
   * Finds and scores.
   *
   * @param title adds to the score where it matches too
   */
  StringScorer(
      StringMatcher matcher,
      @Nullable SimScorer score,
      @Nullable NumericDocValues norms,
      @Nullable Scorer title) {
    this.matcher = matcher;
    this.score = score;
    this.norms = norms;
    this.title = title;
    titleMatches = title == null ? null : title.twoPhaseIterator();
    if (titleMatches != null) {
      titles = titleMatches.approximation();
    } else {
      titles = title == null ? null : title.iterator();
    }
  }

  /**
   * From here on, of documents whose score is lower only some score that is lower too is asked for.
   * They are delivered all the same.
   */
  void notBelow(float least) {
    bar = least;
  }

  @Override
  public TwoPhaseIterator twoPhaseIterator() {
    return new TwoPhaseIterator(matcher.documents()) {
      @Override
      public boolean matches() throws IOException {
        frequency = 0;
        return matcher.stands();
      }

      @Override
      public float matchCost() {
        return 500;
      }
    };
  }

  @Override
  public DocIdSetIterator iterator() {
    return TwoPhaseIterator.asDocIdSetIterator(twoPhaseIterator());
  }

  @Override
  public int docID() {
    return matcher.documents().docID();
  }

  @Override
  public float score() throws IOException {
    SimScorer text = score;
    if (text == null) {
      return 0;
    }
    int document = docID();
    NumericDocValues lengths = norms;
    long norm = lengths != null && lengths.advanceExact(document) ? lengths.longValue() : 1;
    boolean both = inTitle(document);
    float more = both && title != null ? title.score() : 0;
    if (frequency == 0) {
      int most = matcher.atMost();
      int length = (int) norm & LENGTHS - 1;
      if (!both && most < tooFewBelow[length]) {
        return Math.nextDown(bar);
      }
      float highest = together(text.score(most, norm), both, more);
      if (highest < bar) {
        tooFewBelow[length] = both ? tooFewBelow[length] : most + 1;
        return highest;
      }
      frequency = matcher.times(least(text, most, norm, both, more));
    }
    return together(text.score(frequency, norm), both, more);
  }

  /** How often the string must stand in the document for the bar, if {@code most} is enough. */
  private int least(SimScorer text, int most, long norm, boolean both, float more) {
    int tooFew = 0;
    int enough = bar == Float.NEGATIVE_INFINITY ? 1 : most;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) >>> 1;
      if (together(text.score(middle, norm), both, more) < bar) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  private static float together(float text, boolean both, float title) {
    return both ? text + title : text;
  }

  private boolean inTitle(int document) throws IOException {
    DocIdSetIterator moving = titles;
    if (moving == null) {
      return false;
    }
    if (asked != document) {
      asked = document;
      if (moving.docID() < document) {
        moving.advance(document);
      }
      TwoPhaseIterator matching = titleMatches;
      entitled = moving.docID() == document && (matching == null || matching.matches());
    }
    return entitled;
  }

  /** Unknown: nothing is skipped by scores here. */
  @Override
  public float getMaxScore(int upTo) {
    return Float.POSITIVE_INFINITY;
  }
}
