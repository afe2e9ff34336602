package org.zhiren.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.search.BulkLoad;
import org.zhiren.materials.search.MaterialIndex;
import org.zhiren.materials.search.MaterialSearch;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;

/**
 * Exactness, speed and size of the index of the library at one size, beside Lucene with its
 * analyzers smartcn and cjk in the same run. Texts are made when they are needed: memory does not
 * grow with their number.
 */
final class LibraryScale {

  private static final int QUESTIONS = 2_000;
  private static final int LONGEST = 40;

  /** The label of every text, with which it may be seen. */
  static final String LABEL = "all";

  private final LibraryCorpus corpus;
  private final Size size;
  private final Path folder;
  private final LibraryFeeding feeding;
  private final SplittableRandom random;

  /**
   * How large.
   *
   * @param characters so many at least, 0 for the real texts alone
   * @param strings so many are looked up and compared with brute force
   * @param threads that index
   * @param time no more is indexed after so long
   * @param peers whether smartcn and cjk are measured too
   */
  record Size(long characters, int strings, int threads, Duration time, boolean peers) {}

  /**
   * Measures in a folder; if an index is there from a run that ended early, it is gone on with.
   *
   * @param seed of what is asked
   */
  LibraryScale(LibraryCorpus corpus, Size size, Path folder, long seed) {
    this.corpus = corpus;
    this.size = size;
    this.folder = folder;
    this.feeding = new LibraryFeeding(corpus, size.threads());
    this.random = new SplittableRandom(seed);
  }

  /** What is asked of every index, and the right answers. */
  private record Asked(
      List<String> strings, BruteForce truth, List<String> fours, List<String> questions) {}

  private interface Finding {
    BitSet texts(String string) throws IOException;
  }

  void measure(PrintStream out) throws Exception {
    try (MaterialIndex index = MaterialIndex.open(folder.resolve("zhiren"));
        BulkLoad load = index.load()) {
      LibraryFeeding.Fed fed =
          feeding.feed(
              index.search().size(),
              new LibraryFeeding.Limits(
                  size.characters() == 0 ? corpus.realTexts() : Integer.MAX_VALUE,
                  size.characters() == 0 ? Long.MAX_VALUE : size.characters(),
                  size.time()),
              new Ours(index, load));
      double begin = LibraryFeeding.processorSeconds();
      long merging = System.nanoTime();
      index.compact();
      double mergeSeconds = (System.nanoTime() - merging) / 1e9;
      double merge = LibraryFeeding.processorSeconds() - begin;
      out.printf(
          "%,d documents, %,d characters; %d threads index, at most %,d MiB of objects may be"
              + " kept%n",
          fed.documents(),
          fed.characters(),
          size.threads(),
          Runtime.getRuntime().maxMemory() >> 20);
      if (fed.fed() < fed.characters()) {
        out.printf("%,d of them were there from an earlier run.%n", fed.characters() - fed.fed());
      }
      if (fed.characters() < size.characters()) {
        out.printf(
            "The time given (%s) ended before %,d characters were there.%n",
            size.time(), size.characters());
      }
      long peakIndexing = LibraryFeeding.peakMebibytes();
      Asked asked = asked(fed.documents());
      out.println();
      out.println(
          "| index | M characters a second of processor time | the same with merging | seconds by"
              + " the clock, indexing + merging | bytes a character | recall | precision | strings"
              + " exact | phrase of 4, processor µs p50 / p99 | question, the same |");
      out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
      MaterialSearch search = index.search();
      out.printf(
          "| Zhiren | %s | %.2f (%.2f with the texts) | %s | %s | %s |%n",
          rates(fed, mergeSeconds, merge),
          (double) (index.bytes() - index.bytesOfTexts()) / fed.characters(),
          (double) index.bytes() / fed.characters(),
          exactness(asked, string -> textsWith(search, string)),
          LibraryPages.latency(
              asked.fours(), string -> search.search(top(string, SearchRequest.Mode.EXACT))),
          LibraryPages.latency(
              asked.questions(), string -> search.search(top(string, SearchRequest.Mode.RANKED))));
      List<String> rows =
          new LibraryPages(corpus, fed.documents()).rows(index, asked.fours(), asked.questions());
      if (size.peers()) {
        peer("smartcn", new SmartChineseAnalyzer(), fed, asked, out);
        peer("cjk", new CJKAnalyzer(), fed, asked, out);
      }
      out.println();
      out.println("| Zhiren | |");
      out.println("|---|---:|");
      out.printf("| most memory of objects while indexing, MiB | %,d |%n", peakIndexing);
      out.printf("| most memory of objects in all, MiB | %,d |%n", LibraryFeeding.peakMebibytes());
      rows.forEach(row -> out.println("| " + row.replaceFirst(": ", " | ") + " |"));
      out.println();
    }
  }

  private static String rates(LibraryFeeding.Fed fed, double mergeSeconds, double merge) {
    return "%.2f | %.2f | %.1f + %.1f"
        .formatted(
            fed.fed() / fed.processorSeconds() / 1e6,
            fed.fed() / (fed.processorSeconds() + merge) / 1e6,
            fed.seconds(),
            mergeSeconds);
  }

  /** Our index as one that takes texts. */
  private record Ours(MaterialIndex index, BulkLoad load) implements LibraryFeeding.Taking {
    @Override
    public void take(int number, LibraryTexts.Item item) throws IOException {
      load.put(
          new Material(
              Integer.toString(number),
              item.text(),
              Particulars.titled(item.title()),
              "",
              Set.of(LABEL)),
          0);
    }

    @Override
    public void safe() throws IOException {
      load.write();
      index.commit();
    }
  }

  private Asked asked(int documents) {
    List<String> strings = new ArrayList<>();
    List<String> fours = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < size.strings(); i++) {
      strings.add(corpus.drawn(documents, 1 + random.nextInt(LONGEST), random));
    }
    for (int i = 0; i < QUESTIONS; i++) {
      fours.add(corpus.drawn(documents, 4, random));
      questions.add(corpus.drawn(documents, 16, random) + corpus.drawn(documents, 6, random));
    }
    BruteForce truth = new BruteForce(strings.stream().map(Folding::fold).toList());
    for (int i = 0; i < documents; i++) {
      LibraryTexts.Item item = corpus.item(i);
      truth.read(i, Folding.fold(item.title()));
      truth.read(i, Folding.fold(item.text()));
    }
    return new Asked(strings, truth, fours, questions);
  }

  static SearchRequest top(String string, SearchRequest.Mode mode) {
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

  private static String exactness(Asked asked, Finding finding) throws IOException {
    double recall = 0;
    double precision = 0;
    int exact = 0;
    int strings = asked.strings().size();
    for (int i = 0; i < strings; i++) {
      BitSet right = asked.truth().textsWith(i);
      BitSet found = finding.texts(asked.strings().get(i));
      BitSet both = (BitSet) right.clone();
      both.and(found);
      recall += (double) both.cardinality() / right.cardinality();
      precision += found.isEmpty() ? 0 : (double) both.cardinality() / found.cardinality();
      exact += right.equals(found) ? 1 : 0;
    }
    return "%.4f | %.4f | %,d of %,d"
        .formatted(recall / strings, precision / strings, exact, strings);
  }

  private void peer(
      String name, Analyzer analyzer, LibraryFeeding.Fed ours, Asked asked, PrintStream out)
      throws Exception {
    Path there = folder.resolve(name);
    try (LibraryPeer peer = new LibraryPeer(analyzer, there)) {
      LibraryFeeding.Fed fed =
          feeding.feed(
              0,
              new LibraryFeeding.Limits(ours.documents(), Long.MAX_VALUE, Duration.ofDays(1)),
              peer);
      double begin = LibraryFeeding.processorSeconds();
      long merging = System.nanoTime();
      peer.merge();
      double mergeSeconds = (System.nanoTime() - merging) / 1e9;
      out.printf(
          "| Lucene %s | %s | %.2f | %s | %s | %s |%n",
          name,
          rates(fed, mergeSeconds, LibraryFeeding.processorSeconds() - begin),
          (double) peer.bytes() / fed.characters(),
          exactness(asked, peer::textsWith),
          LibraryPages.latency(asked.fours(), string -> peer.topTen(string, true)),
          LibraryPages.latency(asked.questions(), string -> peer.topTen(string, false)));
    }
    House.delete(there);
  }
}
