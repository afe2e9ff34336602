package org.zhiren.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks for the first pages that everyone sees, so that their code is part of the recording. */
final class Warmup {

  private static final int ROUNDS = 20;

  private Warmup() {}

  static void load(String webAddress) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(webAddress)).timeout(Duration.ofSeconds(20)).build();
      for (int round = 0; round < ROUNDS; round++) {
        client.send(request, HttpResponse.BodyHandlers.discarding());
      }
    }
  }
}
