package org.zhiren.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A program that submits values of targets with a token, each under a key of its own. */
final class ValueSender implements AutoCloseable {

  private final House house;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  ValueSender(House house, String token) {
    this.house = house;
    this.token = token;
  }

  /**
   * Submits a value.
   *
   * @return whether the server has acknowledged it
   * @throws IOException if there was no answer: it may have been taken in or not
   */
  boolean send(String key, UUID target, LocalDate day, String value)
      throws IOException, InterruptedException {
    return send(key, List.of(target), day, value);
  }

  /** Submits the same value of several targets in one delivery; otherwise as above. */
  boolean send(String key, List<UUID> targets, LocalDate day, String value)
      throws IOException, InterruptedException {
    String body =
        targets.stream()
            .map(target ->
                "{\"target\":\"%s\",\"asOf\":\"%s\",\"value\":%s,\"reason\":\"更正\"}"
                    .formatted(target, day, value))
            .collect(Collectors.joining(",", "[", "]"));
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(house.address() + "/api/v1/targets/values"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() == 200) {
      return true;
    }
    if (response.statusCode() < 500) {
      throw new IllegalStateException(
          "A value was answered %d: %s".formatted(response.statusCode(), response.body()));
    }
    return false;
  }

  @Override
  public void close() {
    client.close();
  }
}
