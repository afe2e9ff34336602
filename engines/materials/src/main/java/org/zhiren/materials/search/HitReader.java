package org.zhiren.materials.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;

/** Reads what a list shows of a document. */
final class HitReader {

  private static final Set<String> LISTED =
      Set.of(
          Fields.ID,
          Fields.TITLE,
          Fields.ORGAN,
          Fields.NUMBER,
          Fields.DATE,
          Fields.WORDS,
          Facet.KIND.field(),
          Facet.LEVEL.field(),
          Facet.SOURCE.field());

  private final IndexSearcher searcher;
  private final @Nullable Highlights highlights;
  private final boolean snippets;
  private final Set<String> wanted;

  HitReader(IndexSearcher searcher, @Nullable Highlights highlights, boolean snippets) {
    this.searcher = searcher;
    this.highlights = highlights;
    this.snippets = snippets;
    wanted = new HashSet<>(LISTED);
    if (snippets) {
      wanted.add(Fields.BODY);
    }
  }

  SearchResult.Hit read(int document, float score) throws IOException {
    Document stored = searcher.storedFields().document(document, wanted);
    String title = stored.get(Fields.TITLE);
    IndexableField day = stored.getField(Fields.DATE);
    String level = stored.get(Facet.LEVEL.field());
    String source = stored.get(Facet.SOURCE.field());
    String body = stored.get(Fields.BODY);
    return new SearchResult.Hit(
        stored.get(Fields.ID),
        title,
        score,
        cluster(document),
        Kind.valueOf(stored.get(Facet.KIND.field())),
        level == null ? null : Level.valueOf(level),
        stored.get(Fields.ORGAN),
        stored.get(Fields.NUMBER),
        day == null ? null : LocalDate.ofEpochDay(day.numericValue().longValue()),
        source == null ? "" : source,
        stored.getField(Fields.WORDS).numericValue().intValue(),
        highlights == null ? List.of() : highlights.inTitle(title),
        snippets && body != null ? snippet(body) : null);
  }

  private SearchResult.Snippet snippet(String body) {
    return (highlights == null ? Highlights.of("", SearchRequest.Mode.EXACT) : highlights)
        .snippet(body);
  }

  private long cluster(int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    NumericDocValues cluster = DocValues.getNumeric(leaf.reader(), Fields.CLUSTER);
    return cluster.advanceExact(document - leaf.docBase) ? cluster.longValue() : 0;
  }
}
