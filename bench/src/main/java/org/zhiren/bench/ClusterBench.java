package org.zhiren.bench;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.scaleout.ClusterLibrary;
import org.zhiren.scaleout.LocalCluster;

/**
 * The library on a cluster of two OpenSearch machines, beside OpenSearch's own analyzers cjk and
 * standard in the same run: exactness, latency over HTTP, time to index.
 */
final class ClusterBench implements Benchmark {

  private static final int STRINGS = 1000;
  private static final int LONGEST = 40;
  private static final int AT_ONCE = 40;
  private static final long CHARACTERS = 3_000_000;
  private static final int HEAP_MEBIBYTES = 1024;

  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public String purpose() {
    return "the library on two OpenSearch machines, beside OpenSearch's analyzers cjk and standard";
  }

  private interface Finding {
    BitSet texts(String string) throws IOException;
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int at = options.indexOf("--data");
    if (at < 0 || at + 1 >= options.size()) {
      throw new IllegalArgumentException(
          "Name the folder with laws.jsonl.gz: ./zhiren bench cluster --data FOLDER"
              + " [--characters N] [--strings N] [--seed N]");
    }
    long seed = Options.number(options, "--seed", 20261126);
    SplittableRandom random = new SplittableRandom(seed);
    List<LibraryTexts.Item> items =
        beginning(
            LibraryTexts.documents(Path.of(options.get(at + 1)).resolve("laws.jsonl.gz")),
            Options.number(options, "--characters", CHARACTERS));
    int count = (int) Options.number(options, "--strings", STRINGS);
    LibraryCorpus corpus = new LibraryCorpus(items, seed);
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strings.add(corpus.drawn(items.size(), 1 + random.nextInt(LONGEST), random));
    }
    BruteForce truth = new BruteForce(strings.stream().map(Folding::fold).toList());
    for (int i = 0; i < items.size(); i++) {
      truth.read(i, Folding.fold(items.get(i).title()));
      truth.read(i, Folding.fold(items.get(i).text()));
    }
    Path folder = Files.createTempDirectory("zhiren-cluster");
    try (LocalCluster cluster = new LocalCluster(folder, classPath(), HEAP_MEBIBYTES)) {
      out.printf(
          "%,d documents, %,d characters, %,d strings of 1 to %d characters; two machines, two parts, one copy of each%n%n",
          items.size(), LibraryTexts.characters(items), count, LONGEST);
      out.println(
          "| index | seconds to index | recall | precision | strings exact | all hits of a string, ms p50 / p99 |");
      out.println("|---|---:|---:|---:|---:|---:|");
      ours(cluster, items, strings, truth, out);
      for (String analyzer : List.of("cjk", "standard")) {
        peer(cluster, analyzer, items, strings, truth, out);
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static List<LibraryTexts.Item> beginning(List<LibraryTexts.Item> all, long characters) {
    List<LibraryTexts.Item> some = new ArrayList<>();
    long sum = 0;
    for (LibraryTexts.Item item : all) {
      if (sum >= characters) {
        break;
      }
      some.add(item);
      sum += item.text().length();
    }
    return some;
  }

  /** What the machines need stands where the module was built; the measurement itself does not. */
  private static String classPath() throws IOException {
    String home = System.getenv("ZHIREN_HOME");
    Path target = Path.of(home == null ? "." : home, "scaleout", "target");
    return target.resolve("classes")
        + File.pathSeparator
        + Files.readString(target.resolve("classpath"));
  }

  private static void ours(
      LocalCluster cluster,
      List<LibraryTexts.Item> items,
      List<String> strings,
      BruteForce truth,
      PrintStream out)
      throws IOException {
    try (ClusterLibrary library = ClusterLibrary.open(cluster.addresses(), "zhiren", 2, 1)) {
      long begin = System.nanoTime();
      for (int i = 0; i < items.size(); i += AT_ONCE) {
        List<Material> some = new ArrayList<>();
        for (int j = i; j < Math.min(items.size(), i + AT_ONCE); j++) {
          LibraryTexts.Item item = items.get(j);
          some.add(
              new Material(
                  Integer.toString(j),
                  item.text(),
                  Particulars.titled(item.title()),
                  "",
                  Set.of("all")));
        }
        library.putAll(some);
      }
      library.refresh();
      double seconds = (System.nanoTime() - begin) / 1e9;
      row("Zhiren's terms", seconds, strings, truth, string -> texts(library, string), out);
    }
  }

  private static BitSet texts(ClusterLibrary library, String string) throws IOException {
    BitSet texts = new BitSet();
    SearchRequest request =
        SearchRequest.of("\"" + string + "\"").in(SearchRequest.Mode.EXACT).limitedTo(1000).bare();
    String after = null;
    do {
      SearchResult page = library.search(request.from(after));
      page.hits().forEach(hit -> texts.set(Integer.parseInt(hit.id())));
      after = page.next();
    } while (after != null);
    return texts;
  }

  private static void peer(
      LocalCluster cluster,
      String analyzer,
      List<LibraryTexts.Item> items,
      List<String> strings,
      BruteForce truth,
      PrintStream out)
      throws IOException {
    try (ClusterPeer peer = new ClusterPeer(cluster.addresses().getFirst(), analyzer)) {
      long begin = System.nanoTime();
      for (int i = 0; i < items.size(); i += AT_ONCE) {
        peer.put(i, items.subList(i, Math.min(items.size(), i + AT_ONCE)));
      }
      peer.refresh();
      double seconds = (System.nanoTime() - begin) / 1e9;
      row("OpenSearch " + analyzer, seconds, strings, truth, peer::texts, out);
    }
  }

  private static void row(
      String name,
      double seconds,
      List<String> strings,
      BruteForce truth,
      Finding finding,
      PrintStream out)
      throws IOException {
    for (String string : strings.subList(0, Math.min(100, strings.size()))) {
      finding.texts(string);
    }
    Sample latency = new Sample();
    double recall = 0;
    double precision = 0;
    int exact = 0;
    for (int i = 0; i < strings.size(); i++) {
      long begin = System.nanoTime();
      BitSet found = finding.texts(strings.get(i));
      latency.add(System.nanoTime() - begin);
      BitSet right = truth.textsWith(i);
      BitSet both = (BitSet) right.clone();
      both.and(found);
      recall += (double) both.cardinality() / right.cardinality();
      precision += found.isEmpty() ? 0 : (double) both.cardinality() / found.cardinality();
      exact += right.equals(found) ? 1 : 0;
    }
    out.printf(
        "| %s | %.1f | %.4f | %.4f | %,d of %,d | %.1f / %.1f |%n",
        name,
        seconds,
        recall / strings.size(),
        precision / strings.size(),
        exact,
        strings.size(),
        latency.quantile(0.5) / 1e6,
        latency.quantile(0.99) / 1e6);
  }
}
