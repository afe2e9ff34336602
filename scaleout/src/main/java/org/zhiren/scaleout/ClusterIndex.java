package org.zhiren.scaleout;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One index of a cluster, by its name.
 *
 * @param name lower-case letters, digits and -
 */
record ClusterIndex(ClusterConnection cluster, String name) {

  JsonNode get(String path) throws IOException {
    return cluster.get("/" + name + path);
  }

  JsonNode send(String method, String path, JsonNode body) throws IOException {
    return cluster.send(method, "/" + name + path, body);
  }

  JsonNode call(String method, String path, String body) throws IOException {
    return cluster.call(method, "/" + name + path, body);
  }

  /** Where a document of the index lies. */
  static String document(String id) {
    return "/_doc/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Asks for documents in an order that their scores decide: how rare terms are counts all parts.
   */
  JsonNode ranked(ObjectNode body) throws IOException {
    return ask(body, "dfs_query_then_fetch");
  }

  /** Asks for counts, or for documents in an order without scores. */
  JsonNode counted(ObjectNode body) throws IOException {
    return ask(body, "query_then_fetch");
  }

  /**
   * An answer from some parts only would be a wrong answer. The same question goes to the same
   * copies each time, so that its pages follow each other: copies score a little differently.
   */
  private JsonNode ask(ObjectNode body, String how) throws IOException {
    String copies = Integer.toHexString(body.path("query").toString().hashCode());
    JsonNode answer =
        send(
            "POST",
            "/_search?search_type=%s&preference=q%s&allow_partial_search_results=false"
                .formatted(how, copies),
            body);
    if (answer.path("timed_out").asBoolean(true)
        || answer.path("_shards").path("failed").asInt(1) > 0) {
      throw new IOException("Not all parts of the index (%s) answered.".formatted(name));
    }
    return answer;
  }
}
