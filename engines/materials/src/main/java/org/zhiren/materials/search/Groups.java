package org.zhiren.materials.search;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.likeness.NearDuplicates;

/** Reads the groups of near-duplicates from the column that says to which a document belongs. */
final class Groups {

  private Groups() {}

  static Optional<DuplicateGroup> of(IndexSearcher searcher, long number, Access access)
      throws IOException {
    BooleanQuery.Builder members =
        new BooleanQuery.Builder()
            .add(NumericDocValuesField.newSlowExactQuery(Fields.CLUSTER, number), Occur.FILTER);
    if (!access.everything()) {
      members.add(QueryCompiler.access(access), Occur.FILTER);
    }
    ScoreDoc[] found = all(searcher, members.build());
    String medoid = null;
    for (int i = 0; i < found.length && medoid == null; i++) {
      medoid = ifMedoid(Listed.read(searcher, found[i].doc).id(), number);
    }
    return found.length == 0
        ? Optional.empty()
        : Optional.of(new DuplicateGroup(number, found.length, medoid));
  }

  /** The number of a group is made of its medoid's id, which tells the medoid among its members. */
  private static @Nullable String ifMedoid(String id, long number) {
    return NearDuplicates.Group.numberAround(id) == number ? id : null;
  }

  static Map<String, Long> clusters(IndexSearcher searcher, Collection<String> ids)
      throws IOException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Query wanted = new TermInSetQuery(Fields.ID, ids.stream().map(BytesRef::new).toList());
    Map<String, Long> clusters = new HashMap<>();
    for (ScoreDoc one : all(searcher, wanted)) {
      long cluster = HitReader.cluster(searcher, one.doc);
      if (cluster != 0) {
        clusters.put(Listed.read(searcher, one.doc).id(), cluster);
      }
    }
    return clusters;
  }

  private static ScoreDoc[] all(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, Math.max(1, searcher.count(query))).scoreDocs;
  }
}
