package org.zhiren.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The library of a running server, through its interface for programs, with somebody's token. */
final class LibraryServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration SLOWEST = Duration.ofMinutes(10);
  private static final int MOST_WAITS = 20;
  private static final int LONGEST_WAIT_SECONDS = 120;

  private final URI address;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  LibraryServer(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /** A file that is sent. */
  @SuppressWarnings("ArrayRecordComponent") // sent once
  record Sent(String name, byte[] content) {}

  /**
   * What became of a file.
   *
   * @param no its number in the batch; files that were sent come first, in their order
   * @param reason why; {@code null} if there is nothing to say
   * @param document the document; {@code null} without one
   */
  record Settled(
      int no, String name, String outcome, @Nullable Text reason, @Nullable String document) {}

  /**
   * Sends files; the server reads them after its answer.
   *
   * @param fields what is said of all of them
   * @return the batch
   */
  String bring(List<Sent> files, Map<String, String> fields) {
    String edge = "zhiren-" + UUID.randomUUID();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Sent file : files) {
      body.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
              .formatted(edge, file.name().replaceAll("[\"\\r\\n]", "_"))
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.writeBytes(("--" + edge + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    String query =
        fields.entrySet().stream()
            .filter(field -> !field.getValue().isBlank())
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        request("/api/v1/library/documents" + (query.isEmpty() ? "" : "?" + query))
            .header("Content-Type", "multipart/form-data; boundary=" + edge)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    return send(request).path("id").asString("");
  }

  /** Waits until every file of the batch has its outcome, and answers with all of them. */
  List<Settled> outcomes(String batch) {
    long pause = 50;
    JsonNode shown = page(batch, 0);
    while (shown.path("batch").path("state").asString("").equals("RUNNING")) {
      sleep(pause);
      pause = Math.min(pause * 3 / 2, 1_000);
      shown = page(batch, 0);
    }
    List<Settled> all = new ArrayList<>();
    while (shown.path("files").size() > 0) {
      shown.path("files").forEach(file -> all.add(settled(file)));
      shown = page(batch, all.getLast().no());
    }
    return all;
  }

  private JsonNode page(String batch, int after) {
    return send(request("/api/v1/library/batches/" + batch + "?after=" + after).GET());
  }

  private static Settled settled(JsonNode file) {
    JsonNode reason = file.path("reason");
    String zh = reason.path("zh").asString("");
    String en = reason.path("en").asString("");
    JsonNode document = file.path("documentId");
    return new Settled(
        file.path("no").asInt(0),
        file.path("name").asString(""),
        file.path("outcome").asString(""),
        zh.isBlank() || en.isBlank() ? null : Text.of(zh, en),
        document.isString() ? document.asString() : null);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(SLOWEST)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json");
  }

  /** Sends, and waits where the server says that it was asked too often. */
  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      for (int waits = 0; ; waits++) {
        HttpResponse<String> response =
            client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() == 429 && waits < MOST_WAITS) {
          sleep(1_000L * seconds(response));
        } else if (response.statusCode() >= 400) {
          throw refused(response);
        } else {
          return JSON.readTree(response.body());
        }
      }
    } catch (IOException e) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of(
                  "服务器（{0}）没有应答：{1}。已完成的部分记在导入记录中，重新运行即从中断处继续。",
                  "The server ({0}) does not answer: {1}. What was done stands in the journal; run"
                      + " this again to go on.")
              .fill(
                  address, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  private static int seconds(HttpResponse<String> response) {
    String said = response.headers().firstValue("Retry-After").orElse("5");
    return said.matches("\\d{1,4}")
        ? Math.clamp(Integer.parseInt(said), 1, LONGEST_WAIT_SECONDS)
        : 5;
  }

  private CommandProblem refused(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      return new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of(
                  "服务器（{0}）不接受这个令牌（{1}）。请在“我的账户”中新建含“维护资料库”权限的令牌。",
                  "The server ({0}) does not accept the token ({1}). Make one with the right to"
                      + " maintain the library on the page of your account.")
              .fill(address, status));
    }
    return new CommandProblem(
        CommandProblem.UNUSABLE,
        Text.of("服务器（{0}）拒绝了请求（{1}）：{2}", "The server ({0}) refused the request ({1}): {2}")
            .fill(address, status, detail(response.body())));
  }

  private static String detail(String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      String detail = problem.path("detail").asString("");
      String title = problem.path("title").asString("");
      return !detail.isBlank() ? detail : title.isBlank() ? "-" : title;
    } catch (JacksonException none) {
      return "-";
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  private static CommandProblem interrupted() {
    return new CommandProblem(
        CommandProblem.NO, Text.of("已中断。重新运行即从中断处继续。", "Interrupted. Run this again to go on."));
  }

  @Override
  public void close() {
    client.close();
  }
}
