package org.zhiren.scaleout;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiren.materials.Material;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.DuplicateGroup;
import org.zhiren.materials.search.Library;
import org.zhiren.materials.search.LibraryDigest;
import org.zhiren.materials.search.LibraryShelf;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.materials.search.Translation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A library on a cluster of OpenSearch machines. Any number of threads may use it at once. It works
 * on while at least one copy of every part of the index can be reached.
 */
public final class ClusterLibrary implements Library, LibraryShelf {

  /** So many documents are looked at with one request. */
  private static final int AT_ONCE = 500;

  /** So often a document may change under the hands of whoever puts it into a group. */
  private static final int ATTEMPTS = 5;

  private final ClusterIndex index;
  private final ClusterQueries queries = new ClusterQueries();
  private final ClusterPages pages;

  private ClusterLibrary(ClusterIndex index) {
    this.index = index;
    this.pages = new ClusterPages(index, queries);
  }

  /**
   * Opens a library; makes its index if there is none.
   *
   * @param machines addresses such as http://127.0.0.1:9200, several so that one may fail
   * @param index the name of the index: lower-case letters, digits and -
   * @param shards in how many parts a new index is cut
   * @param copies how many copies of each part a new index has beside the first
   * @throws IOException if no machine answers, or another version of the program made the index
   */
  public static ClusterLibrary open(List<URI> machines, String index, int shards, int copies)
      throws IOException {
    if (!index.matches("[a-z][a-z0-9-]{0,100}")) {
      throw new IllegalArgumentException(
          "The name of an index has lower-case letters, digits and -; it was (%s)."
              .formatted(index));
    }
    ClusterConnection connection = new ClusterConnection(machines);
    ClusterIndex named = new ClusterIndex(connection, index);
    try {
      if (!made(named, shards, copies)) {
        ClusterDocuments.checkFormat(index, named.get("/_mapping"));
      }
      return new ClusterLibrary(named);
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  /** Makes the index; says no if it is there. */
  private static boolean made(ClusterIndex index, int shards, int copies) throws IOException {
    try {
      index.send("PUT", "", ClusterDocuments.index(shards, copies));
      return true;
    } catch (ClusterConnection.Refused e) {
      if (e.status() == 400 && String.valueOf(e.getMessage()).contains("already_exists")) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void put(Material material, long cluster) throws IOException {
    index.send(
        "PUT", ClusterIndex.document(material.id()), ClusterDocuments.document(material, cluster));
  }

  /** Puts many in one request; none of them in a group. */
  public void putAll(List<Material> materials) throws IOException {
    putAll(materials, Map.of());
  }

  /**
   * Puts many at once, in one request.
   *
   * @throws IOException if any of them was not taken
   */
  @Override
  public void putAll(List<Material> materials, Map<String, Long> clusters) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Material material : materials) {
      ObjectNode action = ClusterConnection.json().createObjectNode();
      action.putObject("index").put("_id", material.id());
      long cluster = clusters.getOrDefault(material.id(), 0L);
      lines.append(action).append('\n');
      lines.append(ClusterDocuments.document(material, cluster)).append('\n');
    }
    if (!materials.isEmpty()) {
      JsonNode answer = index.call("POST", "/_bulk", lines.toString());
      if (answer.path("errors").asBoolean(true)) {
        throw new IOException(
            "The cluster did not take all of (%d) documents.".formatted(materials.size()));
      }
    }
  }

  @Override
  public void remove(String id) throws IOException {
    try {
      index.call("DELETE", ClusterIndex.document(id), "");
    } catch (ClusterConnection.Refused e) {
      if (e.status() != 404) {
        throw e;
      }
    }
  }

  /**
   * Says to which near-duplicates a document belongs. The cluster cannot change a part of a
   * document whose terms it does not keep: the whole is put again, unless somebody puts it at the
   * same time.
   *
   * @throws IOException if the document changed under every one of several attempts
   */
  @Override
  public void assignCluster(String id, long cluster) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      JsonNode there;
      try {
        there = index.get(ClusterIndex.document(id));
      } catch (ClusterConnection.Refused e) {
        if (e.status() == 404) {
          return;
        }
        throw e;
      }
      if (!(there.path("_source") instanceof ObjectNode kept)
          || kept.path(ClusterDocuments.GROUP).asLong(0) == cluster) {
        return;
      }
      String unchanged =
          "?if_seq_no=%d&if_primary_term=%d"
              .formatted(there.path("_seq_no").asLong(), there.path("_primary_term").asLong());
      try {
        index.send(
            "PUT",
            ClusterIndex.document(id) + unchanged,
            ClusterDocuments.regrouped(kept, cluster));
        return;
      } catch (ClusterConnection.Refused e) {
        if (e.status() != 409) {
          throw e;
        }
      }
    }
    throw new IOException(
        "The document (%s) changed under each of (%d) attempts to put it into group (%d)."
            .formatted(id, ATTEMPTS, cluster));
  }

  @Override
  public void refresh() throws IOException {
    index.call("POST", "/_refresh", "");
  }

  /** Removes the whole index. */
  public void drop() throws IOException {
    index.call("DELETE", "", "");
  }

  @Override
  public int size() throws IOException {
    return Math.toIntExact(index.get("/_count").path("count").asLong());
  }

  @Override
  public Optional<String> text(String id, Access access) throws IOException {
    ObjectNode body = ClusterConnection.json().createObjectNode().put("size", 1);
    body.set("query", seen(queries.named(id), access));
    body.putArray("_source").add("body");
    JsonNode hit = index.counted(body).path("hits").path("hits").path(0);
    return hit.isMissingNode()
        ? Optional.empty()
        : Optional.of(hit.path("_source").path("body").asString(""));
  }

  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    return pages.search(request);
  }

  @Override
  public List<SearchResult.Hit> similar(String id, int limit, Access access) throws IOException {
    Optional<String> own = text(id, access);
    if (own.isEmpty()) {
      return List.of();
    }
    ObjectNode body = ClusterConnection.json().createObjectNode().put("size", limit);
    body.set("query", Translation.like(own.get(), id, access, queries));
    ClusterDocuments.listed(body, false);
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (JsonNode hit : index.ranked(body).path("hits").path("hits")) {
      float score = (float) hit.path("_score").asDouble(0);
      hits.add(ClusterDocuments.hit(hit, score, null, false, Map.of()));
    }
    return hits;
  }

  /** What of it the searcher may see. */
  private ObjectNode seen(ObjectNode query, Access access) {
    return queries.all(
        List.of(),
        access.everything()
            ? List.of(query)
            : List.of(query, queries.labelled(List.copyOf(access.labels()))),
        List.of());
  }

  @Override
  public Optional<DuplicateGroup> group(long number, Access access) throws IOException {
    ObjectNode body = ClusterConnection.json().createObjectNode().put("size", 1);
    body.put("track_total_hits", true).set("query", seen(queries.grouped(number), access));
    body.putArray("sort").addObject().putObject(ClusterDocuments.MEDOID).put("order", "desc");
    body.putArray("_source").add(ClusterDocuments.MEDOID);
    JsonNode hits = index.counted(body).path("hits");
    JsonNode first = hits.path("hits").path(0);
    return first.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new DuplicateGroup(
                number,
                hits.path("total").path("value").asLong(),
                first.path("_source").path(ClusterDocuments.MEDOID).asBoolean(false)
                    ? first.path("_id").asString("")
                    : null));
  }

  @Override
  public Map<String, Long> clusters(Collection<String> ids) throws IOException {
    Map<String, Long> clusters = new HashMap<>();
    List<String> wanted = List.copyOf(ids);
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      List<String> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
      ObjectNode body = ClusterConnection.json().createObjectNode().put("size", some.size());
      body.set("query", seen(queries.named(some), Access.ALL));
      body.putArray("_source").add(ClusterDocuments.GROUP);
      for (JsonNode hit : index.counted(body).path("hits").path("hits")) {
        long cluster = hit.path("_source").path(ClusterDocuments.GROUP).asLong(0);
        if (cluster != 0) {
          clusters.put(hit.path("_id").asString(""), cluster);
        }
      }
    }
    return clusters;
  }

  @Override
  public LibraryDigest digest() throws IOException {
    LibraryDigest digest = LibraryDigest.NOTHING;
    JsonNode after = null;
    while (true) {
      ObjectNode body = ClusterConnection.json().createObjectNode().put("size", AT_ONCE);
      body.putArray("sort").addObject().put("id", "asc");
      body.putArray("_source").add("id").add("title").add("body").add(ClusterDocuments.GROUP);
      if (after != null) {
        body.set("search_after", after);
      }
      JsonNode hits = index.counted(body).path("hits").path("hits");
      for (JsonNode hit : hits) {
        JsonNode kept = hit.path("_source");
        digest =
            digest.with(
                kept.path("id").asString(""),
                kept.path("title").asString(""),
                kept.path("body").asString(""),
                kept.path(ClusterDocuments.GROUP).asLong(0));
        after = hit.path("sort");
      }
      if (hits.size() < AT_ONCE) {
        return digest;
      }
    }
  }

  @Override
  public void close() {
    index.cluster().close();
  }
}
