package org.zhiren.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that found units through the API and note each one that the server has acknowledged. */
final class CrashWriters {

  private static final Pattern MADE = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

  private final House house;
  private final String token;
  private final String parent;
  private final long seed;
  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicLong number = new AtomicLong();

  CrashWriters(House house, String token, String parent, long seed) {
    this.house = house;
    this.token = token;
    this.parent = parent;
    this.seed = seed;
  }

  /** The units whose founding was answered with success. */
  Set<UUID> acknowledged() {
    return acknowledged;
  }

  Shift begin(int clients) {
    return new Shift(clients);
  }

  /** Clients at work until closed; a failed request is tried again with a new unit. */
  final class Shift implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    private Shift(int clients) {
      for (int i = 0; i < clients; i++) {
        threads.add(Thread.ofPlatform().daemon().name("client-" + i).start(this::work));
      }
    }

    private void work() {
      try (HttpClient client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofSeconds(2))
              .build()) {
        while (!over) {
          if (!found(client)) {
            pause();
          }
        }
      }
    }

    private boolean found(HttpClient client) {
      try {
        HttpResponse<String> response =
            client.send(request(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Matcher made = MADE.matcher(response.body());
        // Whole and successful, or it was not acknowledged.
        if (response.statusCode() / 100 == 2 && made.find()) {
          acknowledged.add(UUID.fromString(made.group(1)));
          return true;
        }
        return false;
      } catch (java.io.IOException e) {
        return false; // killed in the middle: never acknowledged, may or may not be there
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        over = true;
        return false;
      }
    }

    /** Waits until so many more changes have been acknowledged. */
    void awaitMore(int more, Duration patience) throws InterruptedException {
      int before = acknowledged.size();
      long end = System.nanoTime() + patience.toNanos();
      while (acknowledged.size() < before + more) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "No change was acknowledged for %d s: the server did not go on."
                  .formatted(patience.toSeconds()));
        }
        Thread.sleep(Duration.ofMillis(20));
      }
    }

    @Override
    public void close() throws InterruptedException {
      over = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request() {
    String name = "试验科 " + seed + "-" + number.incrementAndGet();
    String body =
        """
        {"facts": {"name": "%1$s", "shortName": "%1$s", "parentId": "%2$s", "kind": "其他机关",
          "level": "股级", "nature": "内设机构", "sector": "ORGAN", "precedence": 999,
          "grassroots": false, "hardship": false},
         "basis": {"on": "2026-11-20", "ground": "试验", "reason": "停电试验"}}
        """
            .formatted(name, parent);
    return HttpRequest.newBuilder(URI.create(house.address() + "/api/v1/organization/units"))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
        .build();
  }
}
