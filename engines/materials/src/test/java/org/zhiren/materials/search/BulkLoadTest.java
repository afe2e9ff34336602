package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;

/**
 * An index filled in bulk is the one filled document by document: the same terms, documents,
 * frequencies, positions, lengths and columns, and the same answers to the last bit of a score.
 */
class BulkLoadTest {

  private static final long SEED = Long.getLong("seed", 20261127L);

  /** So that it is looked what is common while a batch is not full yet. */
  private static final int ENOUGH_TO_TELL = 50;

  /** Characters from all over Unicode: of one unit and two, below and above the surrogates. */
  private static final String[] ALPHABET = {
    "组", "织", "工", "作", "的", "，", "p", "7", "\uE123", "\uFE0F", "龥", "𠮷", "𪚥", "😀", "𝒜", "\n",
    "Ｑ"
  };

  private static String text(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET[random.nextInt(1 + random.nextInt(ALPHABET.length))]);
      if (random.nextInt(40) == 0) {
        text.append((char) ('一' + random.nextInt(5_000)));
      }
    }
    return text.toString();
  }

  /** Any material, empty ones and very long ones among them. */
  private static Material material(SplittableRandom random, String id) {
    int length =
        switch (random.nextInt(10)) {
          case 0 -> 0;
          case 1 -> random.nextInt(5_000);
          default -> random.nextInt(90);
        };
    Particulars titled = Particulars.titled(text(random, random.nextInt(9)));
    return new Material(
        id,
        text(random, length),
        titled.dated(LocalDate.of(2020 + random.nextInt(3), 1, 1)),
        random.nextBoolean() ? "source" + random.nextInt(3) : "",
        Set.of("l" + random.nextInt(3)));
  }

  /** All that searches can see of an index, written down. */
  private static Map<String, List<String>> written(MaterialIndex index) throws IOException {
    return index.search().look(BulkLoadTest::written);
  }

  private static Map<String, List<String>> written(IndexSearcher searcher) throws IOException {
    Map<String, List<String>> all = new TreeMap<>();
    int before = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      LeafReader reader = leaf.reader();
      int[] numbers = new int[reader.maxDoc()];
      for (int document = 0; document < reader.maxDoc(); document++) {
        boolean live = reader.getLiveDocs() == null || reader.getLiveDocs().get(document);
        numbers[document] = live ? before++ : -1;
      }
      for (FieldInfo field : reader.getFieldInfos()) {
        if (field.getIndexOptions() != IndexOptions.NONE) {
          terms(reader, field, numbers, all);
        }
        columns(reader, field, numbers, all);
      }
      StoredFields stored = reader.storedFields();
      for (int document = 0; document < reader.maxDoc(); document++) {
        if (numbers[document] >= 0) {
          all.computeIfAbsent("stored", name -> new ArrayList<>())
              .add(stored.document(document).toString());
        }
      }
    }
    return all;
  }

  private static void terms(
      LeafReader reader, FieldInfo field, int[] numbers, Map<String, List<String>> all)
      throws IOException {
    Terms terms = reader.terms(field.name);
    if (terms == null) {
      return;
    }
    TermsEnum each = terms.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      String name = field.name + " " + term;
      PostingsEnum postings = each.postings(null, PostingsEnum.ALL);
      for (int at = postings.nextDoc(); at != PostingsEnum.NO_MORE_DOCS; at = postings.nextDoc()) {
        if (numbers[at] < 0) {
          continue;
        }
        StringBuilder line = new StringBuilder().append(numbers[at]).append(':');
        line.append(postings.freq());
        for (int i = 0; terms.hasPositions() && i < postings.freq(); i++) {
          line.append(' ').append(postings.nextPosition());
        }
        all.computeIfAbsent(name, key -> new ArrayList<>()).add(line.toString());
      }
    }
  }

  private static void columns(
      LeafReader reader, FieldInfo field, int[] numbers, Map<String, List<String>> all)
      throws IOException {
    if (field.hasNorms()) {
      NumericDocValues norms = reader.getNormValues(field.name);
      for (int at = norms.nextDoc(); at != NumericDocValues.NO_MORE_DOCS; at = norms.nextDoc()) {
        if (numbers[at] >= 0) {
          all.computeIfAbsent("length " + field.name, key -> new ArrayList<>())
              .add(numbers[at] + ":" + norms.longValue());
        }
      }
    }
    switch (field.getDocValuesType()) {
      case NUMERIC -> {
        NumericDocValues values = DocValues.getNumeric(reader, field.name);
        for (int at = values.nextDoc();
            at != NumericDocValues.NO_MORE_DOCS;
            at = values.nextDoc()) {
          if (numbers[at] >= 0) {
            all.computeIfAbsent("column " + field.name, key -> new ArrayList<>())
                .add(numbers[at] + ":" + values.longValue());
          }
        }
      }
      case SORTED_SET -> {
        SortedSetDocValues values = DocValues.getSortedSet(reader, field.name);
        for (int at = values.nextDoc();
            at != SortedSetDocValues.NO_MORE_DOCS;
            at = values.nextDoc()) {
          for (int i = 0; numbers[at] >= 0 && i < values.docValueCount(); i++) {
            all.computeIfAbsent("column " + field.name, key -> new ArrayList<>())
                .add(numbers[at] + ":" + values.lookupOrd(values.nextOrd()).utf8ToString());
          }
        }
      }
      default -> {
        // None, or what lists show, which hits are compared by.
      }
    }
  }

  private static List<String> answers(MaterialIndex index, SearchRequest request)
      throws IOException {
    SearchResult result = index.search().search(request);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d %d %s".formatted(result.total(), result.distinct(), new TreeMap<>(result.facets())));
    for (SearchResult.Hit hit : result.hits()) {
      lines.add(Float.floatToIntBits(hit.score()) + " " + hit);
    }
    return lines;
  }

  private static SearchRequest request(SplittableRandom random) {
    return SearchRequest.of(text(random, 1 + random.nextInt(6)).strip())
        .in(random.nextBoolean() ? SearchRequest.Mode.EXACT : SearchRequest.Mode.RANKED)
        .counting(EnumSet.of(Facet.YEAR, Facet.SOURCE))
        .limitedTo(1000);
  }

  @Test
  void isTheIndexFilledOneByOne() throws IOException {
    for (int round = 0; round < 3; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      String name = "seed %d round %d".formatted(SEED, round);
      // What is common is looked at in one batch as in an index; in several it may differ.
      boolean looks = round % 2 == 0;
      int enough = looks ? ENOUGH_TO_TELL : Integer.MAX_VALUE;
      try (MaterialIndex one = MaterialIndex.inMemory(enough);
          MaterialIndex bulk = MaterialIndex.inMemory(enough)) {
        int documents = 1 + random.nextInt(400);
        try (BulkLoad load = bulk.load(looks ? 1 << 24 : 5_000 + random.nextInt(100_000))) {
          for (int i = 0; i < documents; i++) {
            Material material = material(random, "d" + i);
            long cluster = random.nextInt(20);
            one.put(material, cluster);
            load.put(material, cluster);
          }
        }
        one.refresh();
        bulk.refresh();
        assertThat(written(bulk)).as(name).isEqualTo(written(one));
        for (int run = 0; run < 40; run++) {
          SearchRequest request = request(random);
          assertThat(answers(bulk, request))
              .as("%s: %s", name, request.query())
              .isEqualTo(answers(one, request));
        }
      }
    }
  }

  @Test
  void theLastOfAnIdReplacesThoseBefore() throws IOException {
    for (int round = 0; round < 4; round++) {
      SplittableRandom random = new SplittableRandom(SEED - 1 - round);
      String name = "seed %d round %d".formatted(SEED, round);
      Map<String, Material> last = new TreeMap<>();
      try (MaterialIndex one = MaterialIndex.inMemory();
          MaterialIndex bulk = MaterialIndex.inMemory()) {
        try (BulkLoad load = bulk.load(3_000 + random.nextInt(60_000))) {
          for (int i = 0; i < 300; i++) {
            // Of an id that waits, or one that is written already.
            Material material = material(random, "d" + random.nextInt(200));
            last.put(material.id(), material);
            load.put(material, 0);
          }
        }
        for (Material material : last.values()) {
          one.put(material, 0);
        }
        // What was replaced counts in the statistics until segments are joined.
        one.compact();
        bulk.compact();
        assertThat(bulk.search().digest()).as(name).isEqualTo(one.search().digest());
        for (int run = 0; run < 20; run++) {
          SearchRequest request = request(random);
          assertThat(sorted(answers(bulk, request)))
              .as("%s: %s", name, request.query())
              .isEqualTo(sorted(answers(one, request)));
        }
      }
    }
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  @Test
  void severalThreadsMayPut() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Material> materials = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      materials.add(material(random, "d" + i));
    }
    try (MaterialIndex one = MaterialIndex.inMemory();
        MaterialIndex bulk = MaterialIndex.inMemory();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        BulkLoad load = bulk.load(20_000)) {
      for (Material material : materials) {
        one.put(material);
      }
      AtomicInteger next = new AtomicInteger();
      Callable<Integer> putting =
          () -> {
            int count = 0;
            for (int i = next.getAndIncrement(); i < 300; i = next.getAndIncrement()) {
              load.put(materials.get(i), 0);
              count++;
            }
            return count;
          };
      int count = 0;
      for (Future<Integer> put : threads.invokeAll(List.of(putting, putting, putting))) {
        count += put.get();
      }
      assertThat(count).isEqualTo(300);
      load.write();
      one.refresh();
      bulk.refresh();
      assertThat(bulk.search().digest()).isEqualTo(one.search().digest());
      for (String query : List.of("组织", "的", "工作的", "𠮷", "p7")) {
        SearchRequest request = SearchRequest.of(query).limitedTo(1000);
        assertThat(sorted(answers(bulk, request))).isEqualTo(sorted(answers(one, request)));
      }
    }
  }

  /** More different characters beyond the first plane than a batch has room for. */
  @Test
  void rareCharactersInAnyNumberAreFound() throws IOException {
    try (MaterialIndex one = MaterialIndex.inMemory();
        MaterialIndex bulk = MaterialIndex.inMemory()) {
      try (BulkLoad load = bulk.load()) {
        for (int document = 0; document < 5; document++) {
          StringBuilder text = new StringBuilder("开头");
          int count = document == 3 ? 2_999 : 1_000;
          for (int i = 0; i < count; i++) {
            text.appendCodePoint(0x20000 + 3_000 * document + (i * 7919) % count);
          }
          Material material = Material.of("d" + document, "题", text.toString());
          one.put(material);
          load.put(material, 0);
        }
        // The one that no batch has room for is replaced like any other.
        Material anew = Material.of("d3", "题", "这次没有生僻字");
        one.put(anew);
        load.put(anew, 0);
      }
      one.compact();
      bulk.compact();
      assertThat(bulk.search().digest()).isEqualTo(one.search().digest());
      for (int document : new int[] {0, 1, 2, 4}) {
        String query = Character.toString(0x20000 + 3_000 * document + 5);
        assertThat(answers(bulk, SearchRequest.of(query)))
            .isEqualTo(answers(one, SearchRequest.of(query)))
            .hasSize(2);
      }
    }
  }

  @Test
  void whatIsRefusedLeavesTheOthers(@TempDir Path folder) throws IOException {
    Material refused =
        new Material("long", "文字", Particulars.titled("题"), "", Set.of("l".repeat(40_000)));
    try (MaterialIndex bulk = MaterialIndex.open(folder)) {
      try (BulkLoad load = bulk.load()) {
        load.put(Material.of("before", "前", "从前的文字"), 0);
        assertThatThrownBy(() -> load.put(refused, 0)).isInstanceOf(IllegalArgumentException.class);
        load.put(Material.of("after", "后", "以后的文字"), 0);
      }
      bulk.commit();
      SearchResult result = bulk.search().search(SearchRequest.of("的文字"));
      assertThat(result.hits()).extracting(SearchResult.Hit::id).containsExactly("before", "after");
    }
  }

  @Test
  void nothingToLoadIsNothing() throws IOException {
    try (MaterialIndex bulk = MaterialIndex.inMemory()) {
      bulk.load().close();
      try (BulkLoad load = bulk.load()) {
        load.put(Material.of("empty", "", ""), 0);
      }
      bulk.refresh();
      assertThat(bulk.search().size()).isEqualTo(1);
      assertThat(bulk.search().search(SearchRequest.of("")).hits())
          .extracting(SearchResult.Hit::kind)
          .containsExactly(Kind.OTHER);
    }
  }
}
