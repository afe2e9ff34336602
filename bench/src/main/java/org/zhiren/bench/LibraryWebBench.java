package org.zhiren.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * The library on the real server, with the texts of law or with invented papers: how fast they come
 * in, what a page of results, a suggestion, a reading page and a download take, when the first byte
 * comes, and when a change is found; one visitor at a time.
 */
final class LibraryWebBench implements Benchmark {

  private static final String CADRE = "ganbu";
  private static final int WARMING = 300;
  private static final int TOGETHER = 20;
  private static final Pattern DOCUMENT = Pattern.compile("/library/documents/([0-9a-f-]{36})");
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
  private static final Pattern SEARCHED = Pattern.compile("([0-9]+\\.[0-9]) (?:ms|毫秒)");

  @Override
  public String name() {
    return "library-web";
  }

  @Override
  public String purpose() {
    return "the library on the real server: taking in, pages, first byte of downloads, visibility";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int at = options.indexOf("--data");
    int asked = Math.toIntExact(Options.number(options, "--asked", 1_000));
    int invented = Math.toIntExact(Options.number(options, "--documents", 2_000));
    SplittableRandom random = new SplittableRandom(Options.number(options, "--seed", 20261126));
    if (at >= 0 && at + 1 >= options.size()) {
      throw new IllegalArgumentException(
          "Name the folder with laws.jsonl.gz after --data, or leave it out for invented papers:"
              + " ./zhiren bench library-web [--data FOLDER | --documents N] [--asked N] [--seed N]");
    }
    Path folder = Files.createTempDirectory("zhiren-bench-library-");
    try (House house = new House(1_000)) {
      Path file;
      List<LibraryTexts.Item> texts;
      if (at >= 0) {
        file = Path.of(options.get(at + 1)).resolve("laws.jsonl.gz");
        texts = LibraryTexts.documents(file);
      } else {
        texts = InventedTexts.papers(invented, random);
        file = written(texts, folder.resolve("papers.jsonl"));
      }
      house.startMillis();
      try (Visitor visitor = new Visitor(house, CADRE)) {
        load(house, visitor, file, folder, texts, out);
        measure(visitor, texts, asked, random, out);
      }
    } finally {
      House.delete(folder);
    }
  }

  private static Path written(List<LibraryTexts.Item> texts, Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (LibraryTexts.Item one : texts) {
        lines.write(
            json.writeValueAsString(
                Map.of("id", one.id(), "title", one.title(), "text", one.text())));
        lines.newLine();
      }
    }
    return file;
  }

  private static void load(
      House house,
      Visitor visitor,
      Path file,
      Path folder,
      List<LibraryTexts.Item> texts,
      PrintStream out)
      throws Exception {
    String token = visitor.token("LIBRARY_EDIT");
    long begin = System.nanoTime();
    House.Outcome loaded =
        house.zhiren(
            Map.of("ZHIREN_TOKEN", token),
            "library",
            "load",
            file.toString(),
            "--data",
            house.data().toString(),
            "--journal",
            folder.resolve("journal.jsonl").toString());
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (loaded.exitCode() != 0) {
      throw new IOException("The library was not filled: " + loaded.err().strip());
    }
    out.printf(
        "%,d documents, %,d characters, came in with library load in %.1f s, the start of the command"
            + " included: %.0f a second.%n%n",
        texts.size(), LibraryTexts.characters(texts), seconds, texts.size() / seconds);
  }

  private static void measure(
      Visitor visitor,
      List<LibraryTexts.Item> texts,
      int asked,
      SplittableRandom random,
      PrintStream out)
      throws Exception {
    out.println("| asked for | p50 ms | p99 ms |");
    out.println("|---|---:|---:|");
    List<String> documents = new ArrayList<>();
    Sample inside = new Sample();
    whole(
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
    whole(
        out,
        "suggestions for two characters",
        asked,
        () -> visitor.get("/library/suggestions?q=" + encoded(substring(texts, random, 2))));
    whole(
        out,
        "reading page",
        asked / 4,
        () -> visitor.get("/library/documents/" + some(documents, random)));
    for (String form : List.of("txt", "docx", "pdf", "original")) {
      Sample first = new Sample();
      whole(
          out,
          "download as " + form,
          Math.max(1, asked / 10),
          () ->
              first.add(
                  visitor.firstByteNanos(
                      "/library/documents/" + some(documents, random) + "/" + form)));
      row(out, "of it until the first byte", first);
    }
    archive(visitor, documents, Math.max(1, asked / 20), random, out);
    brought(visitor, Math.max(1, asked / 20), random, out);
    visible(visitor, documents, Math.max(1, asked / 10), random, out);
  }

  /** A new document is sent with the import page and searched for until it is found. */
  private static void brought(Visitor visitor, int times, SplittableRandom random, PrintStream out)
      throws Exception {
    Sample found = new Sample();
    for (int i = 0; i < times; i++) {
      String title = unheard(random);
      byte[] content = (title + "\n（2026年3月1日）\n要真抓实干。\n").getBytes(StandardCharsets.UTF_8);
      visitor.upload("/library/import", Map.of(), "files", "new-%d.txt".formatted(i), content);
      long sent = System.nanoTime();
      awaited(visitor, title, sent);
      found.add(System.nanoTime() - sent);
    }
    row(out, "new text, from the answer to its upload to the results that have it", found);
  }

  /** Searches until the page of results marks the title; answers how many searches it took. */
  private static int awaited(Visitor visitor, String title, long since) throws Exception {
    int searches = 1;
    String mark = "<mark>" + title;
    while (!visitor.get("/library?q=" + encoded("\"" + title + "\"")).contains(mark)) {
      searches++;
      if (System.nanoTime() - since > Duration.ofSeconds(30).toNanos()) {
        throw new IOException("A new title was not found within 30 s.");
      }
    }
    return searches;
  }

  /** Many documents at once: the first byte comes long before the last document is made. */
  private static void archive(
      Visitor visitor, List<String> documents, int times, SplittableRandom random, PrintStream out)
      throws Exception {
    String csrf = Visitor.csrf(visitor.get("/library/shelf"));
    Sample first = new Sample();
    whole(
        out,
        TOGETHER + " documents as a zip of docx",
        times,
        () -> {
          List<Map.Entry<String, String>> form = new ArrayList<>();
          form.add(Map.entry("_csrf", csrf));
          form.add(Map.entry("form", "docx"));
          for (int i = 0; i < TOGETHER; i++) {
            form.add(Map.entry("id", some(documents, random)));
          }
          first.add(visitor.firstByteNanos("/library/chosen", form));
        });
    row(out, "of it until the first byte", first);
  }

  /** A title is corrected and searched for: from sending the form to the answer that has it. */
  private static void visible(
      Visitor visitor, List<String> documents, int times, SplittableRandom random, PrintStream out)
      throws Exception {
    Sample saved = new Sample();
    Sample found = new Sample();
    int atOnce = 0;
    for (int i = 0; i < times; i++) {
      String id = some(documents, random);
      String page = visitor.get("/library/documents/" + id);
      Matcher version = VERSION.matcher(page);
      if (!version.find()) {
        throw new IOException("The reading page has no form for corrections.");
      }
      String title = unheard(random);
      Map<String, String> form =
          Map.of(
              "_csrf",
              Visitor.csrf(page),
              "version",
              version.group(1),
              "title",
              title,
              "kind",
              "NOTICE",
              "reason",
              "measurement");
      long begin = System.nanoTime();
      visitor.post("/library/documents/" + id + "/particulars", form);
      long after = System.nanoTime();
      saved.add(after - begin);
      int searches = awaited(visitor, title, after);
      found.add(System.nanoTime() - after);
      atOnce += searches == 1 ? 1 : 0;
    }
    row(out, "correction of a title, saved and its page shown", saved);
    row(out, "from then to the page of results that has it", found);
    out.printf(
        "%n%d of %d corrections were found by the first search after them.%n", atOnce, times);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void whole(PrintStream out, String what, int times, Work work) throws Exception {
    for (int i = 0; i < Math.min(WARMING, times); i++) {
      work.run();
    }
    Sample sample = new Sample();
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      work.run();
      sample.add(System.nanoTime() - begin);
    }
    row(out, what, sample);
  }

  private static void row(PrintStream out, String what, Sample sample) {
    out.printf(
        "| %s | %.1f | %.1f |%n", what, sample.quantile(0.5) / 1e6, sample.quantile(0.99) / 1e6);
  }

  private static String some(List<String> documents, SplittableRandom random) {
    return documents.get(random.nextInt(documents.size()));
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  /** Twelve characters that hardly stand together anywhere. */
  private static String unheard(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      word.append((char) ('一' + random.nextInt(20_000)));
    }
    return word.toString();
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
}
