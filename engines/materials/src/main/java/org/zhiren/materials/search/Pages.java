package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/** One page of matches in the order asked for. */
final class Pages {

  /** So many matches are looked through for a page of different documents, then twice as many. */
  private static final int FIRST_LOOK = 200;

  private final IndexSearcher searcher;
  private final Query query;
  private final @Nullable Query condition;
  private final SearchRequest request;
  private final Cursor at;

  Pages(IndexSearcher searcher, Query query, SearchRequest request) {
    this(searcher, query, null, request);
  }

  /**
   * Pages of what fulfils a condition besides.
   *
   * @param condition is asked of what matches the query, best for a query that ranks many documents
   */
  Pages(IndexSearcher searcher, Query query, @Nullable Query condition, SearchRequest request) {
    this.searcher = searcher;
    this.query = query;
    this.condition = condition;
    this.request = request;
    this.at = Cursor.read(request.after());
  }

  /** The documents of a page, whether there are more, and how many were seen to match. */
  record Page(List<ScoreDoc> documents, boolean more, int skipped, boolean folded, long matches) {
    @Nullable String next(boolean ranked) {
      if (!more || documents.isEmpty()) {
        return null;
      }
      return folded
          ? Cursor.skipping(ranked, skipped + documents.size())
          : Cursor.after(ranked, documents.getLast());
    }
  }

  Page page() throws IOException {
    return request.foldDuplicates() ? foldedPage() : plainPage();
  }

  /**
   * The page, if need be taken from the nearest matches that were found already: the first page by
   * relevance lies within them.
   */
  Page pageOf(TopDocs nearest) throws IOException {
    boolean first = at.after() == null && at.skip() == 0;
    if (request.foldDuplicates()
        || !first
        || request.order() != SearchRequest.Order.RELEVANCE
        || request.limit() >= nearest.scoreDocs.length) {
      return page();
    }
    return plainPage(
        new TopDocs(nearest.totalHits, Arrays.copyOf(nearest.scoreDocs, request.limit() + 1)));
  }

  /** A page together with the counts over all matches. */
  record Counted(Page page, Tally.Sums sums) {}

  /** In one pass over the matches where that is possible. */
  Counted counted() throws IOException {
    CollectorManager<Tally, Tally.Sums> tally =
        Tally.of(request.facets(), request.foldDuplicates());
    if (request.foldDuplicates() || request.order() != SearchRequest.Order.RELEVANCE) {
      return new Counted(page(), search(tally));
    }
    ScoreDoc after = at.after() instanceof FieldDoc ? null : at.after();
    BestAndAll.Found found =
        search(
            BestAndAll.of(request.limit() + 1, after, request.facets().isEmpty() ? null : tally));
    return new Counted(plainPage(found.top()), found.sums());
  }

  private Page plainPage() throws IOException {
    boolean byScore = request.order() == SearchRequest.Order.RELEVANCE;
    ScoreDoc after = at.after() instanceof FieldDoc == byScore ? null : at.after();
    return plainPage(topDocs(request.limit() + 1, after));
  }

  private Page plainPage(TopDocs top) {
    List<ScoreDoc> documents = new ArrayList<>(List.of(top.scoreDocs));
    boolean more = documents.size() > request.limit();
    if (more) {
      documents.removeLast();
    }
    return new Page(documents, more, 0, false, top.totalHits.value());
  }

  /** Of each cluster the best match only. Deep pages look through all pages before them. */
  private Page foldedPage() throws IOException {
    int wanted = at.skip() + request.limit() + 1;
    for (int look = Math.max(FIRST_LOOK, 2 * wanted); ; look *= 2) {
      TopDocs top = topDocs(look, null);
      List<ScoreDoc> different = different(top.scoreDocs);
      if (different.size() >= wanted || top.scoreDocs.length < look) {
        int from = Math.min(at.skip(), different.size());
        int to = Math.min(from + request.limit(), different.size());
        return new Page(
            different.subList(from, to), different.size() > to, from, true, top.totalHits.value());
      }
    }
  }

  private List<ScoreDoc> different(ScoreDoc[] matches) throws IOException {
    Set<Long> seen = new HashSet<>();
    List<ScoreDoc> different = new ArrayList<>();
    for (ScoreDoc match : matches) {
      long value = HitReader.cluster(searcher, match.doc);
      if (value == 0 || seen.add(value)) {
        different.add(match);
      }
    }
    return different;
  }

  List<ScoreDoc> top(int count, @Nullable ScoreDoc after) throws IOException {
    return List.of(topDocs(count, after).scoreDocs);
  }

  private TopDocs topDocs(int count, @Nullable ScoreDoc after) throws IOException {
    if (request.order() == SearchRequest.Order.RELEVANCE) {
      return best(count, after);
    }
    boolean newest = request.order() == SearchRequest.Order.NEWEST;
    SortField date =
        new SortField(
            Fields.DATE,
            SortField.Type.INT,
            newest,
            newest ? Integer.MIN_VALUE : Integer.MAX_VALUE);
    return search(
        new TopFieldCollectorManager(
            new Sort(date), count, after instanceof FieldDoc field ? field : null, count));
  }

  /** The best so many; those that come after a document if it is given. */
  TopDocs best(int count, @Nullable ScoreDoc after) throws IOException {
    return search(new TopScoreDocCollectorManager(count, after, count));
  }

  private <C extends Collector, T> T search(CollectorManager<C, T> collecting) throws IOException {
    return condition == null
        ? searcher.search(query, collecting)
        : searcher.search(query, new Narrowing<>(searcher, condition, collecting));
  }
}
