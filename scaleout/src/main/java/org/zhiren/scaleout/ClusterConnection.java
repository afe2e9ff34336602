package org.zhiren.scaleout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.zhiren.explain.Shortening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP to the machines of a cluster: any of them answers for all. One that cannot be reached is
 * passed over; each call begins with the one that answered last.
 */
final class ClusterConnection implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final List<URI> machines;
  private volatile int first;

  ClusterConnection(List<URI> machines) {
    if (machines.isEmpty()) {
      throw new IllegalArgumentException("A cluster needs the address of one machine at least.");
    }
    this.machines = List.copyOf(machines);
  }

  JsonNode get(String path) throws IOException {
    return call("GET", path, "");
  }

  JsonNode send(String method, String path, JsonNode body) throws IOException {
    return call(method, path, JSON.writeValueAsString(body));
  }

  static JsonMapper json() {
    return JSON;
  }

  /** Calls the machines in turn until one answers; an answer that says no is an answer. */
  JsonNode call(String method, String path, String body) throws IOException {
    IOException last = null;
    for (int i = 0; i < machines.size(); i++) {
      int number = (first + i) % machines.size();
      try {
        JsonNode answer = ask(machines.get(number), method, path, body);
        first = number;
        return answer;
      } catch (Refused e) {
        throw e;
      } catch (IOException e) {
        last = e;
      }
    }
    throw new IOException("None of the machines (%s) answers.".formatted(machines), last);
  }

  private JsonNode ask(URI machine, String method, String path, String body) throws IOException {
    String type = path.contains("_bulk") ? "application/x-ndjson" : "application/json";
    HttpRequest request =
        HttpRequest.newBuilder(machine.resolve(path))
            .timeout(ANSWER)
            .header("Content-Type", type)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<String> answer =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() == 503 || answer.statusCode() == 429) {
        throw new IOException("The machine (%s) is busy.".formatted(machine));
      }
      if (answer.statusCode() >= 400) {
        throw new Refused(answer.statusCode(), Shortening.shown(answer.body(), 500));
      }
      return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for an answer", e);
    }
  }

  /** The cluster understood and said no. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String why) {
      super("The cluster answered (%d): %s".formatted(status, why));
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
