package org.zhiren.scaleout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiren.materials.search.Highlights;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.materials.search.Translation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages of results with their counts, as the index in the server's process makes them. */
final class ClusterPages {

  /** The nearest documents are a list to look at, not a set to count: no more than these. */
  private static final int NEAREST = 1000;

  private final ClusterIndex index;
  private final ClusterQueries queries;

  ClusterPages(ClusterIndex index, ClusterQueries queries) {
    this.index = index;
    this.queries = queries;
  }

  SearchResult search(SearchRequest request) throws IOException {
    Translation<ObjectNode> asked = Translation.of(request, queries);
    ClusterCursor cursor = ClusterCursor.read(request.after());
    ObjectNode exact = asked.exact();
    if (exact == null) {
      return new SearchResult(
          SearchRequest.Mode.EXACT, 0, 0, List.of(), Map.of(), null, asked.notes());
    }
    boolean ranked =
        !asked.empty()
            && (request.mode() == SearchRequest.Mode.RANKED
                || (request.mode() == SearchRequest.Mode.AUTOMATIC && cursor.ranked()));
    if (!ranked) {
      SearchResult found = exact(request, exact, cursor, asked);
      if (found.total() > 0
          || request.mode() == SearchRequest.Mode.EXACT
          || !asked.plain()
          || asked.ranked() == null) {
        return found;
      }
    }
    ObjectNode nearest = asked.ranked();
    return nearest(request, nearest == null ? queries.nothing() : nearest, cursor, asked);
  }

  private SearchResult exact(
      SearchRequest request, ObjectNode query, ClusterCursor cursor, Translation<ObjectNode> asked)
      throws IOException {
    ObjectNode body = page(request, query, cursor);
    ClusterCounts.ask(request, body);
    JsonNode answer = ask(request, body);
    ClusterCounts counts = ClusterCounts.read(request, query, answer, index);
    return result(request, SearchRequest.Mode.EXACT, answer, counts, cursor, asked);
  }

  private SearchResult nearest(
      SearchRequest request, ObjectNode query, ClusterCursor cursor, Translation<ObjectNode> asked)
      throws IOException {
    ObjectNode body = page(request, query, cursor).put("track_total_hits", NEAREST);
    JsonNode answer = ask(request, body);
    ClusterCounts counts;
    if (request.facets().isEmpty() && !request.foldDuplicates()) {
      long total = Math.min(NEAREST, answer.path("hits").path("total").path("value").asLong());
      counts = new ClusterCounts(total, total, Map.of(), Map.of());
    } else {
      ObjectNode among = queries.named(nearestIds(query));
      ObjectNode counting = ClusterConnection.json().createObjectNode().put("size", 0);
      counting.set("query", among);
      ClusterCounts.ask(request, counting);
      counts = ClusterCounts.read(request, among, index.counted(counting), index);
    }
    return result(request, SearchRequest.Mode.RANKED, answer, counts, cursor, asked);
  }

  private List<String> nearestIds(ObjectNode query) throws IOException {
    ObjectNode body = ClusterConnection.json().createObjectNode().put("size", NEAREST);
    body.set("query", query);
    sort(SearchRequest.Order.RELEVANCE, body.putArray("sort"));
    body.put("_source", false);
    List<String> ids = new ArrayList<>();
    for (JsonNode hit : index.ranked(body).path("hits").path("hits")) {
      ids.add(hit.path("_id").asString(""));
    }
    return ids;
  }

  /** One hit more than the page has, which tells whether there is a next page. */
  private static ObjectNode page(SearchRequest request, ObjectNode query, ClusterCursor cursor) {
    ObjectNode body = ClusterConnection.json().createObjectNode();
    body.put("size", request.limit() + 1).set("query", query);
    sort(request.order(), body.putArray("sort"));
    ClusterDocuments.listed(body, request.snippets());
    if (request.foldDuplicates()) {
      body.put("from", cursor.skip()).putObject("collapse").put("field", ClusterDocuments.FOLD);
    } else if (cursor.after() != null) {
      body.set("search_after", cursor.after());
    }
    return body;
  }

  private JsonNode ask(SearchRequest request, ObjectNode body) throws IOException {
    return request.order() == SearchRequest.Order.RELEVANCE
        ? index.ranked(body)
        : index.counted(body);
  }

  private static void sort(SearchRequest.Order order, ArrayNode sort) {
    switch (order) {
      case RELEVANCE -> sort.addObject().put("_score", "desc");
      case NEWEST -> day(sort, "desc");
      case OLDEST -> day(sort, "asc");
    }
    sort.addObject().put("id", "asc");
  }

  private static void day(ArrayNode sort, String direction) {
    sort.addObject().putObject("day").put("order", direction).put("missing", "_last");
  }

  private static SearchResult result(
      SearchRequest request,
      SearchRequest.Mode mode,
      JsonNode answer,
      ClusterCounts counts,
      ClusterCursor cursor,
      Translation<ObjectNode> asked) {
    boolean ranked = mode == SearchRequest.Mode.RANKED;
    Highlights highlights = asked.empty() ? null : Highlights.of(request.query(), mode);
    List<SearchResult.Hit> hits = new ArrayList<>();
    JsonNode last = null;
    boolean more = false;
    for (JsonNode hit : answer.path("hits").path("hits")) {
      if (hits.size() == request.limit()) {
        more = true;
        break;
      }
      last = hit.path("sort");
      // Scores are told as values of the order, where they decide it.
      double score =
          request.order() == SearchRequest.Order.RELEVANCE ? last.path(0).asDouble(0) : 0;
      hits.add(
          ClusterDocuments.hit(
              hit, (float) score, highlights, request.snippets(), counts.groups()));
    }
    return new SearchResult(
        mode,
        counts.total(),
        counts.distinct(),
        hits,
        counts.facets(),
        more && last != null ? next(request, ranked, cursor, hits.size(), last) : null,
        asked.notes());
  }

  private static String next(
      SearchRequest request, boolean ranked, ClusterCursor cursor, int hits, JsonNode last) {
    return request.foldDuplicates()
        ? ClusterCursor.skipping(ranked, cursor.skip() + hits)
        : ClusterCursor.after(ranked, last);
  }
}
