package org.zhiren.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.zhiren.materials.Material;
import org.zhiren.materials.cleaning.Describing;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.MaterialIndex;
import org.zhiren.materials.search.MaterialSearch;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SharedPassages;
import org.zhiren.materials.search.Suggestions;

/**
 * What a page of results costs with everything on it, what typing costs, and how soon what is new
 * is seen.
 */
final class LibraryPages {

  private static final int WARMING = 1_000;
  private static final int NEW = 200;

  /** Processor time of the thread that asks: what it costs, whatever else the machine does. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LibraryCorpus corpus;
  private final int documents;

  LibraryPages(LibraryCorpus corpus, int documents) {
    this.corpus = corpus;
    this.documents = documents;
  }

  interface Asking {
    void ask(String what) throws IOException;
  }

  /** Microseconds of processor time, the median and the 99th of a hundred, after warming. */
  static String latency(List<String> asked, Asking asking) throws IOException {
    for (int i = 0; i < Math.min(WARMING, asked.size()); i++) {
      asking.ask(asked.get(i % asked.size()));
    }
    Sample sample = new Sample();
    for (String one : asked) {
      long begin = THREADS.getCurrentThreadCpuTime();
      asking.ask(one);
      sample.add(THREADS.getCurrentThreadCpuTime() - begin);
    }
    return quantiles(sample);
  }

  private static String quantiles(Sample sample) {
    return "%,d / %,d".formatted(sample.quantile(0.5) / 1000, sample.quantile(0.99) / 1000);
  }

  /** Lines of a name, a colon and the figures. */
  List<String> rows(MaterialIndex index, List<String> fours, List<String> questions)
      throws IOException {
    MaterialSearch search = index.search();
    Access access = Access.of(Set.of(LibraryScale.LABEL));
    EnumSet<Facet> facets = EnumSet.allOf(Facet.class);
    List<String> rows = new ArrayList<>();
    rows.add(
        "page of an exact search with snippets, facets and access, µs p50 / p99: "
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
    rows.add(
        "suggestion, µs: "
            + latency(typed(fours.size()), string -> suggestions.complete(string, 10, access)));
    List<String> texts = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int number = i * 7 % documents;
      String text = corpus.item(number).text();
      texts.add(text.substring(0, Math.min(text.length(), 6000)));
      ids.add(Integer.toString(number));
    }
    rows.add("like documents, µs: " + latency(ids, id -> search.similar(id, 10, access)));
    rows.add(
        "passages that a text of up to 6,000 characters shares with others, µs: "
            + latency(texts, text -> SharedPassages.of(search, text, "", 10, access)));
    rows.add("a new document described, put and visible, µs by the clock: " + visible(index));
    return rows;
  }

  private List<String> typed(int count) {
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String title = corpus.item(i % documents).title();
      typed.add(title.substring(0, Math.min(title.length(), 1 + i % 4)));
      typed.add(List.of("rmdb", "shsgg", "tiaol", "g", "zhonghuarm").get(i % 5));
    }
    return typed;
  }

  private String visible(MaterialIndex index) throws IOException {
    Sample visible = new Sample();
    for (int i = 0; i < NEW; i++) {
      LibraryTexts.Item item = corpus.item(i % documents);
      long begin = System.nanoTime();
      index.put(
          Material.of("new" + i, item.title(), item.text())
              .described(Describing.describe(item.text())));
      index.refresh();
      visible.add(System.nanoTime() - begin);
    }
    for (int i = 0; i < NEW; i++) {
      index.remove("new" + i);
    }
    index.commit();
    return quantiles(visible);
  }
}
