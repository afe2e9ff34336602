package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterScorable;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Takes the best of all matches and counts all of them in one pass. A {@link StringScorer} is told
 * what score would still be among the best, so that it need not read all of what cannot be.
 */
final class BestAndAll implements Collector {

  private final TopScoreDocCollector best;
  private final @Nullable Tally tally;

  private BestAndAll(TopScoreDocCollector best, @Nullable Tally tally) {
    this.best = best;
    this.tally = tally;
  }

  /** The best, and the sums over all. */
  record Found(TopDocs top, Tally.Sums sums) {}

  /**
   * Of all matches the best.
   *
   * @param after those that come after this one, if it is given; all are counted anyway
   * @param counting what to count besides their number; null if nothing
   */
  static CollectorManager<BestAndAll, Found> of(
      int count, @Nullable ScoreDoc after, @Nullable CollectorManager<Tally, Tally.Sums> counting) {
    TopScoreDocCollectorManager bests = new TopScoreDocCollectorManager(count, after, count);
    return new CollectorManager<>() {
      @Override
      public BestAndAll newCollector() throws IOException {
        return new BestAndAll(
            bests.newCollector(), counting == null ? null : counting.newCollector());
      }

      @Override
      public Found reduce(Collection<BestAndAll> collectors) throws IOException {
        List<TopScoreDocCollector> best = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        for (BestAndAll one : collectors) {
          best.add(one.best);
          if (one.tally != null) {
            tallies.add(one.tally);
          }
        }
        TopDocs top = bests.reduce(best);
        return new Found(
            top, counting == null ? Tally.number(top.totalHits.value()) : counting.reduce(tallies));
      }
    };
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    LeafCollector bests = best.getLeafCollector(context);
    LeafCollector all = tally == null ? null : tally.getLeafCollector(context);
    return new LeafCollector() {
      @Override
      public void setScorer(Scorable scorer) throws IOException {
        bests.setScorer(
            scorer instanceof StringScorer string ? new Told(string) : new FilterScorable(scorer));
      }

      @Override
      public void collect(int document) throws IOException {
        bests.collect(document);
        if (all != null) {
          all.collect(document);
        }
      }
    };
  }

  /**
   * Tells the one scorer that still delivers everything. Others are told nothing, as {@link
   * FilterScorable} does: they would leave documents out.
   */
  private static final class Told extends Scorable {
    private final StringScorer scorer;

    private Told(StringScorer scorer) {
      this.scorer = scorer;
    }

    @Override
    public float score() throws IOException {
      return scorer.score();
    }

    @Override
    public void setMinCompetitiveScore(float least) {
      scorer.notBelow(least);
    }
  }
}
