package org.zhiren.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As many phones as there are codes. Each fetches its form; then all send at once, and do what the
 * script of the form does: the same receipt again and again until somebody has answered. Every
 * phone marks differently, so that its sheet is known again in the database.
 */
final class Phones {

  private static final Pattern FIELD = Pattern.compile("name=\"m-(\\d+)-(\\d+)\"");
  private static final int MARKS = 4;
  private static final int MOST_ATTEMPTS = 60;
  private static final long LONGEST_WAIT_MILLIS = 4_000;

  private final House house;
  private final List<String> codes;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final Set<String> signatures = Collections.synchronizedSet(new HashSet<>());
  private final Sample waits = new Sample();
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger retries = new AtomicInteger();
  private volatile boolean givenUp;
  private double seconds;

  Phones(House house, List<String> codes) {
    this.house = house;
    this.codes = codes;
  }

  /** Sheets answered as received. */
  int received() {
    return received.get();
  }

  int retries() {
    return retries.get();
  }

  /** From the moment at which all began to send until the last was answered. */
  double seconds() {
    return seconds;
  }

  /** Nanoseconds from pressing the button to "received", retries included. */
  Sample waits() {
    return waits;
  }

  /** What the phones whose sheet was received had marked. */
  Set<String> signatures() {
    return Set.copyOf(signatures);
  }

  /** The server does not come back: the phones stop asking. */
  void giveUp() {
    givenUp = true;
  }

  void markAll(Runnable whenSending) throws Exception {
    CountDownLatch ready = new CountDownLatch(codes.size());
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Long>> running = new ArrayList<>();
    try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < codes.size(); i++) {
        int number = i;
        running.add(
            phones.submit(() -> {
              String form;
              try {
                form = fetch(codes.get(number));
              } finally {
                ready.countDown();
              }
              go.await();
              return send(codes.get(number), form, number);
            }));
      }
      ready.await();
      long begin = System.nanoTime();
      go.countDown();
      whenSending.run();
      for (Future<Long> one : running) {
        waits.add(one.get());
      }
      seconds = (System.nanoTime() - begin) / 1e9;
    }
  }

  private String fetch(String code) throws IOException, InterruptedException {
    HttpResponse<String> form =
        client.send(
            HttpRequest.newBuilder(URI.create(house.address() + "/s/" + code))
                .timeout(Duration.ofMinutes(1))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (form.statusCode() != 200) {
      throw new IOException("A form answered " + form.statusCode());
    }
    return form.body();
  }

  /** Marks so that the number of the phone can be read from the sheet, in the system of four. */
  private long send(String code, String form, int number) throws InterruptedException {
    Matcher field = FIELD.matcher(form);
    Set<List<Integer>> cells =
        new TreeSet<>((a, b) -> {
          int byPerson = Integer.compare(a.get(0), b.get(0));
          return byPerson != 0 ? byPerson : Integer.compare(a.get(1), b.get(1));
        });
    while (field.find()) {
      cells.add(List.of(Integer.parseInt(field.group(1)), Integer.parseInt(field.group(2))));
    }
    StringBuilder marks = new StringBuilder();
    StringBuilder signature = new StringBuilder();
    int rest = number;
    for (List<Integer> cell : cells) {
      int mark = rest % MARKS + 1;
      rest /= MARKS;
      marks
          .append(marks.isEmpty() ? "" : ",")
          .append(
              "{\"person\":%d,\"item\":%d,\"mark\":%d}".formatted(cell.get(0), cell.get(1), mark));
      signature
          .append(signature.isEmpty() ? "" : " ")
          .append("%d.%d=%d".formatted(cell.get(0), cell.get(1), mark));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(house.address() + "/s/" + code))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"receipt\":\"%s\",\"marks\":[%s],\"remarks\":{}}"
                        .formatted(UUID.randomUUID(), marks)))
            .build();
    long begin = System.nanoTime();
    for (int attempt = 0; attempt < MOST_ATTEMPTS && !givenUp; attempt++) {
      if (attempt > 0) {
        retries.incrementAndGet();
        Thread.sleep(Math.min(LONGEST_WAIT_MILLIS, 250L << Math.min(attempt, 4)));
      }
      try {
        HttpResponse<String> answer =
            client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() == 200) {
          signatures.add(signature.toString());
          received.incrementAndGet();
          return System.nanoTime() - begin;
        }
        if (answer.statusCode() < 500) {
          throw new IllegalStateException(
              "A sheet was answered " + answer.statusCode() + " " + answer.body());
        }
      } catch (IOException lostConnection) {
        // As a phone does: the same once more, a little later.
      }
    }
    throw new IllegalStateException("A phone gave up after %d attempts.".formatted(MOST_ATTEMPTS));
  }
}
