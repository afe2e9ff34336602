package org.zhiren.scaleout;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Material;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.Highlights;
import org.zhiren.materials.search.Library;
import org.zhiren.materials.search.LibraryDigest;
import org.zhiren.materials.search.LibraryShelf;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.materials.search.Translation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A library on a cluster of OpenSearch machines. Any number of threads may use it at once. It works
 * on while at least one copy of every part of the index can be reached.
 */
public final class ClusterLibrary implements Library, LibraryShelf {

  private static final int DIGEST_PAGE = 500;
  private static final int MOST_VALUES = 10_000;
  private static final int EXACT_DIFFERENT = 40_000;

  private static final List<String> LISTED =
      List.of(
          "id",
          "title",
          "number",
          "words",
          "day",
          "facet_kind",
          "facet_level",
          "facet_organ",
          "facet_source");

  private final ClusterConnection cluster;
  private final String index;
  private final ClusterQueries queries = new ClusterQueries();

  private ClusterLibrary(ClusterConnection cluster, String index) {
    this.cluster = cluster;
    this.index = index;
  }

  /**
   * Opens a library; makes its index if there is none.
   *
   * @param machines addresses such as http://127.0.0.1:9200, several so that one may fail
   * @param index the name of the index: lower-case letters, digits and -
   * @param shards in how many parts a new index is cut
   * @param copies how many copies of each part a new index has beside the first
   * @throws IOException if no machine answers
   */
  public static ClusterLibrary open(List<URI> machines, String index, int shards, int copies)
      throws IOException {
    if (!index.matches("[a-z][a-z0-9-]{0,100}")) {
      throw new IllegalArgumentException(
          "The name of an index has lower-case letters, digits and -; it was (%s)."
              .formatted(index));
    }
    ClusterLibrary library = new ClusterLibrary(new ClusterConnection(machines), index);
    try {
      library.cluster.send("PUT", "/" + index, ClusterDocuments.index(shards, copies));
    } catch (ClusterConnection.Refused e) {
      if (e.status() != 400 || !String.valueOf(e.getMessage()).contains("already_exists")) {
        throw e;
      }
    }
    return library;
  }

  @Override
  public void put(Material material) throws IOException {
    cluster.send("PUT", document(material.id()), ClusterDocuments.document(material));
  }

  /**
   * Puts many at once, in one request.
   *
   * @throws IOException if any of them was not taken
   */
  public void putAll(List<Material> materials) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Material material : materials) {
      ObjectNode action = ClusterConnection.json().createObjectNode();
      action.putObject("index").put("_id", material.id());
      lines.append(action).append('\n').append(ClusterDocuments.document(material)).append('\n');
    }
    if (!materials.isEmpty()) {
      JsonNode answer = cluster.call("POST", "/" + index + "/_bulk", lines.toString());
      if (answer.path("errors").asBoolean(true)) {
        throw new IOException(
            "The cluster did not take all of (%d) documents.".formatted(materials.size()));
      }
    }
  }

  @Override
  public void remove(String id) throws IOException {
    try {
      cluster.call("DELETE", document(id), "");
    } catch (ClusterConnection.Refused e) {
      if (e.status() != 404) {
        throw e;
      }
    }
  }

  private String document(String id) {
    return "/"
        + index
        + "/_doc/"
        + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void refresh() throws IOException {
    cluster.call("POST", "/" + index + "/_refresh", "");
  }

  /** Removes the whole index. */
  public void drop() throws IOException {
    cluster.call("DELETE", "/" + index, "");
  }

  @Override
  public int size() throws IOException {
    return Math.toIntExact(cluster.get("/" + index + "/_count").path("count").asLong());
  }

  @Override
  public Optional<String> text(String id, Access access) throws IOException {
    ObjectNode query =
        access.everything()
            ? queries.named(id)
            : queries.all(
                List.of(),
                List.of(queries.named(id), queries.labelled(List.copyOf(access.labels()))),
                List.of());
    ObjectNode body = ClusterConnection.json().createObjectNode().put("size", 1);
    body.set("query", query);
    body.putArray("_source").add("body");
    JsonNode hit = ask(body).path("hits").path("hits").path(0);
    return hit.isMissingNode()
        ? Optional.empty()
        : Optional.of(hit.path("_source").path("body").asString(""));
  }

  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    Translation<ObjectNode> asked = Translation.of(request, queries);
    Cursor cursor = Cursor.read(request.after());
    boolean ranked =
        !asked.empty()
            && (request.mode() == SearchRequest.Mode.RANKED
                || (request.mode() == SearchRequest.Mode.AUTOMATIC && cursor.ranked()));
    if (asked.exact() == null) {
      return new SearchResult(
          SearchRequest.Mode.EXACT, 0, 0, List.of(), Map.of(), null, asked.notes());
    }
    if (!ranked) {
      SearchResult exact = page(request, asked.exact(), SearchRequest.Mode.EXACT, cursor, asked);
      if (exact.total() > 0
          || request.mode() == SearchRequest.Mode.EXACT
          || !asked.plain()
          || asked.ranked() == null) {
        return exact;
      }
    }
    ObjectNode nearest = asked.ranked() == null ? queries.nothing() : asked.ranked();
    return page(request, nearest, SearchRequest.Mode.RANKED, cursor, asked);
  }

  private SearchResult page(
      SearchRequest request,
      ObjectNode query,
      SearchRequest.Mode mode,
      Cursor cursor,
      Translation<ObjectNode> asked)
      throws IOException {
    ObjectNode body = ClusterConnection.json().createObjectNode();
    body.put("size", request.limit()).put("track_total_hits", true).set("query", query);
    sort(request, body.putArray("sort"));
    if (cursor.after() != null) {
      body.set("search_after", cursor.after());
    }
    ArrayNode source = body.putArray("_source");
    LISTED.forEach(source::add);
    if (request.snippets()) {
      source.add("body");
    }
    if (request.foldDuplicates()) {
      body.putObject("collapse").put("field", "fold");
    }
    ObjectNode counts = body.putObject("aggs");
    counts
        .putObject("different")
        .putObject("cardinality")
        .put("field", "fold")
        .put("precision_threshold", EXACT_DIFFERENT);
    for (Facet facet : request.facets()) {
      counts
          .putObject(facet.name())
          .putObject("terms")
          .put("field", ClusterQueries.field(facet))
          .put("size", MOST_VALUES);
    }
    JsonNode answer = ask(body);
    return result(request, mode, answer, asked);
  }

  private static void sort(SearchRequest request, ArrayNode sort) {
    switch (request.order()) {
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
      Translation<ObjectNode> asked) {
    Highlights highlights = asked.empty() ? null : Highlights.of(request.query(), mode);
    List<SearchResult.Hit> hits = new ArrayList<>();
    JsonNode last = null;
    for (JsonNode hit : answer.path("hits").path("hits")) {
      hits.add(ClusterDocuments.hit(hit, highlights, request.snippets()));
      last = hit.path("sort");
    }
    Map<Facet, List<SearchResult.Count>> facets = new EnumMap<>(Facet.class);
    for (Facet facet : request.facets()) {
      List<SearchResult.Count> values = new ArrayList<>();
      for (JsonNode one : answer.path("aggregations").path(facet.name()).path("buckets")) {
        values.add(
            new SearchResult.Count(one.path("key").asString(""), one.path("doc_count").asLong()));
      }
      facets.put(facet, values);
    }
    long total = answer.path("hits").path("total").path("value").asLong();
    long different = answer.path("aggregations").path("different").path("value").asLong();
    String next =
        last == null || hits.size() < request.limit()
            ? null
            : Cursor.write(mode == SearchRequest.Mode.RANKED, last);
    return new SearchResult(mode, total, different, hits, facets, next, asked.notes());
  }

  @Override
  public List<SearchResult.Hit> similar(String id, int limit, Access access) throws IOException {
    Optional<String> own = text(id, access);
    if (own.isEmpty()) {
      return List.of();
    }
    ObjectNode body = ClusterConnection.json().createObjectNode().put("size", limit);
    body.set("query", Translation.like(own.get(), id, access, queries));
    ArrayNode source = body.putArray("_source");
    LISTED.forEach(source::add);
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (JsonNode hit : ask(body).path("hits").path("hits")) {
      hits.add(ClusterDocuments.hit(hit, null, false));
    }
    return hits;
  }

  @Override
  public LibraryDigest digest() throws IOException {
    LibraryDigest digest = LibraryDigest.NOTHING;
    JsonNode after = null;
    while (true) {
      ObjectNode body = ClusterConnection.json().createObjectNode().put("size", DIGEST_PAGE);
      body.putArray("sort").addObject().put("id", "asc");
      body.putArray("_source").add("id").add("title").add("body");
      if (after != null) {
        body.set("search_after", after);
      }
      JsonNode hits = ask(body).path("hits").path("hits");
      for (JsonNode hit : hits) {
        JsonNode kept = hit.path("_source");
        digest =
            digest.with(
                kept.path("id").asString(""),
                kept.path("title").asString(""),
                kept.path("body").asString(""));
        after = hit.path("sort");
      }
      if (hits.size() < DIGEST_PAGE) {
        return digest;
      }
    }
  }

  /** An answer from some parts only would be a wrong answer. */
  private JsonNode ask(ObjectNode body) throws IOException {
    JsonNode answer =
        cluster.send(
            "POST",
            "/"
                + index
                + "/_search?search_type=dfs_query_then_fetch&allow_partial_search_results=false",
            body);
    if (answer.path("timed_out").asBoolean(true)
        || answer.path("_shards").path("failed").asInt(1) > 0) {
      throw new IOException("Not all parts of the index answered.");
    }
    return answer;
  }

  @Override
  public void close() {
    cluster.close();
  }

  /** Where a page begins: the sort values of the last hit before it. */
  private record Cursor(boolean ranked, @Nullable JsonNode after) {

    static Cursor read(@Nullable String text) {
      if (text == null || text.length() < 2) {
        return new Cursor(false, null);
      }
      try {
        byte[] json = Base64.getUrlDecoder().decode(text.substring(1));
        JsonNode after = ClusterConnection.json().readTree(json);
        return new Cursor(text.charAt(0) == 'r', after.isArray() ? after : null);
      } catch (IllegalArgumentException | JacksonException e) {
        return new Cursor(false, null);
      }
    }

    static String write(boolean ranked, JsonNode after) {
      byte[] json = after.toString().getBytes(StandardCharsets.UTF_8);
      return (ranked ? "r" : "e") + Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }
  }
}
