package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Finds a pattern with gaps, exactly. Lucene's intervals are minimised before their gaps are looked
 * at and so miss matches; here all places of each known stretch are compared with all of the one
 * before it.
 */
final class PatternQuery extends Query {

  private final String field;
  private final TextPattern pattern;

  PatternQuery(String field, TextPattern pattern) {
    this.field = field;
    this.pattern = pattern;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        TwoPhaseIterator matches = chains(context);
        if (matches == null) {
          return null;
        }
        Scorer scorer = new ConstantScoreScorer(score(), scoreMode, matches);
        return new ScorerSupplier() {
          @Override
          public Scorer get(long leadCost) {
            return scorer;
          }

          @Override
          public long cost() {
            return matches.approximation().cost();
          }
        };
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return true;
      }
    };
  }

  private @Nullable TwoPhaseIterator chains(LeafReaderContext context) throws IOException {
    Terms terms = context.reader().terms(field);
    if (terms == null) {
      return null;
    }
    List<Places> pieces = new ArrayList<>();
    List<DocIdSetIterator> needed = new ArrayList<>();
    for (TextPattern.Piece piece : pattern.pieces()) {
      Places places = Places.of(context.reader(), terms, field, piece.literal());
      if (places == null) {
        return null;
      }
      pieces.add(places);
      needed.addAll(places.needed());
    }
    DocIdSetIterator approximation =
        needed.size() == 1 ? needed.getFirst() : ConjunctionUtils.intersectIterators(needed);
    return new TwoPhaseIterator(approximation) {
      @Override
      public boolean matches() throws IOException {
        return chained(pieces, approximation.docID());
      }

      @Override
      public float matchCost() {
        return 200f * pieces.size();
      }
    };
  }

  /** Whether the pieces stand in this document in order with the right gaps. */
  private boolean chained(List<Places> pieces, int document) throws IOException {
    int[] ends = new int[0];
    int endCount = 0;
    for (int p = 0; p < pieces.size(); p++) {
      TextPattern.Piece piece = pattern.pieces().get(p);
      Places places = pieces.get(p);
      int[] starts = places.in(document);
      int count = places.count();
      int[] reached = new int[count];
      int reachedCount = 0;
      int from = 0;
      for (int i = 0; i < count; i++) {
        if (p > 0) {
          // The ends that are not too far back; the first of them is the one farthest away.
          while (from < endCount && ends[from] < starts[i] - piece.most()) {
            from++;
          }
          if (from == endCount || ends[from] > starts[i] - piece.least()) {
            continue;
          }
        }
        reached[reachedCount++] = starts[i] + places.length();
      }
      if (reachedCount == 0) {
        return false;
      }
      ends = reached;
      endCount = reachedCount;
    }
    return true;
  }

  @Override
  public String toString(String defaultField) {
    return field + ":" + pattern;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PatternQuery query
        && field.equals(query.field)
        && pattern.equals(query.pattern);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, pattern);
  }

  /** A posting list whose positions in the current document are read once. */
  static final class Positions {
    private final PostingsEnum postings;
    private int document = -1;
    private int[] positions = new int[16];
    private int count;

    Positions(PostingsEnum postings) {
      this.postings = postings;
    }

    PostingsEnum postings() {
      return postings;
    }

    int[] in(int wanted) throws IOException {
      if (document != wanted) {
        document = wanted;
        count = postings.freq();
        if (positions.length < count) {
          positions = new int[Math.max(count, positions.length * 2)];
        }
        for (int i = 0; i < count; i++) {
          positions[i] = postings.nextPosition();
        }
      }
      return positions;
    }

    int count() {
      return count;
    }
  }
}
