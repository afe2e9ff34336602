package org.zhiren.materials.search;

import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Matches documents that were found already, for counting over a list. */
final class DocumentSetQuery extends Query {

  private final int[] documents;
  private final int state;

  /**
   * Matches these documents.
   *
   * @param documents ascending
   * @param state tells one state of the index from another, so that answers are not mixed up
   */
  DocumentSetQuery(int[] documents, int state) {
    this.documents = documents;
    this.state = state;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) {
        FixedBitSet set = new FixedBitSet(context.reader().maxDoc());
        int count = 0;
        for (int document : documents) {
          int own = document - context.docBase;
          if (own >= 0 && own < set.length()) {
            set.set(own);
            count++;
          }
        }
        DocIdSetIterator iterator = new BitSetIterator(set, count);
        Scorer scorer = new ConstantScoreScorer(score(), scoreMode, iterator);
        return new ScorerSupplier() {
          @Override
          public Scorer get(long leadCost) {
            return scorer;
          }

          @Override
          public long cost() {
            return iterator.cost();
          }
        };
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  @Override
  public String toString(String field) {
    return "documents:" + documents.length;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocumentSetQuery query
        && state == query.state
        && Arrays.equals(documents, query.documents);
  }

  @Override
  public int hashCode() {
    return 31 * state + Arrays.hashCode(documents);
  }
}
