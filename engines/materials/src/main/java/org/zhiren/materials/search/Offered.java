package org.zhiren.materials.search;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/** Whether what a list of suggestions says still stands in the index, for whoever asks. */
final class Offered {

  /** Titles looked at that hold what must be one of them; shorter ones come first. */
  private static final int MOST_TITLES = 100;

  private Offered() {}

  /**
   * Whether the searcher may see a document of this title, or of this organ. Of a title that a
   * hundred shorter or likelier ones hold too, it may be unknown: then the answer is no.
   */
  static boolean by(IndexSearcher searcher, Suggestions.Source source, String text, Access access)
      throws IOException {
    return switch (source) {
      case TITLE -> title(searcher, text, access);
      case ORGAN -> searcher.count(seen(QueryCompiler.has(Facet.ORGAN, Set.of(text)), access)) > 0;
      case QUERY -> true;
    };
  }

  private static boolean title(IndexSearcher searcher, String title, Access access)
      throws IOException {
    TextPattern pattern = TextPattern.literal(title).orElse(null);
    if (pattern == null) {
      return false;
    }
    Query holding = seen(QueryCompiler.pattern(Fields.TITLE, pattern), access);
    for (ScoreDoc one : searcher.search(holding, MOST_TITLES).scoreDocs) {
      if (Listed.read(searcher, one.doc).title().equals(title)) {
        return true;
      }
    }
    return false;
  }

  private static Query seen(Query query, Access access) {
    BooleanQuery.Builder both = new BooleanQuery.Builder().add(query, Occur.MUST);
    if (!access.everything()) {
      both.add(QueryCompiler.access(access), Occur.FILTER);
    }
    return both.build();
  }
}
