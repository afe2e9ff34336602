package org.zhiren.materials.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Searches in the library. Any number of threads may search at once. */
public final class MaterialSearch implements Library {

  /**
   * Ranking by BM25: repetition and length count a little less than usual, as pairs repeat more
   * than words.
   */
  static final Similarity SIMILARITY = new BM25Similarity(0.9f, 0.6f);

  static final String FORMAT = "zhiren-materials";

  /** Goes up whenever terms or fields change. */
  static final String VERSION = "2";

  /** The nearest documents are a list to look at, not a set to count: no more than these. */
  private static final int NEAREST = 1000;

  private final SearcherManager searchers;
  private final @Nullable Closeable directory;

  MaterialSearch(SearcherManager searchers) {
    this(searchers, null);
  }

  private MaterialSearch(SearcherManager searchers, @Nullable Closeable directory) {
    this.searchers = searchers;
    this.directory = directory;
  }

  /**
   * Opens an index for searching only, while another process may write to it.
   *
   * @throws IOException if there is no index in the folder, or one of another version
   */
  public static MaterialSearch open(Path folder) throws IOException {
    FSDirectory directory = FSDirectory.open(folder);
    checkFormat(directory, folder);
    return new MaterialSearch(new SearcherManager(directory, null), directory);
  }

  /**
   * Terms and fields must be those that this program asks for: an index of another version would
   * answer wrongly instead of not at all.
   */
  static void checkFormat(Directory directory, Path folder) throws IOException {
    String version = SegmentInfos.readLatestCommit(directory).getUserData().get(FORMAT);
    if (!VERSION.equals(version)) {
      throw new IOException(
          "The index in (%s) has format (%s), this program writes (%s): make it anew."
              .formatted(folder, version, VERSION));
    }
  }

  /** Something to do with one consistent state of the index. */
  interface Work<T> {
    T with(IndexSearcher searcher) throws IOException;
  }

  <T> T look(Work<T> work) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      searcher.setSimilarity(SIMILARITY);
      return work.with(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** How many documents there are. */
  @Override
  public int size() throws IOException {
    return look(searcher -> searcher.getIndexReader().numDocs());
  }

  /** The kept text of a document, if the searcher may see it. */
  @Override
  public Optional<String> text(String id, Access access) throws IOException {
    return look(searcher -> stored(searcher, id, access).map(one -> one.get(Fields.BODY)));
  }

  static Optional<Document> stored(IndexSearcher searcher, String id, Access access)
      throws IOException {
    BooleanQuery.Builder query =
        new BooleanQuery.Builder().add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER);
    if (!access.everything()) {
      query.add(QueryCompiler.access(access), Occur.FILTER);
    }
    TopDocs found = searcher.search(query.build(), 1);
    return found.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(searcher.storedFields().document(found.scoreDocs[0].doc));
  }

  /**
   * Searches.
   *
   * @throws IOException if the index cannot be read
   */
  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    QueryReader.Reading reading = QueryReader.read(request.query());
    return look(searcher -> search(searcher, request, reading));
  }

  private SearchResult search(
      IndexSearcher searcher, SearchRequest request, QueryReader.Reading reading)
      throws IOException {
    if (reading.question().isEmpty()) {
      boolean nothingTyped = request.query().isBlank();
      if (!nothingTyped) {
        return new SearchResult(
            SearchRequest.Mode.EXACT, 0, 0, List.of(), Map.of(), null, reading.notes());
      }
      return exact(searcher, request, MatchAllDocsQuery.INSTANCE, null, reading.notes());
    }
    Question question = reading.question().get();
    Cursor at = Cursor.read(request.after());
    boolean ranked =
        request.mode() == SearchRequest.Mode.RANKED
            || (request.mode() == SearchRequest.Mode.AUTOMATIC && at.ranked());
    if (!ranked) {
      SearchResult exact =
          exact(searcher, request, QueryCompiler.exact(question), question, reading.notes());
      if (exact.total() > 0 || request.mode() == SearchRequest.Mode.EXACT || !reading.plain()) {
        return exact;
      }
    }
    return nearest(searcher, request, question, reading.notes());
  }

  private static SearchResult exact(
      IndexSearcher searcher,
      SearchRequest request,
      Query query,
      @Nullable Question question,
      List<Text> notes)
      throws IOException {
    Query narrowed = QueryCompiler.narrowed(query, request);
    Pages.Counted counted = new Pages(searcher, narrowed, request).counted();
    Highlights highlights = question == null ? null : Highlights.of(question, false);
    return result(
        searcher,
        request,
        SearchRequest.Mode.EXACT,
        counted.sums(),
        counted.page(),
        highlights,
        notes);
  }

  private static SearchResult nearest(
      IndexSearcher searcher, SearchRequest request, Question question, List<Text> notes)
      throws IOException {
    Pages pages =
        new Pages(
            searcher,
            QueryCompiler.ranked(question, searcher.getIndexReader()),
            QueryCompiler.condition(request).orElse(null),
            request);
    Pages.Page page;
    Tally.Sums sums;
    if (request.facets().isEmpty() && !request.foldDuplicates()) {
      page = pages.page();
      long total = Math.min(NEAREST, page.matches());
      sums = new Tally.Sums(total, total, Map.of(), Map.of());
    } else {
      TopDocs top = pages.best(NEAREST, null);
      page = pages.pageOf(top);
      sums =
          searcher.search(
              new DocumentSetQuery(
                  Arrays.stream(top.scoreDocs).mapToInt(one -> one.doc).sorted().toArray(),
                  searcher.getIndexReader().hashCode()),
              Tally.of(request.facets(), request.foldDuplicates()));
    }
    return result(
        searcher,
        request,
        SearchRequest.Mode.RANKED,
        sums,
        page,
        Highlights.of(question, true),
        notes);
  }

  private static SearchResult result(
      IndexSearcher searcher,
      SearchRequest request,
      SearchRequest.Mode mode,
      Tally.Sums sums,
      Pages.Page page,
      @Nullable Highlights highlights,
      List<Text> notes)
      throws IOException {
    HitReader hits = new HitReader(searcher, highlights, request.snippets(), sums.groups());
    List<SearchResult.Hit> list = new ArrayList<>();
    for (ScoreDoc one : page.documents()) {
      list.add(hits.read(one.doc, one instanceof FieldDoc ? 0 : one.score));
    }
    return new SearchResult(
        mode,
        sums.total(),
        sums.distinct(),
        list,
        sums.facets(),
        page.next(mode == SearchRequest.Mode.RANKED),
        notes);
  }

  /**
   * Documents like this one, the likest first, itself left out.
   *
   * @param limit how many at most
   */
  @Override
  public List<SearchResult.Hit> similar(String id, int limit, Access access) throws IOException {
    return look(searcher -> {
      Optional<Document> own = stored(searcher, id, access);
      return own.isEmpty()
          ? List.of()
          : like(
              searcher,
              own.get().get(Fields.TITLE) + "\n" + own.get().get(Fields.BODY),
              id,
              limit,
              access);
    });
  }

  /** Documents like a text that need not be in the library. */
  public List<SearchResult.Hit> like(String text, int limit, Access access) throws IOException {
    return look(searcher -> like(searcher, text, null, limit, access));
  }

  private static List<SearchResult.Hit> like(
      IndexSearcher searcher, String text, @Nullable String except, int limit, Access access)
      throws IOException {
    IndexReader reader = searcher.getIndexReader();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<TellingTerms.Weighted> telling = TellingTerms.of(text, reader);
    for (TellingTerms.Weighted term : telling) {
      query.add(
          new BoostQuery(
              new TermQuery(new Term(Fields.TEXT, Fields.term(term.bigram()))), term.weight()),
          Occur.SHOULD);
    }
    if (telling.isEmpty()) {
      return List.of();
    }
    // The document itself is likest of all: one more is read, and it is left out.
    Pages pages =
        new Pages(
            searcher,
            query.build(),
            access.everything() ? null : QueryCompiler.access(access),
            SearchRequest.of(""));
    HitReader hits = new HitReader(searcher, null, false, Map.of());
    List<SearchResult.Hit> list = new ArrayList<>();
    for (ScoreDoc one : pages.best(limit + 1, null).scoreDocs) {
      SearchResult.Hit hit = hits.read(one.doc, one.score);
      if (list.size() < limit && !hit.id().equals(except)) {
        list.add(hit);
      }
    }
    return list;
  }

  @Override
  public Optional<DuplicateGroup> group(long number, Access access) throws IOException {
    return look(searcher -> number == 0 ? Optional.empty() : Groups.of(searcher, number, access));
  }

  @Override
  public Map<String, Long> clusters(Collection<String> ids) throws IOException {
    return look(searcher -> Groups.clusters(searcher, ids));
  }

  @Override
  public LibraryDigest digest() throws IOException {
    return look(searcher -> {
      LibraryDigest digest = LibraryDigest.NOTHING;
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        Bits live = leaf.reader().getLiveDocs();
        StoredFields stored = leaf.reader().storedFields();
        NumericDocValues clusters = DocValues.getNumeric(leaf.reader(), Fields.CLUSTER);
        for (int i = 0; i < leaf.reader().maxDoc(); i++) {
          if (live == null || live.get(i)) {
            Document one = stored.document(i);
            digest =
                digest.with(
                    one.get(Fields.ID),
                    one.get(Fields.TITLE),
                    one.get(Fields.BODY),
                    clusters.advanceExact(i) ? clusters.longValue() : 0);
          }
        }
      }
      return digest;
    });
  }

  /** Whether a document of this title, or organ, is there at this moment and may be seen. */
  public boolean offers(Suggestions.Source source, String text, Access access) throws IOException {
    return look(searcher -> Offered.by(searcher, source, text, access));
  }

  /** Everything that suggestions are made from: titles and organs, the youngest documents first. */
  public List<Suggestions.Entry> suggestible() throws IOException {
    return look(searcher -> {
      List<Suggestions.Entry> entries = new ArrayList<>();
      SearchRequest all = SearchRequest.of("").by(SearchRequest.Order.NEWEST);
      for (ScoreDoc one :
          new Pages(searcher, MatchAllDocsQuery.INSTANCE, all)
              .top(Math.max(1, searcher.getIndexReader().numDocs()), null)) {
        Listed listed = Listed.read(searcher, one.doc);
        entries.add(
            new Suggestions.Entry(listed.title(), Suggestions.Source.TITLE, listed.labels()));
        String organ = listed.organ();
        if (organ != null) {
          entries.add(new Suggestions.Entry(organ, Suggestions.Source.ORGAN, listed.labels()));
        }
      }
      return entries;
    });
  }

  @Override
  public void close() throws IOException {
    if (directory != null) {
      searchers.close();
      directory.close();
    }
  }
}
