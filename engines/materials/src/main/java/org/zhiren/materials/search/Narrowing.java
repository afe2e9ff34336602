package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Keeps what a condition does not let through from a collector. For ranking this is faster than a
 * filter in the query: what lets documents be passed over unread goes by scores alone, and one bit
 * is asked of those that are left.
 *
 * @param <C> the collector
 * @param <T> what it collects
 */
final class Narrowing<C extends Collector, T>
    implements CollectorManager<Narrowing.Narrowed<C>, T> {

  private final Weight condition;
  private final CollectorManager<C, T> within;

  /**
   * Prepares the condition.
   *
   * @param condition what every document must fulfil
   * @param within takes the documents that do
   */
  Narrowing(IndexSearcher searcher, Query condition, CollectorManager<C, T> within)
      throws IOException {
    this.condition =
        searcher.createWeight(searcher.rewrite(condition), ScoreMode.COMPLETE_NO_SCORES, 1);
    this.within = within;
  }

  @Override
  public Narrowed<C> newCollector() throws IOException {
    return new Narrowed<>(within.newCollector(), condition);
  }

  @Override
  public T reduce(Collection<Narrowed<C>> collectors) throws IOException {
    List<C> inner = new ArrayList<>();
    collectors.forEach(one -> inner.add(one.collector()));
    return within.reduce(inner);
  }

  /** One collector behind the condition. */
  static final class Narrowed<C extends Collector> extends FilterCollector {

    private final C collector;
    private final Weight condition;

    private Narrowed(C collector, Weight condition) {
      super(collector);
      this.collector = collector;
      this.condition = condition;
    }

    private C collector() {
      return collector;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      Scorer scorer = condition.scorer(context);
      if (scorer == null) {
        throw new CollectionTerminatedException();
      }
      FixedBitSet fulfilled = new FixedBitSet(context.reader().maxDoc());
      fulfilled.or(scorer.iterator());
      return new FilterLeafCollector(collector.getLeafCollector(context)) {
        @Override
        public void collect(int document) throws IOException {
          if (fulfilled.get(document)) {
            in.collect(document);
          }
        }
      };
    }
  }
}
