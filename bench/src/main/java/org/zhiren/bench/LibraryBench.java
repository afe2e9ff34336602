package org.zhiren.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.cleaning.Describing;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.MaterialIndex;
import org.zhiren.materials.search.MaterialSearch;
import org.zhiren.materials.search.Relevance;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.materials.search.SharedPassages;
import org.zhiren.materials.search.Suggestions;

/**
 * Exactness, speed, size and ranking of the library, beside Lucene with its analyzers smartcn and
 * cjk in the same run; near-duplicates and cleaning on planted cases ({@link LibraryQuality}).
 */
final class LibraryBench implements Benchmark {

  private static final int STRINGS = 10_000;
  private static final int QUESTIONS = 2_000;
  private static final int WARMING = 2_000;
  private static final int LONGEST = 40;
  private static final String LABEL = "all";

  /** Processor time of the thread that asks: what it costs, whatever else the machine does. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Override
  public String name() {
    return "library";
  }

  @Override
  public String purpose() {
    return "exactness, speed, ranking, near-duplicates, cleaning; beside smartcn and cjk";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int at = options.indexOf("--data");
    if (at < 0 || at + 1 >= options.size()) {
      throw new IllegalArgumentException(
          "Name the folder with laws.jsonl.gz, cmrc_drcd_corpus.jsonl.gz and"
              + " cmrc_drcd_queries.jsonl.gz: ./zhiren bench library --data FOLDER"
              + " [--characters N] [--strings N] [--seed N] [--peers 0|1]");
    }
    Path data = Path.of(options.get(at + 1));
    SplittableRandom random = new SplittableRandom(Options.number(options, "--seed", 20261126));
    List<LibraryTexts.Item> laws = LibraryTexts.documents(data.resolve("laws.jsonl.gz"));
    long wanted = Options.number(options, "--characters", 0);
    List<LibraryTexts.Item> items = wanted == 0 ? laws : LibraryTexts.grownTo(laws, wanted, random);
    boolean peers = Options.number(options, "--peers", 1) == 1;
    int strings = (int) Options.number(options, "--strings", STRINGS);
    Path folder = Files.createTempDirectory("zhiren-library");
    try {
      out.printf("%,d documents, %,d characters%n%n", items.size(), LibraryTexts.characters(items));
      searching(items, strings, peers, folder, random, out);
      ranking(data, peers, folder, out);
      LibraryQuality.duplicates(laws, random, out);
      LibraryQuality.cleaning(laws, random, out);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private interface Asking {
    void ask(String what) throws IOException;
  }

  private interface Finding {
    BitSet texts(String string) throws IOException;
  }

  private static void searching(
      List<LibraryTexts.Item> items,
      int count,
      boolean peers,
      Path folder,
      SplittableRandom random,
      PrintStream out)
      throws IOException {
    List<String> strings = new ArrayList<>();
    List<String> fours = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strings.add(drawn(items, 1 + random.nextInt(LONGEST), random));
    }
    for (int i = 0; i < QUESTIONS; i++) {
      fours.add(drawn(items, 4, random));
      questions.add(drawn(items, 16, random) + drawn(items, 6, random));
    }
    BruteForce truth = new BruteForce(strings.stream().map(Folding::fold).toList());
    for (int i = 0; i < items.size(); i++) {
      truth.read(i, Folding.fold(items.get(i).title()));
      truth.read(i, Folding.fold(items.get(i).text()));
    }
    long characters = LibraryTexts.characters(items);
    out.println(
        "| index | M characters a second of processor time | the same with merging | bytes a character | recall | precision"
            + " | strings exact | phrase of 4, processor µs p50 / p99 | question, the same |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");

    List<String> rows;
    try (MaterialIndex index = MaterialIndex.open(folder.resolve("zhiren"))) {
      double begin = processorSeconds();
      for (int i = 0; i < items.size(); i++) {
        index.add(material(i, items.get(i)));
      }
      index.commit();
      double writing = processorSeconds() - begin;
      index.compact();
      double merged = processorSeconds() - begin;
      MaterialSearch search = index.search();
      out.printf(
          "| Zhiren | %.2f | %.2f | %.2f (%.2f with the texts) | %s | %s | %s |%n",
          characters / writing / 1e6,
          characters / merged / 1e6,
          (double) (index.bytes() - index.bytesOfTexts()) / characters,
          (double) index.bytes() / characters,
          exactness(strings, truth, string -> textsWith(search, string)),
          latency(fours, string -> search.search(top(string, SearchRequest.Mode.EXACT))),
          latency(questions, string -> search.search(top(string, SearchRequest.Mode.RANKED))));
      rows = pages(search, index, fours, questions, items);
    }
    if (peers) {
      peer(
          "smartcn",
          new SmartChineseAnalyzer(),
          folder,
          items,
          strings,
          fours,
          questions,
          truth,
          out);
      peer("cjk", new CJKAnalyzer(), folder, items, strings, fours, questions, truth, out);
    }
    out.println();
    out.println("| Zhiren, p50 / p99 | µs |");
    out.println("|---|---:|");
    rows.forEach(row -> out.println("| " + row.replaceFirst(": ", " | ") + " |"));
    out.println();
  }

  private static Material material(int number, LibraryTexts.Item item) {
    return new Material(
        Integer.toString(number), item.text(), Particulars.titled(item.title()), "", Set.of(LABEL));
  }

  private static SearchRequest top(String string, SearchRequest.Mode mode) {
    String query = mode == SearchRequest.Mode.EXACT ? "\"" + string + "\"" : string;
    return SearchRequest.of(query).in(mode).bare();
  }

  private static BitSet textsWith(MaterialSearch search, String string) throws IOException {
    BitSet texts = new BitSet();
    SearchRequest request = top(string, SearchRequest.Mode.EXACT).limitedTo(1000);
    String after = null;
    do {
      SearchResult page = search.search(request.from(after));
      page.hits().forEach(hit -> texts.set(Integer.parseInt(hit.id())));
      after = page.next();
    } while (after != null);
    return texts;
  }

  /** A string of so many characters that some document has; quotation marks are not drawn. */
  static String drawn(List<LibraryTexts.Item> items, int characters, SplittableRandom random) {
    while (true) {
      String text = items.get(random.nextInt(items.size())).text();
      if (text.length() > characters) {
        int from = random.nextInt(text.length() - characters);
        String string = text.substring(from, from + characters);
        if (!Folding.fold(string).isEmpty()
            && string.indexOf('"') < 0
            && string.indexOf('“') < 0
            && string.indexOf('”') < 0
            && !Character.isLowSurrogate(string.charAt(0))
            && !Character.isHighSurrogate(string.charAt(characters - 1))) {
          return string;
        }
      }
    }
  }

  private static String exactness(List<String> strings, BruteForce truth, Finding finding)
      throws IOException {
    double recall = 0;
    double precision = 0;
    int exact = 0;
    for (int i = 0; i < strings.size(); i++) {
      BitSet right = truth.textsWith(i);
      BitSet found = finding.texts(strings.get(i));
      BitSet both = (BitSet) right.clone();
      both.and(found);
      recall += (double) both.cardinality() / right.cardinality();
      precision += found.isEmpty() ? 0 : (double) both.cardinality() / found.cardinality();
      exact += right.equals(found) ? 1 : 0;
    }
    return "%.4f | %.4f | %,d of %,d"
        .formatted(recall / strings.size(), precision / strings.size(), exact, strings.size());
  }

  private static String latency(List<String> asked, Asking asking) throws IOException {
    for (int i = 0; i < Math.min(WARMING, 2 * asked.size()); i++) {
      asking.ask(asked.get(i % asked.size()));
    }
    Sample sample = new Sample();
    for (String one : asked) {
      long begin = THREADS.getCurrentThreadCpuTime();
      asking.ask(one);
      sample.add(THREADS.getCurrentThreadCpuTime() - begin);
    }
    return "%,d / %,d".formatted(sample.quantile(0.5) / 1000, sample.quantile(0.99) / 1000);
  }

  private static void peer(
      String name,
      Analyzer analyzer,
      Path folder,
      List<LibraryTexts.Item> items,
      List<String> strings,
      List<String> fours,
      List<String> questions,
      BruteForce truth,
      PrintStream out)
      throws IOException {
    double begin = processorSeconds();
    try (LibraryPeer peer = new LibraryPeer(analyzer, folder.resolve(name), items)) {
      double writing = processorSeconds() - begin;
      peer.merge();
      double merged = processorSeconds() - begin;
      out.printf(
          "| Lucene %s | %.2f | %.2f | %.2f | %s | %s | %s |%n",
          name,
          LibraryTexts.characters(items) / writing / 1e6,
          LibraryTexts.characters(items) / merged / 1e6,
          (double) peer.bytes() / LibraryTexts.characters(items),
          exactness(strings, truth, peer::textsWith),
          latency(fours, string -> peer.topTen(string, true)),
          latency(questions, string -> peer.topTen(string, false)));
    }
  }

  /** What a page of results costs with everything on it, and what typing costs. */
  private static List<String> pages(
      MaterialSearch search,
      MaterialIndex index,
      List<String> fours,
      List<String> questions,
      List<LibraryTexts.Item> items)
      throws IOException {
    Access access = Access.of(Set.of(LABEL));
    EnumSet<Facet> facets = EnumSet.allOf(Facet.class);
    List<String> rows = new ArrayList<>();
    rows.add(
        "page of an exact search with snippets, facets and access: "
            + latency(
                fours,
                string ->
                    search.search(
                        SearchRequest.of("\"" + string + "\"").seenBy(access).counting(facets))));
    rows.add(
        "page of a ranked question, the same: "
            + latency(
                questions,
                string ->
                    search.search(
                        SearchRequest.of(string)
                            .in(SearchRequest.Mode.RANKED)
                            .seenBy(access)
                            .counting(facets))));
    Suggestions suggestions = Suggestions.of(search.suggestible());
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < fours.size(); i++) {
      String title = items.get(i % items.size()).title();
      typed.add(title.substring(0, Math.min(title.length(), 1 + i % 4)));
      typed.add(List.of("rmdb", "shsgg", "tiaol", "g", "zhonghuarm").get(i % 5));
    }
    rows.add("suggestion: " + latency(typed, string -> suggestions.complete(string, 10, access)));
    List<String> texts = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int number = i * 7 % items.size();
      String text = items.get(number).text();
      texts.add(text.substring(0, Math.min(text.length(), 6000)));
      ids.add(Integer.toString(number));
    }
    rows.add("like documents: " + latency(ids, id -> search.similar(id, 10, access)));
    rows.add(
        "passages that a text of up to 6,000 characters shares with others: "
            + latency(texts, text -> SharedPassages.of(search, text, "", 10, access)));
    Sample visible = new Sample();
    for (int i = 0; i < 200; i++) {
      LibraryTexts.Item item = items.get(i % items.size());
      long begin = System.nanoTime();
      index.put(
          Material.of("new" + i, item.title(), item.text())
              .described(Describing.describe(item.text())));
      index.refresh();
      visible.add(System.nanoTime() - begin);
    }
    for (int i = 0; i < 200; i++) {
      index.remove("new" + i);
    }
    index.commit();
    rows.add(
        "a new document described, put and visible: %,d / %,d"
            .formatted(visible.quantile(0.5) / 1000, visible.quantile(0.99) / 1000));
    return rows;
  }

  /** Processor time of all threads of this process so far, those that merge included. */
  private static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : System.nanoTime() / 1e9;
  }

  private static void ranking(Path data, boolean peers, Path folder, PrintStream out)
      throws IOException {
    List<LibraryTexts.Item> items =
        LibraryTexts.documents(data.resolve("cmrc_drcd_corpus.jsonl.gz"));
    List<LibraryTexts.Asked> asked =
        LibraryTexts.questions(data.resolve("cmrc_drcd_queries.jsonl.gz"));
    out.println(
        "| ranking, %,d questions | NDCG@10 | MRR@10 | Recall@100 |".formatted(asked.size()));
    out.println("|---|---:|---:|---:|");
    try (MaterialIndex index = MaterialIndex.inMemory()) {
      for (LibraryTexts.Item item : items) {
        index.add(Material.of(item.id(), item.title(), item.text()));
      }
      index.compact();
      Relevance relevance = new Relevance();
      for (LibraryTexts.Asked one : asked) {
        relevance.add(
            index
                .search()
                .search(top(one.question(), SearchRequest.Mode.RANKED).limitedTo(100))
                .hits()
                .stream()
                .map(SearchResult.Hit::id)
                .toList(),
            one.right());
      }
      row(out, "Zhiren", relevance);
    }
    if (peers) {
      for (String name : List.of("smartcn", "cjk")) {
        try (LibraryPeer peer =
            new LibraryPeer(
                name.equals("cjk") ? new CJKAnalyzer() : new SmartChineseAnalyzer(),
                folder.resolve("ranking-" + name),
                items)) {
          peer.merge();
          Relevance relevance = new Relevance();
          for (LibraryTexts.Asked one : asked) {
            relevance.add(peer.ranked(one.question(), items), one.right());
          }
          row(out, "Lucene " + name, relevance);
        }
      }
    }
    out.println();
  }

  private static void row(PrintStream out, String name, Relevance relevance) {
    out.printf(
        "| %s | %.4f | %.4f | %.4f |%n",
        name, relevance.ndcgAt10(), relevance.mrrAt10(), relevance.recallAt100());
  }
}
