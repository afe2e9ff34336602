package org.zhiren.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.zhiren.materials.Material;
import org.zhiren.materials.search.MaterialIndex;
import org.zhiren.materials.search.Relevance;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;

/**
 * Exactness, speed, size and ranking of the library, beside Lucene with its analyzers smartcn and
 * cjk in the same run ({@link LibraryScale}); near-duplicates and cleaning on planted cases and on
 * a real text ({@link LibraryQuality}).
 */
final class LibraryBench implements Benchmark {

  private static final int STRINGS = 10_000;

  private static final String USE =
      """
      ./zhiren bench library --data FOLDER   with laws.jsonl.gz, cmrc_drcd_corpus.jsonl.gz, cmrc_drcd_queries.jsonl.gz
        --characters N    so many at least, beyond the laws composed of their sentences; 0 for the laws alone
        --strings N       so many strings are compared with brute force (10,000)
        --peers 0         without smartcn and cjk
        --quality 0       without ranking, near-duplicates and cleaning
        --threads N       that index (2)
        --minutes N       indexing ends after so long; the figures are of what is there by then (600)
        --folder FOLDER   keeps the index; a run that ended early is gone on with
        --document FILE --advertisement TEXT   a real text that is advertisement from TEXT on, for cleaning
        --seed N
      """;

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
    Path data =
        Path.of(
            Options.text(options, "--data").orElseThrow(() -> new IllegalArgumentException(USE)));
    long seed = Options.number(options, "--seed", 20261126);
    boolean peers = Options.number(options, "--peers", 1) == 1;
    List<LibraryTexts.Item> laws = LibraryTexts.documents(data.resolve("laws.jsonl.gz"));
    LibraryScale.Size size =
        new LibraryScale.Size(
            Options.number(options, "--characters", 0),
            (int) Options.number(options, "--strings", STRINGS),
            (int) Options.number(options, "--threads", 2),
            Duration.ofMinutes(Options.number(options, "--minutes", 600)),
            peers);
    Optional<Path> kept = Options.text(options, "--folder").map(Path::of);
    Path folder =
        kept.isPresent()
            ? Files.createDirectories(kept.get())
            : Files.createTempDirectory("zhiren-library");
    try {
      new LibraryScale(new LibraryCorpus(laws, seed), size, folder, seed).measure(out);
      if (Options.number(options, "--quality", 1) == 1) {
        SplittableRandom random = new SplittableRandom(seed);
        ranking(data, peers, folder, out);
        LibraryQuality.duplicates(laws, random, out);
        LibraryQuality.cleaning(laws, random, out);
      }
      Optional<String> document = Options.text(options, "--document");
      if (document.isPresent()) {
        LibraryQuality.cleaned(
            Files.readString(Path.of(document.get())),
            Options.text(options, "--advertisement")
                .orElseThrow(() -> new IllegalArgumentException(USE)),
            out);
      }
    } finally {
      if (kept.isEmpty()) {
        House.delete(folder);
      }
    }
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
                .search(LibraryScale.top(one.question(), SearchRequest.Mode.RANKED).limitedTo(100))
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
                folder.resolve("ranking-" + name))) {
          for (int i = 0; i < items.size(); i++) {
            peer.take(i, items.get(i));
          }
          peer.merge();
          Relevance relevance = new Relevance();
          for (LibraryTexts.Asked one : asked) {
            relevance.add(peer.ranked(one.question(), items), one.right());
          }
          row(out, "Lucene " + name, relevance);
        }
        House.delete(folder.resolve("ranking-" + name));
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
