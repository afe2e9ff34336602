package org.zhiren.materials.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Folding;

/** Reads what a list shows of a document. */
final class HitReader {

  private final IndexSearcher searcher;
  private final @Nullable Highlights highlights;
  private final boolean snippets;
  private final Map<Long, Long> groups;
  private final Folding.Room room = new Folding.Room();

  /** One for the page: each new one unpacks into buffers of its own. */
  private @Nullable StoredFields stored;

  /**
   * Reads hits.
   *
   * @param groups how many matches each group of near-duplicates has; empty if none are folded
   */
  HitReader(
      IndexSearcher searcher,
      @Nullable Highlights highlights,
      boolean snippets,
      Map<Long, Long> groups) {
    this.searcher = searcher;
    this.highlights = highlights;
    this.snippets = snippets;
    this.groups = groups;
  }

  SearchResult.Hit read(int document, float score) throws IOException {
    Listed listed = Listed.read(searcher, document);
    long cluster = cluster(searcher, document);
    return new SearchResult.Hit(
        listed.id(),
        listed.title(),
        score,
        cluster,
        groups.getOrDefault(cluster, 1L),
        listed.kind(),
        listed.level(),
        listed.organ(),
        listed.number(),
        listed.date(),
        listed.source(),
        listed.words(),
        highlights == null ? List.of() : highlights.inTitle(listed.title()),
        snippets ? snippet(body(document)) : null);
  }

  private String body(int document) throws IOException {
    StoredFields fields = stored;
    if (fields == null) {
      fields = searcher.storedFields();
      stored = fields;
    }
    return fields.document(document, Set.of(Fields.BODY)).get(Fields.BODY);
  }

  private SearchResult.Snippet snippet(String body) {
    return (highlights == null ? Highlights.of("", SearchRequest.Mode.EXACT) : highlights)
        .snippet(body, room);
  }

  /** The group of near-duplicates to which a document belongs, 0 if to none. */
  static long cluster(IndexSearcher searcher, int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    NumericDocValues cluster = DocValues.getNumeric(leaf.reader(), Fields.CLUSTER);
    return cluster.advanceExact(document - leaf.docBase) ? cluster.longValue() : 0;
  }
}
