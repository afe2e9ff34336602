package org.zhiren.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same texts in an index of OpenSearch as its makers deliver it, with one of its analyzers. */
final class ClusterPeer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_HITS = 10_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI machine;
  private final String index;

  ClusterPeer(URI machine, String analyzer) throws IOException {
    this.machine = machine;
    this.index = "/peer-" + analyzer;
    ObjectNode body = JSON.createObjectNode();
    body.putObject("settings").put("number_of_shards", 2).put("number_of_replicas", 1);
    body.putObject("mappings")
        .putObject("properties")
        .putObject("text")
        .put("type", "text")
        .put("analyzer", analyzer);
    call("PUT", index, body.toString());
  }

  void put(int first, List<LibraryTexts.Item> items) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      ObjectNode action = JSON.createObjectNode();
      action.putObject("index").put("_id", Integer.toString(first + i));
      ObjectNode document = JSON.createObjectNode();
      document.put("text", items.get(i).title() + "\n\n" + items.get(i).text());
      lines.append(action).append('\n').append(document).append('\n');
    }
    if (call("POST", index + "/_bulk", lines.toString()).path("errors").asBoolean(true)) {
      throw new IOException("Not all documents were taken.");
    }
  }

  void refresh() throws IOException {
    call("POST", index + "/_refresh", "");
  }

  /** The numbers of the texts that it finds for a phrase. */
  BitSet texts(String string) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("size", MOST_HITS).put("_source", false);
    body.putObject("query").putObject("match_phrase").put("text", string);
    BitSet texts = new BitSet();
    for (JsonNode hit :
        call("POST", index + "/_search", body.toString()).path("hits").path("hits")) {
      texts.set(Integer.parseInt(hit.path("_id").asString()));
    }
    return texts;
  }

  private JsonNode call(String method, String path, String body) throws IOException {
    String type = path.endsWith("_bulk") ? "application/x-ndjson" : "application/json";
    HttpRequest request =
        HttpRequest.newBuilder(machine.resolve(path))
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<String> answer =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() >= 400) {
        throw new IOException("The machine answered (%d).".formatted(answer.statusCode()));
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
