package org.zhiren.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The library on the real server with the texts of law: how fast they come in, what a page of
 * results, a suggestion, a reading page and a download take, from the first byte sent to the last
 * received, one visitor at a time.
 */
final class LibraryWebBench implements Benchmark {

  private static final String CADRE = "ganbu";
  private static final String EDGE = "zhiren-bench-edge";
  private static final int WARMING = 300;
  private static final Pattern BATCH = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
  private static final Pattern DOCUMENT = Pattern.compile("/library/documents/([0-9a-f-]{36})");
  private static final Pattern SEARCHED = Pattern.compile("([0-9]+\\.[0-9]) (?:ms|毫秒)");

  @Override
  public String name() {
    return "library-web";
  }

  @Override
  public String purpose() {
    return "the library on the real server with the texts of law: taking in, pages, downloads";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int at = options.indexOf("--data");
    if (at < 0 || at + 1 >= options.size()) {
      throw new IllegalArgumentException(
          "Name the folder with laws.jsonl.gz: ./zhiren bench library-web --data FOLDER [--asked N]"
              + " [--seed N]");
    }
    Path laws = Path.of(options.get(at + 1)).resolve("laws.jsonl.gz");
    int asked = Math.toIntExact(Options.number(options, "--asked", 1_000));
    SplittableRandom random = new SplittableRandom(Options.number(options, "--seed", 20261126));
    List<LibraryTexts.Item> texts = LibraryTexts.documents(laws);
    try (House house = new House(1_000)) {
      house.startMillis();
      try (Visitor visitor = new Visitor(house, CADRE)) {
        String token = visitor.token("LIBRARY_EDIT");
        long begin = System.nanoTime();
        String batch = bring(house, token, laws);
        while (ask(house, token, "/api/v1/library/batches/" + batch).contains("\"RUNNING\"")) {
          Thread.sleep(Duration.ofMillis(200));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.printf(
            "%,d texts of law, %,d characters, came in through the interface in %.1f s: %.0f a second.%n%n",
            texts.size(), LibraryTexts.characters(texts), seconds, texts.size() / seconds);
        out.println("| asked for | p50 ms | p99 ms |");
        out.println("|---|---:|---:|");
        List<String> documents = new ArrayList<>();
        Sample inside = new Sample();
        measure(
            out,
            "page of results, string of four characters",
            asked,
            () -> {
              String page = visitor.get("/library?q=" + encoded(substring(texts, random, 4)));
              Matcher time = SEARCHED.matcher(page);
              if (time.find()) {
                inside.add(Math.round(Double.parseDouble(time.group(1)) * 1e6));
              }
              Matcher document = DOCUMENT.matcher(page);
              if (document.find()) {
                documents.add(document.group(1));
              }
            });
        out.printf(
            "| of it the search with facets and snippets | %.1f | %.1f |%n",
            inside.quantile(0.5) / 1e6, inside.quantile(0.99) / 1e6);
        measure(
            out,
            "suggestions for two characters",
            asked,
            () -> visitor.get("/library/suggestions?q=" + encoded(substring(texts, random, 2))));
        measure(
            out,
            "reading page",
            asked / 4,
            () -> visitor.get("/library/documents/" + some(documents, random)));
        for (String form : List.of("txt", "docx", "pdf")) {
          measure(
              out,
              "download as " + form,
              asked / 10,
              () -> visitor.get("/library/documents/" + some(documents, random) + "/" + form));
        }
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void measure(PrintStream out, String what, int times, Work work) throws Exception {
    for (int i = 0; i < Math.min(WARMING, times); i++) {
      work.run();
    }
    Sample sample = new Sample();
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      work.run();
      sample.add(System.nanoTime() - begin);
    }
    out.printf(
        "| %s | %.1f | %.1f |%n", what, sample.quantile(0.5) / 1e6, sample.quantile(0.99) / 1e6);
  }

  private static String some(List<String> documents, SplittableRandom random) {
    return documents.get(random.nextInt(documents.size()));
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  /** A string that stands in one of the texts, without signs that are operators. */
  private static String substring(
      List<LibraryTexts.Item> texts, SplittableRandom random, int length) {
    while (true) {
      String text = texts.get(random.nextInt(texts.size())).text();
      int from = random.nextInt(Math.max(1, text.length() - length));
      String piece = text.substring(from, Math.min(text.length(), from + length));
      if (piece.codePoints().allMatch(Character::isIdeographic) && piece.length() == length) {
        return piece;
      }
    }
  }

  private static String bring(House house, String token, Path file)
      throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: application/gzip\r\n\r\n"
            .formatted(EDGE, file.getFileName());
    body.write(head.getBytes(StandardCharsets.UTF_8));
    body.write(Files.readAllBytes(file));
    body.write(("\r\n--" + EDGE + "--\r\n").getBytes(StandardCharsets.UTF_8));
    String answer =
        send(
            HttpRequest.newBuilder(URI.create(house.address() + "/api/v1/library/documents"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    Matcher batch = BATCH.matcher(answer);
    if (!batch.find()) {
      throw new IOException("The library did not take the file: " + answer);
    }
    return batch.group(1);
  }

  private static String ask(House house, String token, String path)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(house.address() + path))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private static String send(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() >= 400) {
        throw new IOException(request.uri() + " answered " + response.statusCode());
      }
      return response.body();
    }
  }
}
