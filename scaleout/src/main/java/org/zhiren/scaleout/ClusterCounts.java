package org.zhiren.scaleout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts over all documents that a question finds.
 *
 * @param total how many
 * @param distinct how many if near-duplicates count once; {@code total} if they are not folded
 * @param facets how many have each value
 * @param groups how many each group of near-duplicates has; empty if they are not folded
 */
record ClusterCounts(
    long total,
    long distinct,
    Map<Facet, List<SearchResult.Count>> facets,
    Map<Long, Long> groups) {

  private static final int MOST_VALUES = 10_000;

  /** So many groups are counted in one answer; then the next are asked for. */
  private static final int GROUPS_AT_ONCE = 10_000;

  private static final String GROUPS = "groups";

  /** What has to be asked together with a question. */
  static void ask(SearchRequest request, ObjectNode body) {
    body.put("track_total_hits", true);
    if (!request.facets().isEmpty() || request.foldDuplicates()) {
      ObjectNode counts = body.putObject("aggs");
      for (Facet facet : request.facets()) {
        counts
            .putObject(facet.name())
            .putObject("terms")
            .put("field", ClusterQueries.field(facet))
            .put("size", MOST_VALUES);
      }
      if (request.foldDuplicates()) {
        groups(counts);
      }
    }
  }

  /** Groups in order, a stretch of them at a time: exact, however many there are. */
  private static ObjectNode groups(ObjectNode counts) {
    ObjectNode groups = counts.putObject(GROUPS).putObject("composite").put("size", GROUPS_AT_ONCE);
    groups
        .putArray("sources")
        .addObject()
        .putObject("group")
        .putObject("terms")
        .put("field", ClusterDocuments.GROUP);
    return groups;
  }

  /** Reads the counts from the answer; asks on if there are more groups than it could hold. */
  static ClusterCounts read(
      SearchRequest request, ObjectNode query, JsonNode answer, ClusterIndex index)
      throws IOException {
    Map<Facet, List<SearchResult.Count>> facets = new EnumMap<>(Facet.class);
    for (Facet facet : request.facets()) {
      List<SearchResult.Count> values = new ArrayList<>();
      for (JsonNode one : answer.path("aggregations").path(facet.name()).path("buckets")) {
        values.add(
            new SearchResult.Count(one.path("key").asString(""), one.path("doc_count").asLong()));
      }
      values.sort(
          Comparator.comparingLong(SearchResult.Count::documents)
              .reversed()
              .thenComparing(SearchResult.Count::value));
      facets.put(facet, values);
    }
    Map<Long, Long> groups = new HashMap<>();
    JsonNode some = answer.path("aggregations").path(GROUPS);
    while (added(some, groups) == GROUPS_AT_ONCE) {
      ObjectNode more = ClusterConnection.json().createObjectNode().put("size", 0);
      more.set("query", query);
      groups(more.putObject("aggs")).set("after", some.path("after_key"));
      some = index.counted(more).path("aggregations").path(GROUPS);
    }
    long total = answer.path("hits").path("total").path("value").asLong();
    long grouped = groups.values().stream().mapToLong(Long::longValue).sum();
    return new ClusterCounts(total, total - grouped + groups.size(), facets, Map.copyOf(groups));
  }

  private static int added(JsonNode some, Map<Long, Long> groups) {
    int added = 0;
    for (JsonNode one : some.path("buckets")) {
      groups.put(one.path("key").path("group").asLong(), one.path("doc_count").asLong());
      added++;
    }
    return added;
  }
}
